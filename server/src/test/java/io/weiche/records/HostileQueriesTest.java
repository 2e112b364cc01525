package io.weiche.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Figures;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What people send who hope that a list runs their SQL (reliability S10): as the value, the field or the operator of
/// a filter, as the order, the columns and the words searched for. Nothing of it is run, nothing more is shown for it,
/// and nothing of it is an error of ours.
@WeicheTest
class HostileQueriesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SUSPICIOUS = Duration.ofSeconds(3);
    /// Texts for each parameter: together they are sent more than once.
    private static final int EACH = 6;

    private static final List<String> KINDS = List.of("deals", "contacts");

    private static final List<String> PAYLOADS = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "';",
            "' or '1'='1",
            "' or 1=1 --",
            "\" or \"\"=\"",
            "1 or 1=1",
            "title) or (1=1",
            "' union select null --",
            "' union select password_hash from login --",
            "'; drop table deal; --",
            "'; select pg_sleep(4); --",
            "' || pg_sleep(4) || '",
            "1; select pg_sleep(4)",
            "(select pg_sleep(4))",
            "$$; select pg_sleep(4); $$",
            "$1",
            ":account",
            "?",
            "%",
            "_",
            "%' or title like '%",
            "e'\\x27'",
            "U&'\\0027'",
            "/* */ or 1=1",
            "id; copy login to program 'true'",
            "pg_read_file('/etc/passwd')",
            "current_setting('app.account_id')",
            "set_config('app.account_id','1',false)",
            "title::text",
            "title\" desc, (select 1) --",
            "custom.x' or '1'='1",
            "{}",
            "[1,2]",
            "null",
            "\u02bc or 1=1",
            "\uff07 or 1=1");

    private final Api api;

    HostileQueriesTest(TestAccounts accounts) {
        this.api = accounts.openClassic();
    }

    private static String filter(String field, String operator, String value) {
        return Api.encoded(JSON.createObjectNode()
                .put("field", field)
                .put("op", operator)
                .put("value", value)
                .toString());
    }

    @Test
    void noListRunsWhatItIsSent() {
        api.post("/deals", "{\"title\":\"Dach\"}").is(201);
        api.post("/contacts", "{\"lastName\":\"Dach\"}").is(201);
        var wrong = new ArrayList<String>();
        int calls = 0;
        for (var kind : KINDS) {
            var text = kind.equals("contacts") ? "lastName" : "title";
            for (var payload : PAYLOADS) {
                var sent = Api.encoded(payload);
                for (var query : List.of(
                        "filter=" + filter(text, "contains", payload),
                        "filter=" + filter(payload, "is", "x"),
                        "filter=" + filter(text, payload, "x"),
                        "filter=" + sent,
                        "sort=" + sent,
                        "q=" + sent,
                        "cursor=" + sent)) {
                    judge(kind, query, payload, wrong);
                    calls++;
                }
                api.get("/lists/" + kind + "/rows.csv?columns=" + sent);
            }
        }
        Figures.print("S10 hostile queries", calls + " with " + PAYLOADS.size() + " payloads, none of them run");
        assertThat(wrong).isEmpty();
        for (var kind : KINDS) {
            assertThat(api.items("/" + kind).size()).as(kind).isEqualTo(1);
        }
    }

    /// What ends a value, what a database would then be made to do, and what hides the rest of the statement.
    private static List<String> composed() {
        var composed = new ArrayList<String>();
        for (var end : List.of("'", "\"", "')", "'))", "]", "}", "1", "1)", "$$", "\\'", "%27", "\u02bc", "\uff07")) {
            for (var deed : List.of(
                    " or 1=1",
                    " and 1=(select 1/0)",
                    " union select null,null",
                    "; select pg_sleep(4)",
                    "||(select pg_sleep(4))",
                    " order by 99",
                    "; set app.account_id = 1",
                    "::int + (select count(*) from login)")) {
                for (var rest : List.of("", " --", " /*", "; --")) {
                    composed.add(end + deed + rest);
                }
            }
        }
        return composed;
    }

    /// Every text that a question of the interface takes, as its description names them.
    @Test
    void noParameterOfAnyQuestionRunsWhatItIsSent() {
        var id = api.post("/deals", "{\"title\":\"Dach\"}").is(201).id();
        var payloads = new ArrayList<>(PAYLOADS);
        payloads.addAll(composed());
        var wrong = new ArrayList<String>();
        var next = 0;
        var parameters = 0;
        for (var question : questions(id)) {
            parameters++;
            for (int i = 0; i < EACH; i++) {
                var payload = payloads.get(next++ % payloads.size());
                var started = System.nanoTime();
                var status = api.get(question + Api.encoded(payload)).status();
                var took = Duration.ofNanos(System.nanoTime() - started);
                if (status >= 500 || took.compareTo(SUSPICIOUS) > 0) {
                    wrong.add(status + " after " + took + ": " + question + payload);
                }
            }
        }
        Figures.print(
                "S10 parameters", parameters + " with " + payloads.size() + " payloads by turns, none of them run");
        assertThat(wrong).isEmpty();
        assertThat(parameters).isGreaterThan(100);
        assertThat(next).as("each payload is sent at least once").isGreaterThanOrEqualTo(payloads.size());
        assertThat(api.items("/deals").size()).isOne();
    }

    /// Addresses that lack the value of their last parameter. Streams of events have no end.
    private List<String> questions(long deal) {
        var questions = new ArrayList<String>();
        for (var entry : api.get("/openapi.json").is(200).json().path("paths").properties()) {
            var path = entry.getKey();
            if (path.startsWith("/api/v1/") && !path.endsWith("/events")) {
                var address = path.substring("/api/v1".length())
                        .replace("{kind}", "deals")
                        .replace("{id}", Long.toString(deal));
                for (var parameter : entry.getValue().path("get").path("parameters")) {
                    if (parameter.path("in").asString("").equals("query")
                            && parameter.path("schema").toString().contains("\"string\"")) {
                        questions.add(address + "?" + parameter.path("name").asString() + "=");
                    }
                }
            }
        }
        return questions;
    }

    private void judge(String kind, String query, String payload, List<String> wrong) {
        var started = System.nanoTime();
        var answer = api.get("/" + kind + "?" + query);
        var took = Duration.ofNanos(System.nanoTime() - started);
        if (answer.status() >= 500 || took.compareTo(SUSPICIOUS) > 0) {
            wrong.add(answer.status() + " after " + took + ": " + kind + "?" + query);
        }
        // a value of a filter is text: no record holds this one
        if (query.contains("contains")
                && answer.status() == 200
                && !answer.json().path("items").isEmpty()) {
            wrong.add("shown for " + payload + " in " + kind);
        }
    }
}
