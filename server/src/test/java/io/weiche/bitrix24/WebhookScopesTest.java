package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A webhook reaches the parts of the interface it was made for, and departments are shown as they are.
@WeicheTest
class WebhookScopesTest {
    private final Api api;

    WebhookScopesTest(TestAccounts accounts) {
        this.api = accounts.openClassic();
    }

    private String webhook(String scopes) {
        var made = api.post("/tokens", Json.of("{'kind':'WEBHOOK','scopes':[" + scopes + "]}"))
                .is(201)
                .json()
                .path("webhook")
                .asString();
        return api.server() + made.substring(made.indexOf("/rest/"));
    }

    private static Api.Answer call(String webhook, String method, String body) {
        return Api.raw("POST", webhook + method, body, Map.of("Content-Type", "application/json"));
    }

    @Test
    void aNarrowedWebhookIsRefusedBeyondItsScopes() {
        var crm = webhook("'CRM'");
        call(crm, "crm.lead.list", "{}").is(200);
        Rest.isError(call(crm, "user.get", "{}"), 401, "insufficient_scope", "higher privileges");
        call(crm, "profile", "{}").is(200);
        assertThat(call(crm, "scope", "{}").json().path("result").toString()).isEqualTo("[\"crm\"]");
        assertThat(call(crm, "scope", "{\"full\":true}").json().path("result").size())
                .isEqualTo(4);
        var people = webhook("'USER','DEPARTMENT'");
        call(people, "user.get", "{}").is(200);
        Rest.isError(
                call(people, "crm.deal.add", "{\"fields\":{\"TITLE\":\"Dach\"}}"),
                401,
                "insufficient_scope",
                "higher privileges");
        assertThat(api.items("/deals").isEmpty()).isTrue();
    }

    @Test
    void aBatchOpensNoOtherDoor() {
        var batch = call(
                webhook("'USER'"),
                "batch",
                "{\"cmd\":{\"a\":\"user.current\",\"b\":\"crm.deal.add?fields[TITLE]=Dach\",\"c\":\"crm.deal.list\"}}");
        var result = batch.is(200).json().path("result");
        assertThat(result.path("result").has("a")).isTrue();
        assertThat(result.path("result_error").path("b").path("error").asString())
                .isEqualTo("insufficient_scope");
        assertThat(result.path("result_error").path("c").path("error").asString())
                .isEqualTo("insufficient_scope");
    }

    @Test
    void scopesOfTheOneKindAreNothingForTheOther() {
        for (var token : new String[] {"'kind':'API','scopes':['CRM']", "'kind':'WEBHOOK','scopes':['READ']"}) {
            api.post("/tokens", Json.of("{" + token + "}")).isProblem(400, "invalid-input", "scopes");
        }
    }

    @Test
    void departmentsAreATreeBelowTheAccount() {
        var sales = api.post("/departments", Json.of("{'name':'Vertrieb','memberIds':[" + api.userId() + "]}"))
                .is(201)
                .id();
        api.post("/departments", Json.of("{'name':'Nord','parentId':" + sales + "}"))
                .is(201);
        var rest = new Rest(api);
        var all = rest.result("department.get", "{}");
        assertThat(all.size()).isEqualTo(3);
        assertThat(all.path(0).path("ID").asString()).isEqualTo("1");
        var north = rest.result("department.get", "{\"NAME\":\"Nord\"}").path(0);
        var parent = rest.result(
                        "department.get", "{\"ID\":" + north.path("PARENT").asString() + "}")
                .path(0);
        assertThat(parent.path("NAME").asString()).isEqualTo("Vertrieb");
        assertThat(parent.path("PARENT").asString()).isEqualTo("1");
        assertThat(rest.result("user.current", "{}")
                        .path("UF_DEPARTMENT")
                        .path(0)
                        .asString())
                .isEqualTo(parent.path("ID").asString());
    }
}
