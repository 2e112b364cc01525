package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.analytics.sales.SalesComparison;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
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
    private static final int SWITCHES = 3;
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu");
    private static final LocalDate BEFORE_ALL = LocalDate.of(2020, 1, 1);
    /// As many of them at each look as it takes to have seen all of them at the end.
    private static final int AT_ONCE = 4;
    private static final int OF_OTHERS = 2;
    /// Of each breakdown.
    private static final int LISTS = 3;

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final MonthKeeping keeping;
    private final long seed = Long.getLong("weiche.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Dimension> dimensions = Arrays.stream(Dimension.values())
            .filter(Dimension::breaksDown)
            .collect(Collectors.toCollection(ArrayList::new));

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
        var head = head(api, manager);
        api.send(
                        "PUT",
                        "/reports/settings/rates",
                        Json.of("{'currency':'CHF','since':'2020-01-01','rate':'2'}"),
                        Map.of())
                .is(200);
        Collections.shuffle(dimensions, random);
        var people = List.of(api.userId(), manager.userId(), head.userId());
        var history = new History(api, people, random, sql, transaction);
        for (int deed = 1; deed <= DEEDS; deed++) {
            history.go();
            if (deed % (DEEDS / SWITCHES) == DEEDS / SWITCHES / 2) {
                history.switchMode();
            }
            if (deed % (DEEDS / LOOKS) == 0) {
                moveBack(api);
                api.patch("/account", "{\"timeZone\":\"" + ZONES.get(random.nextInt(ZONES.size())) + "\"}")
                        .is(200);
                look(api, null, false);
                look(manager, Set.of(manager.userId()), false);
                look(head, Set.of(manager.userId(), head.userId()), false);
                Collections.rotate(dimensions, AT_ONCE);
                awaitKept();
            }
        }
        // nothing has changed since: months are those that were kept
        look(api, null, true);
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
            "activity set deadline_at = deadline_at - INTERVAL, completed_at = completed_at - INTERVAL",
            "email_message set sent_at = sent_at - INTERVAL");

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

    /// Somebody who sees what is of their department: of the manager and of themselves.
    private Api head(Api api, Api manager) {
        var head = accounts.manager(api);
        var role = api.post("/roles", "{\"name\":\"Leitung\"}").is(201).id();
        for (var area : List.of("LEAD", "DEAL", "ANALYTICS")) {
            api.patch(
                            "/access/matrix",
                            Json.of("{'changes':[{'roleId':" + role + ",'area':'" + area
                                    + "','action':'READ','scope':'DEPARTMENT'}]}"))
                    .is(200);
        }
        api.patch("/users/" + head.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        api.post(
                        "/departments",
                        Json.of("{'name':'Vertrieb','memberIds':[" + manager.userId() + "," + head.userId() + "]}"))
                .is(201);
        return head;
    }

    /// @param responsible whose figures they may see; null for everybody's
    /// @param whole over all the time, of which months are kept
    private void look(Api api, @Nullable Set<Long> responsible, boolean whole) {
        var sees = seen(api);
        inAccount(api, () -> {
            var account = api.account().value();
            assertThat(sql.sql("""
                            select count(*) from inquiry_fact f full join inquiry_fact_now n
                                on n.account_id = f.account_id and n.inquiry_id = f.inquiry_id
                            where coalesce(f.account_id, n.account_id) = :account and f is distinct from n""").param("account", account).query(Long.class).single())
                    .as("facts that differ, seed " + seed)
                    .isZero();
            var zone = ZoneId.of(api.get("/account").json().path("timeZone").asString());
            var reference = new ReferenceFigures(sql, account, zone);
            var touch = Touch.values()[random.nextInt(2)];
            for (var by : dimensions.subList(0, responsible == null ? AT_ONCE : OF_OTHERS)) {
                var days = whole || random.nextInt(4) == 0 ? allTime(zone) : days(reference);
                compare(
                        api,
                        by,
                        touch,
                        days,
                        reference.of(days.from(), days.to()).counts(by, touch, sees, responsible));
            }
            if (responsible == null) {
                var days = days(reference);
                assertThat(new BigDecimal(report(api, Dimension.SOURCE, touch, days)
                                .path("total")
                                .path("numbers")
                                .path("revenue")
                                .asString()))
                        .as("revenue of " + days + ", seed " + seed)
                        .isEqualByComparingTo(
                                reference.of(days.from(), days.to()).revenue(touch));
            }
            if (responsible == null || random.nextInt(3) == 0) {
                new SalesComparison(sql, api, responsible, random, "seed " + seed).look();
            }
        });
    }

    private record Days(LocalDate from, LocalDate to) {}

    private static Days allTime(ZoneId zone) {
        return new Days(BEFORE_ALL, LocalDate.now(zone));
    }

    /// From one day on which something came in until another: in another time zone it is another day.
    private Days days(ReferenceFigures reference) {
        var days = reference.days();
        var one = days.get(random.nextInt(days.size()));
        var other = days.get(random.nextInt(days.size()));
        return one.isBefore(other) ? new Days(one, other) : new Days(other, one);
    }

    private static JsonNode report(Api api, Dimension by, Touch touch, Days days) {
        return api.get("/reports/inquiries?from=" + days.from + "&to=" + days.to + "&by=" + by + "&touch=" + touch)
                .is(200)
                .json();
    }

    private void compare(Api api, Dimension by, Touch touch, Days days, Map<String, Map<Measure, Long>> expected) {
        var report = report(api, by, touch, days);
        var of = by + " of " + days + ", seed " + seed;
        assertThat(report.path("rows").valueStream().map(row -> row.path("key").asString()))
                .as(of)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(report.path("line")
                        .valueStream()
                        .mapToLong(point -> number(point, Measure.INQUIRIES))
                        .sum())
                .as("points of " + of)
                .isEqualTo(number(report.path("total"), Measure.INQUIRIES));
        for (var row : report.path("rows")) {
            var key = row.path("key").asString();
            for (var measure : Measure.values()) {
                assertThat(number(row, measure))
                        .as(measure + " of " + key + " by " + of)
                        .isEqualTo(expected.get(key).getOrDefault(measure, 0L));
            }
        }
        var rows = report.path("rows").valueStream().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(rows, random);
        compareLists(api, rows.subList(0, Math.min(LISTS, rows.size())), of);
    }

    private void compareLists(Api api, List<JsonNode> rows, String of) {
        var one = Measure.values()[random.nextInt(Measure.values().length)];
        for (var row : rows) {
            var list = api.get(row.path("list").asString().substring("/api/v1".length()) + "&limit=200&of=" + one)
                    .is(200)
                    .json();
            assertThat(list.path("items").size())
                    .as("list of " + one + " of " + row.path("key") + " by " + of)
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
}
