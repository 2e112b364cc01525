package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The people of an account and what they may do.
@WeicheTest
class UsersTest {
    private final TestAccounts accounts;

    UsersTest(TestAccounts accounts) {
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

    private static String email() {
        return "u" + System.nanoTime() + "@pruefstand.example";
    }

    private static Api.Answer open(Api api, String email, long role) {
        return api.post(
                "/users",
                Json.of("{'firstName':'Ida','email':'" + email + "','password':'genug-langes-wort','roleIds':[" + role
                        + "]}"));
    }

    @Test
    void aNewUserCanSignInAtOnce() {
        var api = accounts.open();
        var email = email();
        var user = open(api, email, role(api, "MANAGER")).is(201).json();
        assertThat(user.path("active").booleanValue()).isTrue();
        assertThat(user.path("roles").get(0).asString()).isEqualTo("Manager");
        Api.raw(
                        "POST",
                        api.server() + "/api/v1/session",
                        Json.of("{'email':'" + email + "','password':'genug-langes-wort'}"),
                        Map.of("Content-Type", "application/json", "X-Forwarded-For", "198.51.100.251"))
                .is(200);
    }

    @Test
    void anExtensionBelongsToOneOfThoseWhoWorkHere() {
        var api = accounts.open();
        var user = open(api, email(), role(api, "MANAGER")).is(201).id();
        api.patch("/users/" + user, Json.of("{'phones':{'extension':'101','work':'0221 1'}}"))
                .is(200);
        api.patch("/me", Json.of("{'phones':{'extension':'101'}}")).isProblem(400, "invalid-input", "phones.extension");
        api.patch("/me", Json.of("{'phones':{'extension':'1 01'}}"))
                .isProblem(400, "invalid-input", "phones.extension");
        api.patch("/users/" + user, Json.of("{'active':false}")).is(200);
        api.patch("/me", Json.of("{'phones':{'extension':'101'}}")).is(200);
        // who comes back does not take it away
        api.patch("/users/" + user, Json.of("{'active':true}")).isProblem(400, "invalid-input", "phones.extension");
        api.patch("/users/" + user, Json.of("{'active':true,'phones':{'mobile':'0171 1'}}"))
                .is(200);
        var phones = api.get("/users/" + user).json().path("phones");
        assertThat(phones.path("extension").isNull()).isTrue();
        assertThat(phones.path("work").isNull()).isTrue();
        assertThat(phones.path("mobile").asString()).isEqualTo("0171 1");
        // what a change does not name stays
        api.patch("/me", Json.of("{'firstName':'Ida'}")).is(200);
        assertThat(api.get("/users/" + api.userId())
                        .json()
                        .path("phones")
                        .path("extension")
                        .asString())
                .isEqualTo("101");
    }

    @Test
    void anAddressThatIsTakenIsRefusedByName() {
        var api = accounts.open();
        var before = Stored.of(api.account());
        open(api, api.email(), role(api, "MANAGER")).isProblem(400, "invalid-input", "email");
        open(api, api.email().toUpperCase(java.util.Locale.ROOT), role(api, "MANAGER"))
                .isProblem(400, "invalid-input", "email");
        open(api, accounts.open().email(), role(api, "MANAGER")).isProblem(400, "invalid-input", "email");
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'email':'x','password':'genug-langes-wort','roleIds':[R]} | email",
                "{'email':'a b@x.example','password':'genug-langes-wort','roleIds':[R]} | email",
                "{'password':'genug-langes-wort','roleIds':[R]} | email",
                "{'email':'MAIL','password':'kurz','roleIds':[R]} | password",
                "{'email':'MAIL','roleIds':[R]} | password",
                "{'email':'MAIL','password':'genug-langes-wort','roleIds':[]} | roleIds",
                "{'email':'MAIL','password':'genug-langes-wort'} | roleIds",
                "{'email':'MAIL','password':'genug-langes-wort','roleIds':[0]} | roleIds",
                "{'email':'MAIL','password':'genug-langes-wort','roleIds':[R],'language':'xx'} | language",
                "{'email':'MAIL','password':'genug-langes-wort','roleIds':[R],'administrator':true} | administrator"
            })
    void whatIsMissingOrWrongIsNamedAndNobodyIsOpened(String body, String field) {
        var api = accounts.open();
        var before = Stored.of(api.account());
        api.post("/users", Json.of(body.replace("MAIL", email()).replace("R]", role(api, "MANAGER") + "]")))
                .isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void theRoleOfAnotherAccountIsUnknown() {
        var api = accounts.open();
        var foreign = role(accounts.open(), "ADMINISTRATOR");
        open(api, email(), foreign).isProblem(400, "invalid-input", "roleIds");
        var manager = accounts.manager(api);
        api.patch("/users/" + manager.userId(), Json.of("{'roleIds':[" + foreign + "]}"))
                .isProblem(400, "invalid-input", "roleIds");
    }

    @Test
    void theLastAdministratorCannotLeave() {
        var api = accounts.open();
        api.patch("/users/" + api.userId(), Json.of("{'active':false}")).isProblem(409, "conflict");
        api.patch("/users/" + api.userId(), Json.of("{'roleIds':[" + role(api, "MANAGER") + "]}"))
                .isProblem(409, "conflict");
        assertThat(api.get("/session")
                        .json()
                        .path("permissions")
                        .path("administrator")
                        .booleanValue())
                .isTrue();
    }

    /// Each takes the other's role at the same moment: one must remain.
    @Test
    void twoAdministratorsCannotRemoveEachOtherAtOnce() {
        for (int round = 0; round < 8; round++) {
            var one = accounts.open();
            var other = accounts.manager(one);
            one.patch("/users/" + other.userId(), Json.of("{'roleIds':[" + role(one, "ADMINISTRATOR") + "]}"))
                    .is(200);
            var managers = Json.of("{'roleIds':[" + role(one, "MANAGER") + "]}");
            var both = List.of(
                    CompletableFuture.supplyAsync(() ->
                            one.patch("/users/" + other.userId(), managers).status()),
                    CompletableFuture.supplyAsync(() ->
                            other.patch("/users/" + one.userId(), managers).status()));
            assertThat(both.stream().map(CompletableFuture::join).filter(status -> status == 200))
                    .hasSize(1);
        }
    }

    @Test
    void aChangeOfAnOlderVersionIsRefused() {
        var api = accounts.open();
        var manager = accounts.manager(api);
        var version = api.items("/users")
                .valueStream()
                .filter(user -> user.path("id").longValue() == manager.userId())
                .findFirst()
                .orElseThrow()
                .path("version")
                .intValue();
        api.send(
                        "PATCH",
                        "/users/" + manager.userId(),
                        Json.of("{'firstName':'A'}"),
                        Map.of("If-Match", "\"" + version + "\""))
                .is(200);
        api.send(
                        "PATCH",
                        "/users/" + manager.userId(),
                        Json.of("{'firstName':'B'}"),
                        Map.of("If-Match", "\"" + version + "\""))
                .isProblem(412, "version-conflict");
    }

    @Test
    void administratorsAlwaysMayEditSettings() {
        var api = accounts.open();
        var role = role(api, "ADMINISTRATOR");
        assertThat(api.patch("/roles/" + role, Json.of("{'editSettings':false}"))
                        .is(200)
                        .json()
                        .path("editSettings")
                        .booleanValue())
                .isTrue();
        api.patch("/roles/" + role, "{}").isProblem(400, "invalid-input", "editSettings");
    }

    @Test
    void changesOfRightsAreKeptAndCannotBeUndoneInSecret() throws Exception {
        var api = accounts.open();
        var manager = accounts.manager(api);
        api.patch("/users/" + manager.userId(), Json.of("{'active':false}")).is(200);
        try (var connection = io.weiche.testing.TestDatabase.get().openForCheck();
                var rows = connection
                        .createStatement()
                        .executeQuery("select action, actor_id from audit_entry where account_id = " + api.account()
                                + " and subject = 'user:" + manager.userId() + "' order by id desc")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("user-changed");
            assertThat(rows.getLong(2)).isEqualTo(api.userId());
        }
    }
}
