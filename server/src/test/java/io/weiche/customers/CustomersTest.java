package io.weiche.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Contacts, companies and their links.
@WeicheTest
class CustomersTest {
    private final TestAccounts accounts;
    private final Api api;

    CustomersTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.open();
    }

    private long company(String title) {
        return api.post("/companies", Json.of("{'title':'" + title + "'}"))
                .is(201)
                .id();
    }

    @Test
    void aContactNeedsAFirstOrALastName() {
        api.post("/contacts", Json.of("{'honorific':'Dr.','middleName':'M.'}"))
                .isProblem(400, "invalid-input", "lastName");
        var contact =
                api.post("/contacts", Json.of("{'firstName':'Eva'}")).is(201).id();
        api.patch("/contacts/" + contact, Json.of("{'firstName':null}")).isProblem(400, "invalid-input", "lastName");
        api.patch("/contacts/" + contact, Json.of("{'firstName':null,'lastName':'Holm'}"))
                .is(200);
    }

    @Test
    void aCompanyNeedsATitle() {
        api.post("/companies", "{}").isProblem(400, "invalid-input", "title");
        var company = company("Holm KG");
        api.patch("/companies/" + company, Json.of("{'title':''}")).isProblem(400, "invalid-input", "title");
    }

    @Test
    void bothEndsShowTheLink() {
        var one = company("Eins");
        var two = company("Zwei");
        var contact = api.post("/contacts", Json.of("{'lastName':'Holm','companyIds':[" + two + "," + one + "]}"))
                .is(201)
                .json();
        assertThat(contact.path("companies").get(0).path("id").longValue()).isEqualTo(two);
        assertThat(contact.path("companies").get(0).path("primary").booleanValue())
                .isTrue();
        assertThat(api.get("/companies/" + one)
                        .json()
                        .path("contacts")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("Holm");
        api.patch("/contacts/" + contact.path("id").longValue(), Json.of("{'companyIds':[" + one + "]}"))
                .is(200);
        assertThat(api.get("/companies/" + two).json().path("contacts").isEmpty())
                .isTrue();
        for (var type : new String[] {"UNLINKED"}) {
            assertThat(api.items("/companies/" + two + "/timeline")
                            .valueStream()
                            .map(entry -> entry.path("type").asString()))
                    .contains(type);
        }
        assertThat(api.items("/contacts?filter="
                                + Api.encoded(Json.of("{'field':'companyId','op':'is','value':" + one + "}")))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aCompanyInTheBinIsNotShownAsALink() {
        var company = company("Weg");
        var contact = api.post("/contacts", Json.of("{'lastName':'Holm','companyIds':[" + company + "]}"))
                .is(201)
                .id();
        api.delete("/companies/" + company).is(204);
        assertThat(api.get("/contacts/" + contact).json().path("companies").isEmpty())
                .isTrue();
        api.post("/companies/" + company + "/restore", "").is(200);
        assertThat(api.get("/contacts/" + contact).json().path("companies").size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'companyIds':[9223372036854775807]} | companyIds",
                "{'companyIds':'x'} | companyIds",
                "{'sourceId':9223372036854775807} | sourceId",
                "{'responsibleId':9223372036854775807} | responsibleId",
                "{'birthdate':'31.12.1980'} | birthdate",
                "{'nameIsFallback':true} | nameIsFallback",
                "{'leadId':1} | leadId",
                "{'name':'Eva Holm'} | name"
            })
    void whatCannotBeIsNamedAndNothingChanges(String body, String field) {
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        var before = Stored.of(api.account());
        api.patch("/contacts/" + contact, Json.of(body)).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void companiesAreSeenByEverybodyAndContactsAreNot() {
        var manager = accounts.manager(api);
        var company = company("Holm KG");
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        manager.get("/companies/" + company).is(200);
        var refused =
                manager.patch("/companies/" + company, Json.of("{'title':'x'}")).isProblem(403, "forbidden");
        assertThat(refused.json().path("permission").asString()).isEqualTo("COMPANY:CHANGE");
        manager.delete("/companies/" + company).isProblem(403, "forbidden");
        manager.get("/contacts/" + contact).isProblem(404, "not-found");
        assertThat(manager.items("/contacts").isEmpty()).isTrue();
    }

    @Test
    void versionsAreCheckedForContactsAndCompanies() {
        var company = company("Holm KG");
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        for (var path : new String[] {"/companies/" + company, "/contacts/" + contact}) {
            var body = Json.of("{'comments':'x'}");
            api.send("PATCH", path, body, Map.of()).isProblem(428, "precondition-required");
            api.send("PATCH", path, body, Map.of("If-Match", "\"5\"")).isProblem(412, "version-conflict");
            api.send("PATCH", path, body, Map.of("If-Match", "\"0\"")).is(200);
        }
    }

    @Test
    void aDeletedCustomerIsGoneAndComesBackOnce() {
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        api.delete("/contacts/" + contact).is(204);
        api.get("/contacts/" + contact).isProblem(404, "not-found");
        assertThat(api.items("/search?q=Holm").isEmpty()).isTrue();
        api.post("/contacts/" + contact + "/restore", "").is(200);
        api.post("/contacts/" + contact + "/restore", "").isProblem(404, "not-found");
    }
}
