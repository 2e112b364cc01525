package io.weiche.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Goals: what they count, for whom, and that the number is as long as its list.
@WeicheTest
class GoalsTest {
    private final TestAccounts accounts;

    GoalsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static JsonNode open(Api api, String measured, String rest) {
        return api.post("/goals", Json.of("{'measured':'" + measured + "','rhythm':'MONTH','target':'10'" + rest + "}"))
                .is(201)
                .json();
    }

    private static JsonNode goal(Api api, JsonNode opened) {
        return api.items("/goals")
                .valueStream()
                .filter(one -> one.path("id").longValue() == opened.path("id").longValue())
                .findFirst()
                .orElseThrow();
    }

    private static long listed(Api api, JsonNode goal) {
        return api.get(goal.path("list").asString().substring("/api/v1".length()))
                .is(200)
                .number("total.value");
    }

    private static void win(Api api, String title, String amount, long responsible) {
        var deal = api.post(
                        "/deals",
                        Json.of("{'title':'" + title + "','amount':'" + amount + "','responsibleId':" + responsible
                                + "}"))
                .is(201)
                .json();
        var stage = api.items("/pipelines")
                .valueStream()
                .flatMap(pipeline -> pipeline.path("stages").valueStream())
                .filter(one -> one.path("semantics").asString().equals("SUCCESS"))
                .findFirst()
                .orElseThrow();
        api.patch(
                        "/deals/" + deal.path("id").longValue(),
                        "{\"stageId\":" + stage.path("id").longValue() + "}")
                .is(200);
    }

