package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Fields an account has added, under the names programs know.
@WeicheTest
class CustomFieldMethodsTest {
    private final Rest rest;

    CustomFieldMethodsTest(TestAccounts accounts) {
        this.rest = new Rest(accounts.openClassic());
    }

    private JsonNode field(String body) {
        return rest.api().post("/fields", Json.of(body)).is(201).json();
    }

    private static long option(JsonNode field, int at) {
        return field.path("options").get(at).path("id").longValue();
    }

    @ParameterizedTest
    @CsvSource({"lead", "deal", "contact", "company"})
    void valuesAreWrittenShownAndFoundInTheFormOfTheOriginal(String kind) {
        for (var type : List.of("TEXT", "MONEY", "DATE", "BOOLEAN", "USER", "LINK")) {
            field("{'kind':'" + kind + "','label':'" + type + "','type':'" + type + "'}");
        }
        field("{'kind':'" + kind + "','label':'zahl','type':'NUMBER','decimals':2}");
        var one = field("{'kind':'" + kind + "','label':'eins','type':'LIST','options':[{'label':'a'},{'label':'b'}]}");
        var many = field(
                "{'kind':'" + kind + "','label':'viele','type':'MULTI_LIST','options':[{'label':'x'},{'label':'y'}]}");
        var id = rest.add(
                kind,
                Json.of(
                        "{'TITLE':'A','NAME':'A','UF_CRM_TEXT':'Süd','uf_crm_money':'100.5|CHF','UF_CRM_DATE':'31.10.2026',"
                                + "'UF_CRM_BOOLEAN':'Y','UF_CRM_USER':'"
                                + rest.api().userId()
                                + "','UF_CRM_LINK':'https://a.example','UF_CRM_ZAHL':'12.5','UF_CRM_EINS':'"
                                + option(one, 1)
                                + "','UF_CRM_VIELE':['" + option(many, 0) + "','" + option(many, 1) + "']}"));
        var empty = rest.add(kind, Json.of("{'TITLE':'B','NAME':'B'}"));

        var shown = rest.record(kind, id);
        assertThat(shown.path("UF_CRM_TEXT").asString()).isEqualTo("Süd");
        assertThat(shown.path("UF_CRM_MONEY").asString()).isEqualTo("100.50|CHF");
        assertThat(shown.path("UF_CRM_DATE").asString()).startsWith("2026-10-31T00:00:00");
        assertThat(shown.path("UF_CRM_BOOLEAN").asString()).isEqualTo("1");
        assertThat(shown.path("UF_CRM_USER").asString())
                .isEqualTo(Long.toString(rest.api().userId()));
        assertThat(shown.path("UF_CRM_ZAHL").asString()).isEqualTo("12.5");
        assertThat(shown.path("UF_CRM_EINS").asString()).isEqualTo(Long.toString(option(one, 1)));
        assertThat(shown.path("UF_CRM_VIELE").size()).isEqualTo(2);
        var nothing = rest.record(kind, empty);
        assertThat(nothing.path("UF_CRM_TEXT").asString()).isEmpty();
        assertThat(nothing.path("UF_CRM_VIELE").isBoolean()).isTrue();
        assertThat(nothing.path("UF_CRM_BOOLEAN").asString()).isEqualTo("0");

        for (var filter : List.of(
                "{'UF_CRM_TEXT':'Süd'}",
                "{'%UF_CRM_TEXT':'üd'}",
                "{'>=UF_CRM_MONEY':'100'}",
                "{'UF_CRM_MONEY':'100.50|CHF'}",
                "{'<UF_CRM_DATE':'2026-11-01'}",
                "{'UF_CRM_BOOLEAN':'1'}",
                "{'UF_CRM_ZAHL':12.5}",
                "{'UF_CRM_EINS':" + option(one, 1) + "}",
                "{'UF_CRM_VIELE':" + option(many, 1) + "}",
                "{'!UF_CRM_USER':''}")) {
            assertThat(rest.ids(kind, Json.of(filter))).as(filter).containsExactly(id);
        }
        assertThat(rest.ids(kind, Json.of("{'UF_CRM_BOOLEAN':'0'}"))).containsExactly(empty);
        assertThat(rest.result("crm." + kind + ".list", Json.of("{'order':{'UF_CRM_ZAHL':'DESC'},'select':['ID']}"))
                        .get(0)
                        .path("ID")
                        .asLong())
                .isEqualTo(id);
        rest.result(
                "crm." + kind + ".update", Json.of("{'id':" + id + ",'fields':{'UF_CRM_TEXT':'','UF_CRM_VIELE':[]}}"));
        assertThat(rest.record(kind, id).path("UF_CRM_TEXT").asString()).isEmpty();
        assertThat(rest.record(kind, id).path("UF_CRM_VIELE").isBoolean()).isTrue();
        assertThat(rest.record(kind, id).path("UF_CRM_ZAHL").asString()).isEqualTo("12.5");
    }

