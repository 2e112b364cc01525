package io.weiche.observers;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who observes a record reads it, whoever is responsible, and is told what becomes of it; more they may not.
@WeicheTest
class ObserversTest {
    private static final Map<String, String> BODIES = Map.of(
            "/leads", "{'title':'Dach'}",
            "/deals", "{'title':'Dach'}",
            "/contacts", "{'lastName':'Dach'}",
            "/companies", "{'title':'Dach'}");

    private final TestAccounts accounts;
    private final Api api;
    private final Api max;

    ObserversTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        this.max = accounts.manager(api);
    }

    private static String observedBy(Api... people) {
        return Json.of(
                "{'observerIds':" + List.of(people).stream().map(Api::userId).toList() + "}");
    }

    private String open(String kind, Api... observers) {
        var path =
                kind + "/" + api.post(kind, Json.of(BODIES.get(kind))).is(201).id();
        if (observers.length > 0) {
            api.patch(path, observedBy(observers)).is(200);
        }
        return path;
    }

    private List<Long> observers(String path) {
        return api.get(path)
                .is(200)
                .json()
                .path("observerIds")
                .valueStream()
                .map(JsonNode::longValue)
                .toList();
    }

    private static List<String> reasons(Api person) {
        return person.items("/notifications")
                .valueStream()
                .map(item -> item.path("reason").asString())
                .toList();
    }

    private static int found(Api person, String path) {
        return person.items(path).size();
    }

    private static long number(String path) {
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void anObserverReadsARecordOfEachKindAndDoesNothingElseWithIt() {
        for (var kind : BODIES.keySet()) {
            var path = open(kind);
            if (!kind.equals("/companies")) {
                max.get(path).isProblem(404, "not-found");
            }
            api.patch(path, observedBy(max)).is(200);
            assertThat(observers(path)).containsExactly(max.userId());
            max.get(path).is(200);
            max.get(path + "/timeline").is(200);
            assertThat(found(max, kind)).isEqualTo(1);
            max.patch(path, Json.of("{'comments':'x'}")).isProblem(403, "forbidden");
            max.patch(path, observedBy()).isProblem(403, "forbidden");
            max.send("DELETE", path, null, Map.of("If-Match", "*")).isProblem(403, "forbidden");
            api.patch(path, observedBy()).is(200);
            assertThat(observers(path)).isEmpty();
            if (!kind.equals("/companies")) {
                max.get(path).isProblem(404, "not-found");
                assertThat(found(max, kind)).isZero();
            }
        }
    }

    @Test
    void whatIsFoundCountedAndListedAgrees() {
        var path = open("/deals", max);
        open("/deals");
        assertThat(max.get("/deals/board")
                        .json()
                        .path("columns")
                        .valueStream()
                        .mapToLong(column -> column.path("count").longValue())
                        .sum())
                .isEqualTo(1);
        assertThat(max.get("/deals").json().path("total").path("value").intValue())
                .isEqualTo(1);
        api.post("/activities", Json.of("{'title':'Anrufen','records':[{'kind':'DEAL','id':" + number(path) + "}]}"))
                .is(201);
        assertThat(found(max, "/activities")).isEqualTo(1);
        api.patch(path, observedBy()).is(200);
        assertThat(found(max, "/activities")).isZero();
    }

    @Test
    void aRoleThatReadsNothingStillLeadsToWhatOneObserves() {
        var role = api.post("/roles", Json.of("{'name':'Nichts'}")).is(201).id();
        api.patch("/users/" + max.userId(), Json.of("{'roleIds':[" + role + "]}"))
                .is(200);
        max.get("/deals").isProblem(403, "forbidden");
        var path = open("/deals", max);
        assertThat(found(max, "/deals")).isEqualTo(1);
        max.get(path).is(200);
        max.get("/leads").isProblem(403, "forbidden");
        max.delete(path + "/observers/me").is(204);
        max.get("/deals").isProblem(403, "forbidden");
    }

    @Test
    void observersMayBeNamedOnOpening() {
        var made = api.post("/deals", Json.of("{'title':'Dach','observerIds':[" + max.userId() + "]}"))
                .is(201);
        assertThat(made.json().path("observerIds").get(0).longValue()).isEqualTo(max.userId());
        assertThat(reasons(max)).containsExactly("OBSERVING");
        max.get("/deals/" + made.id()).is(200);
    }

    @Test
    void aListThatIsWrongIsRefusedAndChangesNothing() {
        var stranger = accounts.open();
        var gone = accounts.gone(api);
        for (var kind : BODIES.keySet()) {
            var path = open(kind, max);
            var version = api.get(path).number("version");
            var many = IntStream.range(0, 51).boxed().toList();
            for (var list : List.of(
                    "[999999999]",
                    "[" + stranger.userId() + "]",
                    "[" + gone.userId() + "]",
                    "[" + api.userId() + "," + api.userId() + "]",
                    many.toString(),
                    "['x']",
                    "'x'")) {
                var body = Json.of("{'observerIds':" + list + "}");
                api.patch(path, body).isProblem(400, "invalid-input", "observerIds");
                api.post(kind, Json.of(BODIES.get(kind).replace("}", ",'observerIds':" + list + "}")))
                        .isProblem(400, "invalid-input", "observerIds");
            }
            assertThat(observers(path)).containsExactly(max.userId());
            assertThat(api.get(path).number("version")).isEqualTo(version);
            assertThat(found(api, kind)).isEqualTo(1);
        }
    }

    @Test
    void aChangeRaisesTheVersionAndStandsInTheHistory() {
        var path = open("/deals");
        var version = api.get(path).number("version");
        api.patch(path, observedBy(max, api)).is(200);
        assertThat(api.get(path).number("version")).isEqualTo(version + 1);
        var ids = List.of(max.userId(), api.userId()).stream().sorted().toList();
        assertThat(observers(path)).isEqualTo(ids);
        var change = api.items(path + "/timeline")
                .get(0)
                .path("data")
                .path("changes")
                .get(0);
        assertThat(change.path("field").asString()).isEqualTo("observerIds");
        assertThat(change.path("from").isNull()).isTrue();
        assertThat(change.path("to").asString()).isEqualTo(ids.get(0) + ", " + ids.get(1));
        // the same once more is no change
        api.patch(path, observedBy(api, max)).is(200);
        assertThat(api.get(path).number("version")).isEqualTo(version + 1);
        api.send("PATCH", path, observedBy(), Map.of("If-Match", "\"" + version + "\""))
                .isProblem(412, "version-conflict");
    }

    @Test
    void everybodyMayStopObserving() {
        for (var kind : BODIES.keySet()) {
            var path = open(kind, max, api);
            var version = api.get(path).number("version");
            max.delete(path + "/observers/me").is(204);
            assertThat(observers(path)).containsExactly(api.userId());
            assertThat(api.get(path).number("version")).isEqualTo(version + 1);
            assertThat(api.items(path + "/timeline")
                            .get(0)
                            .path("data")
                            .path("changes")
                            .get(0)
                            .path("to")
                            .asString())
                    .isEqualTo(Long.toString(api.userId()));
            if (!kind.equals("/companies")) {
                max.delete(path + "/observers/me").isProblem(404, "not-found");
            }
            accounts.open().delete(path + "/observers/me").isProblem(404, "not-found");
        }
        // of what is history too
        var lead = open("/leads", max);
        api.post(lead + "/conversion", Json.of("{'contact':{'new':true}}")).is(201);
        api.patch(lead, observedBy()).isProblem(409, "lead-converted");
        max.delete(lead + "/observers/me").is(204);
        max.delete(lead + "/observers/me").isProblem(404, "not-found");
    }

    @Test
    void listsFindWhatSomebodyObserves() {
        var one = open("/deals", max);
        var both = open("/deals", max, api);
        open("/deals");
        var me = "/deals?sort=id&filter=" + Api.encoded(Json.of("{'field':'observerId','op':'is','value':'me'}"));
        assertThat(ids(api, me)).containsExactly(number(both));
        assertThat(ids(max, me)).containsExactly(number(one), number(both));
        assertThat(ids(
                        api,
                        "/deals?sort=id&filter="
                                + Api.encoded(
                                        Json.of("{'field':'observerId','op':'in','values':[" + max.userId() + "]}"))))
                .containsExactly(number(one), number(both));
        assertThat(ids(
                        api,
                        "/deals?sort=id&filter="
                                + Api.encoded(Json.of(
                                        "{'field':'observerId','op':'hasAll','values':['me'," + max.userId() + "]}"))))
                .containsExactly(number(both));
        assertThat(ids(api, "/deals?filter=" + Api.encoded(Json.of("{'field':'observerId','op':'empty'}"))))
                .hasSize(1);
        api.get("/deals?filter=" + Api.encoded(Json.of("{'field':'observerId','op':'is','value':'you'}")))
                .isProblem(400, "invalid-input", "filter.observerId");
        for (var kind : List.of("/leads", "/contacts", "/companies")) {
            var path = open(kind, max);
            open(kind);
            assertThat(ids(max, me.replace("/deals", kind))).containsExactly(number(path));
        }
    }

    private static List<Long> ids(Api person, String path) {
        return person.items(path)
                .valueStream()
                .map(item -> item.path("id").longValue())
                .toList();
    }

    @Test
    void whyOneMayReadItIsExplained() {
        var deal = open("/deals", max);
        var question = "/access/explanation?kind=DEAL&id=" + number(deal) + "&action=";
        var read = max.get(question + "READ").is(200).json();
        assertThat(read.path("allowed").booleanValue()).isTrue();
        assertThat(read.path("reason").asString()).isEqualTo("OBSERVER");
        assertThat(max.get(question + "CHANGE").json().path("reason").asString())
                .isEqualTo("OUT_OF_SCOPE");
        assertThat(api.get(question + "READ&userId=" + max.userId())
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("OBSERVER");
    }

    @Test
    void whoeverLeavesObservesNothingAnyMore() {
        var path = open("/deals", max, api);
        api.patch("/users/" + max.userId(), Json.of("{'active':false}")).is(200);
        assertThat(observers(path)).containsExactly(api.userId());
        api.patch("/users/" + max.userId(), Json.of("{'active':true}")).is(200);
        assertThat(observers(path)).containsExactly(api.userId());
    }

    @Test
    void observersAreToldWhatBecomesOfARecordAndNotOfTheirOwnDeeds() {
        var anna = accounts.manager(api);
        var deal = open("/deals", max, anna, api);
        assertThat(reasons(max)).containsExactly("OBSERVING");
        assertThat(reasons(api)).isEmpty();
        api.post(deal + "/comments", Json.of("{'body':'Schon gehört?'}")).is(201);
        assertThat(reasons(max)).containsExactly("COMMENTED", "OBSERVING");
        assertThat(max.items("/notifications").get(0).path("text").asString()).isEqualTo("Schon gehört?");
        // whoever is named is told of that only
        api.post(deal + "/comments", Json.of("{'body':'@Max Manager bitte','mentions':[" + max.userId() + "]}"))
                .is(201);
        assertThat(reasons(max)).containsExactly("MENTIONED", "COMMENTED", "OBSERVING");
        // whoever becomes responsible is told of that only
        api.patch(deal, Json.of("{'responsibleId':" + anna.userId() + "}")).is(200);
        assertThat(reasons(max).getFirst()).isEqualTo("HANDED");
        assertThat(reasons(anna).getFirst()).isEqualTo("ASSIGNED");
        var pipeline = api.items("/pipelines").get(0);
        for (var stage : pipeline.path("stages")) {
            if (stage.path("semantics").asString().equals("IN_PROGRESS")) {
                anna.patch(deal, Json.of("{'stageId':" + stage.path("id").longValue() + "}"))
                        .is(200);
            }
        }
        assertThat(reasons(max).getFirst()).isEqualTo("HANDED");
        var won = pipeline.path("stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("SUCCESS"))
                .findFirst()
                .orElseThrow();
        anna.patch(deal, Json.of("{'stageId':" + won.path("id").longValue() + "}"))
                .is(200);
        assertThat(reasons(max).getFirst()).isEqualTo("CLOSED");
        assertThat(reasons(api)).containsExactly("CLOSED");
        assertThat(reasons(anna).getFirst()).isNotEqualTo("CLOSED");
    }

    @Test
    void whoeverDoesNotWantToHearOfWhatTheyObserveIsNotTold() {
        assertThat(max.get("/notifications/settings").json().path("observed").booleanValue())
                .isTrue();
        max.send("PATCH", "/notifications/settings", Json.of("{'observed':false}"), Map.of())
                .is(200);
        assertThat(max.get("/notifications/settings").json().path("observed").booleanValue())
                .isFalse();
        var deal = open("/deals", max);
        api.post(deal + "/comments", Json.of("{'body':'Hallo'}")).is(201);
        assertThat(reasons(max)).isEmpty();
    }

    @Test
    void aDealIsObservedByWhoObservedItsLeadUntilTheConversionIsTakenBack() {
        var lead = open("/leads", max);
        var made = api.post(lead + "/conversion", Json.of("{'deal':{},'contact':{'new':true}}"))
                .is(201);
        var deal = "/deals/" + made.number("dealId");
        assertThat(observers(deal)).containsExactly(max.userId());
        max.get(deal).is(200);
        assertThat(observers("/contacts/" + made.number("contactId"))).isEmpty();
        api.post("/conversions/" + made.number("conversionId") + "/undo", "{}").is(200);
        assertThat(observers(lead)).containsExactly(max.userId());
        max.get(deal).isProblem(404, "not-found");

        var present = open("/deals", api);
        var linked = api.post(lead + "/conversion", Json.of("{'deal':{'linkDealId':" + number(present) + "}}"))
                .is(201);
        assertThat(observers(present)).contains(max.userId(), api.userId());
        api.post("/conversions/" + linked.number("conversionId") + "/undo", "{}")
                .is(200);
        assertThat(observers(present)).containsExactly(api.userId());
    }

    @Test
    void aSwitchCarriesObserversOverInSets() {
        for (int i = 0; i < 20; i++) {
            var lead = "/leads/" + api.lead(Json.of("{'lastName':'N" + i + "'}"));
            if (i < 15) {
                api.patch(lead, observedBy(max)).is(200);
            }
        }
        api.switchToSimple("");
        assertThat(found(max, "/deals")).isEqualTo(15);
        assertThat(found(api, "/deals")).isEqualTo(20);
    }

    @Test
    void mergedRecordsAreObservedByTheObserversOfAllAndGiveThemBack() {
        var one = open("/contacts", max, api);
        var anna = accounts.manager(api);
        var other = open("/contacts", anna, api);
        var merge = api.post(
                        "/merges",
                        Json.of("{'kind':'CONTACT','records':[{'id':" + number(one) + "},{'id':" + number(other)
                                + "}]}"))
                .is(201)
                .id();
        assertThat(observers(one)).containsExactlyInAnyOrder(max.userId(), anna.userId(), api.userId());
        anna.get(one).is(200);
        api.post("/merges/" + merge + "/undo", null).is(200);
        assertThat(observers(one)).containsExactlyInAnyOrder(max.userId(), api.userId());
        assertThat(observers(other)).containsExactlyInAnyOrder(anna.userId(), api.userId());
        anna.get(one).isProblem(404, "not-found");
    }
}
