package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;

/// Contacts and companies through the compatible interface.
@WeicheTest
class CustomerMethodsTest {
    private final TestAccounts accounts;

    CustomerMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void aContactKnowsItsCompanies() {
        var rest = new Rest(accounts.open());
        var one = rest.add("company", "{\"TITLE\":\"Eins\",\"INDUSTRY\":\"IT\"}");
        var two = rest.add("company", "{\"TITLE\":\"Zwei\"}");
        var id = rest.add(
                "contact", "{\"LAST_NAME\":\"Holm\",\"COMPANY_IDS\":[" + one + "],\"BIRTHDATE\":\"2001-11-11\"}");
        rest.json("crm.contact.update", "{\"id\":" + id + ",\"fields\":{\"COMPANY_ID\":" + two + "}}")
                .is(200);
        assertThatJson(rest.json("crm.contact.company.items.get", "{\"id\":" + id + "}")
                        .body())
                .inPath("result")
                .isEqualTo(
                        "[{\"COMPANY_ID\":" + two + ",\"SORT\":10,\"ROLE_ID\":0,\"IS_PRIMARY\":\"Y\"},{\"COMPANY_ID\":"
                                + one + ",\"SORT\":20,\"ROLE_ID\":0,\"IS_PRIMARY\":\"N\"}]");
        assertThat(rest.ids("contact", "{\"COMPANY_ID\":" + one + "}")).containsExactly(id);
        assertThat(rest.ids("company", "{\"CONTACT_ID\":" + id + "}")).containsExactly(one, two);
        assertThat(rest.record("company", one).path("INDUSTRY").asString()).isEqualTo("IT");
    }

    @Test
    void aContactNeedsANameAndACompanyATitle() {
        var rest = new Rest(accounts.open());
        Rest.isError(rest.json("crm.contact.add", "{\"fields\":{\"POST\":\"x\"}}"), 400, "", "LAST_NAME");
        Rest.isError(rest.json("crm.company.add", "{}"), 400, "", "TITLE");
        var id = rest.add("company", "{\"TITLE\":\"Holm\"}");
        Rest.isError(
                rest.json("crm.company.update", "{\"id\":" + id + ",\"fields\":{\"TITLE\":\"\"}}"), 400, "", "TITLE");
    }

    @Test
    void customersAreFoundByPhoneInAnySpelling() {
        var rest = new Rest(accounts.openClassic());
        var contact = rest.add("contact", "{\"NAME\":\"Eva\",\"PHONE\":[{\"VALUE\":\"030 5551234\"}]}");
        var company = rest.add("company", "{\"TITLE\":\"K\",\"PHONE\":[{\"VALUE\":\"+49 30 555 12 34\"}]}");
        var lead = rest.add("lead", "{\"EMAIL\":[{\"VALUE\":\"Eva@Holm.example\"}]}");
        assertThatJson(rest.json("crm.duplicate.findbycomm", "{\"type\":\"PHONE\",\"values\":[\"0049305551234\"]}")
                        .body())
                .inPath("result")
                .isEqualTo("{\"CONTACT\":[" + contact + "],\"COMPANY\":[" + company + "]}");
        assertThatJson(rest.form("crm.duplicate.findbycomm", "type=EMAIL&values[]=eva@holm.example&entity_type=LEAD")
                        .body())
                .inPath("result")
                .isEqualTo("{\"LEAD\":[" + lead + "]}");
        assertThatJson(rest.json("crm.duplicate.findbycomm", "{\"type\":\"EMAIL\",\"values\":[\"x@y.example\"]}")
                        .body())
                .inPath("result")
                .isEqualTo("[]");
        Rest.isError(rest.json("crm.duplicate.findbycomm", "{}"), 400, "", "Communication type is not defined");
        Rest.isError(rest.json("crm.duplicate.findbycomm", "{\"type\":\"PHONE\"}"), 400, "", "values is not defined");
        assertThat(rest.ids("contact", "{\"PHONE\":\"+49305551234\"}")).containsExactly(contact);
        assertThat(rest.ids("contact", "{\"HAS_PHONE\":\"Y\",\"HAS_EMAIL\":0}")).containsExactly(contact);
        assertThat(rest.ids("lead", "{\"EMAIL\":[\"eva@holm.example\",\"b@c.example\"],\"PHONE\":\"\"}"))
                .containsExactly(lead);
    }

    @Test
    void multiFieldsAreInAListOnlyWhenTheyAreNamed() {
        var rest = new Rest(accounts.open());
        rest.add(
                "contact",
                "{\"NAME\":\"Eva\",\"PHONE\":[{\"VALUE\":\"030 5551234\"}],\"WEB\":[{\"VALUE\":\"x.example\"}]}");
        var all =
                rest.result("crm.contact.list", "{\"select\":[\"*\",\"UF_*\"]}").get(0);
        assertThat(all.has("PHONE")).isFalse();
        assertThat(all.path("HAS_PHONE").asString()).isEqualTo("Y");
        var named = rest.result("crm.contact.list", "{\"select\":[\"NAME\",\"PHONE\",\"EMAIL\"]}")
                .get(0);
        assertThat(named.propertyNames()).containsExactlyInAnyOrder("ID", "NAME", "PHONE");
    }
}