    @Test
    void fieldsAreDescribedAndSelected() {
        var one = field("{'kind':'deal','label':'Dachform','type':'LIST','options':[{'label':'Flach'}]}");
        var described = rest.result("crm.deal.fields", "{}").path("UF_CRM_DACHFORM");
        assertThat(described.path("type").asString()).isEqualTo("enumeration");
        assertThat(described.path("formLabel").asString()).isEqualTo("Dachform");
        assertThat(described.path("items").get(0).path("ID").asString()).isEqualTo(Long.toString(option(one, 0)));
        assertThat(rest.result("crm.lead.fields", "{}").has("UF_CRM_DACHFORM")).isFalse();

        rest.add("deal", Json.of("{'UF_CRM_DACHFORM':" + option(one, 0) + "}"));
        for (var shown : List.of("{}", "{'select':['*','UF_*']}", "{'select':['UF_CRM_DACHFORM']}")) {
            assertThat(rest.result("crm.deal.list", Json.of(shown)).get(0).has("UF_CRM_DACHFORM"))
                    .as(shown)
                    .isTrue();
        }
        assertThat(rest.result("crm.deal.list", Json.of("{'select':['*']}"))
                        .get(0)
                        .has("UF_CRM_DACHFORM"))
                .isFalse();
        rest.api()
                .patch("/fields/" + one.path("id"), Json.of("{'archived':true}"))
                .is(200);
        assertThat(rest.result("crm.deal.fields", "{}").has("UF_CRM_DACHFORM")).isFalse();
    }

    @Test
    void whatCannotBeReadIsLeftOutWithAWarning() {
        field("{'kind':'deal','label':'Zahl','type':'NUMBER'}");
        var answer = rest.json(
                        "crm.deal.add", Json.of("{'fields':{'TITLE':'A','UF_CRM_ZAHL':'viel','UF_CRM_NICHTS':'x'}}"))
                .is(200);
        assertThat(Rest.warnings(answer))
                .containsExactlyInAnyOrder("INVALID_VALUE UF_CRM_ZAHL", "UNKNOWN_FIELD UF_CRM_NICHTS");
    }

    @Test
    void whatAStageRequiresIsRequiredHereToo() {
        var stage = rest.api()
                .items("/pipelines")
                .get(0)
                .path("stages")
                .get(1)
                .path("id")
                .longValue();
        field("{'kind':'deal','label':'Budget','type':'TEXT','stageIds':[" + stage + "]}");
        var id = rest.add("deal", "{}");
        var refused = rest.json("crm.deal.update", Json.of("{'id':" + id + ",'fields':{'STAGE_ID':'PREPARATION'}}"));
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(rest.record("deal", id).path("STAGE_ID").asString()).isEqualTo("NEW");
        rest.result(
                "crm.deal.update",
                Json.of("{'id':" + id + ",'fields':{'STAGE_ID':'PREPARATION','UF_CRM_BUDGET':'viel'}}"));
        assertThat(rest.record("deal", id).path("STAGE_ID").asString()).isEqualTo("PREPARATION");
    }
}
