package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.accounts.Plan;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Leads through the compatible interface, in both modes (crm.md 5, 8, 9).
@WeicheTest
class LeadMethodsTest {
    private static final String WHOLE = """
            {"TITLE": "Dach", "HONORIFIC": "HNR_DE_1", "NAME": "Eva", "SECOND_NAME": "M.", "LAST_NAME": "Holm",
             "COMPANY_TITLE": "Holm KG", "POST": "Chefin", "BIRTHDATE": "11.11.1999", "SOURCE_ID": "CALL",
             "SOURCE_DESCRIPTION": "Zeitung", "STATUS_ID": "IN_PROCESS", "COMMENTS": "a\\nb", "OPPORTUNITY": 1000.5,
             "CURRENCY_ID": "EUR", "ADDRESS": "Weg 1", "ADDRESS_CITY": "Köln", "ADDRESS_POSTAL_CODE": "50667",
             "UTM_SOURCE": "g", "UTM_TERM": "dach", "ORIGINATOR_ID": "shop", "ORIGIN_ID": "4711",
             "PHONE": [{"VALUE": "030 5551234", "VALUE_TYPE": "MOBILE"}, {"VALUE": "030 1"}],
             "EMAIL": {"n0": {"VALUE": "eva@holm.example", "VALUE_TYPE": "WORK"}},
             "WEB": [{"VALUE": "https://holm.example", "VALUE_TYPE": "WORK"}],
             "IM": [{"VALUE": "@eva", "VALUE_TYPE": "TELEGRAM"}]}
            """;

    private final TestAccounts accounts;

    LeadMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void aLeadIsReadAsItWasWritten() {
        var rest = new Rest(accounts.openClassic());
        var id = rest.add("lead", WHOLE);
        assertThatJson(rest.json("crm.lead.get", "{\"id\":\"" + id + "\"}")
                        .is(200)
                        .body())
                .inPath("result")
                .isEqualTo("""
                        {"ID": "%d", "TITLE": "Dach", "COMPANY_TITLE": "Holm KG", "POST": "Chefin",
                         "BIRTHDATE": "1999-11-11T00:00:00+01:00", "SOURCE_ID": "CALL", "SOURCE_DESCRIPTION": "Zeitung",
                         "STATUS_ID": "IN_PROCESS", "STATUS_DESCRIPTION": null, "STATUS_SEMANTIC_ID": "P",
                         "COMMENTS": "a\\nb", "COMPANY_ID": null, "CONTACT_ID": null, "IS_RETURN_CUSTOMER": "N", "DATE_CLOSED": "",
                         "ORIGINATOR_ID": "shop", "ORIGIN_ID": "4711", "HONORIFIC": "HNR_DE_1", "NAME": "Eva",
                         "SECOND_NAME": "M.", "LAST_NAME": "Holm", "OPPORTUNITY": "1000.50", "CURRENCY_ID": "EUR",
                         "IS_MANUAL_OPPORTUNITY": "Y", "ADDRESS": "Weg 1", "ADDRESS_2": null, "ADDRESS_CITY": "Köln",
                         "ADDRESS_POSTAL_CODE": "50667", "ADDRESS_REGION": null, "ADDRESS_PROVINCE": null,
                         "ADDRESS_COUNTRY": null, "ADDRESS_COUNTRY_CODE": null, "ADDRESS_LOC_ADDR_ID": null,
                         "UTM_SOURCE": "g", "UTM_MEDIUM": null, "UTM_CAMPAIGN": null, "UTM_CONTENT": null, "UTM_TERM": "dach",
                         "MOVED_TIME": "${json-unit.any-string}", "MOVED_BY_ID": "%2$d", "ASSIGNED_BY_ID": "%2$d",
                         "CREATED_BY_ID": "%2$d", "MODIFY_BY_ID": "%2$d", "DATE_CREATE": "${json-unit.any-string}",
                         "DATE_MODIFY": "${json-unit.any-string}", "LAST_ACTIVITY_TIME": "${json-unit.any-string}",
                         "LAST_ACTIVITY_BY": "%2$d", "OPENED": "N", "HAS_PHONE": "Y", "HAS_EMAIL": "Y", "HAS_IMOL": "N",
                         "PHONE": [{"ID": "${json-unit.any-string}", "VALUE_TYPE": "MOBILE", "VALUE": "030 5551234", "TYPE_ID": "PHONE"},
                                   {"ID": "${json-unit.any-string}", "VALUE_TYPE": "WORK", "VALUE": "030 1", "TYPE_ID": "PHONE"}],
                         "EMAIL": [{"ID": "${json-unit.any-string}", "VALUE_TYPE": "WORK", "VALUE": "eva@holm.example", "TYPE_ID": "EMAIL"}],
                         "WEB": [{"ID": "${json-unit.any-string}", "VALUE_TYPE": "WORK", "VALUE": "https://holm.example", "TYPE_ID": "WEB"}],
                         "IM": [{"ID": "${json-unit.any-string}", "VALUE_TYPE": "TELEGRAM", "VALUE": "@eva", "TYPE_ID": "IM"}]}
                        """.formatted(id, rest.api().userId()));
    }

