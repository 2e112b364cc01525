package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `crm.quote.*`: a program makes an offer of a deal, issues it and learns what became of it.
@WeicheTest
class QuoteMethodsTest {
    private final TestAccounts accounts;
    private final Api api;
    private final Rest rest;

    QuoteMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        this.rest = new Rest(api);
    }

    private long deal(String title) {
        var company = rest.add("company", "{\"TITLE\":\"Dachbau\",\"ADDRESS_CITY\":\"Ulm\"}");
        var contact = rest.add("contact", "{\"NAME\":\"Jana\",\"LAST_NAME\":\"Vogt\"}");
        var deal = rest.add(
                "deal", Json.of("{'TITLE':'" + title + "','COMPANY_ID':" + company + ",'CONTACT_ID':" + contact + "}"));
        rest.result(
                "crm.deal.productrows.set",
                Json.of("{'id':" + deal
                        + ",'rows':[{'PRODUCT_NAME':'Modul','PRICE':119,'QUANTITY':2,'TAX_RATE':19}]}"));
        return deal;
    }

    private long quote(long deal) {
        return rest.form("crm.quote.add.json", "fields%5BDEAL_ID%5D=" + deal)
                .is(200)
                .json()
                .path("result")
                .longValue();
    }

    private String status(long quote) {
        return rest.record("quote", quote).path("STATUS_ID").asString();
    }

    private void become(long quote, String status) {
        rest.form("crm.quote.update.json", "id=" + quote + "&fields%5BSTATUS_ID%5D=" + status)
                .is(200);
    }

    @Test
    void aDraftIsMadeOfADealReadAndWritten() {
        var deal = deal("Dach");
        var id = quote(deal);
        var quote = rest.record("quote", id);
        assertThat(quote.path("TITLE").asString()).isEqualTo("Dach");
        assertThat(quote.path("STATUS_ID").asString()).isEqualTo("DRAFT");
        assertThat(quote.path("CLOSED").asString()).isEqualTo("N");
        assertThat(quote.path("QUOTE_NUMBER").isNull()).isTrue();
        assertThat(quote.path("OPPORTUNITY").asString()).isEqualTo("238.00");
        assertThat(quote.path("TAX_VALUE").asString()).isEqualTo("38.00");
        assertThat(quote.path("DEAL_ID").asString()).isEqualTo(Long.toString(deal));
        assertThat(quote.path("ASSIGNED_BY_ID").asString()).isEqualTo(Long.toString(api.userId()));
        assertThat(quote.path("CLIENT_TITLE").asString()).isEqualTo("Dachbau");
        assertThat(quote.path("CLIENT_ADDR").asString()).isEqualTo("Jana Vogt\nUlm");
        var warned = rest.json(
                "crm.quote.update",
                Json.of("{'id':" + id + ",'fields':{'TITLE':'x','CLIENT_TITLE':'Stadt Ulm','BEGINDATE':'2030-01-01',"
                        + "'CLOSEDATE':'31.01.2030','CONTENT':'Gern','OPPORTUNITY':7,'MYCOMPANY_ID':3}}"));
        assertThat(Rest.warnings(warned))
                .containsExactlyInAnyOrder(
                        "FIELD_NOT_STORED TITLE", "READ_ONLY_FIELD OPPORTUNITY", "FIELD_NOT_STORED MYCOMPANY_ID");
        var offer = api.get("/offers/" + id).json();
        assertThat(offer.path("recipient").asString()).isEqualTo("Stadt Ulm\nJana Vogt\nUlm");
        assertThat(offer.path("validUntil").asString()).isEqualTo("2030-01-31");
        assertThat(offer.path("opening").asString()).isEqualTo("Gern");
        assertThat(rest.record("quote", id).path("ACTUAL_DATE").asString()).startsWith("2030-01-31T00:00:00");
        rest.result("crm.quote.delete", "{\"id\":" + id + "}");
        Rest.isError(rest.json("crm.quote.get", "{\"id\":" + id + "}"), 400, "", "Not found");
        Rest.isError(rest.json("crm.quote.delete", "{\"id\":" + id + "}"), 400, "ERROR_CORE", "Element not found");
    }

    @Test
    void itsRowsAndContactsAreThoseOfTheOriginal() {
        var deal = deal("Dach");
        var id = quote(deal);
        rest.form(
                        "crm.quote.productrows.set.json",
                        "id=" + id + "&rows%5B0%5D%5BPRODUCT_NAME%5D=Montage&rows%5B0%5D%5BPRICE%5D=50"
                                + "&rows%5B1%5D%5BPRODUCT_NAME%5D=Kabel&rows%5B1%5D%5BPRICE%5D=2.5&rows%5B1%5D%5BQUANTITY%5D=4")
                .is(200);
        var rows = rest.result("crm.quote.productrows.get", "{\"id\":" + id + "}");
        assertThat(rows.valueStream()
                        .map(row -> row.path("OWNER_TYPE").asString() + " "
                                + row.path("PRODUCT_NAME").asString()))
                .containsExactly("Q Montage", "Q Kabel");
        assertThat(rows.get(0).path("OWNER_ID").asString()).isEqualTo(Long.toString(id));
        assertThat(rows.get(0).path("ID").asString())
                .isNotEqualTo(rows.get(1).path("ID").asString());
        assertThat(rest.record("quote", id).path("OPPORTUNITY").asString()).isEqualTo("60.00");
        // what is sold in the deal stays
        assertThat(rest.record("deal", deal).path("OPPORTUNITY").asString()).isEqualTo("238.00");
        var contact = rest.record("deal", deal).path("CONTACT_ID").asString();
        assertThat(rest.result("crm.quote.contact.items.get", "{\"id\":" + id + "}")
                        .toString())
                .isEqualTo("[{\"CONTACT_ID\":" + contact + ",\"SORT\":10,\"ROLE_ID\":0,\"IS_PRIMARY\":\"Y\"}]");
    }

    @Test
    void anotherStatusIssuesItAndSaysWhatTheCustomerAnswered() {
        var id = quote(deal("Dach"));
        become(id, "SENT");
        assertThat(status(id)).isEqualTo("SENT");
        assertThat(rest.record("quote", id).path("QUOTE_NUMBER").asString()).startsWith("A-");
        Rest.isError(
                rest.json("crm.quote.update", Json.of("{'id':" + id + ",'fields':{'CONTENT':'anders'}}")),
                400,
                "",
                "Only a draft can be changed");
        Rest.isError(rest.json("crm.quote.delete", "{\"id\":" + id + "}"), 400, "", "Only a draft can be changed");
        Rest.isError(
                rest.json("crm.quote.productrows.set", Json.of("{'id':" + id + ",'rows':[]}")),
                400,
                "",
                "Only a draft can be changed");
        Rest.isError(
                rest.json("crm.quote.update", Json.of("{'id':" + id + ",'fields':{'STATUS_ID':'DRAFT'}}")),
                400,
                "",
                "cannot become DRAFT");
        become(id, "DECLAINED");
        assertThat(rest.record("quote", id).path("CLOSED").asString()).isEqualTo("Y");
        become(id, "APPROVED");
        assertThat(status(id)).isEqualTo("APPROVED");
        assertThat(api.get("/offers/" + id).json().path("status").asString()).isEqualTo("ACCEPTED");
        assertThat(rest.result("crm.status.entity.items", "{\"entityId\":\"QUOTE_STATUS\"}")
                        .valueStream()
                        .map(one -> one.path("STATUS_ID").asString()))
                .containsExactly("DRAFT", "SENT", "APPROVED", "DECLAINED", "REPLACED");
    }

    private List<Long> ids(Rest who, String filter) {
        return who.ids("quote", Json.of(filter));
    }

    @Test
    void offersOfAllDealsAreListedFilteredAndOrdered() {
        var one = deal("Eins");
        var first = quote(one);
        var second = quote(one);
        var third = quote(deal("Zwei"));
        become(second, "SENT");
        var company = rest.record("deal", one).path("COMPANY_ID").asString();
        var contact = rest.record("deal", one).path("CONTACT_ID").asString();
        assertThat(ids(rest, "{}")).containsExactly(first, second, third);
        assertThat(ids(rest, "{'DEAL_ID':" + one + "}")).containsExactly(first, second);
        assertThat(ids(rest, "{'COMPANY_ID':" + company + ",'CONTACT_ID':" + contact + "}"))
                .containsExactly(first, second);
        assertThat(ids(rest, "{'LEAD_ID':'','ASSIGNED_BY_ID':" + api.userId() + "}"))
                .containsExactly(first, second, third);
        assertThat(ids(rest, "{'STATUS_ID':'SENT'}")).containsExactly(second);
        assertThat(ids(rest, "{'!STATUS_ID':'SENT','CLOSED':'N'}")).containsExactly(first, third);
        assertThat(ids(rest, "{'>OPPORTUNITY':238}")).isEmpty();
        var page = rest.form(
                        "crm.quote.list", "order%5BID%5D=DESC&weicheLimit=2&select%5B%5D=TITLE&select%5B%5D=STATUS_ID")
                .is(200)
                .json();
        assertThat(page.path("result").get(1).toString())
                .isEqualTo("{\"ID\":\"" + second + "\",\"STATUS_ID\":\"SENT\",\"TITLE\":\"Eins\"}");
        assertThat(page.path("total").intValue()).isEqualTo(3);
        Rest.isError(rest.json("crm.quote.list", Json.of("{'filter':{'TITLE':'x'}}")), 400, "INVALID_ARG_VALUE", "");
    }

    @Test
    void anOfferNeedsItsDealAndIsSeenWithIt() {
        Rest.isError(
                rest.json("crm.quote.add", Json.of("{'fields':{'TITLE':'x'}}")), 400, "", "DEAL_ID is not defined");
        Rest.isError(rest.json("crm.quote.add", Json.of("{'fields':{'DEAL_ID':999999999}}")), 400, "", "DEAL_ID");
        var id = quote(deal("geheim"));
        var manager = new Rest(accounts.manager(api));
        assertThat(ids(manager, "{}")).isEmpty();
        Rest.isError(manager.json("crm.quote.get", "{\"id\":" + id + "}"), 400, "", "Not found");
        Rest.isError(
                manager.json("crm.quote.update", Json.of("{'id':" + id + ",'fields':{'STATUS_ID':'SENT'}}")),
                400,
                "",
                "Quote is not found");
        assertThat(ids(new Rest(accounts.open()), "{}")).isEmpty();
        Rest.isError(
                rest.json("crm.quote.update", Json.of("{'id':" + id + ",'fields':{'STATUS_ID':'NOPE'}}")),
                400,
                "",
                "STATUS_ID");
    }
}
