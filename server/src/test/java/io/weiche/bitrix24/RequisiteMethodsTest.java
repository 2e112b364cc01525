package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `crm.requisite.*`: legal and bank data, with forms as PHP programs send them and JSON as others do.
@WeicheTest
class RequisiteMethodsTest {
    private static final String IBAN = "DE89370400440532013000";

    private final TestAccounts accounts;
    private final Api api;
    private final Rest rest;

    RequisiteMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        this.rest = new Rest(api);
    }

    private long set(int kind, long id, String more) {
        return rest.result(
                        "crm.requisite.add",
                        Json.of("{'fields':{'ENTITY_TYPE_ID':" + kind + ",'ENTITY_ID':" + id + ",'PRESET_ID':1" + more
                                + "}}"))
                .longValue();
    }

    private List<String> ids(Rest who, String method, String filter) {
        return who.result(method, Json.of("{'select':['ID'],'filter':" + filter + "}"))
                .valueStream()
                .map(row -> row.path("ID").asString())
                .toList();
    }

    @Test
    void aSetIsAddedReadChangedAndDeletedAndStandsOnItsCompany() {
        var company = rest.add("company", "{\"TITLE\":\"Holm\"}");
        var id = rest.form(
                        "crm.requisite.add.json",
                        "fields%5BENTITY_TYPE_ID%5D=4&fields%5BENTITY_ID%5D=" + company
                                + "&fields%5BPRESET_ID%5D=1&fields%5BNAME%5D=Zentrale&fields%5BRQ_COMPANY_NAME%5D=Holm+GmbH"
                                + "&fields%5BRQ_VAT_ID%5D=de+123+456+789&fields%5BRQ_INN%5D=12%2F345&fields%5BACTIVE%5D=Y")
                .is(200);
        assertThat(Rest.warnings(id)).isEmpty();
        var number = id.json().path("result").longValue();
        var read = rest.result("crm.requisite.get", "{\"id\":" + number + "}");
        assertThat(read.path("ENTITY_ID").asString()).isEqualTo(Long.toString(company));
        assertThat(read.path("PRESET_ID").asString()).isEqualTo("1");
        assertThat(read.path("NAME").asString()).isEqualTo("Zentrale");
        assertThat(read.path("RQ_COMPANY_FULL_NAME").asString()).isEqualTo("Holm GmbH");
        assertThat(read.path("RQ_VAT_ID").asString()).isEqualTo("DE123456789");
        assertThat(read.path("RQ_NAME").isNull()).isTrue();
        assertThat(read.path("SORT").asString()).isEqualTo("500");
        assertThat(read.path("DATE_CREATE").asString()).startsWith("20");
        rest.form("crm.requisite.update.json", "id=" + number + "&fields%5BRQ_USRLE%5D=HRB+7&fields%5BRQ_INN%5D=")
                .is(200);
        var ours = api.items("/companies/" + company + "/requisites").get(0);
        assertThat(ours.path("registerNumber").asString()).isEqualTo("HRB 7");
        assertThat(ours.path("taxNumber").isNull()).isTrue();
        assertThat(ours.path("legalName").asString()).isEqualTo("Holm GmbH");
        rest.form("crm.requisite.delete.json", "id=" + number).is(200);
        assertThat(api.items("/companies/" + company + "/requisites").isEmpty()).isTrue();
        Rest.isError(
                rest.json("crm.requisite.get", "{\"id\":" + number + "}"),
                400,
                "",
                "The Requisite with ID '" + number + "' is not found");
    }

    @Test
    void bankAccountsStandInTheirSet() {
        var set = set(4, rest.add("company", "{\"TITLE\":\"Bank\"}"), ",'RQ_COMPANY_NAME':'Bank GmbH'");
        var id = rest.form(
                        "crm.requisite.bankdetail.add.json",
                        "fields%5BENTITY_ID%5D=" + set
                                + "&fields%5BNAME%5D=Hausbank&fields%5BRQ_IBAN%5D=DE89+3704+0044+0532+0130+00"
                                + "&fields%5BRQ_SWIFT%5D=cobadeff")
                .is(200)
                .json()
                .path("result")
                .longValue();
        var read = rest.result("crm.requisite.bankdetail.get", "{\"id\":" + id + "}");
        assertThat(read.path("ENTITY_ID").asString()).isEqualTo(Long.toString(set));
        assertThat(read.path("COUNTRY_ID").asString()).isEqualTo("46");
        assertThat(read.path("RQ_BANK_NAME").asString()).isEqualTo("Hausbank");
        assertThat(read.path("RQ_IBAN").asString()).isEqualTo(IBAN);
        assertThat(read.path("RQ_BIC").asString()).isEqualTo("COBADEFF");
        rest.result(
                "crm.requisite.bankdetail.update",
                Json.of("{'id':" + id + ",'fields':{'RQ_ACC_NAME':'Bank GmbH','RQ_BIC':''}}"));
        var changed = rest.result("crm.requisite.bankdetail.list", Json.of("{'filter':{'ENTITY_ID':" + set + "}}"))
                .get(0);
        assertThat(changed.path("ID").asString()).isEqualTo(Long.toString(id));
        assertThat(changed.path("RQ_ACC_NAME").asString()).isEqualTo("Bank GmbH");
        assertThat(changed.path("RQ_BIC").isNull()).isTrue();
        assertThat(ids(rest, "crm.requisite.bankdetail.list", "{'RQ_IBAN':'" + IBAN + "'}"))
                .containsExactly(Long.toString(id));
        rest.result("crm.requisite.bankdetail.delete", "{\"id\":" + id + "}");
        assertThat(ids(rest, "crm.requisite.bankdetail.list", "{'ENTITY_ID':" + set + "}"))
                .isEmpty();
        Rest.isError(
                rest.json("crm.requisite.bankdetail.get", "{\"id\":" + id + "}"),
                400,
                "",
                "The RequisiteBankDetail with ID '" + id + "' is not found");
    }

    @Test
    void setsOfAllRecordsAreListedFilteredAndPaged() {
        var company = rest.add("company", "{\"TITLE\":\"A\"}");
        var one = set(4, company, ",'RQ_COMPANY_NAME':'Eins GmbH','RQ_VAT_ID':'DE123456789'");
        var two = set(4, company, ",'RQ_COMPANY_NAME':'Zwei GmbH','RQ_INN':'7'");
        var person = set(3, rest.add("contact", "{\"NAME\":\"Eva\"}"), ",'RQ_NAME':'Eva Vogt'");
        assertThat(ids(rest, "crm.requisite.list", "{}"))
                .containsExactly(Long.toString(one), Long.toString(two), Long.toString(person));
        assertThat(ids(rest, "crm.requisite.list", "{'ENTITY_TYPE_ID':4,'ENTITY_ID':" + company + "}"))
                .containsExactly(Long.toString(one), Long.toString(two));
        assertThat(ids(rest, "crm.requisite.list", "{'RQ_VAT_ID':'DE123456789'}"))
                .containsExactly(Long.toString(one));
        assertThat(ids(rest, "crm.requisite.list", "{'%RQ_COMPANY_NAME':'zwei'}"))
                .containsExactly(Long.toString(two));
        assertThat(ids(rest, "crm.requisite.list", "{'RQ_NAME':'Eva Vogt','PRESET_ID':2}"))
                .containsExactly(Long.toString(person));
        var page = rest.form("crm.requisite.list", "weicheLimit=1&start=1&order%5BID%5D=DESC&select%5B%5D=RQ_INN")
                .is(200)
                .json();
        assertThat(page.path("result").toString()).isEqualTo("[{\"ID\":\"" + two + "\",\"RQ_INN\":\"7\"}]");
        assertThat(page.path("total").intValue()).isEqualTo(3);
        assertThat(page.path("next").intValue()).isEqualTo(2);
    }

    @Test
    void whoDoesNotSeeARecordSeesNoneOfItsData() {
        var contact = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var company = rest.add("company", "{\"TITLE\":\"Holm\"}");
        var hidden = set(3, contact, ",'RQ_NAME':'Eva Vogt'");
        var shown = set(4, company, ",'RQ_COMPANY_NAME':'Holm GmbH'");
        var bank = rest.result(
                        "crm.requisite.bankdetail.add",
                        Json.of("{'fields':{'ENTITY_ID':" + hidden + ",'RQ_IBAN':'" + IBAN + "'}}"))
                .longValue();
        // managers see all companies and change none, of contacts only their own
        var manager = new Rest(accounts.manager(api));
        assertThat(ids(manager, "crm.requisite.list", "{}")).containsExactly(Long.toString(shown));
        assertThat(ids(manager, "crm.requisite.bankdetail.list", "{}")).isEmpty();
        Rest.isError(manager.json("crm.requisite.get", "{\"id\":" + hidden + "}"), 400, "", "is not found");
        Rest.isError(manager.json("crm.requisite.bankdetail.get", "{\"id\":" + bank + "}"), 400, "", "is not found");
        Rest.isError(
                manager.json("crm.requisite.update", Json.of("{'id':" + shown + ",'fields':{'RQ_INN':'1'}}")),
                400,
                "",
                "Access denied.");
        assertThat(ids(new Rest(accounts.open()), "crm.requisite.list", "{}")).isEmpty();
        rest.result("crm.contact.delete", "{\"id\":" + contact + "}");
        assertThat(ids(rest, "crm.requisite.list", "{}")).containsExactly(Long.toString(shown));
    }

    @Test
    void whatIsNotKeptIsSaidAndWhatIsWrongRefused() {
        var company = rest.add("company", "{\"TITLE\":\"Holm\"}");
        var owner = "'ENTITY_TYPE_ID':4,'ENTITY_ID':" + company;
        var warned = rest.json(
                "crm.requisite.add",
                Json.of("{'fields':{" + owner + ",'PRESET_ID':1,'RQ_COMPANY_FULL_NAME':'Holm Solar GmbH',"
                        + "'RQ_COMPANY_NAME':'Holm','RQ_KPP':'7','XML_ID':'x','NOPE':1}}"));
        assertThat(Rest.warnings(warned))
                .containsExactlyInAnyOrder(
                        "FIELD_NOT_STORED RQ_COMPANY_NAME",
                        "FIELD_NOT_STORED RQ_KPP",
                        "FIELD_NOT_STORED XML_ID",
                        "UNKNOWN_FIELD NOPE");
        // the original asks for nothing but owner and preset: the set is called by its preset
        var bare = set(4, company, "");
        assertThat(rest.result("crm.requisite.get", "{\"id\":" + bare + "}")
                        .path("NAME")
                        .asString())
                .isEqualTo("Firma");
        refused("{" + owner + ",'PRESET_ID':7}", "PRESET_ID is not defined or invalid.");
        refused("{'ENTITY_TYPE_ID':2,'ENTITY_ID':1,'PRESET_ID':1}", "ENTITY_TYPE_ID is not defined or invalid.");
        refused("{'ENTITY_TYPE_ID':4,'PRESET_ID':1}", "ENTITY_ID is not defined or invalid.");
        refused("{'ENTITY_TYPE_ID':4,'ENTITY_ID':999999999,'PRESET_ID':1,'NAME':'x'}", "Entity not found.");
        refused("{" + owner + ",'PRESET_ID':1,'RQ_VAT_ID':'DE1'}", "RQ_VAT_ID");
        Rest.isError(
                rest.json(
                        "crm.requisite.bankdetail.add",
                        Json.of("{'fields':{'ENTITY_ID':" + bare + ",'RQ_ACC_NUM':'532013000'}}")),
                400,
                "",
                "RQ_IBAN");
        Rest.isError(
                rest.json("crm.requisite.list", Json.of("{'filter':{'NOPE':1}}")), 400, "INVALID_ARG_VALUE", "NOPE");
    }

    private void refused(String fields, String text) {
        Rest.isError(rest.json("crm.requisite.add", Json.of("{'fields':" + fields + "}")), 400, "", text);
    }

    @Test
    void thereIsOnePresetForCompaniesAndOneForPersons() {
        var presets = rest.result("crm.requisite.preset.list", Json.of("{'order':{'ID':'ASC'}}"));
        assertThat(presets.valueStream()
                        .map(one -> one.path("ID").asString() + " "
                                + one.path("NAME").asString()))
                .containsExactly("1 Firma", "2 Person");
        assertThat(presets.get(0).path("COUNTRY_ID").asString()).isEqualTo("46");
        assertThat(rest.result("crm.requisite.preset.list", Json.of("{'filter':{'NAME':'Person'},'select':['NAME']}"))
                        .toString())
                .isEqualTo("[{\"ID\":\"2\",\"NAME\":\"Person\"}]");
        assertThat(rest.form("crm.requisite.preset.field.list", "preset%5BID%5D=2")
                        .json()
                        .path("result")
                        .get(0)
                        .path("FIELD_NAME")
                        .asString())
                .isEqualTo("RQ_NAME");
        assertThat(rest.result("crm.requisite.preset.countries", "{}")
                        .valueStream()
                        .filter(one -> one.path("CODE").asString().equals("DE"))
                        .map(one -> one.path("TITLE").asString()))
                .containsExactly("Deutschland");
        Rest.isError(
                rest.json("crm.requisite.preset.get", "{\"id\":347}"),
                400,
                "",
                "The Preset with ID '347' is not found");
        Rest.isError(
                rest.json("crm.requisite.preset.field.get", Json.of("{'id':99,'preset':{'ID':1}}")), 400, "", "99");
    }

    @Test
    void theLinkOfADealNamesTheMainSetsOfItsCustomerAndOfUs() {
        var company = rest.add("company", "{\"TITLE\":\"Kunde\"}");
        var deal = rest.add("deal", "{\"TITLE\":\"Dach\",\"COMPANY_ID\":" + company + "}");
        var link = "{\"entityTypeId\":2,\"entityId\":" + deal + "}";
        assertThat(rest.result("crm.requisite.link.get", link)
                        .path("REQUISITE_ID")
                        .asString())
                .isEqualTo("0");
        var customer = set(4, company, ",'RQ_COMPANY_NAME':'Kunde GmbH'");
        var ours = rest.add("company", "{\"TITLE\":\"Wir\"}");
        var own = set(4, ours, ",'RQ_COMPANY_NAME':'Wir GmbH'");
        var bank = rest.result(
                        "crm.requisite.bankdetail.add",
                        Json.of("{'fields':{'ENTITY_ID':" + own + ",'RQ_IBAN':'" + IBAN + "'}}"))
                .longValue();
        api.post("/own-companies", "{\"companyId\":" + ours + "}").is(201);
        assertThat(rest.result("crm.requisite.link.get", link).toString())
                .isEqualTo("{\"ENTITY_TYPE_ID\":2,\"ENTITY_ID\":" + deal + ",\"REQUISITE_ID\":\"" + customer
                        + "\",\"BANK_DETAIL_ID\":\"0\",\"MC_REQUISITE_ID\":\"" + own + "\",\"MC_BANK_DETAIL_ID\":\""
                        + bank + "\"}");
        Rest.isError(rest.json("crm.requisite.link.get", "{\"entityTypeId\":31,\"entityId\":1}"), 400, "", "Not found");
    }
}
