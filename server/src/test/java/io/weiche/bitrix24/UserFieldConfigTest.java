package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The same custom fields under `userfieldconfig.*`, with forms as PHP programs send them.
@WeicheTest
class UserFieldConfigTest {
    private final TestAccounts accounts;

    UserFieldConfigTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static Api.Answer list(Rest rest, String query) {
        return rest.form("userfieldconfig.list.json", "moduleId=crm&" + query).is(200);
    }

    private static List<String> names(JsonNode fields) {
        return fields.valueStream()
                .map(field -> field.path("fieldName").asString())
                .toList();
    }

    private static String values(JsonNode field) {
        return String.join(
                " ",
                field.path("enum")
                        .valueStream()
                        .map(entry -> entry.path("value").asString())
                        .toList());
    }

    @Test
    void aListIsDefinedChangedAndIsTheSameFieldToTheOlderMethods() {
        var rest = new Rest(accounts.open());
        var added = rest.form(
                        "userfieldconfig.add.json",
                        "moduleId=crm&field%5BentityId%5D=CRM_DEAL&field%5BfieldName%5D=UF_CRM_ROOF"
                                + "&field%5BuserTypeId%5D=enumeration&field%5Bmultiple%5D=Y&field%5BshowInList%5D=Y"
                                + "&field%5BeditFormLabel%5D%5Bde%5D=Dachform&field%5BeditFormLabel%5D%5Ben%5D=Roof"
                                + "&field%5Benum%5D%5B0%5D%5Bvalue%5D=flach&field%5Benum%5D%5B1%5D%5Bvalue%5D=steil")
                .is(200)
                .json()
                .path("result")
                .path("field");
        assertThatJson(added.toString())
                .isEqualTo(Json.of("{'id':'${json-unit.any-string}','entityId':'CRM_DEAL','fieldName':'UF_CRM_ROOF',"
                        + "'userTypeId':'enumeration','xmlId':null,'sort':'${json-unit.any-string}','multiple':'Y',"
                        + "'mandatory':'N','showFilter':'E','showInList':'Y','editInList':'Y','isSearchable':'N',"
                        + "'settings':[],'languageId':{'de':'de','en':'en'},"
                        + "'editFormLabel':{'de':'Dachform','en':'Dachform'},"
                        + "'listColumnLabel':{'de':'Dachform','en':'Dachform'},"
                        + "'listFilterLabel':{'de':'Dachform','en':'Dachform'},'errorMessage':null,'helpMessage':null,"
                        + "'enum':[{'userFieldId':'${json-unit.any-string}','id':'${json-unit.any-string}','sort':'10',"
                        + "'value':'flach','def':'N','xmlId':''},{'userFieldId':'${json-unit.any-string}',"
                        + "'id':'${json-unit.any-string}','sort':'20','value':'steil','def':'N','xmlId':''}]}"));
        var id = added.path("id").asString();
        assertThat(added.path("enum").path(0).path("userFieldId").asString()).isEqualTo(id);
        var older = rest.result("crm.deal.userfield.get", "{\"id\":" + id + "}");
        assertThat(older.path("LIST").path(1).path("VALUE").asString()).isEqualTo("steil");

        var flat = added.path("enum").path(0).path("id").asString();
        var changed = rest.form(
                        "userfieldconfig.update.json",
                        "moduleId=crm&id=" + id + "&field%5BuserTypeId%5D=enumeration&field%5Bsort%5D=300"
                                + "&field%5Benum%5D%5B0%5D%5Bid%5D=" + flat
                                + "&field%5Benum%5D%5B0%5D%5Bdel%5D=Y&field%5Benum%5D%5B1%5D%5Bvalue%5D=rund")
                .is(200)
                .json()
                .path("result")
                .path("field");
        assertThat(values(changed)).isEqualTo("steil rund");
        assertThat(changed.path("sort").asString()).isEqualTo("300");
        assertThat(values(rest.form("userfieldconfig.get.json", "moduleId=crm&id=" + id)
                        .is(200)
                        .json()
                        .path("result")
                        .path("field")))
                .isEqualTo("steil rund");
    }

    @Test
    void fieldsOfAllKindsAreListedFilteredOrderedAndNarrowed() {
        var rest = new Rest(accounts.open());
        for (var kind : List.of("LEAD", "DEAL", "CONTACT", "COMPANY")) {
            rest.form(
                            "userfieldconfig.add",
                            "moduleId=crm&field%5BentityId%5D=CRM_" + kind + "&field%5BfieldName%5D=UF_CRM_" + kind
                                    + "_A&field%5BuserTypeId%5D=" + (kind.equals("DEAL") ? "integer" : "string")
                                    + "&field%5Bsort%5D=10")
                    .is(200);
        }
        assertThat(names(list(rest, "").json().path("result").path("fields")))
                .containsExactly("UF_CRM_LEAD_A", "UF_CRM_DEAL_A", "UF_CRM_CONTACT_A", "UF_CRM_COMPANY_A");
        var narrowed = list(
                rest,
                "filter%5B%21entityId%5D=CRM_DEAL&order%5Bid%5D=DESC&select%5B0%5D=fieldName"
                        + "&select%5B1%5D=editFormLabel&select%5Blanguage%5D=de");
        var first = narrowed.json().path("result").path("fields").path(0);
        assertThat(first.propertyNames()).containsExactly("id", "fieldName", "editFormLabel");
        assertThat(first.path("editFormLabel").toString()).isEqualTo("{\"de\":\"UF_CRM_COMPANY_A\"}");
        assertThat(narrowed.json().path("total").intValue()).isEqualTo(3);
        assertThat(names(list(rest, "filter%5BuserTypeId%5D=integer&start=0")
                        .json()
                        .path("result")
                        .path("fields")))
                .containsExactly("UF_CRM_DEAL_A");
        Rest.isError(
                rest.form("userfieldconfig.list", "moduleId=crm&filter%5Bnope%5D=1"), 400, "INVALID_ARG_VALUE", "NOPE");
    }