    @Test
    void everybodySeesOfAGoalWhatTheyMaySeeAndItsListIsAsLong() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        win(api, "A", "1000.50", api.userId());
        win(api, "B", "500", api.userId());
        win(api, "C", "70", colleague.userId());
        api.post("/deals", Json.of("{'title':'offen','amount':'9999'}")).is(201);
        var all = open(api, "WON", "");
        var revenue = open(api, "REVENUE", "");
        var mine = open(api, "WON", ",'userId':" + colleague.userId());
        assertThat(goal(api, all).path("value").asString()).isEqualTo("3");
        assertThat(goal(api, revenue).path("value").asString()).isEqualTo("1570.50");
        assertThat(goal(api, mine).path("value").asString()).isEqualTo("1");
        assertThat(goal(colleague, all).path("value").asString()).isEqualTo("1");
        assertThat(goal(colleague, revenue).path("value").asString()).isEqualTo("70.00");
        for (var viewer : new Api[] {api, colleague}) {
            assertThat(listed(viewer, goal(viewer, all)))
                    .isEqualTo(Long.parseLong(goal(viewer, all).path("value").asString()));
        }
        assertThat(api.items("/goals?on=2020-02-15").get(0).path("value").asString())
                .isIn("0", "0.00");
        api.get("/goals?on=gestern").isProblem(400, "invalid-input", "on");
        api.get("/goals?on=%2B999999999-12-31").isProblem(400, "invalid-input", "on");
    }

    @Test
    void inquiriesCountOnTheDayTheyCameInAndADepartmentWithThoseBelow() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var sales = api.post("/departments", "{\"name\":\"Vertrieb\"}").is(201).id();
        api.post(
                        "/departments",
                        "{\"name\":\"Nord\",\"parentId\":" + sales + ",\"memberIds\":[" + colleague.userId() + "]}")
                .is(201);
        var theirs = api.post("/inquiries", Json.of("{'title':'A'}")).is(201).number("became.dealId");
        api.patch("/deals/" + theirs, "{\"responsibleId\":" + colleague.userId() + "}")
                .is(200);
        api.post("/inquiries", Json.of("{'title':'B'}")).is(201);
        var all = goal(api, open(api, "INQUIRIES", ""));
        var team = goal(api, open(api, "INQUIRIES", ",'departmentId':" + sales));
        var answered = goal(api, open(api, "ANSWERED", ""));
        assertThat(all.path("value").asString()).isEqualTo("2");
        assertThat(team.path("value").asString()).isEqualTo("1");
        assertThat(answered.path("value").asString()).isEqualTo("0");
        assertThat(listed(api, all)).isEqualTo(2);
        assertThat(listed(api, team)).isEqualTo(1);
        assertThat(listed(api, answered)).isZero();
    }

    /// The goal as a tile shows it under a filter.
    private static JsonNode shown(Api api, JsonNode goal, String filter) {
        var dashboard = api.post(
                        "/dashboards",
                        Json.of("{'name':'Ziele','tiles':[{'shape':'GOAL','goalId':"
                                + goal.path("id").longValue() + ",'x':0,'y':0,'width':4,'height':2}]}"))
                .is(201)
                .id();
        return api.get("/dashboards/" + dashboard + "/figures?" + filter)
                .is(200)
                .json()
                .path("items")
                .get(0);
    }

    private static void assertShown(Api api, JsonNode goal, String filter, String value, String unapplied) {
        var tile = shown(api, goal, filter);
        assertThat(tile.path("goal").path("value").asString()).as(filter).isEqualTo(value);
        assertThat(tile.path("unapplied").valueStream().map(JsonNode::asString).toList())
                .as(filter)
                .hasToString(unapplied);
        assertThat(listed(api, tile.path("goal"))).as(filter).isEqualTo(Long.parseLong(value));
    }

    @Test
    void aTileOfAGoalFollowsTheFilterAsFarAsTheGoalIsNotSomebodysOwn() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var sales = api.post("/departments", "{\"name\":\"Vertrieb\",\"memberIds\":[" + colleague.userId() + "]}")
                .is(201)
                .id();
        var usual = api.items("/pipelines").get(0).path("id").longValue();
        var other = api.post("/pipelines", "{\"name\":\"Service\"}").is(201).id();
        win(api, "A", "1000", api.userId());
        win(api, "B", "70", colleague.userId());
        win(api, "C", "70", colleague.userId());
        var inquiry = api.post("/inquiries", Json.of("{'title':'A'}")).is(201).number("became.dealId");
        api.patch("/deals/" + inquiry, "{\"responsibleId\":" + colleague.userId() + "}")
                .is(200);
        var all = open(api, "WON", "");
        var theirs = "RESPONSIBLE=" + colleague.userId();
        assertShown(api, all, theirs, "2", "[]");
        assertShown(api, all, "DEPARTMENT=" + sales + "&PIPELINE=" + usual, "2", "[]");
        assertShown(api, all, "PIPELINE=" + other, "0", "[]");
        assertShown(api, all, "SOURCE=none&RESPONSIBLE=" + api.userId(), "1", "[SOURCE]");
        assertThat(shown(api, all, theirs).path("goal").path("part").booleanValue())
                .isTrue();

        var mine = open(api, "WON", ",'userId':" + api.userId());
        assertShown(api, mine, theirs + "&DEPARTMENT=" + sales, "1", "[RESPONSIBLE, DEPARTMENT]");
        assertShown(api, mine, "RESPONSIBLE=" + api.userId(), "1", "[]");
        assertThat(shown(api, mine, theirs).path("goal").path("part").booleanValue())
                .isFalse();
        assertShown(
                api, open(api, "WON", ",'departmentId':" + sales), "DEPARTMENT=none&" + theirs, "2", "[DEPARTMENT]");

        var inquiries = open(api, "INQUIRIES", "");
        assertShown(api, inquiries, theirs + "&PIPELINE=" + usual, "1", "[PIPELINE]");
        assertThat(shown(api, all, "").path("now").booleanValue()).isFalse();
        assertThat(shown(api, all, "span=LAST_YEAR").path("now").booleanValue())
                .as("it has a month of its own")
                .isTrue();
        assertThat(shown(
                                colleague,
                                open(colleague, "WON", ",'userId':" + colleague.userId()),
                                "RESPONSIBLE=" + api.userId())
                        .path("goal")
                        .path("value")
                        .asString())
                .isEqualTo("2");
    }

    @Test
    void aGoalOfOnesOwnIsOnesOwnToChangeAndOthersNeedTheRight() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var all = open(api, "WON", "").path("id").longValue();
        colleague.patch("/goals/" + all, "{\"target\":\"1\"}").isProblem(403, "forbidden");
        colleague.delete("/goals/" + all).is(403);
        colleague
                .post("/goals", Json.of("{'measured':'WON','rhythm':'MONTH','target':'3'}"))
                .is(403);
        var own = open(colleague, "WON", ",'userId':" + colleague.userId())
                .path("id")
                .longValue();
        colleague.patch("/goals/" + own, "{\"target\":\"12\"}").is(200);
        colleague.patch("/goals/" + own, "{\"userId\":" + api.userId() + "}").is(403);
        var foreign = accounts.open();
        foreign.get("/goals/" + all + "/deals").is(404);
        foreign.delete("/goals/" + all).is(404);
        colleague.delete("/goals/" + own).is(204);
    }

    @Test
    void aTileShowsAGoalUntilItIsGone() {
        var api = accounts.open();
        var goal = open(api, "WON", "").path("id").longValue();
        var dashboard =
                api.post("/dashboards", Json.of("""
                        {'name':'Ziele','tiles':[{'shape':'GOAL','goalId':%d,'x':0,'y':0,'width':4,'height':2}]}""".formatted(goal))).is(201).id();
        var figures = "/dashboards/" + dashboard + "/figures";
        assertThat(api.items(figures).get(0).path("goal").path("target").asString())
                .isEqualTo("10.00");
        api.delete("/goals/" + goal).is(204);
        assertThat(api.items(figures).get(0).path("goal").isNull()).isTrue();
        api.post("/dashboards", Json.of("""
                        {'name':'x','tiles':[{'shape':'GOAL','goalId':%d,'x':0,'y':0,'width':4,'height':2}]}""".formatted(goal))).isProblem(400, "invalid-input", "tiles");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'rhythm':'MONTH','target':'1'}                                      | measured",
                "{'measured':'WON','target':'1'}                                      | rhythm",
                "{'measured':'WON','rhythm':'MONTH'}                                  | target",
                "{'measured':'WON','rhythm':'MONTH','target':'0'}                     | target",
                "{'measured':'WON','rhythm':'MONTH','target':'-1'}                    | target",
                "{'measured':'WON','rhythm':'MONTH','target':'1e9'}                   | target",
                "{'measured':'WON','rhythm':'MONTH','target':'NaN'}                   | target",
                "{'measured':'WON','rhythm':'MONTH','target':'1','userId':999999}     | userId",
                "{'measured':'WON','rhythm':'MONTH','target':'1','pipelineId':999999} | pipelineId",
                "{'measured':'WON','rhythm':'MONTH','target':'1','userId':1,'pipelineId':1} | userId",
                "{'measured':'INQUIRIES','rhythm':'MONTH','target':'1','pipelineId':1}      | pipelineId",
            })
    void whatIsNoGoalIsRefused(String body, String field) {
        accounts.open().post("/goals", Json.of(body)).isProblem(400, "invalid-input", field);
    }
}
