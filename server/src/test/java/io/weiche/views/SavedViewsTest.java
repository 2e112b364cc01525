package io.weiche.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Canaries;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WeicheTest
class SavedViewsTest {
    private final TestAccounts accounts;

    SavedViewsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static JsonNode views(Api api, String kind) {
        return api.get("/views?kind=" + kind).is(200).json();
    }

    @Test
    void aViewComesBackAsItWasSaved() {
        var api = accounts.open();
        var view = api.post("/views", Json.of("""
                        {'kind':'DEAL','name':'Große Aufträge','shared':true,'display':'LIST',
                         'columns':[{'field':'title','width':320},{'field':'amount'},{'field':'customer'}],'pinned':1,
                         'filter':{'all':[{'field':'amount','op':'atLeast','value':1000},
                                          {'any':[{'field':'createdAt','op':'within','value':'thisMonth'}]}]},
                         'q':'Dach','sort':'-createdAt'}""")).is(201).json();
        api.post(
                        "/views",
                        Json.of(
                                "{'kind':'DEAL','name':'B','filter':{'field':'amount','op':'atLeast','value':1,'more':2}}"))
                .isProblem(400, "invalid-input", "filter");
        var found = views(api, "deals").path("items").get(0);
        assertThat(found).isEqualTo(view);
        assertThat(found.path("columns").get(0).path("width").intValue()).isEqualTo(320);
        assertThat(found.path("mine").booleanValue()).isTrue();
        assertThat(views(api, "leads").path("items").size()).isZero();
    }

    @Test
    void whatItsOwnerDoesNotSeeStaysInAViewForThoseWhoDo() {
        var api = accounts.open();
        var owner = accounts.manager(api);
        var id = owner.post("/views", Json.of("""
                        {'kind':'DEAL','name':'Große','shared':true,
                         'columns':[{'field':'title'},{'field':'amount','width':90},{'field':'customer'}],
                         'filter':{'all':[{'field':'amount','op':'atLeast','value':1000}]},'sort':'-amount'}""")).is(201).id();
        Canaries.hide(api, List.of());
        var whole = views(api, "deals").path("items").get(0);
        assertThat(whole.path("hiddenColumns").intValue()).isZero();
        assertThat(fields(views(owner, "deals").path("items").get(0))).containsExactly("title", "customer");

        var renamed = change(owner, id, "{'name':'Neu'}");
        assertThat(renamed.path("hiddenColumns").intValue()).isEqualTo(1);
        assertThat(renamed.path("filter").toString()).doesNotContain("amount");
        var after = views(api, "deals").path("items").get(0);
        assertThat(after.path("name").asString()).isEqualTo("Neu");
        for (var part : List.of("columns", "filter", "sort")) {
            assertThat(after.path(part)).as(part).isEqualTo(whole.path(part));
        }

        change(owner, id, "{'columns':[{'field':'customer'},{'field':'title'}],'sort':'title'}");
        var arranged = views(api, "deals").path("items").get(0);
        assertThat(fields(arranged)).containsExactly("customer", "amount", "title");
        assertThat(arranged.path("sort").asString()).isEqualTo("title");
        change(owner, id, "{'columns':[]}");
        assertThat(fields(views(api, "deals").path("items").get(0))).isEmpty();
    }

    @Test
    void aHiddenFieldOfTheAccountStaysInAViewForThoseWhoSeeIt() {
        var api = accounts.open();
        var owner = accounts.manager(api);
        var field = api.post("/fields", Json.of("{'kind':'DEAL','label':'Marge','type':'NUMBER'}"))
                .is(201)
                .id();
        var id = owner.post("/views", Json.of("""
                        {'kind':'DEAL','name':'Gute','shared':true,'columns':[{'field':'title'},{'field':'custom.marge'}],
                         'filter':{'all':[{'field':'custom.marge','op':'atLeast','value':4711},
                                          {'field':'title','op':'filled'}]},'sort':'title'}""")).is(201).id();
        api.send("PUT", "/access/fields/" + field, "{\"restricted\":true,\"roleIds\":[]}", Map.of())
                .is(200);
        var whole = views(api, "deals").path("items").get(0);
        var seen = views(owner, "deals").path("items").get(0);
        assertThat(seen.toString()).doesNotContain("marge", "4711");
        assertThat(seen.path("hiddenColumns").intValue()).isEqualTo(1);
        assertThat(seen.path("filter").toString()).contains("title");

        assertThat(change(owner, id, "{'name':'Neu'}").toString()).doesNotContain("marge", "4711");
        var after = views(api, "deals").path("items").get(0);
        assertThat(after.path("name").asString()).isEqualTo("Neu");
        for (var part : List.of("columns", "filter", "sort")) {
            assertThat(after.path(part)).as(part).isEqualTo(whole.path(part));
        }
    }

    private static JsonNode change(Api user, long id, String body) {
        return user.send("PATCH", "/views/" + id, Json.of(body), Map.of("If-Match", "*"))
                .is(200)
                .json();
    }

