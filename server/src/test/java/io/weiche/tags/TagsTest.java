package io.weiche.tags;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Free words on records of every kind: typing them, finding by them, tidying them up, and where they travel.
@WeicheTest
class TagsTest {
    private final TestAccounts accounts;
    private final Api api;

    TagsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private static List<String> names(JsonNode items) {
        return items.valueStream().map(tag -> tag.path("name").asString()).toList();
    }

    private List<String> tag(String path, String... words) {
        var list = new ArrayList<String>();
        for (var word : words) {
            list.add("'" + word + "'");
        }
        return names(api.patch(path + "/tags", Json.of("{'add':[" + String.join(",", list) + "]}"))
                .is(200)
                .json()
                .path("items"));
    }

    private long id(String name) {
        return api.items("/tags")
                .valueStream()
                .filter(tag -> tag.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    private List<Long> tagIds(String path) {
        return api.get(path)
                .is(200)
                .json()
                .path("tagIds")
                .valueStream()
                .map(JsonNode::longValue)
                .toList();
    }

    private List<String> found(String path, String filter) {
        return api.items(path + "?sort=id&filter=" + Api.encoded(Json.of(filter)))
                .valueStream()
                .map(record -> record.path("title").asString())
                .toList();
    }

    private long deal(String title) {
        return api.post("/deals", "{\"title\":\"" + title + "\"}").is(201).id();
    }

    @Test
    void aWordThatIsTypedBecomesATagAndTheSameWordIsTheSameTag() {
        var one = "/deals/" + deal("Dach");
        assertThat(tag(one, "Messe  Köln", "VIP")).containsExactly("Messe Köln", "VIP");
        assertThat(tag("/deals/" + deal("Keller"), "messe köln", "vip")).containsExactly("Messe Köln", "VIP");
        assertThat(api.items("/tags").size()).isEqualTo(2);
        assertThat(tagIds(one)).containsExactly(id("Messe Köln"), id("VIP"));
        var entry = api.items(one + "/timeline").get(0);
        assertThat(entry.path("data").path("changes").get(0).path("to").asString())
                .isEqualTo("Messe Köln, VIP");
    }

    @Test
    void everyKindOfRecordCarriesTags() {
        for (var path : List.of(
                "/leads/" + api.lead(Json.of("{'title':'L'}")),
                "/deals/" + deal("D"),
                "/contacts/"
                        + api.post("/contacts", Json.of("{'lastName':'C'}")).id(),
                "/companies/" + api.post("/companies", Json.of("{'title':'F'}")).id())) {
            assertThat(tag(path, "überall")).containsExactly("überall");
            assertThat(tagIds(path)).containsExactly(id("überall"));
            var kind = path.split("/")[1];
            assertThat(api.items("/" + kind + "?filter="
                                    + Api.encoded(
                                            Json.of("{'field':'tagId','op':'in','values':[" + id("überall") + "]}")))
                            .size())
                    .isOne();
        }
    }

    @Test
    void aTagIsTakenOffWithoutDisturbingOthers() {
        var path = "/deals/" + deal("Dach");
        tag(path, "a", "b");
        api.patch(path + "/tags", Json.of("{'add':['c'],'remove':[" + id("a") + ",999999999]}"))
                .is(200);
        assertThat(tagIds(path)).containsExactly(id("b"), id("c"));
    }

    @Test
    void listsFindAnyOfThemAllOfThemAndNoneOfThem() {
        tag("/deals/" + deal("Nur A"), "A");
        tag("/deals/" + deal("Nur B"), "B");
        tag("/deals/" + deal("Beide"), "A", "B");
        deal("Keins");
        var a = id("A");
        var b = id("B");
        assertThat(found("/deals", "{'field':'tagId','op':'in','values':[" + a + "," + b + "]}"))
                .containsExactly("Nur A", "Nur B", "Beide");
        assertThat(found("/deals", "{'field':'tagId','op':'hasAll','values':[" + a + "," + b + "]}"))
                .containsExactly("Beide");
        assertThat(found("/deals", "{'field':'tagId','op':'notIn','values':[" + a + "]}"))
                .containsExactly("Nur B", "Keins");
        assertThat(found("/deals", "{'field':'tagId','op':'empty'}")).containsExactly("Keins");
        assertThat(found("/deals", "{'field':'tagId','op':'filled'}")).hasSize(3);
        api.get("/deals?filter=" + Api.encoded(Json.of("{'field':'title','op':'hasAll','values':['x']}")))
                .isProblem(400, "invalid-input", "filter");
    }

    @Test
    void aListAsAFileNamesTheTags() {
        tag("/deals/" + deal("Dach"), "VIP", "Messe");
        assertThat(api.get("/lists/deals/rows.csv?columns=title,tagId").is(200).body())
                .contains("Schlagwörter")
                .contains("Messe, VIP");
    }

    @Test
    void whoeverMayEditSettingsRenamesMergesAndDeletes() {
        var one = "/deals/" + deal("Dach");
        tag(one, "Kunde", "wichtig");
        var both = "/deals/" + deal("Keller");
        tag(both, "Kunde", "wichtg");
        var view = api.post(
                        "/views",
                        Json.of("{'kind':'DEAL','name':'Wichtig','filter':{'all':[{'field':'tagId','op':'in','values':["
                                + id("wichtg") + "]}]}}"))
                .is(201)
                .id();

        api.patch("/tags/" + id("wichtg"), Json.of("{'name':'Wichtig'}")).isProblem(400, "invalid-input", "name");
        var into = id("wichtig");
        api.post("/tags/" + id("wichtg") + "/merge", "{\"intoId\":" + into + "}")
                .is(200);
        assertThat(tagIds(both)).contains(into);
        assertThat(names(api.items("/tags"))).containsExactly("Kunde", "wichtig");
        // a view that asked for the one asks for the other
        assertThat(api.items("/views?kind=DEAL").toString()).contains("[" + into + "]");
        assertThat(view).isPositive();

        api.patch("/tags/" + into, Json.of("{'name':'Wichtig','color':'#c22f2f'}"))
                .is(200);
        assertThat(api.items("/tags?counted=true").get(1).path("records").longValue())
                .isEqualTo(2);
        api.delete("/tags/" + into).is(204);
        assertThat(tagIds(one)).containsExactly(id("Kunde"));
        accounts.manager(api).delete("/tags/" + id("Kunde")).isProblem(403, "forbidden");
    }

    @Test
    void manyRecordsGetAndLoseTagsAtOnceAndHaveThemBack() {
        for (int i = 0; i < 60; i++) {
            tag("/deals/" + deal("Dach " + i), i % 2 == 0 ? "alt" : "andere");
        }
        var neu = api.post("/tags", Json.of("{'name':'neu'}")).is(201).id();
        tag("/deals/" + deal("Dach schon"), "neu");
        var run = api.awaitBulkChange(api.post(
                        "/bulk-changes",
                        Json.of("{'kind':'DEAL','action':'TAG','addTagIds':[" + neu + "],'removeTagIds':[" + id("alt")
                                + "],'filter':{'field':'title','op':'contains','value':'Dach'}}"))
                .is(202)
                .id());
        assertThat(run.path("changed").longValue()).isEqualTo(60);
        assertThat(run.path("unchanged").longValue()).isEqualTo(1);
        assertThat(found("/deals", "{'field':'tagId','op':'in','values':[" + id("alt") + "]}"))
                .isEmpty();
        var entry = api.items("/deals/"
                        + api.items("/deals?q=Dach+0&limit=1").get(0).path("id").longValue() + "/timeline")
                .get(0);
        assertThat(entry.path("data").path("changes").get(0).path("field").asString())
                .isEqualTo("tagId");

        api.post("/bulk-changes/" + run.path("id").longValue() + "/undo", null).is(202);
        var undone = api.awaitBulkChange(run.path("id").longValue());
        assertThat(undone.path("undone").longValue()).isEqualTo(60);
        assertThat(api.items("/tags?counted=true")
                        .valueStream()
                        .map(tag -> tag.path("name").asString()
                                + tag.path("records").longValue()))
                .containsExactly("alt30", "andere30", "neu1");
    }

    @Test
    void aChangeOfManyRecordsNamesTagsThereAre() {
        api.post("/bulk-changes", Json.of("{'kind':'DEAL','action':'TAG'}"))
                .isProblem(400, "invalid-input", "addTagIds");
        api.post("/bulk-changes", Json.of("{'kind':'DEAL','action':'TAG','addTagIds':[999999999]}"))
                .isProblem(400, "invalid-input", "addTagIds");
        var tag = api.post("/tags", Json.of("{'name':'x'}")).id();
        api.post(
                        "/bulk-changes",
                        Json.of("{'kind':'DEAL','action':'TAG','addTagIds':[" + tag + "],'removeTagIds':[" + tag
                                + "]}"))
                .isProblem(400, "invalid-input", "removeTagIds");
    }

    @Test
    void aDealCarriesTheTagsOfItsLeadUntilTheConversionIsTakenBack() {
        var lead = api.lead(Json.of("{'lastName':'Holm'}"));
        tag("/leads/" + lead, "Messe");
        var made = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{},'contact':{'new':true}}"))
                .is(201);
        assertThat(tagIds("/deals/" + made.number("dealId"))).containsExactly(id("Messe"));
        assertThat(tagIds("/contacts/" + made.number("contactId"))).isEmpty();
        api.patch("/leads/" + lead + "/tags", Json.of("{'add':['zu spät']}")).isProblem(409, "conflict");
        api.post("/conversions/" + made.number("conversionId") + "/undo", "{}").is(200);
        assertThat(tagIds("/leads/" + lead)).containsExactly(id("Messe"));

        var present = deal("schon da");
        tag("/deals/" + present, "eigen");
        var linked = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{'linkDealId':" + present + "}}"))
                .is(201);
        assertThat(tagIds("/deals/" + present)).containsExactly(id("eigen"), id("Messe"));
        api.post("/conversions/" + linked.number("conversionId") + "/undo", "{}")
                .is(200);
        assertThat(tagIds("/deals/" + present)).containsExactly(id("eigen"));
    }

