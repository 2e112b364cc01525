package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is meant: programs take the first of those they get.
@WeicheTest
class PeopleMethodsTest {
    private final TestAccounts accounts;

    PeopleMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static List<Long> found(Rest rest, String method, String parameters) {
        return rest.result(method, parameters)
                .valueStream()
                .map(user -> Long.valueOf(user.path("ID").asString()))
                .toList();
    }

    @Test
    void conditionsStandBesideTheFilterToo() {
        var rest = new Rest(accounts.open());
        var me = rest.api().userId();
        var colleague = accounts.manager(rest.api()).userId();
        for (var method : List.of("user.get", "user.search")) {
            assertThat(found(rest, method, "{\"ID\":" + colleague + "}")).containsExactly(colleague);
            assertThat(found(rest, method, "{\"id\":[" + colleague + "]}")).containsExactly(colleague);
            assertThat(found(rest, method, "{\"ID\":\"\"}")).isEmpty();
            assertThat(found(rest, method, "{\">ID\":0,\"FILTER\":{\"!ID\":" + me + "}}"))
                    .containsExactly(colleague);
            assertThat(found(rest, method, "{\"SORT\":\"ID\",\"ORDER\":\"desc\",\"start\":0,\"bx24_request_id\":7}"))
                    .containsExactly(colleague, me);
        }
        assertThat(rest.get("user.get?ID=" + me).json().path("total").intValue())
                .isEqualTo(1);
        assertThat(rest.form("user.get", "FILTER[@ID][]=" + me + "&ADMIN_MODE=true")
                        .json()
                        .path("total")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aDepartmentIsOneOfThoseSomebodyIsIn() {
        var rest = new Rest(accounts.open());
        var me = rest.api().userId();
        var colleague = accounts.manager(rest.api()).userId();
        var sales = rest.api()
                .post("/departments", "{\"name\":\"Vertrieb\",\"memberIds\":[" + colleague + "]}")
                .is(201)
                .id();
        for (var method : List.of("user.get", "user.search")) {
            assertThat(found(rest, method, "{\"UF_DEPARTMENT\":1,\"SORT\":\"ID\",\"ORDER\":\"asc\"}"))
                    .containsExactly(me);
            assertThat(found(rest, method, "{\"FILTER\":{\"UF_DEPARTMENT\":[" + (sales + 1) + ",77]}}"))
                    .containsExactly(colleague);
            assertThat(found(rest, method, "{\"FILTER\":{\"!UF_DEPARTMENT\":" + (sales + 1) + "}}"))
                    .containsExactly(me);
        }
    }

    @Test
    void namesAreFoundAsTheyAreMeant() {
        var rest = new Rest(accounts.open());
        var me = rest.api().userId();
        accounts.manager(rest.api());
        assertThat(found(rest, "user.get", "{\"NAME\":\"petr\"}")).isEmpty();
        assertThat(found(rest, "user.get", "{\"NAME\":\"Petra\"}")).containsExactly(me);
        assertThat(found(rest, "user.get", "{\"FILTER\":{\"NAME\":\"Pet%\"}}")).containsExactly(me);
        assertThat(found(rest, "user.get", "{\"FILTER\":{\"%LAST_NAME\":\"rüf\"}}"))
                .containsExactly(me);
        assertThat(found(rest, "user.get", "{\"filter\":{\"NAME_SEARCH\":\"prüf petr\"}}"))
                .containsExactly(me);
        assertThat(found(rest, "user.search", "{\"NAME_SEARCH\":\"Petra Meier\"}"))
                .isEmpty();
        assertThat(found(rest, "user.search", "{\"NAME\":\"pet\"}")).containsExactly(me);
    }

    @Test
    void somebodyIsFoundByTheirTelephones() {
        var rest = new Rest(accounts.open());
        var me = rest.api().userId();
        accounts.manager(rest.api());
        rest.api()
                .patch("/me", "{\"phones\":{\"extension\":\"101\",\"work\":\"+49 221 1\",\"mobile\":\"0171 2\"}}")
                .is(200);
        var shown = rest.result("user.current", "{}");
        assertThat(shown.path("UF_PHONE_INNER").asString()).isEqualTo("101");
        assertThat(shown.path("WORK_PHONE").asString()).isEqualTo("+49 221 1");
        assertThat(shown.path("PERSONAL_MOBILE").asString()).isEqualTo("0171 2");
        assertThat(found(rest, "user.get", "{\"FILTER\":{\"UF_PHONE_INNER\":\"101\"}}"))
                .containsExactly(me);
        assertThat(found(rest, "user.get", "{\"!PERSONAL_MOBILE\":\"\"}")).containsExactly(me);
    }

    /// The original has more about people. It is empty here, and a condition about it must not give everybody.
    @Test
    void nobodyHasWhatIsNotKept() {
        var rest = new Rest(accounts.open());
        for (var field :
                List.of("WORK_PHONE", "PERSONAL_MOBILE", "PERSONAL_PHONE", "UF_PHONE_INNER", "PERSONAL_CITY")) {
            assertThat(found(rest, "user.get", "{\"FILTER\":{\"" + field + "\":\"221\"}}"))
                    .isEmpty();
            assertThat(found(rest, "user.get", "{\"" + field + "\":\"221\"}")).isEmpty();
        }
        assertThat(rest.result("user.get", "{}").path(0).path("WORK_PHONE").isString())
                .isTrue();
        Rest.isError(rest.json("user.get", "{\"FILTER\":{\"NOPE\":1}}"), 400, "INVALID_ARG_VALUE", "NOPE");
    }
}