    @Test
    void aRuleMakesADealOfALeadThatCanStillBeReadAndOrdersEndThere() {
        var api = accounts.openClassic();
        var source = api.items("/sources")
                .valueStream()
                .filter(one -> one.path("code").asString().equals("RECOMMENDATION"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        api.post(
                        "/inquiry-rules",
                        Json.of("{'name':'Empfehlungen','makes':'DEAL','channels':['REST'],'sourceIds':[" + source
                                + "]}"))
                .is(201);
        var rest = new Rest(api);
        var id = rest.add("lead", "{\"TITLE\":\"Dach\",\"NAME\":\"Eva\",\"SOURCE_ID\":\"RECOMMENDATION\"}");
        assertThat(rest.record("lead", id).path("STATUS_ID").asString()).isEqualTo("CONVERTED");
        var deals = rest.ids("deal", "{\"LEAD_ID\":" + id + "}");
        assertThat(deals).hasSize(1);
        rest.json(
                        "crm.lead.productrows.set",
                        "{\"id\":" + id + ",\"rows\":[{\"PRODUCT_NAME\":\"Modul\",\"PRICE\":100,\"QUANTITY\":2}]}")
                .is(200);
        assertThat(rest.record("deal", deals.getFirst()).path("OPPORTUNITY").asString())
                .isEqualTo("200.00");
        var other = rest.add("lead", "{\"TITLE\":\"Keller\",\"SOURCE_ID\":\"WEB\"}");
        assertThat(rest.record("lead", other).path("STATUS_ID").asString()).isEqualTo("NEW");
        assertThat(api.items("/inquiries?channel=REST")
                        .valueStream()
                        .map(one -> one.path("skippedLead").booleanValue()))
                .containsExactly(false, true);

        var counted = api.get("/reports/sales?of=LEADS&by=SOURCE").is(200).json();
        assertThat(counted.path("total")
                        .path("figures")
                        .path("LEADS")
                        .path("count")
                        .longValue())
                .as("what skipped the lead is none")
                .isEqualTo(1);

        var conversion = api.get("/leads/" + id).json().path("conversionId").longValue();
        api.post("/conversions/" + conversion + "/undo?force=true", null).is(200);
        assertThat(rest.record("lead", id).path("STATUS_ID").asString()).isEqualTo("NEW");
        assertThat(api.items("/inquiries?channel=REST")
                        .get(1)
                        .path("skippedLead")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void whatTheOriginalWouldSwallowIsAWarning() {
        var rest = new Rest(accounts.openClassic());
        var answer = rest.json(
                        "crm.lead.add",
                        "{\"fields\":{\"TITLE\":\"x\",\"UF_CRM_1\":\"y\",\"SOURCE_ID\":\"NOPE\",\"DATE_CREATE\":\"2020-01-01\","
                                + "\"STATUS_DESCRIPTION\":\"z\",\"IS_MANUAL_OPPORTUNITY\":\"Y\",\"OPENED\":\"Y\"}}")
                .is(200);
        assertThat(Rest.warnings(answer))
                .containsExactlyInAnyOrder(
                        "UNKNOWN_FIELD UF_CRM_1",
                        "INVALID_VALUE SOURCE_ID",
                        "READ_ONLY_FIELD DATE_CREATE",
                        "FIELD_NOT_STORED STATUS_DESCRIPTION",
                        "FIELD_NOT_STORED OPENED");
        assertThat(rest.json("crm.lead.add", "{\"fields\":{\"TITLE\":\"x\"}}")
                        .json()
                        .has("warnings"))
                .isFalse();
    }

    @Test
    void aLeadWithoutAnythingIsCalledByItsNumber() {
        var rest = new Rest(accounts.openClassic());
        var id = rest.add("lead", "[]");
        assertThat(rest.record("lead", id).path("TITLE").asString()).isEqualTo("Lead " + id);
    }

    @Test
    void multiFieldsAreAddedChangedAndDeletedOneByOne() {
        var rest = new Rest(accounts.openClassic());
        var id = rest.add(
                "lead", "{\"PHONE\":[{\"VALUE\":\"1111111\"},{\"VALUE\":\"2222222\"},{\"VALUE\":\"3333333\"}]}");
        var phones = rest.record("lead", id).path("PHONE");
        var first = phones.get(0).path("ID").asString();
        var second = phones.get(1).path("ID").asString();
        var answer = rest.json(
                        "crm.lead.update",
                        "{\"id\":" + id + ",\"fields\":{\"PHONE\":[{\"ID\":" + first
                                + ",\"VALUE\":\"1111119\",\"VALUE_TYPE\":\"HOME\"},{\"ID\":\"" + second
                                + "\",\"DELETE\":\"Y\"},{\"VALUE\":\"4444444\",\"TYPE\":\"FAX\"},{\"ID\":999999999,\"VALUE\":\"5\"}]}}")
                .is(200);
        assertThat(Rest.warnings(answer)).containsExactly("INVALID_VALUE PHONE");
        assertThat(values(rest, id)).containsExactly("HOME 1111119", "WORK 3333333", "WORK 4444444");
        assertThat(rest.record("lead", id).path("PHONE").get(0).path("ID").asString())
                .isEqualTo(first);
    }

    private static List<String> values(Rest rest, long id) {
        return rest.record("lead", id)
                .path("PHONE")
                .valueStream()
                .map(point -> point.path("VALUE_TYPE").asString() + " "
                        + point.path("VALUE").asString())
                .toList();
    }

    @Test
    void anUpdateLeavesWhatItDoesNotName() {
        var rest = new Rest(accounts.openClassic());
        var id = rest.add("lead", WHOLE);
        rest.json(
                        "crm.lead.update",
                        "{\"id\":" + id + ",\"fields\":{\"UTM_TERM\":\"\",\"COMMENTS\":null,\"NAME\":\"Ina\"}}")
                .is(200);
        var lead = rest.record("lead", id);
        assertThat(lead.path("NAME").asString()).isEqualTo("Ina");
        assertThat(lead.path("UTM_TERM").isNull()).isTrue();
        assertThat(lead.path("COMMENTS").isNull()).isTrue();
        assertThat(lead.path("UTM_SOURCE").asString()).isEqualTo("g");
        assertThat(lead.path("OPPORTUNITY").asString()).isEqualTo("1000.50");
        assertThat(lead.path("PHONE").size()).isEqualTo(2);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var rest = new Rest(accounts.openClassic());
        Rest.isError(rest.json("crm.lead.get", "{\"id\":999999999}"), 400, "", "Not found");
        Rest.isError(rest.json("crm.lead.update", "{\"id\":999999999}"), 400, "", "Not found");
        for (var id : List.of("{}", "{\"id\":0}", "{\"id\":-1}", "{\"id\":\"abc\"}", "{\"id\":[1]}")) {
            Rest.isError(rest.json("crm.lead.get", id), 400, "", "ID is not defined or invalid.");
        }
        var id = rest.add("lead", "{\"TITLE\":\"weg\"}");
        assertThat(rest.result("crm.lead.delete", "{\"id\":" + id + "}").booleanValue())
                .isTrue();
        Rest.isError(rest.json("crm.lead.delete", "{\"id\":" + id + "}"), 400, "", "Not found");
        assertThat(rest.ids("lead", "{\"ID\":" + id + "}")).isEmpty();
    }

    @Test
    void aWrongEmailIsRefusedAsTheOriginalDoes() {
        var rest = new Rest(accounts.openClassic());
        var id = rest.add("lead", "{\"TITLE\":\"Dach\"}");
        Rest.isError(
                rest.json("crm.lead.update", "{\"id\":" + id + ",\"fields\":{\"EMAIL\":[{\"VALUE\":\"nobody\"}]}}"),
                400,
                "ERROR_CORE",
                "invalid address");
    }

    @Test
    void inSimpleModeALeadIsConvertedWhenTheCallReturns() {
        var rest = new Rest(accounts.open());
        assertThat(rest.result("crm.settings.mode.get", "{}").intValue()).isEqualTo(2);
        var id = rest.add(
                "lead", "{\"TITLE\":\"Dach\",\"PHONE\":[{\"VALUE\":\"030 5551234\"}],\"OPPORTUNITY\":\"99.90\"}");
        assertThat(rest.record("lead", id).path("STATUS_ID").asString()).isEqualTo("CONVERTED");
        var deals = rest.result("crm.deal.list", "{\"filter\":{\"LEAD_ID\":" + id + "}}");
        assertThat(deals.size()).isEqualTo(1);
        assertThat(deals.get(0).path("LEAD_ID").asString()).isEqualTo(Long.toString(id));
        assertThat(deals.get(0).path("OPPORTUNITY").asString()).isEqualTo("99.90");
        assertThat(deals.get(0).path("STAGE_ID").asString()).isEqualTo("NEW");
        var contact = rest.record("contact", deals.get(0).path("CONTACT_ID").asLong());
        assertThat(contact.path("PHONE").get(0).path("VALUE").asString()).isEqualTo("030 5551234");
        assertThat(contact.path("LEAD_ID").asString()).isEqualTo(Long.toString(id));
        var inquiry = rest.api().items("/inquiries").get(0);
        assertThat(inquiry.path("channel").asString()).isEqualTo("REST");
    }

    @Test
    void inSimpleModeTheLeadIsHistoryAndNamesItsDeal() {
        var rest = new Rest(accounts.open());
        var id = rest.add("lead", "{\"TITLE\":\"Dach\",\"NAME\":\"Eva\"}");
        var deal = rest.ids("deal", "{\"LEAD_ID\":" + id + "}").getFirst();
        Rest.isError(
                rest.json("crm.lead.update", "{\"id\":" + id + ",\"fields\":{\"TITLE\":\"neu\"}}"),
                400,
                "",
                "Its deal has the ID " + deal);
        assertThat(Rest.warnings(
                        rest.json("crm.lead.update", "{\"id\":" + id + ",\"fields\":{\"STATUS_ID\":\"CONVERTED\"}}")
                                .is(200)))
                .isEmpty();
    }

    @Test
    void inClassicModeALeadStaysALead() {
        var rest = new Rest(accounts.openClassic());
        assertThat(rest.result("crm.settings.mode.get", "{}").intValue()).isEqualTo(1);
        var id = rest.add("lead", "{\"TITLE\":\"Dach\",\"NAME\":\"Eva\"}");
        assertThat(rest.record("lead", id).path("STATUS_ID").asString()).isEqualTo("NEW");
        assertThat(rest.ids("deal", "{}")).isEmpty();
        rest.json("crm.lead.update", "{\"id\":" + id + ",\"fields\":{\"STATUS_ID\":\"JUNK\"}}")
                .is(200);
        assertThat(rest.record("lead", id).path("STATUS_SEMANTIC_ID").asString())
                .isEqualTo("F");
        assertThat(rest.record("lead", id).path("DATE_CLOSED").asString()).isNotEmpty();
    }

    @Test
    void settingTheSuccessStageMakesNothingAndSaysSo() {
        var rest = new Rest(accounts.openClassic());
        var id = rest.add("lead", "{\"TITLE\":\"Dach\"}");
        var answer = rest.json(
                        "crm.lead.update",
                        "{\"id\":" + id + ",\"fields\":{\"STATUS_ID\":\"CONVERTED\",\"TITLE\":\"Dach neu\"}}")
                .is(200);
        assertThat(answer.json().path("result").booleanValue()).isTrue();
        assertThat(Rest.warnings(answer)).containsExactly("LEAD_COMPLETED_WITHOUT_RESULT STATUS_ID");
        var lead = rest.record("lead", id);
        assertThat(lead.path("STATUS_ID").asString()).isEqualTo("CONVERTED");
        assertThat(lead.path("TITLE").asString()).isEqualTo("Dach neu");
        assertThat(rest.ids("deal", "{}")).isEmpty();
        assertThat(rest.api()
                        .get("/leads/" + id)
                        .json()
                        .path("completedWithoutResult")
                        .booleanValue())
                .isTrue();

        var added = rest.json("crm.lead.add", "{\"fields\":{\"TITLE\":\"fertig\",\"STATUS_ID\":\"CONVERTED\"}}")
                .is(200);
        assertThat(Rest.warnings(added)).containsExactly("LEAD_COMPLETED_WITHOUT_RESULT STATUS_ID");
        assertThat(rest.ids("deal", "{}")).isEmpty();
    }

    @Test
    void aStageThatLeadsDoNotHaveIsAnError() {
        var rest = new Rest(accounts.openClassic());
        var id = rest.add("lead", "{\"TITLE\":\"Dach\"}");
        Rest.isError(
                rest.json("crm.lead.update", "{\"id\":" + id + ",\"fields\":{\"STATUS_ID\":\"WON\"}}"),
                400,
                "",
                "STATUS_ID");
        var added = rest.json("crm.lead.add", "{\"fields\":{\"STATUS_ID\":\"new\"}}")
                .is(200);
        assertThat(Rest.warnings(added)).containsExactly("INVALID_VALUE STATUS_ID");
    }

    @Test
    void withoutTheEntitlementNewLeadsAreRefusedWithTheReason() {
        var api = accounts.openClassic();
        accounts.book(api, Plan.BASIC);
        Rest.isError(new Rest(api).json("crm.lead.add", "{\"fields\":{}}"), 400, "", "The plan does not include leads");
    }
}
