package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many commands in one request.
@WeicheTest
class BatchTest {
    private final TestAccounts accounts;

    BatchTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private Rest rest() {
        return new Rest(accounts.open());
    }

    @Test
    void theAnswerIsKeyedLikeTheCommands() {
        var rest = rest();
        var answer = rest.json(
                        "batch",
                        "{\"halt\":0,\"cmd\":{\"205364\":\"profile\",\"wrong\":\"crm.deal.get?id=0\",\"31\":\"crm.deal.list?\",\"me\":\"USER.CURRENT.json?&\"}}")
                .is(200);
        assertThat(answer.json().path("time").size()).isEqualTo(8);
        assertThatJson(answer.body()).inPath("result").isEqualTo("""
                        {"result": {"205364": "${json-unit.ignore}", "31": [], "me": {"ID": "%1$d", "ACTIVE": true, "NAME": "Petra",
                            "LAST_NAME": "Prüfer", "SECOND_NAME": "", "EMAIL": "%2$s", "LAST_LOGIN": "", "DATE_REGISTER": "",
                            "IS_ONLINE": "N", "PERSONAL_GENDER": "", "PERSONAL_BIRTHDAY": "", "PERSONAL_PHONE": "",
                            "PERSONAL_MOBILE": "", "WORK_POSITION": "", "WORK_PHONE": "", "UF_EMPLOYMENT_DATE": "",
                            "UF_DEPARTMENT": [1], "UF_PHONE_INNER": "", "USER_TYPE": "employee"}},
                         "result_error": {"wrong": {"error": "", "error_description": "ID is not defined or invalid."}},
                         "result_total": {"31": 0}, "result_next": [],
                         "result_time": {"205364": "${json-unit.ignore}", "31": "${json-unit.ignore}", "me": "${json-unit.ignore}"}}
                        """.formatted(
                        rest.api().userId(), rest.api().email()));
        assertThat(answer.json().path("result").path("result").propertyNames()).containsExactly("205364", "31", "me");
        assertThat(answer.json().path("result").path("result_time").path("me").size())
                .isEqualTo(8);
    }

    @Test
    void aListOfCommandsGivesListsAndAGapGivesMaps() {
        var rest = rest();
        var list = rest.result("batch", "{\"cmd\":[\"server.time\",\"profile\"]}");
        assertThat(list.path("result").isArray()).isTrue();
        assertThat(list.path("result_error").toString()).isEqualTo("[]");
        var gap = rest.result("batch", "{\"cmd\":[\"nope\",\"profile\"]}");
        assertThat(gap.path("result").propertyNames()).containsExactly("1");
        assertThat(gap.path("result_error").isArray()).isTrue();
        var nothing = rest.result("batch", "{\"cmd\":[]}");
        assertThat(nothing.path("result").toString()).isEqualTo("[]");
        assertThat(nothing.path("result_time").toString()).isEqualTo("[]");
    }

    @Test
    void referencesAreReplacedAfterDecoding() {
        var rest = rest();
        var answer = rest.form(
                        "batch",
                        "cmd%5Bnew%5D=crm.company.add%3Ffields%255BTITLE%255D%3DHolm"
                                + "&cmd%5Bget%5D=crm.company.get%3Fid%3D%2524result%255Bnew%255D"
                                + "&cmd%5Bdeal%5D=crm.deal.add%3Ffields%255BTITLE%255D%3DF%25C3%25BCr%2520%2524result%255Bget%255D%255BTITLE%255D%2520%2523%2524result%255Bnew%255D"
                                + "%26fields%255BCOMPANY_ID%255D%3D%2524result%255Bnew%255D"
                                + "&cmd%5Bshow%5D=crm.deal.get%3Fid%3D%2524result%255Bdeal%255D&halt=1")
                .is(200)
                .json()
                .path("result")
                .path("result");
        var company = answer.path("new").longValue();
        assertThat(answer.path("get").path("TITLE").asString()).isEqualTo("Holm");
        assertThat(answer.path("show").path("TITLE").asString()).isEqualTo("Für Holm #" + company);
        assertThat(answer.path("show").path("COMPANY_ID").asLong()).isEqualTo(company);
    }

