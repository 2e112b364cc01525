package io.weiche.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Reports side by side: whose they are, and that their figures are those of the reports.
@WeicheTest
class DashboardsTest {
    private static final String NUMBER = "{'shape':'NUMBER','of':'INQUIRIES','x':0,'y':0,'width':3,'height':2}";

    private final TestAccounts accounts;

    DashboardsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static long open(Api api, String rest) {
        return api.post("/dashboards", Json.of("{'name':'Meins'" + rest + "}"))
                .is(201)
                .id();
    }

    private static JsonNode figures(Api api, long dashboard, String filter) {
        return api.get("/dashboards/" + dashboard + "/figures" + filter)
                .is(200)
                .json()
                .path("items");
    }

    private static long inquiries(JsonNode figures, int place) {
        return figures.get(place)
                .path("report")
                .path("total")
                .path("numbers")
                .path("inquiries")
                .longValue();
    }

    private static long listed(Api api, String address) {
        return api.get(address.substring("/api/v1".length())).is(200).number("total.value");
    }

    @Test
    void aNewAccountBeginsWithSalesToday() {
        var api = accounts.open();
        var first = api.items("/dashboards").get(0);
        assertThat(first.path("name").asString()).isEqualTo("Vertrieb heute");
        assertThat(first.path("shared").booleanValue()).isTrue();
        var shown = figures(api, first.path("id").longValue(), "");
        assertThat(shown.size()).isEqualTo(first.path("tiles").size()).isGreaterThan(5);

        var copy = api.post("/dashboards/sales-today", "{}").is(201).json();
        assertThat(copy.path("shared").booleanValue()).isFalse();
        assertThat(copy.path("tiles")).isEqualTo(first.path("tiles"));
    }

    @Test
    void aDashboardComesBackAsItWasArrangedInTheOrderOfReading() {
        var api = accounts.open();
        var made = api.post("/dashboards", Json.of("""
                        {'name':'Quellen','shared':true,'span':'THIS_MONTH','tiles':[
                          {'title':'Unten','shape':'BARS','of':'WON','by':'CHANNEL','x':0,'y':4,'width':6,'height':4},
                          {'shape':'TABLE','of':'REVENUE','by':'RESPONSIBLE','span':'LAST_YEAR','touch':'LAST',
                           'only':{'SOURCE':'3'},'x':6,'y':0,'width':6,'height':4},
                          {'shape':'LINE','of':'INQUIRIES','x':0,'y':0,'width':6,'height':4}]}""")).is(201).json();
        assertThat(made.path("tiles")
                        .valueStream()
                        .map(tile -> tile.path("shape").asString()))
                .containsExactly("LINE", "TABLE", "BARS");
        var id = made.path("id").longValue();
        var found = api.get("/dashboards/" + id).is(200);
        assertThat(found.json()).isEqualTo(made);
        assertThat(found.json().path("tiles").get(1).path("only").path("SOURCE").asString())
                .isEqualTo("3");

        api.send("PATCH", "/dashboards/" + id, "{\"name\":\"Anders\"}", Map.of("If-Match", "\"0\""))
                .is(200);
        api.send("PATCH", "/dashboards/" + id, "{\"name\":\"Zu spät\"}", Map.of("If-Match", "\"0\""))
                .isProblem(412, "version-conflict");
        assertThat(api.get("/dashboards/" + id).json().path("tiles")).isEqualTo(made.path("tiles"));
    }

    @Test
    void colleaguesSeeWhatIsSharedAndChangeNothing() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var own = open(api, "");
        var shared = open(api, ",'shared':true");
        assertThat(colleague
                        .items("/dashboards")
                        .valueStream()
                        .filter(one -> !one.path("name").asString().equals("Vertrieb heute"))
                        .map(one -> one.path("id").longValue()))
                .containsExactly(shared);
        colleague.get("/dashboards/" + own).is(404);
        colleague.get("/dashboards/" + own + "/figures").is(404);
        colleague.patch("/dashboards/" + shared, "{\"name\":\"Anders\"}").is(403);
        colleague.delete("/dashboards/" + shared).is(403);
        var foreign = accounts.open();
        foreign.get("/dashboards/" + shared).is(404);
        foreign.delete("/dashboards/" + shared).is(404);

