package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Files in fields of the account, written and read as programs of the original do.
@WeicheTest
class FileFieldMethodsTest {
    private static final String FIELD = "UF_CRM_PLAN";

    private final TestAccounts accounts;

    FileFieldMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String content(String name, String text) {
        return "['" + name + "','" + base64(text) + "']";
    }

    private static Rest withField(Api api, String... kinds) {
        var rest = new Rest(api);
        for (var kind : kinds) {
            rest.result(
                    "crm." + kind + ".userfield.add",
                    Json.of("{'fields':{'FIELD_NAME':'PLAN','USER_TYPE_ID':'file','EDIT_FORM_LABEL':'Plan'}}"));
        }
        return rest;
    }

    private static String text(Rest rest, int type, long id, JsonNode file) {
        var read = rest.result(
                "weiche.file.get",
                "{\"entityTypeId\":" + type + ",\"id\":" + id + ",\"fileId\":"
                        + file.path("id").longValue() + "}");
        return read.path("name").asString() + ": "
                + new String(Base64.getDecoder().decode(read.path("content").asString()), StandardCharsets.UTF_8);
    }

    @Test
    void aFileComesWithANewRecordIsReplacedAndTakenAway() {
        var rest = withField(accounts.openClassic(), "deal");
        var deal = rest.add(
                "deal", Json.of("{'TITLE':'Dach','" + FIELD + "':{'fileData':" + content("plan.txt", "eins") + "}}"));
        var file = rest.record("deal", deal).path(FIELD);
        assertThat(text(rest, 2, deal, file)).isEqualTo("plan.txt: eins");
        assertThat(file.path("downloadUrl").asString())
                .isEqualTo("/api/v1/downloads/deals/" + deal + "/files/"
                        + file.path("id").longValue());
        assertThat(rest.api()
                        .get(file.path("showUrl").asString().replace("/api/v1", ""))
                        .is(200)
                        .body())
                .isEqualTo("eins");
        // a lost answer makes no second file
        var again = "id=" + deal + "&fields%5B" + FIELD + "%5D%5BfileData%5D%5B0%5D=plan.txt&fields%5B" + FIELD
                + "%5D%5BfileData%5D%5B1%5D=" + Api.encoded(base64("eins"));
        rest.form("crm.deal.update.json", again).is(200);
        assertThat(rest.record("deal", deal).path(FIELD)).isEqualTo(file);
        assertThat(rest.api().items("/deals/" + deal + "/files").size()).isEqualTo(1);
        rest.form("crm.deal.update.json", again.replace(Api.encoded(base64("eins")), Api.encoded(base64("zwei"))))
                .is(200);
        assertThat(text(rest, 2, deal, rest.record("deal", deal).path(FIELD))).isEqualTo("plan.txt: zwei");
        rest.result("crm.deal.update", Json.of("{'id':" + deal + ",'fields':{'" + FIELD + "':{'remove':'Y'}}}"));
        assertThat(rest.record("deal", deal).path(FIELD).asString()).isEmpty();
    }

    @Test
    void itemsTakeAndShowThemInTheirOwnShape() {
        var rest = withField(accounts.openClassic(), "company");
        var item = rest.result(
                        "crm.item.add",
                        Json.of("{'entityTypeId':4,'fields':{'title':'Holm','ufCrmPlan':" + content("a.txt", "drei")
                                + "}}"))
                .path("item");
        var id = item.path("id").longValue();
        var file = item.path("ufCrmPlan");
        assertThat(file.path("urlMachine").asString()).contains("/companies/" + id + "/files/");
        assertThat(text(rest, 4, id, file)).isEqualTo("a.txt: drei");
        var kept = rest.result(
                        "crm.item.update",
                        Json.of("{'entityTypeId':4,'id':" + id + ",'fields':{'ufCrmPlan':{'id':"
                                + file.path("id").longValue() + "},'title':'Holm GmbH'}}"))
                .path("item");
        assertThat(kept.path("ufCrmPlan")).isEqualTo(file);
        var emptied =
                rest.result("crm.item.update", Json.of("{'entityTypeId':4,'id':" + id + ",'fields':{'ufCrmPlan':[]}}"));
        assertThat(emptied.path("item").path("ufCrmPlan").asString("")).isEmpty();
    }

