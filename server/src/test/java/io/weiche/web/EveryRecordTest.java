package io.weiche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands at an address is read there, has a version, and is changed by version; also what is no lead, deal,
/// contact or company.
@WeicheTest
class EveryRecordTest {
    private final TestAccounts accounts;
    private final Api api;

    EveryRecordTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/pipelines, {'name':'Werk'}, {'name':'Werke'}",
                "/lead-stages, {'name':'Werk'}, {'name':'Werke'}",
                "/sources, {'name':'Messe'}, {'name':'Messen'}",
                "/fields, {'kind':'DEAL';'label':'Dach';'type':'TEXT'}, {'label':'Dächer'}",
                "/products, {'name':'Rohr';'price':'1.00'}, {'name':'Rohre'}",
                "/roles, {'name':'Innendienst'}, {'name':'Außendienst'}",
                "/users, {'email':'E';'password':'korrekt-pferd-batterie';'roleIds':[R]}, {'firstName':'Eva'}"
            })
    void isReadWhereItWasOpenedAndChangedByVersion(String kind, String draft, String change) {
        var opened = api.post(kind, body(draft)).is(201);
        var path = opened.headers().get("location").replaceFirst("^/api/v1", "");
        var seen = opened.headers().get("etag");
        var read = api.get(path).is(200);
        assertThat(read.headers()).containsEntry("etag", seen);
        assertThat(read.id()).isEqualTo(opened.id());
        accounts.open().get(path).isProblem(404, "not-found");

        var now = send("PATCH", path, Json.of(change), seen).is(200).headers().get("etag");
        assertThat(now).isNotEqualTo(seen);
        assertThat(api.get(path).is(200).headers()).containsEntry("etag", now);
        send("PATCH", path, Json.of(change), seen).isProblem(412, "version-conflict");
        send("PATCH", path, Json.of(change), "\"abc\"").isProblem(412, "version-conflict");
        send("DELETE", path, null, seen).isProblem(412, "version-conflict");
        assertThat(api.get(path).is(200).headers()).containsEntry("etag", now);

        var last = send("PATCH", path, Json.of(change), seen + ", " + now).is(200);
        send("DELETE", path, null, last.headers().get("etag")).is(204);
        if (!kind.equals("/users")) {
            api.get(path).isProblem(404, "not-found");
        }
    }

    private String body(String draft) {
        var role = api.items("/roles").get(0).path("id").asString();
        var email = "e" + System.nanoTime() + "@pruefstand.example";
        return Json.of(draft.replace(';', ',').replace("'E'", "'" + email + "'").replace("R]", role + "]"));
    }

    private Api.Answer send(String method, String path, String body, String ifMatch) {
        return api.send(method, path, body, Map.of("If-Match", ifMatch));
    }

    @Test
    void aStageOfAPipelineSaysWhereItStands() {
        var pipeline = api.items("/pipelines").get(0).path("id").asString();
        var opened = api.post("/pipelines/" + pipeline + "/stages", Json.of("{'name':'Aufmaß'}"))
                .is(201);
        assertThat(opened.headers()).containsEntry("location", "/api/v1/stages/" + opened.id());
        assertThat(opened.headers()).containsKey("etag");
    }

    @Test
    void whoeverDoesNotCareChangesAnyVersion() {
        var id = api.post("/sources", Json.of("{'name':'Messe'}")).is(201).id();
        api.send("PATCH", "/sources/" + id, Json.of("{'name':'Messen'}"), Map.of())
                .is(200);
        api.delete("/sources/" + id).is(204);
    }

    @Test
    void whoeverIsDeletedCannotSignInAnyMoreAndIsStillNamed() {
        var colleague = accounts.manager(api);
        colleague.get("/users/" + colleague.userId()).is(200);
        colleague.delete("/users/" + colleague.userId()).isProblem(403, "forbidden");
        api.delete("/users/" + colleague.userId()).is(204);
        colleague.get("/deals").is(401);
        var left = api.get("/users/" + colleague.userId()).is(200).json();
        assertThat(left.path("active").booleanValue()).isFalse();
        api.delete("/users/" + api.userId()).isProblem(409, "conflict");
        api.delete("/users/0").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/pipelines", "/sources", "/fields", "/roles", "/lead-stages", "/loss-reasons"})
    void aWholeListComesInPartsToWhoeverAsks(String path) {
        for (var label : new String[] {"Dach", "Fach"}) {
            api.post("/fields", Json.of("{'kind':'DEAL','label':'" + label + "','type':'TEXT'}"));
            api.post("/pipelines", Json.of("{'name':'" + label + "'}"));
        }
        accounts.manager(api);
        for (var limit : new String[] {"0", "-1", "201", "viele"}) {
            api.get(path + "?limit=" + limit).isProblem(400, "invalid-input", "limit");
        }
        api.get(path + "?cursor=unsinn").isProblem(400, "invalid-input", "cursor");
        api.get(path + "?sort=id").isProblem(400, "invalid-input", "sort");
        api.get(path + "?filter=%7B%7D").isProblem(400, "invalid-input", "filter");

        var whole = api.get(path).is(200).json();
        var found = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var part = api.get(path + "?limit=1&cursor=" + cursor).is(200).json();
            assertThat(part.path("total")).isEqualTo(whole.path("total"));
            part.path("items").forEach(item -> found.add(item.path("id").asString()));
            cursor =
                    part.path("nextCursor").isString() ? part.path("nextCursor").asString() : null;
        }
        var expected = new ArrayList<String>();
        whole.path("items").forEach(item -> expected.add(item.path("id").asString()));
        assertThat(found).hasSizeGreaterThan(1).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inquiries", "/products", "/tags", "/notifications"})
    void aListRefusesWhatItDoesNotKnow(String path) {
        api.get(path).is(200);
        api.get(path + "?sort=id").isProblem(400, "invalid-input", "sort");
        api.get(path + "?filter=%7B%7D").isProblem(400, "invalid-input", "filter");
    }

    @Test
    void theFirstPageSaysHowManyThereAre() {
        for (var name : new String[] {"a", "b", "c"}) {
            api.post("/products", Json.of("{'name':'" + name + "','price':'1.00'}"))
                    .is(201);
            api.post("/inquiries", Json.of("{'title':'" + name + "'}")).is(201);
        }
        for (var path : new String[] {"/products", "/inquiries"}) {
            var first = api.get(path + "?limit=2").is(200).json();
            assertThat(first.path("total").toString()).isEqualTo("{\"value\":3,\"exact\":true}");
            var next = api.get(
                            path + "?limit=2&cursor=" + first.path("nextCursor").asString())
                    .is(200)
                    .json();
            assertThat(next.path("items")).hasSize(1);
        }
        for (var path : new String[] {"/notifications", "/calls"}) {
            var whole = api.get(path).is(200).json();
            assertThat(whole.path("total").toString())
                    .isEqualTo("{\"value\":" + whole.path("items").size() + ",\"exact\":true}");
        }
    }

    @Test
    void outcomesOfASwitchAreCounted() {
        for (var name : new String[] {"a", "b", "c"}) {
            api.lead(Json.of("{'title':'" + name + "','lastName':'" + name + "'}"));
        }
        var run = api.switchToSimple("\"customers\":\"CONTACT\"");
        var outcomes = "/crm-mode/switches/" + run.path("id").longValue() + "/outcomes?limit=2";
        var first = api.get(outcomes).is(200).json();
        assertThat(first.path("total").path("value").longValue()).isEqualTo(3);
        assertThat(api.get(outcomes + "&cursor=" + first.path("nextCursor").asString())
                        .is(200)
                        .json()
                        .has("total"))
                .isFalse();
        assertThat(api.get(outcomes + "&outcome=FAILED").number("total.value")).isZero();
    }

    @Test
    void activitiesAreSortedByDeadlineOrNumber() {
        var deal = api.post("/deals", Json.of("{'title':'Dach'}")).is(201).id();
        var ids = new ArrayList<Long>();
        for (var day : new String[] {"2030-01-03", "2030-01-01", "2030-01-02"}) {
            ids.add(api.post(
                            "/activities",
                            Json.of("{'title':'Anrufen','deadlineAt':'" + day
                                    + "T10:00:00Z','records':[{'kind':'DEAL','id':" + deal + "}]}"))
                    .is(201)
                    .id());
        }
        assertThat(inParts("-deadlineAt")).containsExactly(ids.get(0), ids.get(2), ids.get(1));
        assertThat(inParts("deadlineAt")).containsExactly(ids.get(1), ids.get(2), ids.get(0));
        assertThat(inParts("id")).isEqualTo(ids);
        assertThat(inParts("-id")).isEqualTo(ids.reversed());
        api.get("/activities?sort=title").isProblem(400, "invalid-input", "sort");
    }

    private ArrayList<Long> inParts(String sort) {
        var found = new ArrayList<Long>();
        var cursor = "";
        while (cursor != null) {
            var part = api.get("/activities?limit=1&sort=" + sort + "&cursor=" + cursor)
                    .is(200)
                    .json();
            part.path("items").forEach(item -> found.add(item.path("id").longValue()));
            cursor =
                    part.path("nextCursor").isString() ? part.path("nextCursor").asString() : null;
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'all':[],'any':[{'field':'title','op':'is','value':'x'}]}",
                "{'any':[],'sonst':1}",
                "{'field':'title','op':'is','value':'x','values':['y']}",
                "{'field':'title','op':'is','value':'x','not':true}"
            })
    void aFilterThatIsOnlyHalfUnderstoodIsRefused(String filter) {
        api.get("/deals?filter=" + Api.encoded(Json.of(filter))).isProblem(400, "invalid-input", "filter");
        api.post("/bulk-changes", Json.of("{'kind':'DEAL','action':'DELETE','filter':" + filter + "}"))
                .isProblem(400, "invalid-input", "filter");
    }
}
