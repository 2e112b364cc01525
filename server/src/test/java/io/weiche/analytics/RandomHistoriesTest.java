package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.analytics.sales.SalesComparison;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Whatever people do, every number of a report is as long as the list behind it and what the records say one by one.
@WeicheTest
class RandomHistoriesTest {
    private static final int DEEDS = 80;
    private static final int LOOKS = 3;
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu");
    private static final List<Dimension> DIMENSIONS =
            List.of(Dimension.SOURCE, Dimension.CHANNEL, Dimension.RESPONSIBLE);

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final MonthKeeping keeping;
    private final long seed = Long.getLong("weiche.seed", System.nanoTime());
    private final Random random = new Random(seed);

    RandomHistoriesTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction, MonthKeeping keeping) {
        this.keeping = keeping;
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void everyNumberIsItsListAndWhatTheRecordsSay() {
        var api = accounts.openClassic();
        var manager = accounts.manager(api);
        var sources = List.of("Messe", "Anzeige").stream()
                .map(name -> api.post("/sources", "{\"name\":\"" + name + "\"}")
                        .is(201)
                        .id())
                .toList();
        api.send(
                        "PUT",
                        "/reports/settings/rates",
                        Json.of("{'currency':'CHF','since':'2020-01-01','rate':'2'}"),
                        Map.of())
                .is(200);
        var history = new History(api, manager.userId(), sources);
        for (int deed = 1; deed <= DEEDS; deed++) {
            history.go();
            if (deed == DEEDS / 2) {
                history.switchMode();
            }
            if (deed % (DEEDS / LOOKS) == 0) {
                moveBack(api);
                api.patch("/account", "{\"timeZone\":\"" + ZONES.get(random.nextInt(ZONES.size())) + "\"}")
                        .is(200);
                look(api, null);
                look(manager, manager.userId());
                awaitKept();
            }
        }
        // nothing has changed since: months are those that were kept
        look(api, null);
        inAccount(
                api,
                () -> assertThat(sql.sql("select count(*) from report_month_valid where account_id = :account")
                                .param("account", api.account().value())
                                .query(Long.class)
                                .single())
                        .as("months kept, seed " + seed)
                        .isPositive());
        var numbers = api.get("/reports/inquiries?from=2020-01-01")
                .json()
                .path("total")
                .path("numbers");
        assertThat(numbers.path("inquiries").intValue())
                .as("inquiries in such a history, seed " + seed)
                .isPositive();
    }

    /// Sums of months are kept behind the back of whoever asked.
    private void awaitKept() {
        for (int round = 0; round < 600 && !keeping.resting(); round++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(keeping.resting()).as("kept within half a minute").isTrue();
    }

    private static final List<String> BACK = List.of(
            "inquiry set received_at = received_at - INTERVAL",
            "lead set created_at = created_at - INTERVAL, closed_at = closed_at - INTERVAL",
            "deal set created_at = created_at - INTERVAL, closed_at = closed_at - INTERVAL",
            "stage_history set changed_at = changed_at - INTERVAL",
            "activity set deadline_at = deadline_at - INTERVAL, completed_at = completed_at - INTERVAL");

    /// So that some inquiries about the same are older than the window, and things take their time.
    private void moveBack(Api api) {
        inAccount(
                api,
                () -> BACK.forEach(change -> sql.sql("update "
                                + change.replace("INTERVAL", "make_interval(mins => cast(random() * 60000 as integer))")
                                + " where account_id = :account and id % 3 = 0")
                        .param("account", api.account().value())
                        .update()));
    }

    private void inAccount(Api api, Runnable work) {
        CurrentAccount.runAs(api.account(), () -> transaction.executeWithoutResult(_ -> work.run()));
    }

    private void look(Api api, @Nullable Long responsible) {
        var sees = seen(api);
        inAccount(api, () -> {
            var account = api.account().value();
            assertThat(sql.sql("""
                            select count(*) from inquiry_fact f full join inquiry_fact_now n
                                on n.account_id = f.account_id and n.inquiry_id = f.inquiry_id
                            where coalesce(f.account_id, n.account_id) = :account and f is distinct from n""").param("account", account).query(Long.class).single())
                    .as("facts that differ, seed " + seed)
                    .isZero();
            var reference = new ReferenceFigures(sql, account);
            var touch = Touch.values()[random.nextInt(2)];
            for (var by : DIMENSIONS) {
                compare(api, by, touch, reference.counts(by, touch, sees, responsible));
            }
            if (responsible == null) {
                var report = api.get("/reports/inquiries?from=2020-01-01&touch=" + touch)
                        .json();
                assertThat(new BigDecimal(report.path("total")
                                .path("numbers")
                                .path("revenue")
                                .asString()))
                        .as("revenue, seed " + seed)
                        .isEqualByComparingTo(reference.revenue(touch));
            }
            new SalesComparison(sql, api, responsible, random, "seed " + seed).look();
        });
    }

    private void compare(Api api, Dimension by, Touch touch, Map<String, Map<Measure, Long>> expected) {
        var report = api.get("/reports/inquiries?from=2020-01-01&by=" + by + "&touch=" + touch)
                .is(200)
                .json();
        assertThat(report.path("rows").valueStream().map(row -> row.path("key").asString()))
                .as(by + ", seed " + seed)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        var one = Measure.values()[random.nextInt(Measure.values().length)];
        for (var row : report.path("rows")) {
            var key = row.path("key").asString();
            for (var measure : Measure.values()) {
                assertThat(number(row, measure))
                        .as(measure + " of " + by + " " + key + ", seed " + seed)
                        .isEqualTo(expected.get(key).getOrDefault(measure, 0L));
            }
            var list = api.get(row.path("list").asString().substring("/api/v1".length()) + "&limit=200&of=" + one)
                    .is(200)
                    .json();
            assertThat(list.path("items").size())
                    .as("list of " + one + " of " + by + " " + key + ", seed " + seed)
                    .isEqualTo((int) number(row, one));
            assertThat(list.path("total").path("value").longValue()).isEqualTo(number(row, one));
        }
    }

    private static long number(JsonNode row, Measure measure) {
        var words = measure.name().toLowerCase(Locale.ROOT).split("_");
        var name =
                words[0] + (words.length == 1 ? "" : Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1));
        return row.path("numbers").path(name).longValue();
    }

    /// What the inbox shows somebody.
    private static Set<Long> seen(Api api) {
        var seen = new HashSet<Long>();
        var cursor = "";
        do {
            var page = api.get("/inquiries?limit=200" + cursor).is(200).json();
            page.path("items").forEach(inquiry -> seen.add(inquiry.path("id").longValue()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        return seen;
    }

    /// What people do. Much of it is refused, because it makes no sense at that moment: then nothing must have changed.
    private final class History {
        private static final int PEOPLE = 12;

        private final Api api;
        private final long colleague;
        private final List<Long> sources;

        History(Api api, long colleague, List<Long> sources) {
            this.api = api;
            this.colleague = colleague;
            this.sources = sources;
        }

        void go() {
            switch (random.nextInt(17)) {
                case 0, 1, 2, 3 -> inquire();
                case 4 -> move("leads");
                case 5, 6 -> move("deals");
                case 7 ->
                    with("leads", lead -> api.post("/leads/" + lead + "/conversion", "{\"deal\":{},\"contact\":true}"));
                case 8 -> with("leads", this::undoConversion);
                case 9 ->
                    change(
                            kind(),
                            () -> "{\"responsibleId\":" + (random.nextBoolean() ? colleague : api.userId()) + "}");
                case 10 -> change(kind(), () -> "{\"sourceId\":" + sources.get(random.nextInt(2)) + "}");
                case 11 -> triage();
                case 12 -> undoTriage();
                case 13 -> answer();
                case 14 -> bin();
                case 15 -> merge();
                default ->
                    change(
                            "deals",
                            () -> "{\"amount\":{\"value\":\"" + random.nextInt(999) + ".25\",\"currency\":\""
                                    + List.of("EUR", "CHF", "USD").get(random.nextInt(3))
                                    + "\"},\"probability\":" + random.nextInt(101) + ",\"closeOn\":\"2026-1"
                                    + random.nextInt(3) + "-15\"}");
            }
        }

        private String kind() {
            return random.nextBoolean() ? "leads" : "deals";
        }

        private void inquire() {
            var source = random.nextInt(3) == 0 ? "" : ",'sourceId':" + sources.get(random.nextInt(2));
            api.post(
                            "/inquiries",
                            Json.of("{'title':'x','channel':'" + (random.nextBoolean() ? "FORM" : "CALL")
                                    + "','emails':['p" + random.nextInt(PEOPLE) + "@pruefstand.example']" + source
                                    + "}"))
                    .is(201);
        }

        private List<Long> ids(String kind) {
            return sql(("select id from %s where account_id = :account and deleted_at is null")
                    .formatted(kind.equals("leads") ? "lead" : "deal"));
        }

        private List<Long> sql(String statement) {
            return CurrentAccount.callAs(
                    api.account(),
                    () -> transaction.execute(_ -> sql.sql(statement)
                            .param("account", api.account().value())
                            .query(Long.class)
                            .list()));
        }

        private void with(String kind, LongConsumer deed) {
            one(ids(kind), deed);
        }

        private void one(List<Long> ids, LongConsumer deed) {
            if (!ids.isEmpty()) {
                deed.accept(ids.get(random.nextInt(ids.size())));
            }
        }

        private void change(String kind, Supplier<String> body) {
            with(kind, id -> api.patch("/" + kind + "/" + id, body.get()));
        }

        private void move(String kind) {
            var stages = sql("select id from stage where account_id = :account and kind = "
                    + (kind.equals("leads") ? "1 and semantics <> 'S'" : "2"));
            change(kind, () -> "{\"stageId\":" + stages.get(random.nextInt(stages.size())) + "}");
        }

        private void undoConversion(long lead) {
            var conversion = api.get("/leads/" + lead).json().path("conversionId");
            if (conversion.isNumber()) {
                api.post("/conversions/" + conversion.longValue() + "/undo?force=" + random.nextBoolean(), "{}");
            }
        }

        private void triage() {
            one(
                    sql("select id from inquiry where account_id = :account"),
                    inquiry -> api.send(
                            "POST",
                            "/inquiries/" + inquiry + "/"
                                    + List.of("junk", "done", "open").get(random.nextInt(3)),
                            "{}",
                            Map.of("If-Match", "*")));
        }

        private void undoTriage() {
            one(
                    sql("select id from inquiry_decision where account_id = :account"),
                    decision -> api.post("/inquiry-decisions/" + decision + "/undo", "{}"));
        }

        private void answer() {
            var kind = kind();
            with(kind, id -> {
                var activity = api.post(
                        "/activities",
                        Json.of("{'title':'x','type':'"
                                + List.of("CALL", "TODO", "EMAIL").get(random.nextInt(3))
                                + "','records':[{'kind':'" + (kind.equals("leads") ? "LEAD" : "DEAL") + "','id':" + id
                                + "}]}"));
                if (activity.status() == 201) {
                    if (random.nextInt(4) > 0) {
                        api.post("/activities/" + activity.id() + "/complete", "");
                    }
                    if (random.nextInt(4) == 0) {
                        api.post("/activities/" + activity.id() + "/reopen", "");
                    }
                }
            });
        }

        private void bin() {
            var kind = kind();
            with(kind, id -> {
                api.delete("/" + kind + "/" + id);
                if (random.nextBoolean()) {
                    api.post("/" + kind + "/" + id + "/restore", "");
                }
            });
        }

        private void merge() {
            var kind = kind();
            var ids = ids(kind);
            if (ids.size() > 1) {
                var one = ids.get(random.nextInt(ids.size()));
                var other = ids.get(random.nextInt(ids.size()));
                var merged = api.post(
                        "/merges",
                        Json.of("{'kind':'" + (kind.equals("leads") ? "LEAD" : "DEAL") + "','records':[{'id':" + one
                                + "},{'id':" + other + "}]}"));
                if (merged.status() == 201 && random.nextBoolean()) {
                    api.post("/merges/" + merged.id() + "/undo", "{}");
                }
            }
        }

        void switchMode() {
            var run = api.switchToSimple("");
            // a switch that found no open lead has nothing to take back
            if (run.path("converted").intValue() > 0 && random.nextBoolean()) {
                var id = run.path("id").longValue();
                api.post("/crm-mode/switches/" + id + "/undo", "{}").is(202);
                api.awaitSwitch(id);
            }
        }
    }
}
