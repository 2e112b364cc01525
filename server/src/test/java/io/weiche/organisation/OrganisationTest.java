package io.weiche.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Departments, roles and their matrix, through the doors.
@WeicheTest
class OrganisationTest {
    private final TestAccounts accounts;

    OrganisationTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static long role(Api api, String code) {
        return api.items("/roles")
                .valueStream()
                .filter(role -> role.path("code").asString("").equals(code))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    private static void cell(Api api, long role, String area, String place, String action, String scope) {
        api.patch(
                        "/access/matrix",
                        "{\"changes\":[{\"roleId\":" + role + ",\"area\":\"" + area + "\"," + place + "\"action\":\""
                                + action + "\",\"scope\":" + (scope == null ? null : "\"" + scope + "\"") + "}]}")
                .is(200);
    }

    private static long department(Api api, String name, Long parent, List<Long> members) {
        var people = members.stream().map(String::valueOf).collect(Collectors.joining(","));
        return api.post(
                        "/departments",
                        "{\"name\":\"" + name + "\",\"parentId\":" + parent + ",\"memberIds\":[" + people + "]}")
                .is(201)
                .id();
    }

    private static long deal(Api api, long responsible) {
        return api.post("/deals", "{\"title\":\"A\",\"responsibleId\":" + responsible + "}")
                .is(201)
                .id();
    }

    @Test
    void aHeadSeesTheDealsOfTheDepartmentsBelow() {
        var api = accounts.open();
        var head = accounts.manager(api);
        var seller = accounts.manager(api);
        var outsider = accounts.manager(api);
        var sales = department(api, "Vertrieb", null, List.of());
        department(api, "Süd", sales, List.of(seller.userId()));
        api.patch("/departments/" + sales, "{\"headId\":" + head.userId() + "}").is(200);
        var deal = deal(api, seller.userId());
        head.get("/deals/" + deal).is(404);
        var manager = role(api, "MANAGER");
        cell(api, manager, "DEAL", "", "READ", "DEPARTMENT");
        head.get("/deals/" + deal).is(404);
        cell(api, manager, "DEAL", "", "READ", "BELOW");
        head.get("/deals/" + deal).is(200);
        assertThat(head.get("/deals").json().path("total").path("value").intValue())
                .isEqualTo(1);
        outsider.get("/deals/" + deal).is(404);
        assertThat(outsider.get("/deals").json().path("total").path("value").intValue())
                .isZero();
    }

    @Test
    void anExplicitRuleOfAStageBeatsWhatAnotherRoleInherits() {
        var api = accounts.open();
        var person = accounts.manager(api);
        var pipeline = api.items("/pipelines").get(0);
        var stages = pipeline.path("stages");
        var closed = stages.get(1).path("id").longValue();
        var deal = deal(api, person.userId());
        var wide = api.post("/roles", "{\"name\":\"Weit\"}").is(201).id();
        cell(api, wide, "DEAL", "", "READ", "ALL");
        cell(api, wide, "DEAL", "", "CHANGE", "ALL");
        api.patch("/users/" + person.userId(), "{\"roleIds\":[" + role(api, "MANAGER") + "," + wide + "]}")
                .is(200);
        var place = "\"stageId\":" + closed + ",";
        cell(api, role(api, "MANAGER"), "DEAL", place, "CHANGE", "NONE");
        person.send("PATCH", "/deals/" + deal, "{\"title\":\"B\"}", Map.of("If-Match", "*"))
                .is(200);
        api.send("PATCH", "/deals/" + deal, "{\"stageId\":" + closed + "}", Map.of("If-Match", "*"))
                .is(200);
        var seen = person.get("/deals/" + deal).is(200).json();
        assertThat(seen.path("denied").toString()).contains("CHANGE").doesNotContain("DELETE");
        person.send("PATCH", "/deals/" + deal, "{\"title\":\"C\"}", Map.of("If-Match", "*"))
                .isProblem(403, "forbidden");
        var why = person.get("/access/explanation?kind=DEAL&action=CHANGE&id=" + deal)
                .is(200)
                .json();
        assertThat(why.path("allowed").booleanValue()).isFalse();
        assertThat(why.path("reason").asString()).isEqualTo("RIGHT_MISSING");
        assertThat(why.path("needed").asString()).isEqualTo("OWN");
        var says = why.path("roles")
                .valueStream()
                .collect(Collectors.toMap(one -> one.path("role").asString(), one -> one));
        assertThat(says.get("Manager").path("level").asString()).isEqualTo("STAGE");
        assertThat(says.get("Weit").path("counts").booleanValue()).isFalse();
        cell(api, role(api, "MANAGER"), "DEAL", place, "CHANGE", null);
        person.send("PATCH", "/deals/" + deal, "{\"title\":\"C\"}", Map.of("If-Match", "*"))
                .is(200);
    }

    @Test
    void whoeverMayNotMoveDealsIntoAStageIsToldSo() {
        var api = accounts.open();
        var person = accounts.manager(api);
        var won = api.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().startsWith("S"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        cell(api, role(api, "MANAGER"), "DEAL", "\"stageId\":" + won + ",", "MOVE", "NONE");
        var deal = deal(person, person.userId());
        var before = Stored.of(api.account());
        var answer = person.send("PATCH", "/deals/" + deal, "{\"stageId\":" + won + "}", Map.of("If-Match", "*"))
                .isProblem(403, "forbidden")
                .json();
        assertThat(answer.path("permission").asString()).isEqualTo("DEAL:MOVE");
        assertThat(Stored.of(api.account())).isEqualTo(before);
        var change = person.post("/bulk-changes", "{\"kind\":\"DEAL\",\"action\":\"STAGE\",\"stageId\":" + won + "}")
                .is(202)
                .id();
        var run = person.awaitBulkChange(change);
        assertThat(run.path("failed").intValue()).as(run.toString()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsOpenToAllIsSeenByThoseWithTheScopeOpen() {
        var api = accounts.open();
        var person = accounts.manager(api);
        var deal = deal(api, api.userId());
        cell(api, role(api, "MANAGER"), "DEAL", "", "READ", "OPEN");
        person.get("/deals/" + deal).is(404);
        api.send("PUT", "/access/records/deals/" + deal + "/open-to-all", "{\"open\":true}", Map.of())
                .is(204);
        assertThat(person.get("/deals/" + deal).is(200).json().path("openToAll").booleanValue())
                .isTrue();
    }

    @Test
    void whatBecomesOfALeadThatIsOpenToAllIsOpenToAll() {
        var api = accounts.openClassic();
        var lead = api.lead("{\"title\":\"A\",\"lastName\":\"Meier\",\"companyTitle\":\"Meier GmbH\"}");
        api.send("PUT", "/access/records/leads/" + lead + "/open-to-all", "{\"open\":true}", Map.of())
                .is(204);
        api.post("/leads/" + lead + "/conversion", "{\"deal\":{},\"contact\":true,\"company\":true}")
                .is(201);
        for (var kind : List.of("deals", "contacts", "companies")) {
            assertThat(api.items("/" + kind).get(0).path("openToAll").booleanValue())
                    .as(kind)
                    .isTrue();
        }
    }

    @Test
    void aFieldThatOnlySomeRolesSeeIsNowhereForOthers() {
        var api = accounts.open();
        var person = accounts.manager(api);
        var field = api.post("/fields", "{\"kind\":\"DEAL\",\"label\":\"Marge\",\"type\":\"NUMBER\",\"decimals\":0}")
                .is(201);
        var code = field.json().path("code").asString();
        var deal = person.post("/deals", "{\"title\":\"A\",\"custom\":{\"" + code + "\":7}}")
                .is(201)
                .id();
        api.send("PATCH", "/deals/" + deal, "{\"custom\":{\"" + code + "\":8}}", Map.of("If-Match", "*"))
                .is(200);
        api.send("PUT", "/access/fields/" + field.id(), "{\"restricted\":true}", Map.of())
                .is(200);
        assertThat(person.get("/deals/" + deal).json().path("custom").isEmpty()).isTrue();
        assertThat(person.items("/fields").toString()).doesNotContain("Marge");
        assertThat(person.get("/deals/" + deal + "/timeline").body()).doesNotContain("custom." + code);
        person.get("/deals?filter=" + Api.encoded("{\"field\":\"custom." + code + "\",\"op\":\"is\",\"value\":8}"))
                .is(400);
        person.send("PATCH", "/deals/" + deal, "{\"custom\":{\"" + code + "\":9}}", Map.of("If-Match", "*"))
                .is(400);
        person.send("PATCH", "/deals/" + deal, "{\"title\":\"B\"}", Map.of("If-Match", "*"))
                .is(200);
        assertThat(api.get("/deals/" + deal).json().path("custom").path(code).intValue())
                .isEqualTo(8);
        api.send(
                        "PUT",
                        "/access/fields/" + field.id(),
                        "{\"restricted\":true,\"roleIds\":[" + role(api, "MANAGER") + "]}",
                        Map.of())
                .is(200);
        assertThat(person.get("/deals/" + deal).json().path("custom").path(code).intValue())
                .isEqualTo(8);
    }

    @Test
    void nobodyExportsWithoutTheRight() {
        var api = accounts.open();
        var person = accounts.manager(api);
        deal(person, person.userId());
        person.get("/lists/deals/rows.csv?columns=title").is(200);
        cell(api, role(api, "MANAGER"), "DEAL", "", "EXPORT", "NONE");
        person.get("/lists/deals/rows.csv?columns=title").isProblem(403, "forbidden");
    }

    @Test
    void aDepartmentCannotStandBelowItself() {
        var api = accounts.open();
        var top = department(api, "Oben", null, List.of());
        var middle = department(api, "Mitte", top, List.of());
        var below = department(api, "Unten", middle, List.of());
        var before = Stored.of(api.account());
        for (var parent : List.of(top, middle, below)) {
            api.patch("/departments/" + top, "{\"parentId\":" + parent + "}")
                    .isProblem(400, "invalid-input", "parentId");
        }
        api.delete("/departments/" + middle).isProblem(409, "conflict");
        assertThat(Stored.of(api.account())).isEqualTo(before);
        api.delete("/departments/" + below).is(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'parentId':null} | name",
                "{'name':''} | name",
                "{'name':'X','parentId':999999} | parentId",
                "{'name':'X','headId':999999} | headId",
                "{'name':'X','memberIds':[999999]} | memberIds",
                "{'name':'X','roleIds':[999999]} | roleIds",
                "{'name':'X','boss':1} | boss"
            })
    void whatIsWrongAboutADepartmentIsNamed(String body, String field) {
        var api = accounts.open();
        var before = Stored.of(api.account());
        api.post("/departments", Json.of(body)).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void aDepartmentCannotMakeAdministrators() {
        var api = accounts.open();
        api.post("/departments", "{\"name\":\"X\",\"roleIds\":[" + role(api, "ADMINISTRATOR") + "]}")
                .isProblem(400, "invalid-input", "roleIds");
    }

    @Test
    void theRoleOfADepartmentCountsForEverybodyBelowIt() {
        var api = accounts.open();
        var person = accounts.manager(api);
        var top = department(api, "Oben", null, List.of());
        department(api, "Unten", top, List.of(person.userId()));
        var wide = api.post("/roles", "{\"name\":\"Alles sehen\"}").is(201).id();
        cell(api, wide, "CONTACT", "", "READ", "ALL");
        var contact = api.post("/contacts", "{\"lastName\":\"Meier\"}").is(201).id();
        person.get("/contacts/" + contact).is(404);
        api.patch("/departments/" + top, "{\"roleIds\":[" + wide + "]}").is(200);
        person.get("/contacts/" + contact).is(200);
        api.delete("/roles/" + wide).isProblem(409, "conflict");
        var why = api.get("/access/explanation?kind=CONTACT&action=READ&id=" + contact + "&userId=" + person.userId())
                .json();
        assertThat(why.path("roles").toString()).contains("Oben");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'roleId':999999,'area':'DEAL','action':'READ','scope':'ALL'} | changes[0].roleId",
                "{'roleId':ADMIN,'area':'DEAL','action':'READ','scope':'NONE'} | changes[0].roleId",
                "{'roleId':ROLE,'area':'BOAT','action':'READ','scope':'ALL'} | changes[0].area",
                "{'roleId':ROLE,'area':'DEAL','action':'FLY','scope':'ALL'} | changes[0].action",
                "{'roleId':ROLE,'area':'DEAL','action':'CONVERT','scope':'ALL'} | changes[0].action",
                "{'roleId':ROLE,'area':'DEAL','action':'READ','scope':'MINE'} | changes[0].scope",
                "{'roleId':ROLE,'area':'DEAL','pipelineId':999999,'action':'READ','scope':'ALL'} | changes[0].pipelineId",
                "{'roleId':ROLE,'area':'LEAD','pipelineId':PIPE,'action':'READ','scope':'ALL'} | changes[0].pipelineId",
                "{'roleId':ROLE,'area':'LEAD','stageId':999999,'action':'READ','scope':'ALL'} | changes[0].stageId",
                "{'roleId':ROLE,'area':'DEAL','action':'READ','scope':'ALL','x':1} | changes[0].x"
            })
    void whatIsNoCellIsNamedAndNothingChanges(String cell, String field) {
        var api = accounts.open();
        var before = Stored.of(api.account());
        var body = cell.replace("ROLE", "" + role(api, "MANAGER"))
                .replace("ADMIN", "" + role(api, "ADMINISTRATOR"))
                .replace("PIPE", "" + api.items("/pipelines").get(0).path("id").longValue());
        api.patch("/access/matrix", Json.of("{'changes':[" + body + "]}")).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void recordsAreHandedOverAndActivitiesWithThem() {
        var api = accounts.open();
        var leaving = accounts.manager(api);
        var deal = deal(leaving, leaving.userId());
        var contact =
                leaving.post("/contacts", "{\"lastName\":\"Meier\"}").is(201).id();
        leaving.post("/activities", "{\"title\":\"Anrufen\",\"records\":[{\"kind\":\"DEAL\",\"id\":" + deal + "}]}")
                .is(201);
        var handover = api.post("/users/" + leaving.userId() + "/handover", "{\"toUserId\":" + api.userId() + "}")
                .is(202)
                .json();
        assertThat(handover.path("activities").intValue()).isEqualTo(1);
        handover.path("bulkChangeIds").forEach(id -> api.awaitBulkChange(id.longValue()));
        assertThat(api.get("/deals/" + deal).json().path("responsibleId").longValue())
                .isEqualTo(api.userId());
        assertThat(api.get("/contacts/" + contact).json().path("responsibleId").longValue())
                .isEqualTo(api.userId());
        api.post("/users/" + leaving.userId() + "/handover", "{\"toUserId\":" + leaving.userId() + "}")
                .isProblem(400, "invalid-input", "toUserId");
        api.post("/users/999999/handover", "{\"toUserId\":" + api.userId() + "}")
                .is(404);
    }

    @Test
    void leavingTakesOutAndHandsOverInOneAct() {
        var api = accounts.open();
        var leaving = accounts.manager(api);
        var successor = accounts.manager(api);
        var open = deal(leaving, leaving.userId());
        var lost = deal(leaving, leaving.userId());
        var failed = api.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        leaving.patch("/deals/" + lost, "{\"stageId\":" + failed + "}").is(200);
        leaving.post("/contacts", "{\"lastName\":\"Meier\"}").is(201);
        leaving.post("/activities", "{\"title\":\"Anrufen\",\"records\":[{\"kind\":\"DEAL\",\"id\":" + open + "}]}")
                .is(201);
        var path = "/users/" + leaving.userId() + "/handover";
        var held = api.get(path + "?openOnly=true").is(200).json();
        assertThat(held.toString())
                .isEqualTo(
                        "{\"leads\":0,\"deals\":1,\"contacts\":1,\"companies\":0,\"activities\":1,\"recurringDeals\":0}");
        assertThat(api.get(path).is(200).json().path("deals").intValue()).isEqualTo(2);
        leaving.get(path).isProblem(403, "forbidden");
        accounts.open().get(path).isProblem(404, "not-found");

        var handover = api.post(path, leave(successor.userId())).is(202).json();
        assertThat(api.get("/users/" + leaving.userId()).json().path("active").booleanValue())
                .isFalse();
        leaving.get("/deals/" + open).isProblem(401, "not-signed-in");
        assertThat(handover.path("activities").intValue()).isEqualTo(1);
        handover.path("bulkChangeIds").forEach(id -> api.awaitBulkChange(id.longValue()));
        assertThat(api.get("/deals/" + open).json().path("responsibleId").longValue())
                .isEqualTo(successor.userId());
        assertThat(api.get("/deals/" + lost).json().path("responsibleId").longValue())
                .isEqualTo(leaving.userId());
        assertThat(api.get(path + "?openOnly=true").json().valueStream().mapToLong(JsonNode::longValue))
                .containsOnly(0L);
        for (var action : List.of("user-changed", "handed-over")) {
            assertThat(api.items("/audit?action=" + action)
                            .get(0)
                            .path("subject")
                            .asString())
                    .isEqualTo("user:" + leaving.userId());
        }
    }

    private static String leave(long to) {
        return "{\"toUserId\":" + to + ",\"openOnly\":true,\"deactivate\":true}";
    }

    @Test
    void whoeverCannotLeaveHandsNothingOver() {
        var api = accounts.open();
        var leaving = accounts.manager(api);
        var deal = deal(leaving, leaving.userId());
        var gone = accounts.gone(api);
        var path = "/users/" + leaving.userId() + "/handover";
        api.post(path, leave(gone.userId())).isProblem(400, "invalid-input", "toUserId");
        api.post(path, leave(leaving.userId())).isProblem(400, "invalid-input", "toUserId");
        assertThat(api.get("/users/" + leaving.userId()).json().path("active").booleanValue())
                .isTrue();
        assertThat(leaving.get("/deals/" + deal)
                        .is(200)
                        .json()
                        .path("responsibleId")
                        .longValue())
                .isEqualTo(leaving.userId());
        api.post("/users/" + api.userId() + "/handover", leave(leaving.userId()))
                .isProblem(400, "invalid-input", "deactivate");
        assertThat(api.items("/bulk-changes").size()).isZero();
    }
}
