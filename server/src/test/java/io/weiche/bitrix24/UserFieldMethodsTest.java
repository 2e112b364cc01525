package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;

/// Programs define custom fields and fill them.
@WeicheTest
class UserFieldMethodsTest {
    private final TestAccounts accounts;

    UserFieldMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static long field(Rest rest, String fields) {
        return rest.result("crm.deal.userfield.add", "{\"fields\":" + fields + "}")
                .longValue();
    }

    @Test
    void aFieldIsDefinedFilledAndFound() {
        var rest = new Rest(accounts.open());
        var id = field(
                rest,
                "{\"FIELD_NAME\":\"1713790573\",\"USER_TYPE_ID\":\"string\",\"EDIT_FORM_LABEL\":{\"en\":\"Roof\","
                        + "\"de\":\"Dach\"}}");
        var shown = rest.result("crm.deal.userfield.get", "{\"id\":" + id + "}");
        assertThat(shown.path("FIELD_NAME").asString()).isEqualTo("UF_CRM_1713790573");
        assertThat(shown.path("EDIT_FORM_LABEL").path("de").asString()).isEqualTo("Dach");
        assertThat(shown.path("ENTITY_ID").asString()).isEqualTo("CRM_DEAL");
        var deal = rest.add("deal", "{\"TITLE\":\"x\",\"UF_CRM_1713790573\":\"steil\"}");
        assertThat(rest.record("deal", deal).path("UF_CRM_1713790573").asString())
                .isEqualTo("steil");
        assertThat(rest.ids("deal", "{\"UF_CRM_1713790573\":\"steil\"}")).containsExactly(deal);
        var item = rest.result("crm.item.get", "{\"entityTypeId\":2,\"id\":" + deal + "}")
                .path("item");
        assertThat(item.path("ufCrm_1713790573").asString()).isEqualTo("steil");
        var original =
                rest.result("crm.item.get", "{\"entityTypeId\":2,\"id\":" + deal + ",\"useOriginalUfNames\":\"Y\"}");
        assertThat(original.path("item").path("UF_CRM_1713790573").asString()).isEqualTo("steil");
    }

    @Test
    void aListKeepsItsEntriesUntilTheyAreTakenAway() {
        var rest = new Rest(accounts.open());
        var id = field(
                rest,
                "{\"FIELD_NAME\":\"FORM\",\"USER_TYPE_ID\":\"enumeration\",\"LIST\":[{\"VALUE\":\"flach\"},"
                        + "{\"VALUE\":\"steil\"}]}");
        var list = rest.result("crm.deal.userfield.get", "{\"id\":" + id + "}").path("LIST");
        assertThat(list.size()).isEqualTo(2);
        rest.result(
                "crm.deal.userfield.update",
                "{\"id\":" + id + ",\"fields\":{\"LIST\":[{\"ID\":"
                        + list.path(0).path("ID").asString()
                        + ",\"DEL\":\"Y\"},{\"VALUE\":\"rund\"}],\"MANDATORY\":\"N\",\"SORT\":300}}");
        var after = rest.result("crm.deal.userfield.list", "{\"filter\":{\"FIELD_NAME\":\"UF_CRM_FORM\"}}")
                .path(0);
        assertThat(after.path("LIST")
                        .valueStream()
                        .map(option -> option.path("VALUE").asString())
                        .toList())
                .containsExactly("steil", "rund");
        assertThat(after.path("SORT").asString()).isEqualTo("300");
    }

    @Test
    void aFieldWithValuesIsArchivedAndAnEmptyOneDeleted() {
        var rest = new Rest(accounts.open());
        var empty = field(rest, "{\"FIELD_NAME\":\"LEER\",\"USER_TYPE_ID\":\"integer\"}");
        var full = field(rest, "{\"FIELD_NAME\":\"VOLL\",\"USER_TYPE_ID\":\"double\"}");
        rest.add("deal", "{\"TITLE\":\"x\",\"UF_CRM_VOLL\":1.5}");
        assertThat(Rest.warnings(rest.json("crm.deal.userfield.delete", "{\"id\":" + empty + "}")
                        .is(200)))
                .isEmpty();
        assertThat(Rest.warnings(rest.json("crm.deal.userfield.delete", "{\"id\":" + full + "}")
                        .is(200)))
                .containsExactly("FIELD_ARCHIVED ");
        assertThat(rest.result("crm.deal.userfield.list", "{}").toString()).isEqualTo("[]");
    }

    @Test
    void wrongDefinitionsAreRefusedAsTheOriginalDoes() {
        var rest = new Rest(accounts.open());
        var method = "crm.deal.userfield.add";
        Rest.isError(rest.json(method, "{\"fields\":{}}"), 400, "", "'FIELD_NAME' field is not found");
        Rest.isError(
                rest.json(method, "{\"fields\":{\"FIELD_NAME\":\"A\"}}"), 400, "", "'USER_TYPE_ID' field is not found");
        Rest.isError(
                rest.json(method, "{\"fields\":{\"FIELD_NAME\":\"ä\",\"USER_TYPE_ID\":\"string\"}}"),
                400,
                "ERROR_CORE",
                "invalid characters");
        Rest.isError(
                rest.json(method, "{\"fields\":{\"FIELD_NAME\":\"A\",\"USER_TYPE_ID\":\"nope\"}}"),
                400,
                "ERROR_CORE",
                "Incorrect custom type");
        Rest.isError(rest.json("crm.deal.userfield.get", "{\"id\":999999999}"), 400, "ERROR_NOT_FOUND", "not found");
    }

    /// The documented request: the language says which labels are shown, of which a field has one.
    @Test
    void theLanguageInAFilterIsNoCondition() {
        var rest = new Rest(accounts.open());
        rest.result("crm.deal.userfield.add", "{\"fields\":{\"FIELD_NAME\":\"ROOF\",\"USER_TYPE_ID\":\"string\"}}");
        var found = rest.result(
                "crm.deal.userfield.list",
                "{\"filter\":{\"MULTIPLE\":\"N\",\"MANDATORY\":\"N\",\"LANG\":\"de\"},"
                        + "\"order\":{\"USER_TYPE_ID\":\"ASC\",\"SORT\":\"ASC\"}}");
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.path(0).path("EDIT_FORM_LABEL").asString()).isNotEmpty();
    }
}