    /// In simple mode the lead is a deal when the call returns: its file lies there.
    @Test
    void anInquiryBringsItsFileToTheDealItBecomes() {
        var rest = withField(accounts.open(), "lead", "deal");
        var lead = rest.add(
                "lead", Json.of("{'TITLE':'Dach','NAME':'Eva','" + FIELD + "':" + content("foto.txt", "vier") + "}"));
        var deal = rest.ids("deal", "{\"LEAD_ID\":" + lead + "}").getFirst();
        assertThat(text(rest, 2, deal, rest.record("deal", deal).path(FIELD))).isEqualTo("foto.txt: vier");
    }

    /// They are converted together, behind all commands.
    @Test
    void inquiriesOfABatchBringTheirFilesToo() {
        var rest = withField(accounts.open(), "lead", "deal");
        var command = "crm.lead.add?fields[NAME]=%1$s&fields[" + FIELD + "][0]=%1$s.txt&fields[" + FIELD + "][1]=%2$s";
        var batch = rest.result(
                "batch",
                Json.of("{'cmd':{'a':'" + command.formatted("Eva", Api.encoded(base64("a"))) + "','b':'"
                        + command.formatted("Ida", Api.encoded(base64("b"))) + "'}}"));
        for (var one : Map.of("a", "Eva.txt: a", "b", "Ida.txt: b").entrySet()) {
            var lead = batch.path("result").path(one.getKey()).longValue();
            var deal = rest.ids("deal", "{\"LEAD_ID\":" + lead + "}").getFirst();
            assertThat(text(rest, 2, deal, rest.record("deal", deal).path(FIELD)))
                    .isEqualTo(one.getValue());
        }
    }

    @Test
    void anInquiryIsNotLostForItsFile() {
        var rest = withField(accounts.open(), "lead");
        var answer = rest.json(
                "crm.lead.add",
                Json.of("{'fields':{'TITLE':'Dach','NAME':'Eva','" + FIELD + "':" + content("a.txt", "fünf") + "}}"));
        assertThat(answer.is(200).json().path("result").longValue()).isPositive();
        assertThat(Rest.warnings(answer)).containsExactly("INVALID_VALUE " + FIELD);
        var unreadable = rest.json(
                "crm.lead.add", Json.of("{'fields':{'TITLE':'Dach','" + FIELD + "':{'fileData':['a.txt','!!!']}}}"));
        assertThat(Rest.warnings(unreadable)).containsExactly("INVALID_VALUE " + FIELD);
    }

    @Test
    void filesComeInTheirBatchAndOnlyWhereSomebodyMayWrite() {
        var api = accounts.openClassic();
        var rest = withField(api, "lead", "company");
        var batch = rest.result(
                "batch",
                Json.of("{'cmd':{'a':'crm.lead.add?fields[TITLE]=A&fields[" + FIELD + "][0]=a.txt&fields[" + FIELD
                        + "][1]=" + Api.encoded(base64("sechs")) + "','b':'crm.lead.add?fields[TITLE]=B'}}"));
        var lead = batch.path("result").path("a").longValue();
        assertThat(text(rest, 1, lead, rest.record("lead", lead).path(FIELD))).isEqualTo("a.txt: sechs");
        var company = rest.add("company", "{\"TITLE\":\"Holm\"}");
        var manager = new Rest(accounts.manager(api));
        Rest.isError(
                manager.json(
                        "crm.company.update",
                        Json.of("{'id':" + company + ",'fields':{'" + FIELD + "':" + content("x.txt", "x") + "}}")),
                400,
                "",
                "Access denied.");
        assertThat(api.items("/companies/" + company + "/files").isEmpty()).isTrue();
        Rest.isError(
                manager.json(
                        "weiche.file.get",
                        "{\"entityTypeId\":1,\"id\":" + lead + ",\"fileId\":"
                                + rest.record("lead", lead)
                                        .path(FIELD)
                                        .path("id")
                                        .longValue() + "}"),
                400,
                "NOT_FOUND",
                "File not found");
    }
}