    @Test
    void aFieldWithValuesIsArchivedAndAnEmptyOneDeleted() {
        var rest = new Rest(accounts.open());
        var ids = rest.result(
                        "batch",
                        "{\"cmd\":{\"a\":\"userfieldconfig.add?moduleId=crm&field[entityId]=CRM_DEAL&field[fieldName]=UF_CRM_A"
                                + "&field[userTypeId]=string\",\"b\":\"userfieldconfig.add?moduleId=crm&field[entityId]=CRM_DEAL"
                                + "&field[fieldName]=UF_CRM_B&field[userTypeId]=string\"}}")
                .path("result");
        rest.add("deal", "{\"TITLE\":\"x\",\"UF_CRM_B\":\"da\"}");
        var gone = rest.form(
                        "userfieldconfig.delete",
                        "moduleId=crm&id="
                                + ids.path("a").path("field").path("id").asString())
                .is(200);
        assertThat(gone.json().path("result").isNull()).isTrue();
        assertThat(Rest.warnings(gone)).isEmpty();
        var kept = rest.form(
                "userfieldconfig.delete",
                "moduleId=crm&id=" + ids.path("b").path("field").path("id").asString());
        assertThat(Rest.warnings(kept)).containsExactly("FIELD_ARCHIVED ");
        assertThat(list(rest, "").json().path("result").path("fields").toString())
                .isEqualTo("[]");
    }

    @Test
    void theTypesAreThoseThatCanBeMade() {
        var rest = new Rest(accounts.open());
        var types = rest.form("userfieldconfig.getTypes.json", "moduleId=crm")
                .is(200)
                .json()
                .path("result")
                .path("types");
        assertThat(types.path("double").path("description").asString()).isEqualTo("Zahl");
        for (var type : types.propertyNames()) {
            rest.form(
                            "userfieldconfig.add",
                            "moduleId=crm&field%5BentityId%5D=CRM_LEAD&field%5BfieldName%5D=UF_CRM_" + type
                                    + "&field%5BuserTypeId%5D=" + type
                                    + (type.equals("enumeration") ? "&field%5Benum%5D%5B0%5D%5Bvalue%5D=a" : ""))
                    .is(200);
        }
        assertThat(list(rest, "")
                        .json()
                        .path("result")
                        .path("fields")
                        .valueStream()
                        .map(field -> field.path("userTypeId").asString())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(types.propertyNames());
        assertThat(rest.result("crm.userfield.types", "{}").size()).isEqualTo(types.size());
        assertThat(rest.result("crm.userfield.enumeration.fields", "{}").propertyNames())
                .containsExactly("ID", "SORT", "VALUE", "DEF", "DEL");
        assertThat(rest.result("crm.userfield.settings.fields", "{\"type\":\"double\"}")
                        .propertyNames())
                .containsExactly("PRECISION");
        Rest.isError(rest.form("crm.userfield.settings.fields", ""), 400, "", "Parameter 'type' is not specified");
    }

    @Test
    void whatIsWrongIsRefusedInTheWordsOfTheOriginal() {
        var rest = new Rest(accounts.open());
        Rest.isError(rest.form("userfieldconfig.get", "id=1"), 400, "100", "{moduleId}");
        Rest.isError(
                rest.form("userfieldconfig.get", "moduleId=tasks&id=1"), 400, "", "No settings for UserFieldAccess");
        Rest.isError(rest.form("userfieldconfig.get", "moduleId=crm&id=999999"), 400, "", "permission to view");
        Rest.isError(rest.form("userfieldconfig.update", "moduleId=crm&id=999999"), 400, "", "cannot change");
        Rest.isError(rest.form("userfieldconfig.delete", "moduleId=crm&id=999999"), 400, "", "cannot delete");
        Rest.isError(
                rest.form(
                        "userfieldconfig.add",
                        "moduleId=crm&field%5BentityId%5D=CRM_QUOTE&field%5BfieldName%5D=UF_CRM_A&field%5BuserTypeId%5D=string"),
                400,
                "",
                "You cannot create custom fields");
        Rest.isError(
                rest.form(
                        "userfieldconfig.add",
                        "moduleId=crm&field%5BentityId%5D=CRM_DEAL&field%5BfieldName%5D=UF_CRM_A&field%5BuserTypeId%5D=datetime"),
                400,
                "ERROR_CORE",
                "Incorrect custom type");
    }
}
