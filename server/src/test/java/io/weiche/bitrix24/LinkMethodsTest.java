package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Contacts of leads, deals and companies, companies of contacts.
@WeicheTest
class LinkMethodsTest {
    private final TestAccounts accounts;

    LinkMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static List<Long> linked(Rest rest, String name, long id, String code) {
        return rest.result(name + ".items.get", "{\"id\":" + id + "}")
                .valueStream()
                .map(row -> row.path(code).longValue())
                .toList();
    }

    private static void call(Rest rest, String method, long id, long contact, String more) {
        var answer = rest.result(method, "{\"id\":" + id + ",\"fields\":{\"CONTACT_ID\":" + contact + more + "}}");
        assertThat(answer.booleanValue()).isTrue();
    }

    @Test
    void contactsOfADealAreAddedMadeTheMainOneAndTakenAway() {
        var rest = new Rest(accounts.open());
        var eva = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var max = rest.add("contact", "{\"NAME\":\"Max\"}");
        var deal = rest.add("deal", "{\"TITLE\":\"x\"}");
        call(rest, "crm.deal.contact.add", deal, eva, "");
        call(rest, "crm.deal.contact.add", deal, max, ",\"IS_PRIMARY\":\"Y\"");
        assertThat(linked(rest, "crm.deal.contact", deal, "CONTACT_ID")).containsExactly(max, eva);
        call(rest, "crm.deal.contact.delete", deal, max, "");
        assertThat(linked(rest, "crm.deal.contact", deal, "CONTACT_ID")).containsExactly(eva);
        rest.result("crm.deal.contact.items.delete", "{\"id\":" + deal + "}");
        assertThat(linked(rest, "crm.deal.contact", deal, "CONTACT_ID")).isEmpty();
    }

    @Test
    void aCompanyAndItsContactsSeeTheSameLink() {
        var rest = new Rest(accounts.open());
        var eva = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var max = rest.add("contact", "{\"NAME\":\"Max\"}");
        var company = rest.add("company", "{\"TITLE\":\"Sonne\"}");
        rest.result(
                "crm.company.contact.items.set",
                "{\"id\":" + company + ",\"items\":[{\"CONTACT_ID\":" + eva + "},{\"CONTACT_ID\":" + max + "}]}");
        assertThat(linked(rest, "crm.contact.company", max, "COMPANY_ID")).containsExactly(company);
        rest.result("crm.contact.company.delete", "{\"id\":" + eva + ",\"fields\":{\"COMPANY_ID\":" + company + "}}");
        assertThat(linked(rest, "crm.company.contact", company, "CONTACT_ID")).containsExactly(max);
    }

    @Test
    void aLeadKeepsOneContactAndSaysSo() {
        var rest = new Rest(accounts.openClassic());
        var eva = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var max = rest.add("contact", "{\"NAME\":\"Max\"}");
        var lead = rest.add("lead", "{\"TITLE\":\"x\"}");
        var answer = rest.json(
                        "crm.lead.contact.items.set",
                        "{\"id\":" + lead + ",\"items\":[{\"CONTACT_ID\":" + eva + "},{\"CONTACT_ID\":" + max + "}]}")
                .is(200);
        assertThat(Rest.warnings(answer)).containsExactly("INVALID_VALUE CONTACT_ID");
        assertThat(linked(rest, "crm.lead.contact", lead, "CONTACT_ID")).containsExactly(eva);
    }

    @Test
    void whatIsMissingIsNamedAsTheOriginalDoes() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{\"TITLE\":\"x\"}");
        Rest.isError(rest.json("crm.deal.contact.add", "{}"), 400, "", "'fields' must be array");
        Rest.isError(
                rest.json("crm.deal.contact.add", "{\"id\":" + deal + ",\"fields\":{\"CONTACT_ID\":0}}"),
                400,
                "",
                "'fields' is not valid");
        Rest.isError(
                rest.json("crm.deal.contact.items.set", "{\"id\":" + deal + ",\"items\":\"x\"}"),
                400,
                "",
                "items must be array");
        Rest.isError(rest.json("crm.deal.contact.items.get", "{}"), 400, "", "ownerEntityID");
    }
}