    private static List<String> fields(JsonNode view) {
        return view.path("columns")
                .valueStream()
                .map(column -> column.path("field").asString())
                .toList();
    }

    @Test
    void aSharedViewOfWhatIsMineMeansWhoeverLooks() {
        var api = accounts.openClassic();
        var colleague = accounts.manager(api);
        var mine = "{'field':'responsibleId','op':'is','value':'me'}";
        api.post("/views", Json.of("{'kind':'DEAL','name':'Meine','shared':true,'filter':" + mine + "}"))
                .is(201);
        var filter = views(colleague, "deals").path("items").get(0).path("filter");
        for (var kind : new String[] {"deals", "leads", "contacts", "companies"}) {
            var name = kind.equals("contacts") ? "lastName" : "title";
            for (var who : new Api[] {api, colleague}) {
                var own = api.post("/" + kind, Json.of("{'" + name + "':'Meins','responsibleId':" + who.userId() + "}"))
                        .is(201)
                        .id();
                assertThat(who.items("/" + kind + "?filter=" + Api.encoded(filter.toString()))
                                .valueStream()
                                .map(one -> one.path("id").longValue()))
                        .containsExactly(own);
            }
        }
        api.get("/deals?filter=" + Api.encoded(Json.of("{'field':'responsibleId','op':'is','value':'you'}")))
                .isProblem(400, "invalid-input", "filter.responsibleId");
    }

    @Test
    void othersSeeSharedViewsAndChangeNone() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var own = api.post("/views", Json.of("{'kind':'DEAL','name':'Meine'}"))
                .is(201)
                .id();
        var shared = api.post("/views", Json.of("{'kind':'DEAL','name':'Unsere','shared':true}"))
                .is(201)
                .id();
        var seen = views(colleague, "deals").path("items");
        assertThat(seen.valueStream().map(view -> view.path("id").longValue())).containsExactly(shared);
        assertThat(seen.get(0).path("mine").booleanValue()).isFalse();
        colleague.patch("/views/" + shared, "{\"name\":\"Anders\"}").is(403);
        colleague.delete("/views/" + shared).is(403);
        colleague.patch("/views/" + own, "{\"name\":\"Anders\"}").is(404);
        var foreign = accounts.open();
        assertThat(views(foreign, "deals").path("items").size()).isZero();
        foreign.delete("/views/" + shared).is(404);

        var theirs = colleague
                .post("/views", Json.of("{'kind':'DEAL','name':'Kollege','shared':true}"))
                .is(201)
                .id();
        api.delete("/views/" + theirs).is(204);
    }

    @Test
    void everybodyHasABeginningOfTheirOwn() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var shared = api.post("/views", Json.of("{'kind':'DEAL','name':'Unsere','shared':true}"))
                .is(201)
                .id();
        put(colleague, "{'kind':'DEAL','viewId':" + shared + "}").is(204);
        assertThat(views(colleague, "deals").path("defaultViewId").longValue()).isEqualTo(shared);
        assertThat(views(api, "deals").path("defaultViewId").isNull()).isTrue();
        put(colleague, "{'kind':'LEAD','viewId':" + shared + "}").isProblem(400, "invalid-input", "viewId");

        api.patch("/views/" + shared, "{\"shared\":false}").is(200);
        assertThat(views(colleague, "deals").path("defaultViewId").isNull())
                .as("what is no longer shared is nobody else's beginning")
                .isTrue();
        api.patch("/views/" + shared, "{\"shared\":true}").is(200);
        put(colleague, "{'kind':'DEAL','viewId':null}").is(204);
        assertThat(views(colleague, "deals").path("defaultViewId").isNull()).isTrue();
    }

    private static Api.Answer put(Api api, String body) {
        return api.send("PUT", "/views/default", Json.of(body), java.util.Map.of());
    }

    @Test
    void whatAViewCannotKeepIsNamed() {
        var api = accounts.open();
        refuses(api, "{'kind':'DEAL','name':'x','filter':{'field':'secret','op':'filled'}}", "filter");
        refuses(
                api,
                "{'kind':'DEAL','name':'x','filter':{'field':'createdAt','op':'within','value':'someday'}}",
                "filter.createdAt");
        refuses(api, "{'kind':'DEAL','name':'x','filter':{'field':'title','op':'within','value':'today'}}", "filter");
        refuses(api, "{'kind':'DEAL','name':'x','sort':'secret'}", "sort");
        refuses(api, "{'kind':'DEAL','name':'x','pinned':11}", "pinned");
        refuses(api, "{'kind':'DEAL','name':'x','columns':[{'field':'title'},{'field':'title'}]}", "columns");
        refuses(api, "{'kind':'DEAL','name':'x','columns':[{'field':'title','width':0}]}", "columns[0].width");
        api.get("/views?kind=cars").isProblem(400, "invalid-input", "kind");
    }

    private static void refuses(Api api, String body, String field) {
        api.post("/views", Json.of(body)).isProblem(400, "invalid-input", field);
    }
}
