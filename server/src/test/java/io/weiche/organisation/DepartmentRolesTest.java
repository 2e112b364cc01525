package io.weiche.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// People whose roles come through their departments alone.
@WeicheTest
class DepartmentRolesTest {
    private final TestAccounts accounts;

    DepartmentRolesTest(TestAccounts accounts) {
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

    private static long department(Api api, String name, Long parent, List<Long> members) {
        var people = members.stream().map(String::valueOf).collect(Collectors.joining(","));
        return api.post(
                        "/departments",
                        "{\"name\":\"" + name + "\",\"parentId\":" + parent + ",\"memberIds\":[" + people + "]}")
                .is(201)
                .id();
    }

    private static void give(Api api, long department, String what, long... ids) {
        api.patch("/departments/" + department, "{\"" + what + "\":" + Arrays.toString(ids) + "}")
                .is(200);
    }

    private static long deal(Api api) {
        return api.post("/deals", "{\"title\":\"A\"}").is(201).id();
    }

    private static JsonNode person(Api api, long id) {
        return api.items("/users")
                .valueStream()
                .filter(user -> user.path("id").longValue() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void departmentsMayGiveSomebodyAllTheirRoles() {
        var api = accounts.open();
        var person = accounts.manager(api);
        var path = "/users/" + person.userId();
        api.patch(path, "{\"roleIds\":[]}").isProblem(400, "invalid-input", "roleIds");

        var above = department(api, "Vertrieb", null, List.of());
        var team = department(api, "Team", above, List.of(person.userId()));
        // in a department that gives nothing
        api.patch(path, "{\"roleIds\":[]}").isProblem(400, "invalid-input", "roleIds");
        give(api, above, "roleIds", role(api, "MANAGER"));
        var changed = api.patch(path, "{\"roleIds\":[]}").is(200).json();
        assertThat(changed.path("roles").size()).isZero();
        assertThat(changed.path("departmentRoles").toString()).isEqualTo("[\"Manager\"]");
        person.get("/deals/" + deal(person)).is(200);

        // without the role of the department they have no right at all, and the list says so
        give(api, above, "roleIds");
        person.get("/deals").isProblem(403, "forbidden");
        person.get("/users").is(200);
        assertThat(person(api, person.userId()).path("departmentRoles").size()).isZero();
        assertThat(person(api, person.userId()).path("roles").size()).isZero();
        api.patch(path, "{\"firstName\":\"Moritz\",\"roleIds\":[]}").is(200);

        give(api, above, "roleIds", role(api, "MANAGER"));
        person.get("/deals").is(200);
        give(api, team, "memberIds");
        person.get("/deals").isProblem(403, "forbidden");
        give(api, team, "memberIds", person.userId());
        person.get("/deals").is(200);
        api.delete("/departments/" + team).is(204);
        person.get("/deals").isProblem(403, "forbidden");
        api.patch(path, "{\"roleIds\":[" + role(api, "MANAGER") + "]}").is(200);
        person.get("/deals").is(200);
    }

    @Test
    void theHeadOfADepartmentHasItsRolesToo() {
        var api = accounts.open();
        var head = accounts.manager(api);
        var team = department(api, "Team", null, List.of());
        give(api, team, "roleIds", role(api, "MANAGER"));
        api.patch("/users/" + head.userId(), "{\"roleIds\":[]}").isProblem(400, "invalid-input", "roleIds");
        api.patch("/departments/" + team, "{\"headId\":" + head.userId() + "}").is(200);
        api.patch("/users/" + head.userId(), "{\"roleIds\":[]}").is(200);
        head.get("/deals").is(200);
    }

    @Test
    void noDepartmentStandsInForTheLastAdministrator() {
        var api = accounts.open();
        var team = department(api, "Team", null, List.of(api.userId()));
        give(api, team, "roleIds", role(api, "MANAGER"));
        api.patch("/users/" + api.userId(), "{\"roleIds\":[]}").isProblem(409, "conflict");
    }
}
