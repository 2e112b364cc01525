package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Descriptions of fields, dictionaries and enumerations.
@WeicheTest
class ReferenceMethodsTest {
    private final TestAccounts accounts;

    ReferenceMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    /// The lists are those the official PHP SDK (MIT) compares with its classes; it fails for one name more or less.
    @ParameterizedTest
    @ValueSource(strings = {"lead", "deal", "contact", "company"})
    void theFieldsAreThoseTheSdkExpects(String kind) {
        var fields = new Rest(accounts.open()).result("crm." + kind + ".fields", "[]");
        assertThat(fields.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        resource(kind + ".fields").lines().toList());
        fields.forEach(field -> {
            assertThat(field.path("title").asString()).isNotEmpty();
            for (var flag : new String[] {"isRequired", "isReadOnly", "isImmutable", "isMultiple", "isDynamic"}) {
                assertThat(field.path(flag).isBoolean()).isTrue();
            }
        });
    }

    private static String resource(String name) {
        try (var stream = ReferenceMethodsTest.class.getResourceAsStream("/bitrix24/" + name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFieldIsDescribedAsTheOriginalDescribesIt() {
        var rest = new Rest(accounts.open());
        var deal = rest.json("crm.deal.fields", "{}").body();
        assertThatJson(deal).inPath("result.STAGE_ID").isEqualTo("""
                        {"type": "crm_status", "isRequired": false, "isReadOnly": false, "isImmutable": false, "isMultiple": false,
                         "isDynamic": false, "title": "Phase", "statusType": "DEAL_STAGE"}
                        """);
        assertThatJson(deal).inPath("result.LEAD_ID").isEqualTo("""
                        {"type": "crm_lead", "isRequired": false, "isReadOnly": true, "isImmutable": false, "isMultiple": false,
                         "isDynamic": false, "title": "Lead", "settings": {"parentEntityTypeId": 1}}
                        """);
        assertThatJson(deal).inPath("result.CATEGORY_ID.isImmutable").isEqualTo(true);
        assertThatJson(deal).inPath("result.CONTACT_IDS.isMultiple").isEqualTo(true);
        assertThatJson(deal).inPath("result.CONTACT_ID.isDeprecated").isEqualTo(true);
        assertThatJson(rest.json("crm.contact.fields", "{}").body())
                .inPath("result.NAME.isRequired")
                .isEqualTo(true);
    }

    @Test
    void theModeIsAnEnumeration() {
        assertThatJson(new Rest(accounts.open())
                        .json("crm.enum.settings.mode", "{}")
                        .body())
                .inPath("result")
                .isEqualTo("""
                        [{"ID": 1, "NAME": "Klassisches CRM", "SYMBOL_CODE": null, "SYMBOL_CODE_SHORT": null},
                         {"ID": 2, "NAME": "Basis-CRM", "SYMBOL_CODE": null, "SYMBOL_CODE_SHORT": null}]
                        """);
    }

    @Test
    void kindsOfRecordHaveTheirNumbers() {
        assertThatJson(new Rest(accounts.open())
                        .json("crm.enum.ownertype", "{}")
                        .body())
                .inPath("result")
                .isEqualTo("""
                        [{"ID": 1, "NAME": "Lead", "SYMBOL_CODE": "LEAD", "SYMBOL_CODE_SHORT": "L"},
                         {"ID": 2, "NAME": "Auftrag", "SYMBOL_CODE": "DEAL", "SYMBOL_CODE_SHORT": "D"},
                         {"ID": 3, "NAME": "Kontakt", "SYMBOL_CODE": "CONTACT", "SYMBOL_CODE_SHORT": "C"},
                         {"ID": 4, "NAME": "Unternehmen", "SYMBOL_CODE": "COMPANY", "SYMBOL_CODE_SHORT": "CO"}]
                        """);
    }

    @Test
    void stagesAreEntriesOfADictionary() {
        var rest = new Rest(accounts.open());
        var pipeline =
                rest.api().post("/pipelines", "{\"name\":\"Projekte\"}").is(201).id();
        var entries = rest.result("crm.status.list", "{\"filter\":{\"ENTITY_ID\":\"DEAL_STAGE_" + pipeline + "\"}}");
        assertThatJson(entries.get(5).toString()).isEqualTo("""
                        {"ID": "${json-unit.any-string}", "ENTITY_ID": "DEAL_STAGE_%1$d", "STATUS_ID": "C%1$d:WON", "NAME": "Gewonnen",
                         "NAME_INIT": "Gewonnen", "SORT": "60", "SYSTEM": "Y", "CATEGORY_ID": "%1$d", "COLOR": "#16a34a",
                         "SEMANTICS": "S", "EXTRA": {"SEMANTICS": "success", "COLOR": "#16a34a"}}
                        """.formatted(pipeline));
        var same = rest.result(
                "crm.status.get", "{\"id\":" + entries.get(5).path("ID").asString() + "}");
        assertThat(same).isEqualTo(entries.get(5));
        Rest.isError(rest.json("crm.status.get", "{\"id\":999999999}"), 400, "", "Status is not found.");
        var all = rest.result("crm.status.list", "{}");
        assertThat(all.valueStream().map(entry -> entry.path("ID").asString()).distinct())
                .hasSize(all.size());
        assertThat(all.size()).isEqualTo(5 + 12 + 8 + 8 + 5);
    }

    @Test
    void dictionariesNameTheirEnds() {
        var rest = new Rest(accounts.open());
        var pipeline =
                rest.api().post("/pipelines", "{\"name\":\"Projekte\"}").is(201).id();
        assertThatJson(rest.json("crm.status.entity.types", "{}").body())
                .inPath("result")
                .isEqualTo("""
                        [{"ID": "STATUS", "NAME": "Phasen von Leads", "ENTITY_TYPE_ID": 1, "SEMANTIC_INFO": {"START_FIELD": "NEW",
                              "FINAL_SUCCESS_FIELD": "CONVERTED", "FINAL_UNSUCCESS_FIELD": "JUNK", "FINAL_SORT": 0}},
                         {"ID": "SOURCE", "NAME": "Quellen"},
                         {"ID": "DEAL_STAGE", "NAME": "Phasen von Aufträgen (Allgemein)", "ENTITY_TYPE_ID": 2, "CATEGORY_ID": 0,
                          "FIELD_ATTRIBUTE_SCOPE": "", "SEMANTIC_INFO": {"START_FIELD": "NEW", "FINAL_SUCCESS_FIELD": "WON",
                              "FINAL_UNSUCCESS_FIELD": "LOSE", "FINAL_SORT": 0}},
                         {"ID": "DEAL_STAGE_%1$d", "NAME": "Phasen von Aufträgen (Projekte)", "PARENT_ID": "DEAL_STAGE",
                          "ENTITY_TYPE_ID": 2, "CATEGORY_ID": "%1$d", "PREFIX": "C%1$d", "FIELD_ATTRIBUTE_SCOPE": "category_%1$d",
                          "SEMANTIC_INFO": {"START_FIELD": "C%1$d:NEW", "FINAL_SUCCESS_FIELD": "C%1$d:WON",
                              "FINAL_UNSUCCESS_FIELD": "C%1$d:LOSE", "FINAL_SORT": 0}},
                         {"ID": "QUOTE_STATUS", "NAME": "Zustände von Angeboten", "ENTITY_TYPE_ID": 7,
                          "SEMANTIC_INFO": {"START_FIELD": "DRAFT", "FINAL_SUCCESS_FIELD": "APPROVED",
                              "FINAL_UNSUCCESS_FIELD": "DECLAINED", "FINAL_SORT": 0}}]
                        """.formatted(pipeline));
        assertThatJson(rest.json("crm.status.entity.items", "{\"entityId\":\"STATUS\"}")
                        .body())
                .inPath("result[0]")
                .isEqualTo("{\"NAME\":\"Neu\",\"SORT\":10,\"STATUS_ID\":\"NEW\"}");
        assertThat(rest.result("crm.status.entity.items", "{\"entityId\":\"DEAL_TYPE\"}")
                        .size())
                .isZero();
        Rest.isError(rest.json("crm.status.entity.items", "{}"), 400, "", "entityId");
    }

    @Test
    void methodsDescribeThemselves() {
        var rest = new Rest(accounts.open());
        assertThatJson(rest.json("method.get", "{\"name\":\"CRM.deal.ADD\"}").body())
                .inPath("result")
                .isEqualTo("{\"isExisting\":true,\"isAvailable\":true}");
        assertThatJson(rest.json("method.get", "{\"name\":\"app.info\"}").body())
                .inPath("result")
                .isEqualTo("{\"isExisting\":true,\"isAvailable\":false}");
        assertThatJson(rest.json("method.get", "{\"name\":\"nope\"}").body())
                .inPath("result")
                .isEqualTo("{\"isExisting\":false,\"isAvailable\":false}");
        assertThat(rest.result("methods", "{\"scope\":\"user\"}").toString())
                .isEqualTo("[\"user.current\",\"user.get\",\"user.search\",\"user.fields\"]");
        assertThat(rest.result("scope", "{}").toString()).isEqualTo("[\"crm\",\"user\",\"department\",\"telephony\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activitytype",
                "activitystatus",
                "activitypriority",
                "activitynotifytype",
                "activitydirection",
                "contenttype",
                "addresstype"
            })
    void everyEnumerationHasNames(String name) {
        var values = new Rest(accounts.open()).result("crm.enum." + name, "{}");
        assertThat(values.size()).isPositive();
        values.forEach(value -> assertThat(value.path("NAME").asString().isEmpty())
                .isEqualTo(value.path("ID").intValue() == 0));
    }

    /// Programs that know smart processes ask for them first.
    @Test
    void thereAreNoSmartProcesses() {
        var rest = new Rest(accounts.open());
        var list = rest.json("crm.type.list", "{\"filter\":{\"isClientEnabled\":\"Y\"},\"order\":{\"id\":\"DESC\"}}")
                .is(200);
        assertThatJson(list.body()).inPath("result").isEqualTo("{\"types\": []}");
        assertThat(list.json().path("total").intValue()).isZero();
        assertThat(list.json().has("next")).isFalse();
        Rest.isError(rest.json("crm.type.get", "{\"id\":16}"), 400, "0", "SPA not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.info", "app.option.get", "app.option.set", "user.option.get", "user.option.set"})
    void whatApplicationsKeepIsRefusedToWebhooks(String method) {
        Rest.isError(
                new Rest(accounts.open()).json(method, "{\"option\":\"data\"}"),
                403,
                "ACCESS_DENIED",
                "Application context required");
    }

    /// As the original documents it: pipelines of customers exist, those of leads do not.
    @Test
    void customersAreAllInThePipelineThatIsAlwaysThere() {
        var rest = new Rest(accounts.open());
        for (int type : new int[] {3, 4}) {
            assertThatJson(rest.json("crm.category.list", "{\"entityTypeId\":" + type + "}")
                            .body())
                    .inPath("result.categories")
                    .isEqualTo(("[{\"id\": 0, \"name\": \"Allgemein\", \"sort\": 500, \"entityTypeId\": " + type
                            + ", \"isDefault\": \"Y\", \"originId\": \"\", \"originatorId\": \"\"}]"));
            assertThat(rest.result("crm.category.get", "{\"entityTypeId\":" + type + ",\"id\":0}")
                            .path("category")
                            .path("isDefault")
                            .asString())
                    .isEqualTo("Y");
            Rest.isError(
                    rest.json("crm.category.get", "{\"entityTypeId\":" + type + ",\"id\":1}"),
                    400,
                    "NOT_FOUND",
                    "Element not found");
        }
        rest.add("contact", "{\"NAME\":\"Eva\"}");
        rest.add("company", "{\"TITLE\":\"Dach AG\"}");
        for (int type : new int[] {1, 3, 4}) {
            var list = "{\"entityTypeId\":" + type + ",\"filter\":{\"categoryId\":";
            assertThat(rest.result("crm.item.list", list + "0}}").path("items").size())
                    .isEqualTo(type == 1 ? 0 : 1);
            assertThat(rest.result("crm.item.list", list + "[0]}}")
                            .path("items")
                            .size())
                    .isEqualTo(type == 1 ? 0 : 1);
            assertThat(rest.result("crm.item.list", list + "5}}").path("items").size())
                    .isZero();
        }
    }
}
