package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// All prefixes of filters, on fields of every form.
@WeicheTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterTest {
    private final TestAccounts accounts;
    private Rest rest;
    private Map<Long, String> names;

    FilterTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @BeforeAll
    void fourDeals() {
        rest = new Rest(accounts.open());
        names = Map.of(
                rest.add(
                                "deal",
                                "{\"TITLE\":\"Dach 100%\",\"OPPORTUNITY\":100,\"SOURCE_ID\":\"CALL\",\"BEGINDATE\":\"2025-10-01\"}"),
                        "A",
                rest.add(
                                "deal",
                                "{\"TITLE\":\"Dachstuhl\",\"OPPORTUNITY\":\"200.50\",\"SOURCE_ID\":\"WEB\",\"BEGINDATE\":\"2025-10-31\"}"),
                        "B",
                rest.add(
                                "deal",
                                "{\"TITLE\":\"back\\\\slash\",\"STAGE_ID\":\"WON\",\"BEGINDATE\":\"2025-11-15\",\"CURRENCY_ID\":\"CHF\",\"OPPORTUNITY\":7}"),
                        "C",
                rest.add(
                                "deal",
                                "{\"TITLE\":\"Keller\",\"UTM_SOURCE\":\"google\",\"COMMENTS\":\"naß\",\"BEGINDATE\":\"\"}"),
                        "D");
    }

    private String found(String filter) {
        return String.join(
                "", rest.ids("deal", filter).stream().map(names::get).sorted().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"TITLE\":\"Keller\"}                      | D",
                "{\"=TITLE\":\"Keller\"}                     | D",
                "{\"TITLE\":[\"Keller\",\"Dachstuhl\"]}      | BD",
                "{\"@TITLE\":[\"Keller\"]}                   | D",
                "{\"@TITLE\":\"Keller\"}                     | D",
                "{\"!@TITLE\":[\"Keller\",\"Dachstuhl\"]}    | AC",
                "{\"!TITLE\":\"Keller\"}                     | ABC",
                "{\"!=TITLE\":\"Keller\"}                    | ABC",
                "{\"%TITLE\":\"dach\"}                       | AB",
                "{\"%TITLE\":\"100%\"}                       | A",
                "{\"!%TITLE\":\"dach\"}                      | CD",
                "{\"=%TITLE\":\"dach%\"}                     | AB",
                "{\"%=TITLE\":\"%stuhl\"}                    | B",
                "{\"=%TITLE\":\"back\\\\slash\"}             | C",
                "{\"=%TITLE\":\"back\\\\%\"}                 | C",
                "{\"=%TITLE\":\"K%l%r\"}                     | D",
                "{\"!=%TITLE\":\"dach%\"}                    | CD",
                "{\"!%=TITLE\":\"%e%\"}                      | ABC",
                "{\"@TITLE\":[]}                             | ``",
                "{\">OPPORTUNITY\":7}                        | AB",
                "{\">=OPPORTUNITY\":\"7.00\"}                | ABC",
                "{\"<OPPORTUNITY\":100}                      | CD",
                "{\"<=OPPORTUNITY\":100,\">OPPORTUNITY\":0}  | AC",
                "{\"OPPORTUNITY\":0}                         | D",
                "{\"!OPPORTUNITY\":\"0.00\"}                 | ABC",
                "{\"CURRENCY_ID\":\"EUR\"}                   | ABD",
                "{\"CURRENCY_ID\":\"CHF\"}                   | C",
                "{\"SOURCE_ID\":\"CALL\"}                    | A",
                "{\"SOURCE_ID\":[\"CALL\",\"WEB\"]}          | AB",
                "{\"!SOURCE_ID\":\"CALL\"}                   | BCD",
                "{\"SOURCE_ID\":\"\"}                        | CD",
                "{\"!SOURCE_ID\":\"\"}                       | AB",
                "{\"SOURCE_ID\":\"NOPE\"}                    | ``",
                "{\"STAGE_ID\":\"WON\"}                      | C",
                "{\"!STAGE_ID\":\"WON\"}                     | ABD",
                "{\"@STAGE_ID\":[\"WON\",\"NEW\"]}           | ABCD",
                "{\"STAGE_SEMANTIC_ID\":\"S\"}               | C",
                "{\"CATEGORY_ID\":\"0\"}                     | ABCD",
                "{\"CLOSED\":\"Y\"}                          | C",
                "{\"CLOSED\":0}                              | ABD",
                "{\"CLOSED\":false}                          | ABD",
                "{\"IS_RECURRING\":\"N\"}                    | ABCD",
                "{\"IS_RECURRING\":\"Y\"}                    | ``",
                "{\"UTM_SOURCE\":\"google\"}                 | D",
                "{\"UTM_SOURCE\":\"\"}                       | ABC",
                "{\"!UTM_SOURCE\":null}                      | D",
                "{\"%COMMENTS\":\"NASS\"}                    | ``",
                "{\"%COMMENTS\":\"na\"}                      | D",
                "{\"BEGINDATE\":\"2025-10-31\"}              | B",
                "{\">=BEGINDATE\":\"2025-10-31\"}            | BC",
                "{\"<BEGINDATE\":\"31.10.2025\"}             | A",
                "{\"<=BEGINDATE\":\"2025-10-31T23:00:00+01:00\"} | AB",
                "{\"BEGINDATE\":\"\"}                        | D",
                "{\"LEAD_ID\":0}                             | ABCD",
                "{\"!LEAD_ID\":\"\"}                         | ``",
                "{\">ID\":\"\"}                              | ``",
                "{\"<DATE_CREATE\":\"\"}                     | ``",
                "{\">DATE_CREATE\":\"2025-10-31 00:00:00\"}  | ABCD",
                "{\"<=DATE_CREATE\":\"2025-10-31\"}          | ``",
                "{\"title\":\"Keller\",\"%TITLE\":\"K\"}     | D",
                "{\"ORIGIN_ID\":\"abc\"}                     | ``",
                "[]                                          | ABCD"
            })
    void aFilterFinds(String filter, String expected) {
        assertThat(found(filter)).isEqualTo(expected);
    }

    @Test
    void aProgramThatAsksForWhatChangedSinceGetsNothingTwice() {
        var id = names.keySet().iterator().next();
        var changed = rest.record("deal", id).path("DATE_MODIFY").asString();
        assertThat(rest.ids("deal", "{\"ID\":" + id + ",\">DATE_MODIFY\":\"" + changed + "\"}"))
                .isEmpty();
        assertThat(rest.ids("deal", "{\"ID\":" + id + ",\">=DATE_MODIFY\":\"" + changed + "\"}"))
                .containsExactly(id);
        assertThat(rest.ids("deal", "{\"ID\":" + id + ",\"<=DATE_MODIFY\":\"" + changed + "\"}"))
                .containsExactly(id);
        assertThat(rest.ids("deal", "{\"ID\":" + id + ",\"DATE_MODIFY\":\"" + changed + "\"}"))
                .containsExactly(id);
        assertThat(rest.ids("deal", "{\"ID\":" + id + ",\"!DATE_MODIFY\":\"" + changed + "\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"UF_CRM_KEY\":\"x\"}",
                "{\"><ID\":1}",
                "{\"0\":{\"LOGIC\":\"OR\"}}",
                "{\"ID\":\"abc\"}",
                "{\"ID\":{\"a\":[1]}}",
                "{\">ID\":[1,2]}",
                "{\">OPPORTUNITY\":\"viel\"}",
                "{\"BEGINDATE\":\"morgen\"}",
                "{\"DATE_CREATE\":\"31-10-2025\"}",
                "{\"%ID\":1}",
                "{\"MODIFY_BY_ID\":1}"
            })
    void aFilterNobodyUnderstandsIsRefusedInsteadOfGivingEverything(String filter) {
        Rest.isError(
                rest.json("crm.deal.list", "{\"filter\":" + filter + "}"), 400, "INVALID_ARG_VALUE", "Invalid filter");
    }

    @Test
    void dictionariesAndUsersAreFilteredAlike() {
        var won = rest.result("crm.status.list", "{\"filter\":{\"ENTITY_ID\":\"DEAL_STAGE\",\"%NAME\":\"wonnen\"}}");
        assertThat(won.size()).isEqualTo(1);
        assertThat(won.get(0).path("STATUS_ID").asString()).isEqualTo("WON");
        var sources = rest.form("crm.status.list", "filter[ENTITY_ID]=SOURCE&order[SORT]=DESC")
                .json();
        assertThat(sources.path("result").get(0).path("STATUS_ID").asString()).isEqualTo("OTHER");
        assertThat(sources.path("total").intValue())
                .isEqualTo(sources.path("result").size());
        Rest.isError(rest.json("crm.status.list", "{\"filter\":{\"NOPE\":1}}"), 400, "INVALID_ARG_VALUE", "NOPE");
        var me = rest.json(
                        "user.get",
                        "{\"FILTER\":{\"ACTIVE\":true,\"EMAIL\":\"" + rest.api().email() + "\"},\"sort\":\"ID\"}")
                .is(200)
                .json();
        assertThat(me.path("total").intValue()).isEqualTo(1);
        assertThat(me.path("result").get(0).path("ACTIVE").isBoolean()).isTrue();
        assertThat(rest.result(
                                "user.get",
                                "{\"filter\":{\"@ID\":[1,\"" + rest.api().userId() + "\"]}}")
                        .valueStream()
                        .map(user -> user.path("ID").asString()))
                .containsExactlyElementsOf(List.of(Long.toString(rest.api().userId())));
    }
}