    @Test
    void aSwitchCarriesTagsOverInSets() {
        for (int i = 0; i < 20; i++) {
            tag("/leads/" + api.lead(Json.of("{'lastName':'N" + i + "'}")), i < 15 ? "A" : "B");
        }
        api.switchToSimple("");
        assertThat(found("/deals", "{'field':'tagId','op':'in','values':[" + id("A") + "]}"))
                .hasSize(15);
    }

    @Test
    void mergedRecordsKeepTheTagsOfAllAndGiveThemBack() {
        var one = api.post("/contacts", Json.of("{'lastName':'Holm'}")).id();
        var other = api.post("/contacts", Json.of("{'lastName':'Holm'}")).id();
        tag("/contacts/" + one, "A", "B");
        tag("/contacts/" + other, "B", "C");
        var merge = api.post(
                        "/merges", Json.of("{'kind':'CONTACT','records':[{'id':" + one + "},{'id':" + other + "}]}"))
                .is(201)
                .id();
        assertThat(tagIds("/contacts/" + one)).containsExactly(id("A"), id("B"), id("C"));
        api.post("/merges/" + merge + "/undo", null).is(200);
        assertThat(tagIds("/contacts/" + one)).containsExactly(id("A"), id("B"));
        assertThat(tagIds("/contacts/" + other)).containsExactly(id("B"), id("C"));
    }

    @Test
    void wordsThatAreNoneAreRefused() {
        var path = "/deals/" + deal("Dach") + "/tags";
        for (var word : List.of("", "   ", "\\u0000", "\\ud800", "\\u200b", "x".repeat(61))) {
            api.patch(path, "{\"add\":[\"" + word + "\"]}").isProblem(400, "invalid-input", "add[0]");
        }
        api.patch(path, Json.of("{'add':[1]}")).isProblem(400, "invalid-input", "add[0]");
        api.patch(path, Json.of("{'add':'x'}")).isProblem(400, "invalid-input", "add");
        api.post("/tags", Json.of("{'name':'x','color':'red'}")).isProblem(400, "invalid-input", "color");
        assertThat(api.items("/tags").size()).isZero();
    }

    @Test
    void whoeverMayNotChangeARecordTagsNothing() {
        var path = "/deals/" + deal("Dach");
        accounts.manager(api).patch(path + "/tags", Json.of("{'add':['x']}")).isProblem(404, "not-found");
        accounts.open().patch(path + "/tags", Json.of("{'add':['x']}")).isProblem(404, "not-found");
    }
}