    @Test
    void aReferenceMayBeAWholeListAndOneThatLeadsNowhereIsEmpty() {
        var rest = rest();
        rest.add("company", "{\"TITLE\":\"Holm\"}");
        var answer = rest.result(
                "batch",
                "{\"cmd\":{\"select\":\"scope\",\"all\":\"crm.company.list?select=$result[nothing][0]\","
                        + "\"title\":\"crm.company.add?fields[TITLE]=a$result[nothing][x]b$result[select]c\","
                        + "\"users\":\"user.get?FILTER[@ID]=$result[ids]\"}}");
        assertThat(answer.path("result").path("all").size()).isEqualTo(1);
        var id = answer.path("result").path("title").longValue();
        assertThat(rest.record("company", id).path("TITLE").asString()).isEqualTo("abc");
        assertThat(answer.path("result").path("users").size()).isZero();
    }

    @Test
    void haltStopsAfterTheFirstError() {
        var rest = rest();
        for (var halt : new String[] {"1", "true", "\"1\""}) {
            var answer = rest.result(
                    "batch", "{\"halt\":" + halt + ",\"cmd\":{\"a\":\"profile\",\"b\":\"nope\",\"c\":\"profile\"}}");
            assertThat(answer.path("result").propertyNames()).containsExactly("a");
            assertThat(answer.path("result_error").path("b").path("error").asString())
                    .isEqualTo("ERROR_METHOD_NOT_FOUND");
            assertThat(answer.path("result_error").has("c")).isFalse();
        }
        var goesOn = rest.result("batch", "{\"halt\":\"0\",\"cmd\":{\"b\":\"nope\",\"c\":\"profile\"}}");
        assertThat(goesOn.path("result").propertyNames()).containsExactly("c");
    }

    @Test
    void aBatchHasAtMostFiftyCommandsAndNoBatchInside() {
        var rest = rest();
        var commands =
                IntStream.range(0, 51).mapToObj(_ -> "\"server.time\"").collect(Collectors.joining(",", "[", "]"));
        Rest.isError(
                rest.json("batch", "{\"cmd\":" + commands + "}"),
                400,
                "ERROR_BATCH_LENGTH_EXCEEDED",
                "Max batch length exceeded");
        var inner = rest.result("batch", "{\"cmd\":{\"x\":\"batch?cmd[0]=profile\"}}");
        assertThat(inner.path("result_error").path("x").path("error").asString())
                .isEqualTo("ERROR_BATCH_METHOD_NOT_ALLOWED");
        Rest.isError(rest.json("batch", "{\"cmd\":\"profile\"}"), 400, "", "Parameter 'cmd' must be array.");
    }

