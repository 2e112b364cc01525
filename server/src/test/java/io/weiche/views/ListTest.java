package io.weiche.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.RecordKind;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A list as a whole: its fields, its length, its file, and what moves with the calendar.
@WeicheTest
class ListTest {
    private final TestAccounts accounts;
    private final org.springframework.jdbc.core.simple.JdbcClient sql;
    private final org.springframework.transaction.support.TransactionTemplate transaction;

    ListTest(
            TestAccounts accounts,
            org.springframework.jdbc.core.simple.JdbcClient sql,
            org.springframework.transaction.support.TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void everyFieldOfEveryKindHasANameInBothLanguages() {
        var api = accounts.open();
        for (var language : List.of("de", "en")) {
            api.patch("/me", "{\"language\":\"" + language + "\"}").is(200);
            for (var kind : RecordKind.values()) {
                for (var field : api.items("/lists/" + kind.plural() + "/fields")) {
                    assertThat(field.path("label").asString())
                            .as(language + " " + kind + " " + field.path("code").asString())
                            .isNotEqualTo(field.path("code").asString());
                    for (var option : field.path("options")) {
                        assertThat(option.path("label").asString()).doesNotContain(".");
                    }
                }
            }
        }
    }

    @Test
    void fieldsSayWhatTheyHold() {
        var api = accounts.open();
        var types = new java.util.HashMap<String, String>();
        api.items("/lists/deals/fields")
                .forEach(field -> types.put(
                        field.path("code").asString(), field.path("type").asString()));
        assertThat(types)
                .containsAllEntriesOf(Map.of(
                        "title", "TEXT",
                        "amount", "AMOUNT",
                        "closeOn", "DATE",
                        "createdAt", "TIME",
                        "stageId", "STAGE",
                        "responsibleId", "USER",
                        "contactId", "CONTACT",
                        "repeat", "CHOICE",
                        "activityDueAt", "TIME"));
    }

    @Test
    void theFileHoldsWhatTheListShowsAndNoFormula() {
        var api = accounts.open();
        var contact = api.post("/contacts", "{\"firstName\":\"Uta\",\"lastName\":\"Berg\"}")
                .is(201)
                .id();
        api.post("/deals", "{\"title\":\"=1+1\",\"amount\":{\"value\":\"-1250.50\"},\"contactIds\":[" + contact + "]}")
                .is(201);
        api.post("/deals", "{\"title\":\"Zweiter; \\\"mit\\\" Zeichen\"}").is(201);
        var file = api.get(
                        "/lists/deals/rows.csv?sort=title&columns=title,amount,stageId,responsibleId,contactId,createdAt")
                .is(200);
        var lines = Arrays.asList(file.body().substring(1).split("\r?\n"));
        assertThat(lines.getFirst()).isEqualTo("Titel;Betrag;Phase;Verantwortlich;Kontakt;Angelegt");
        assertThat(lines.get(1)).startsWith("'=1+1;-1250,50;").contains(";Petra Prüfer;Uta Berg;20");
        assertThat(lines.get(2)).startsWith("\"Zweiter; \"\"mit\"\" Zeichen\";;");
        assertThat(lines).hasSize(3);
        api.get("/lists/deals/rows.csv?columns=title,secret").isProblem(400, "invalid-input", "columns");
    }

    @Test
    void theFileOfALongListIsWhole() {
        var api = accounts.openDemo(1_300);
        var count = api.get("/lists/leads/count").is(200).json().path("count").longValue();
        assertThat(count).isGreaterThan(1_200);
        var file = api.get("/lists/leads/rows.csv?columns=id,title").is(200).body();
        assertThat(file.split("\r?\n")).hasSize((int) count + 1);
        for (var kind : RecordKind.values()) {
            api.get("/lists/" + kind.plural() + "/rows.csv").is(200);
        }
    }

    @Test
    void laterPagesTellWhatTheFirstOneCounted() {
        var api = accounts.open();
        var lists = Map.of(
                "/deals", "{'title':'Dach'}", "/activities", "{'title':'Anrufen','records':[{'kind':'DEAL','id':%d}]}");
        var deal = api.post("/deals", "{\"title\":\"Dach\"}").is(201).id();
        for (var list : lists.entrySet()) {
            var one = Json.of(list.getValue().formatted(deal));
            api.post(list.getKey(), one).is(201);
            api.post(list.getKey(), one).is(201);
            var first = api.get(list.getKey() + "?limit=1").json();
            api.post(list.getKey(), one).is(201);
            var second = api.get(list.getKey() + "?limit=1&cursor="
                            + first.path("nextCursor").asString())
                    .json();
            assertThat(second.path("total")).as(list.getKey()).isEqualTo(first.path("total"));
            assertThat(second.path("items").size()).isEqualTo(1);
        }
    }

    @Test
    void spansMoveWithTheCalendarOfTheAccount() {
        var api = accounts.open();
        // where the day is another one than in UTC for most hours of it
        api.patch("/account", "{\"timeZone\":\"Pacific/Kiritimati\"}").is(200);
        var words = Map.of("now", "today", "-1", "yesterday", "1", "tomorrow");
        for (var word : words.entrySet()) {
            var id = api.post("/deals", "{\"title\":\"" + word.getValue() + "\"}")
                    .is(201)
                    .id();
            shift(api, id, word.getKey().equals("now") ? "0" : word.getKey());
        }
        for (var word : words.values()) {
            assertThat(titles(api, "{'field':'createdAt','op':'within','value':'" + word + "'}"))
                    .containsExactly(word);
            assertThat(titles(api, "{'field':'closeOn','op':'within','value':'" + word + "'}"))
                    .containsExactly(word);
        }
        assertThat(titles(api, "{'field':'closeOn','op':'within','value':'past'}"))
                .containsExactly("yesterday");
        assertThat(titles(api, "{'field':'closeOn','op':'within','value':'future'}"))
                .containsExactly("tomorrow");
        assertThat(titles(api, "{'field':'createdAt','op':'within','value':'last2Days'}"))
                .containsExactlyInAnyOrder("today", "yesterday");
        assertThat(titles(api, "{'field':'createdAt','op':'within','value':'next2Days'}"))
                .containsExactlyInAnyOrder("today", "tomorrow");
        assertThat(titles(api, "{'field':'createdAt','op':'within','value':'last400Days'}"))
                .contains("today", "yesterday");
        for (var word : List.of("thisWeek", "thisMonth", "thisQuarter", "thisYear")) {
            assertThat(titles(api, "{'field':'createdAt','op':'within','value':'" + word + "'}"))
                    .as(word)
                    .contains("today");
        }
        for (var word : List.of(
                "lastWeek",
                "nextWeek",
                "lastMonth",
                "nextMonth",
                "lastQuarter",
                "nextQuarter",
                "lastYear",
                "nextYear")) {
            assertThat(titles(api, "{'field':'createdAt','op':'within','value':'" + word + "'}"))
                    .as(word)
                    .doesNotContain("today");
        }
    }

    /// One minute after midnight of the account, some days from now.
    private void shift(Api api, long id, String days) {
        io.weiche.kernel.CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql("""
                        update deal set
                            created_at = (date_trunc('day', now() at time zone 'Pacific/Kiritimati')
                                + :days * interval '1 day' + interval '1 minute') at time zone 'Pacific/Kiritimati',
                            close_on = cast(now() at time zone 'Pacific/Kiritimati' as date) + cast(:days as integer)
                        where account_id = :account and id = :id""")
                        .param("days", Integer.valueOf(days))
                        .param("account", api.account().value())
                        .param("id", id)
                        .update()));
    }

    private static List<String> titles(Api api, String filter) {
        return api.items("/deals?limit=200&filter=" + Api.encoded(Json.of(filter)))
                .valueStream()
                .map(deal -> deal.path("title").asString())
                .toList();
    }

    @Test
    void recordsAreFoundByWhatIsPlanned() {
        var api = accounts.open();
        var late = api.post("/deals", "{\"title\":\"spät\"}").is(201).id();
        var soon = api.post("/deals", "{\"title\":\"bald\"}").is(201).id();
        api.post("/deals", "{\"title\":\"nichts\"}").is(201);
        plan(api, late, "2024-01-05T09:00:00Z");
        plan(api, soon, "2999-01-05T09:00:00Z");
        assertThat(titles(api, "{'field':'activityDueAt','op':'within','value':'past'}"))
                .containsExactly("spät");
        assertThat(titles(api, "{'field':'activityDueAt','op':'empty'}")).containsExactly("nichts");
        assertThat(titles(api, "{'field':'activityDueAt','op':'filled'}")).containsExactlyInAnyOrder("spät", "bald");
        assertThat(titles(api, "{'field':'activityDueAt','op':'moreThan','value':'2998-01-01T00:00:00Z'}"))
                .containsExactly("bald");
    }

    @Test
    void whatIsPlannedNextDecidesAndNotWhatComesAfterIt() {
        var api = accounts.open();
        var both = api.post("/deals", "{\"title\":\"beides\"}").is(201).id();
        plan(api, both, "2024-01-05T09:00:00Z");
        plan(api, both, "2999-01-05T09:00:00Z");
        assertThat(titles(api, "{'field':'activityDueAt','op':'lessThan','value':'2025-01-01T00:00:00Z'}"))
                .containsExactly("beides");
        assertThat(titles(api, "{'field':'activityDueAt','op':'atLeast','value':'2025-01-01T00:00:00Z'}"))
                .isEmpty();
        assertThat(titles(api, "{'field':'activityDueAt','op':'atLeast','value':'2023-01-01T00:00:00Z'}"))
                .containsExactly("beides");
        assertThat(titles(api, "{'field':'activityDueAt','op':'moreThan','value':'2024-01-05T09:00:00Z'}"))
                .isEmpty();
    }

    private static void plan(Api api, long deal, String deadline) {
        api.post(
                        "/activities",
                        "{\"title\":\"Anruf\",\"deadlineAt\":\"" + deadline
                                + "\",\"records\":[{\"kind\":\"DEAL\",\"id\":" + deal + "}]}")
                .is(201);
    }

    @Test
    void aCountIsExactAndOnlyOfWhatOneMaySee() {
        var api = accounts.open();
        var manager = accounts.manager(api);
        for (int i = 0; i < 3; i++) {
            api.post("/deals", "{\"title\":\"Zahl\"}").is(201);
        }
        assertThat(count(api)).isEqualTo(3);
        assertThat(count(manager)).isZero();
        assertThat(manager.get("/lists/deals/rows.csv?columns=title").is(200).body())
                .doesNotContain("Zahl");
    }

    private static long count(Api api) {
        JsonNode answer = api.get("/lists/deals/count?q=Zahl").is(200).json();
        return answer.path("count").longValue();
    }
}