        var theirs = open(colleague, ",'shared':true");
        api.patch("/dashboards/" + theirs, "{\"shared\":false}").is(200);
        api.get("/dashboards/" + theirs).is(404);
        colleague.get("/dashboards/" + theirs).is(200);
    }

    @Test
    void theNumberOfATileIsAsLongAsItsListWhateverSomebodyMaySee() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var fair = api.post("/sources", "{\"name\":\"Messe\"}").is(201).id();
        for (var title : new String[] {"A", "B", "C"}) {
            api.post("/inquiries", Json.of("{'title':'" + title + "','sourceId':" + fair + "}"))
                    .is(201);
        }
        var theirs = api.post("/inquiries", Json.of("{'title':'D'}")).is(201).number("became.dealId");
        api.patch("/deals/" + theirs, "{\"responsibleId\":" + colleague.userId() + "}")
                .is(200);
        var id = open(api, ",'shared':true,'tiles':[" + NUMBER + "]");

        for (var viewer : new Api[] {api, colleague}) {
            var report = figures(viewer, id, "").get(0).path("report");
            var number = report.path("total").path("numbers").path("inquiries").longValue();
            assertThat(number)
                    .isEqualTo(listed(viewer, report.path("total").path("list").asString()));
            assertThat(number).isEqualTo(viewer == api ? 4 : 1);
        }
        assertThat(inquiries(figures(api, id, "?SOURCE=" + fair), 0)).isEqualTo(3);
        assertThat(inquiries(figures(api, id, "?RESPONSIBLE=" + colleague.userId()), 0))
                .isEqualTo(1);
        assertThat(inquiries(figures(api, id, "?from=2020-01-01&to=2020-12-31"), 0))
                .isZero();
        assertThat(inquiries(figures(api, id, "?span=TODAY"), 0)).isEqualTo(4);
    }

    @Test
    void aDepartmentNarrowsAllTilesToItsPeopleAndThoseBelow() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var sales = api.post("/departments", "{\"name\":\"Vertrieb\"}").is(201).id();
        var north = api.post(
                        "/departments",
                        "{\"name\":\"Nord\",\"parentId\":" + sales + ",\"memberIds\":[" + colleague.userId() + "]}")
                .is(201)
                .id();
        var theirs = api.post("/inquiries", Json.of("{'title':'A'}")).is(201).number("became.dealId");
        api.patch("/deals/" + theirs, "{\"responsibleId\":" + colleague.userId() + "}")
                .is(200);
        api.post("/inquiries", Json.of("{'title':'B'}")).is(201);
        var id = open(api, ",'tiles':[" + NUMBER + "]");
        for (var department : new long[] {sales, north}) {
            var shown = figures(api, id, "?DEPARTMENT=" + department);
            assertThat(inquiries(shown, 0)).isEqualTo(1);
            assertThat(listed(
                            api,
                            shown.get(0)
                                    .path("report")
                                    .path("total")
                                    .path("list")
                                    .asString()))
                    .isEqualTo(1);
        }
        assertThat(inquiries(figures(api, id, "?DEPARTMENT=none"), 0)).isEqualTo(1);
        assertThat(inquiries(figures(api, id, "?DEPARTMENT=999999"), 0)).isZero();
    }

    @Test
    void whatATileSaysItselfGoesBeforeTheFilter() {
        var api = accounts.open();
        var fair = api.post("/sources", "{\"name\":\"Messe\"}").is(201).id();
        api.post("/inquiries", Json.of("{'title':'A','sourceId':" + fair + "}")).is(201);
        api.post("/inquiries", Json.of("{'title':'B'}")).is(201);
        var id = open(api, """
                ,'tiles':[{'shape':'NUMBER','of':'INQUIRIES','span':'TODAY','only':{'SOURCE':'%d'},
                           'x':0,'y':0,'width':3,'height':2}]""".formatted(fair));
        assertThat(inquiries(figures(api, id, "?SOURCE=none&span=LAST_YEAR"), 0))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'shared':true}                                  | name",
                "{'name':'x','span':'SOMEDAY'}                    | span",
                "{'name':'x','more':1}                            | more",
                "{'name':'x','tiles':[{'of':'WON'}]}              | tiles[0].shape",
                "{'name':'x','tiles':[{'shape':'PIE'}]}           | tiles[0].shape",
                "{'name':'x','tiles':[{'shape':'LINE'}]}          | tiles[0].of",
                "{'name':'x','tiles':[{'shape':'LINE','of':'WON','by':'DEPARTMENT'}]}       | tiles[0].by",
                "{'name':'x','tiles':[{'shape':'LINE','of':'WON','only':{'CAR':'1'}}]}      | tiles[0].only.CAR",
                "{'name':'x','tiles':[{'shape':'LINE','of':'WON','x':12}]}                  | tiles[0].x",
                "{'name':'x','tiles':[{'shape':'LINE','of':'WON','x':8,'y':0,'width':5,'height':1}]} | tiles[0].width",
                "{'name':'x','tiles':[{'shape':'LINE','of':'WON','x':0,'y':0,'width':5}]}   | tiles[0].height",
            })
    void whatADashboardCannotHoldIsNamed(String body, String field) {
        accounts.open().post("/dashboards", Json.of(body)).isProblem(400, "invalid-input", field);
    }

    @Test
    void aFilterWithASlipMeansNotEverything() {
        var api = accounts.open();
        var figures = "/dashboards/" + open(api, "") + "/figures";
        api.get(figures + "?SUORCE=3").isProblem(400, "invalid-input", "SUORCE");
        api.get(figures + "?span=SOMEDAY").isProblem(400, "invalid-input", "span");
        api.get(figures + "?from=2026-01-01").isProblem(400, "invalid-input", "to");
        var tiles = open(api, ",'tiles':[" + NUMBER + "]");
        api.get("/dashboards/" + tiles + "/figures?from=2026-02-01&to=2026-01-01")
                .isProblem(400, "invalid-input", "to");
        api.get("/reports/inquiries?by=DEPARTMENT").isProblem(400, "invalid-input", "by");
    }
}