    @Test
    void commandsThatAreNoneAreErrorsOfTheirOwn() {
        var rest = rest();
        var answer = rest.result(
                "batch",
                "{\"cmd\":{\"a\":7,\"b\":{},\"c\":\"\",\"d\":\"crm.deal.add?fields[TITLE]=%00\",\"e\":\"crm.deal.add?fields[TITLE]=%FF\",\"f\":\"profile\"}}");
        assertThat(answer.path("result").propertyNames()).containsExactly("f");
        assertThat(answer.path("result_error").propertyNames()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void eachCommandStandsForItself() {
        var rest = rest();
        var answer = rest.json(
                        "batch",
                        "{\"cmd\":{\"good\":\"crm.company.add?fields[TITLE]=Gut&fields[UF_X]=1\",\"bad\":\"crm.company.add?fields[TITLE]=\"}}")
                .is(200)
                .json()
                .path("result");
        assertThat(rest.ids("company", "{}"))
                .containsExactly(answer.path("result").path("good").longValue());
        assertThat(answer.path("result_warnings")
                        .path("good")
                        .get(0)
                        .path("code")
                        .asString())
                .isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    void leadsOfABatchAreConvertedTogetherAndEachHasItsOutcome() {
        var rest = rest();
        var phone = "&fields[PHONE][0][VALUE]=%2B49+30+777001";
        var answer = rest.result(
                "batch",
                "{\"cmd\":{\"one\":\"crm.lead.add?fields[TITLE]=Eins&fields[NAME]=Eva" + phone
                        + "\",\"bad\":\"crm.lead.add?fields=none\","
                        + "\"two\":\"crm.lead.add?fields[TITLE]=Zwei&fields[NAME]=Eva" + phone
                        + "\",\"junk\":\"crm.lead.add?fields[TITLE]=Weg&fields[STATUS_ID]=JUNK\","
                        + "\"done\":\"crm.lead.add?fields[TITLE]=Fertig&fields[NAME]=Ida&fields[STATUS_ID]=CONVERTED\","
                        + "\"deal\":\"crm.deal.add?fields[TITLE]=Beside+$result[one]\"}}");
        assertThat(answer.path("result").propertyNames()).containsExactly("one", "two", "junk", "done", "deal");
        assertThat(answer.path("result_error").propertyNames()).containsExactly("bad");
        assertThat(answer.has("result_warnings")).isFalse();
        var contacts = new HashSet<String>();
        for (var name : new String[] {"one", "two", "done"}) {
            var id = answer.path("result").path(name).longValue();
            assertThat(rest.record("lead", id).path("STATUS_ID").asString())
                    .as(name)
                    .isEqualTo("CONVERTED");
            var deal = rest.record(
                    "deal", rest.ids("deal", "{\"LEAD_ID\":" + id + "}").getFirst());
            contacts.add(deal.path("CONTACT_ID").asString());
        }
        assertThat(contacts).as("the same phone is the same customer").hasSize(2);
        assertThat(rest.record("lead", answer.path("result").path("junk").longValue())
                        .path("STATUS_ID")
                        .asString())
                .isEqualTo("JUNK");
        assertThat(rest.ids("deal", "{}")).hasSize(4);
        assertThat(rest.api()
                        .items("/inquiries")
                        .valueStream()
                        .filter(one -> one.path("channel").asString().equals("REST")))
                .as("each lead that came in is an inquiry")
                .hasSize(3);
    }

    @Test
    void inClassicModeALeadOfABatchThatIsCompletedAtOnceSaysSo() {
        var rest = new Rest(accounts.openClassic());
        var answer = rest.result(
                "batch",
                "{\"halt\":1,\"cmd\":{\"open\":\"crm.lead.add?fields[TITLE]=Eins\","
                        + "\"done\":\"crm.lead.add?fields[TITLE]=Fertig&fields[STATUS_ID]=CONVERTED\","
                        + "\"bad\":\"crm.lead.add?fields=none\",\"late\":\"crm.lead.add?fields[TITLE]=x\"}}");
        assertThat(answer.path("result").propertyNames()).containsExactly("open", "done");
        assertThat(answer.path("result_error").propertyNames()).containsExactly("bad");
        assertThat(answer.path("result_warnings").propertyNames()).containsExactly("done");
        assertThat(answer.path("result_warnings")
                        .path("done")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("LEAD_COMPLETED_WITHOUT_RESULT");
        var open = rest.record("lead", answer.path("result").path("open").longValue());
        assertThat(open.path("STATUS_ID").asString()).isEqualTo("NEW");
        assertThat(rest.ids("lead", "{}")).hasSize(2);
        assertThat(rest.ids("deal", "{}")).isEmpty();
    }

    @Test
    void valuesDoNotGrowWithoutEnd() {
        var rest = rest();
        var id = rest.add("deal", "{\"COMMENTS\":\"" + "x".repeat(500_000) + "\"}");
        var many = "$result[a][COMMENTS]".repeat(1_000);
        var answer = rest.result(
                "batch",
                "{\"cmd\":{\"a\":\"crm.deal.get?id=" + id + "\",\"b\":\"crm.deal.add?fields[TITLE]=" + many + "\"}}");
        assertThat(answer.path("result_error").has("b")).isTrue();
    }
}
