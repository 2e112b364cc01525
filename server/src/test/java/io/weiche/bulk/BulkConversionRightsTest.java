package io.weiche.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Converting many leads makes nothing that converting one of them by hand would not.
@WeicheTest
class BulkConversionRightsTest {
    private final TestAccounts accounts;

    BulkConversionRightsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    /// Somebody who converts every lead, and may add customers of their own only.
    private Api converter(Api administrator) {
        var user = accounts.manager(administrator);
        var role =
                administrator.post("/roles", "{\"name\":\"Umwandeln\"}").is(201).id();
        allow(administrator, role, "LEAD", "READ", "ALL");
        allow(administrator, role, "LEAD", "CONVERT", "ALL");
        allow(administrator, role, "DEAL", "READ", "ALL");
        allow(administrator, role, "DEAL", "ADD", "ALL");
        allow(administrator, role, "CONTACT", "READ", "ALL");
        allow(administrator, role, "CONTACT", "ADD", "OWN");
        allow(administrator, role, "COMPANY", "READ", "ALL");
        allow(administrator, role, "COMPANY", "ADD", "OWN");
        administrator
                .patch("/users/" + user.userId(), "{\"roleIds\":[" + role + "]}")
                .is(200);
        return user;
    }

    private static void allow(Api administrator, long role, String area, String action, String scope) {
        administrator
                .patch(
                        "/access/matrix",
                        Json.of("{'changes':[{'roleId':" + role + ",'area':'" + area + "','action':'" + action
                                + "','scope':'" + scope + "'}]}"))
                .is(200);
    }

    private static Map<Long, String> convert(Api user, String customers) {
        var started = user.post(
                        "/bulk-changes", Json.of("{'kind':'LEAD','action':'CONVERT','customers':'" + customers + "'}"))
                .is(202);
        user.awaitBulkChange(started.id());
        var refused = new HashMap<Long, String>();
        user.items("/bulk-changes/" + started.id() + "/outcomes")
                .forEach(line -> refused.put(
                        line.path("recordId").longValue(), line.path("reason").asString()));
        return refused;
    }

    private static String stateOf(Api api, long lead) {
        return api.get("/leads/" + lead).json().path("semantics").asString();
    }

    @Test
    void noContactIsMadeThatItsAuthorMayNotAdd() {
        var api = accounts.openClassic();
        var user = converter(api);
        var known =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        var foreign = api.lead(Json.of("{'title':'Fremd','lastName':'Muster'}"));
        var own = api.lead(Json.of("{'title':'Eigen','lastName':'Meier','responsibleId':" + user.userId() + "}"));
        var repeat = api.lead(Json.of("{'title':'Wieder','contactId':" + known + "}"));
        user.post("/leads/" + foreign + "/conversion", Json.of("{'deal':{},'contact':true}"))
                .isProblem(403, "forbidden");

        assertThat(convert(user, "CONTACT")).isEqualTo(Map.of(foreign, "forbidden"));
        assertThat(stateOf(api, foreign)).isEqualTo("P");
        assertThat(stateOf(api, own)).isEqualTo("S");
        assertThat(stateOf(api, repeat)).as("its customer is known").isEqualTo("S");
        assertThat(api.items("/contacts")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .containsExactlyInAnyOrder("Holm", "Meier");
    }

    @Test
    void noCompanyIsMadeThatItsAuthorMayNotAdd() {
        var api = accounts.openClassic();
        var user = converter(api);
        var role = api.items("/roles")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("Umwandeln"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        allow(api, role, "CONTACT", "ADD", "ALL");
        var firm = api.lead(Json.of("{'title':'Firma','lastName':'Muster','companyTitle':'Muster AG'}"));
        var person = api.lead(Json.of("{'title':'Privat','lastName':'Meier'}"));

        assertThat(convert(user, "BOTH_IF_NAMED")).isEqualTo(Map.of(firm, "forbidden"));
        assertThat(stateOf(api, person)).as("no company would be made").isEqualTo("S");
        assertThat(api.items("/companies").size()).isZero();
        assertThat(convert(user, "CONTACT")).isEqualTo(Map.of(person, "lead-converted"));
        assertThat(stateOf(api, firm)).isEqualTo("S");
    }
}
