package io.weiche.requisites;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Administrators keep the companies the account sells as.
@WeicheTest
class OwnCompaniesTest {
    private final TestAccounts accounts;
    private final Api api;

    OwnCompaniesTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private long company(String title, String email) {
        return api.post(
                        "/companies",
                        Json.of("{'title':'" + title + "','emails':[{'value':'" + email
                                + "'}],'address':{'street':'Weg 1','postalCode':'50667','city':'Köln'}}"))
                .is(201)
                .id();
    }

    private void own(long company) {
        api.post("/own-companies", "{\"companyId\":" + company + "}").is(201);
    }

    private List<Long> ids(Api who) {
        return who.items("/own-companies")
                .valueStream()
                .map(one -> one.path("companyId").longValue())
                .toList();
    }

    @Test
    void companiesAreMarkedAsOursAndOneIsTheDefault() {
        var one = company("Wir", "wir@eins.example");
        var two = company("Wir auch", "wir@zwei.example");
        own(one);
        own(two);
        assertThat(ids(api)).containsExactly(one, two);
        api.post("/companies/" + two + "/requisites", "{\"legalName\":\"Wir auch GmbH\"}")
                .is(201);
        api.post("/own-companies/" + two + "/default", "{}").is(200);
        JsonNode first = api.items("/own-companies").get(0);
        assertThat(first.path("companyId").longValue()).isEqualTo(two);
        assertThat(first.path("standard").asBoolean()).isTrue();
        assertThat(first.path("address").get(1).asString()).isEqualTo("50667 Köln");
        assertThat(first.path("requisites").get(0).path("legalName").asString()).isEqualTo("Wir auch GmbH");
        api.delete("/own-companies/" + two).is(204);
        assertThat(ids(api)).containsExactly(one);
        for (var told : List.of("added", "default", "removed")) {
            assertThat(api.items("/audit?action=own-company-" + told)
                            .get(0)
                            .path("subject")
                            .asString())
                    .isEqualTo("company:" + two);
        }
        api.delete("/own-companies/" + two).is(404);
    }

    @Test
    void onlyWhoEditsSettingsMarksThem() {
        var company = company("Wir", "wir@drei.example");
        own(company);
        var reader = accounts.reader(api);
        assertThat(ids(reader)).containsExactly(company);
        reader.post("/own-companies", "{\"companyId\":" + company + "}").is(403);
        reader.post("/own-companies/" + company + "/default", "{}").is(403);
        reader.delete("/own-companies/" + company).is(403);
        assertThat(ids(accounts.open())).isEmpty();
        api.post("/own-companies", "{\"companyId\":99999999}").isProblem(400, "invalid-input", "companyId");
    }

    @Test
    void whatAColleagueWritesBecomesNoInquiry() {
        var company = company("Wir", "info@wir.example");
        api.post(
                        "/contacts",
                        Json.of("{'lastName':'Kollegin','emails':[{'value':'kollegin@wir.example'}]," + "'companyIds':["
                                + company + "]}"))
                .is(201);
        own(company);
        for (var address : List.of("info@wir.example", "kollegin@wir.example")) {
            api.post("/inquiries", Json.of("{'channel':'EMAIL','title':'Rundmail','emails':['" + address + "']}"))
                    .is(201);
        }
        assertThat(api.items("/leads").isEmpty()).isTrue();
        api.post("/inquiries", Json.of("{'channel':'EMAIL','title':'Echt','emails':['kunde@fremd.example']}"))
                .is(201);
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    @Test
    void theyAreNobodysDuplicate() {
        var own = company("Gleich", "gleich@wir.example");
        company("Gleich", "gleich@wir.example");
        var groups = "/duplicates?kind=COMPANY";
        assertThat(api.items(groups).size()).isEqualTo(1);
        own(own);
        assertThat(api.items(groups).isEmpty()).isTrue();
    }
}
