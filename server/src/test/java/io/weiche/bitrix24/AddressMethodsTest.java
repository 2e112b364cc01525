package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Addresses by themselves, with forms as PHP programs send them.
@WeicheTest
class AddressMethodsTest {
    private final Rest rest;

    AddressMethodsTest(TestAccounts accounts) {
        this.rest = new Rest(accounts.openClassic());
    }

    private static String key(int kind, long id) {
        return "fields%5BTYPE_ID%5D=1&fields%5BENTITY_TYPE_ID%5D=" + kind + "&fields%5BENTITY_ID%5D=" + id;
    }

    private List<String> cities(String query) {
        return rest.form("crm.address.list.json", query)
                .is(200)
                .json()
                .path("result")
                .valueStream()
                .map(row -> row.path("ENTITY_TYPE_ID").asString() + " "
                        + row.path("CITY").asString())
                .toList();
    }

    @Test
    void anAddressIsAddedChangedAndTakenAwayAndStandsOnItsRecord() {
        var company = rest.add("company", "{\"TITLE\":\"Holm\"}");
        rest.form(
                        "crm.address.add.json",
                        key(4, company)
                                + "&fields%5BADDRESS_1%5D=Domplatz+1&fields%5BCITY%5D=K%C3%B6ln&fields%5BPOSTAL_CODE%5D=50667")
                .is(200);
        assertThat(rest.record("company", company).path("ADDRESS_CITY").asString())
                .isEqualTo("Köln");
        Rest.isError(
                rest.form("crm.address.add", key(4, company) + "&fields%5BCITY%5D=Bonn"),
                400,
                "",
                "TypeAddress exists");
        rest.form("crm.address.update.json", key(4, company) + "&fields%5BCITY%5D=Bonn")
                .is(200);
        assertThatJson(rest.form(
                                "crm.address.list.json",
                                "filter%5BENTITY_TYPE_ID%5D=4&filter%5BENTITY_ID%5D=" + company)
                        .is(200)
                        .json()
                        .path("result")
                        .toString())
                .isEqualTo(Json.of("[{'TYPE_ID':'1','ENTITY_TYPE_ID':'4','ENTITY_ID':'" + company
                        + "','ADDRESS_1':'Domplatz 1','ADDRESS_2':null,'CITY':'Bonn','POSTAL_CODE':'50667','REGION':null,"
                        + "'PROVINCE':null,'COUNTRY':null,'COUNTRY_CODE':null,'LOC_ADDR_ID':null,'ANCHOR_TYPE_ID':'4',"
                        + "'ANCHOR_ID':'" + company + "'}]"));
        rest.form("crm.address.delete.json", key(4, company)).is(200);
        assertThat(rest.record("company", company).path("ADDRESS").isNull()).isTrue();
        Rest.isError(rest.form("crm.address.delete", key(4, company)), 400, "", "TypeAddress not found");
    }

    @Test
    void addressesOfAllKindsAreListedKindByKindAndPaged() {
        rest.add("lead", "{\"TITLE\":\"a\",\"ADDRESS_CITY\":\"Aachen\"}");
        rest.add("company", "{\"TITLE\":\"d\",\"ADDRESS_CITY\":\"Dresden\"}");
        rest.add("company", "{\"TITLE\":\"ohne\"}");
        rest.add("contact", "{\"NAME\":\"b\",\"ADDRESS_CITY\":\"Bonn\"}");
        rest.add("contact", "{\"NAME\":\"c\",\"ADDRESS_CITY\":\"Celle\"}");
        assertThat(cities("")).containsExactly("1 Aachen", "3 Bonn", "3 Celle", "4 Dresden");
        assertThat(cities("start=2&order%5BENTITY_ID%5D=ASC")).containsExactly("3 Celle", "4 Dresden");
        assertThat(
                        cities(
                                "filter%5B%40ENTITY_TYPE_ID%5D%5B0%5D=1&filter%5B%40ENTITY_TYPE_ID%5D%5B1%5D=3&filter%5B%21CITY%5D=Bonn"))
                .containsExactly("1 Aachen", "3 Celle");
        assertThat(cities("filter%5BTYPE_ID%5D=6")).isEmpty();
        var small = rest.form("crm.address.list", "weicheLimit=2&select%5B0%5D=CITY")
                .is(200)
                .json();
        assertThat(small.path("total").intValue()).isEqualTo(4);
        assertThat(small.path("next").intValue()).isEqualTo(2);
        assertThat(small.path("result").path(1).toString()).isEqualTo("{\"CITY\":\"Bonn\"}");
    }

    @Test
    void whatIsWrongIsRefused() {
        var lead = rest.add("lead", "{\"TITLE\":\"a\"}");
        Rest.isError(rest.form("crm.address.add", ""), 400, "", "TYPE_ID is not defined or invalid");
        Rest.isError(
                rest.form("crm.address.add", key(1, lead).replace("TYPE_ID%5D=1&", "TYPE_ID%5D=6&")),
                400,
                "",
                "a record has one address");
        Rest.isError(rest.form("crm.address.add", key(2, 1)), 400, "", "ENTITY_TYPE_ID is not defined or invalid");
        Rest.isError(rest.form("crm.address.add", key(1, 0)), 400, "", "ENTITY_ID is not defined or invalid");
        Rest.isError(rest.form("crm.address.update", key(1, 999_999_999)), 400, "", "Not found");
        Rest.isError(rest.form("crm.address.list", "filter%5BNOPE%5D=1"), 400, "INVALID_ARG_VALUE", "NOPE");
        var warned = rest.form("crm.address.add", key(1, lead) + "&fields%5BLOC_ADDR_ID%5D=7&fields%5BCITY%5D=Bonn");
        assertThat(Rest.warnings(warned)).containsExactly("FIELD_NOT_STORED LOC_ADDR_ID");
        assertThat(rest.record("lead", lead).path("ADDRESS_CITY").asString()).isEqualTo("Bonn");
    }
}
