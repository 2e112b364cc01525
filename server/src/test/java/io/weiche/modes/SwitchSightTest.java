package io.weiche.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever may change the mode sees how many records that concerns, and names of those alone that they may read.
@WeicheTest
class SwitchSightTest {
    private static final String SECRET = "Geheimrat";

    private final TestAccounts accounts;

    SwitchSightTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    /// May change settings, and reads what is theirs.
    private Api settingsHolder(Api api) {
        var person = accounts.manager(api);
        var role = api.post("/roles", Json.of("{'name':'Einrichten'}")).is(201).id();
        api.patch("/roles/" + role, Json.of("{'name':'Einrichten','editSettings':true}"))
                .is(200);
        for (var area : List.of("LEAD", "DEAL", "CONTACT", "COMPANY")) {
            api.patch(
                            "/access/matrix",
                            Json.of("{'changes':[{'roleId':" + role + ",'area':'" + area
                                    + "','action':'READ','scope':'OWN'}]}"))
                    .is(200);
        }
        api.patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        return person;
    }

    private static void fill(Api api, Api holder) {
        api.lead(Json.of("{'title':'" + SECRET + "','companyTitle':'" + SECRET + " AG'}"));
        api.lead(Json.of("{'title':'" + SECRET + " 2','companyTitle':'" + SECRET + " AG'}"));
        api.lead(Json.of("{'title':'Eigener','companyTitle':'Eigen AG','responsibleId':" + holder.userId() + "}"));
    }

    @Test
    void aRehearsalCountsAllAndShowsWhatOneMayRead() {
        var api = accounts.openClassic();
        var holder = settingsHolder(api);
        fill(api, holder);
        var said =
                holder.post("/crm-mode/rehearsals", Json.of("{'to':'SIMPLE'}")).is(200);
        assertThat(said.number("openLeads")).isEqualTo(3);
        var problem = said.json()
                .path("problems")
                .valueStream()
                .filter(one -> one.path("code").asString().equals("no-contact-point"))
                .findFirst()
                .orElseThrow();
        assertThat(problem.path("count").longValue()).isEqualTo(3);
        assertThat(problem.path("unseen").longValue()).isEqualTo(2);
        assertThat(problem.path("sampleLeadIds").size()).isEqualTo(1);

        var file = holder.get("/crm-mode/rehearsals.csv").is(200).body();
        assertThat(file)
                .contains("Eigener")
                .contains("2 weitere, die Sie nicht sehen dürfen")
                .contains("no-contact-point")
                .doesNotContain(SECRET);
        assertThat(file.lines().toList()).hasSize(3);
        assertThat(api.get("/crm-mode/rehearsals.csv").is(200).body())
                .contains(SECRET)
                .doesNotContain("nicht sehen");
    }

    @Test
    void aReportTellsNamesOfNothingThatOneMayNotRead() {
        var api = accounts.openClassic();
        var holder = settingsHolder(api);
        fill(api, holder);
        var run = api.switchToSimple("\"customers\":\"BOTH\"").path("id").longValue();

        assertThat(holder.get("/crm-mode/switches/" + run).is(200).number("converted"))
                .isEqualTo(3);
        var outcomes = holder.get("/crm-mode/switches/" + run + "/outcomes").is(200);
        assertThat(outcomes.body()).contains("Eigener").doesNotContain(SECRET);
        var lines = outcomes.json().path("items");
        assertThat(lines.size()).isEqualTo(3);
        assertThat(lines.valueStream()
                        .filter(line -> line.path("leadHidden").booleanValue())
                        .toList())
                .hasSize(2)
                .allMatch(line -> line.path("outcome").asString().equals("CONVERTED"))
                .allMatch(line -> line.path("dealHidden").booleanValue()
                        && line.path("companyHidden").booleanValue())
                .allMatch(line -> line.path("dealId").isNull()
                        && line.path("contactId").isNull()
                        && line.path("companyId").isNull());

        var file = holder.get("/crm-mode/switches/" + run + "/outcomes.csv")
                .is(200)
                .body();
        assertThat(file)
                .contains("Eigener")
                .contains("2 weitere, die Sie nicht sehen dürfen;CONVERTED")
                .doesNotContain(SECRET);
        assertThat(file.lines().toList()).hasSize(3);
        assertThat(api.get("/crm-mode/switches/" + run + "/outcomes.csv")
                        .is(200)
                        .body())
                .contains(SECRET)
                .doesNotContain("nicht sehen");
    }

    @Test
    void whatOneMayNotReadOneDoesNotTakeBackOneByOne() {
        var api = accounts.openClassic();
        var holder = settingsHolder(api);
        fill(api, holder);
        var run = api.switchToSimple("\"customers\":\"BOTH\"").path("id").longValue();
        api.items("/deals")
                .forEach(deal -> api.patch("/deals/" + deal.path("id"), "{\"title\":\"Bearbeitet\"}")
                        .is(200));
        api.post("/crm-mode/switches/" + run + "/undo", "").is(202);
        api.awaitSwitch(run);
        var hidden = holder.items("/crm-mode/switches/" + run + "/outcomes?undo=KEPT")
                .valueStream()
                .filter(line -> line.path("leadHidden").booleanValue())
                .findFirst()
                .orElseThrow()
                .path("leadId");
        holder.post("/crm-mode/switches/" + run + "/outcomes/" + hidden + "/undo", "")
                .isProblem(404, "not-found");
        api.post("/crm-mode/switches/" + run + "/outcomes/" + hidden + "/undo", "")
                .is(200);
    }
}
