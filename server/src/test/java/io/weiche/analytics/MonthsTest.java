package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Months that are over are read from what was kept of them, until one of their records changes.
@WeicheTest
class MonthsTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final MonthKeeping keeping;
    private final MonthStore store;

    MonthsTest(
            TestAccounts accounts,
            JdbcClient sql,
            TransactionTemplate transaction,
            MonthKeeping keeping,
            MonthStore store) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.keeping = keeping;
        this.store = store;
    }

    private static JsonNode campaigns(Api api) {
        return api.get("/reports/inquiries?from=2020-01-01&by=CAMPAIGN").is(200).json();
    }

    private static int inquiries(JsonNode report) {
        return report.path("total").path("numbers").path("inquiries").intValue();
    }

    private void inAccount(Api api, String statement) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(statement + " where account_id = :account")
                        .param("account", api.account().value())
                        .update()));
    }

    private long number(Api api, String statement) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql(statement + " where account_id = :account")
                        .param("account", api.account().value())
                        .query(Long.class)
                        .single()));
    }

    private static long take(Api api) {
        return api.post(
                        "/inquiries",
                        Json.of("{'title':'A','person':{'lastName':'Auer'},'utm':{'campaign':'auer-spring'}}"))
                .is(201)
                .number("became.leadId");
    }

    /// One inquiry of two months ago, and its months kept.
    private Api kept() {
        var api = accounts.openClassic();
        take(api);
        inAccount(api, "update inquiry set received_at = received_at - interval '70 days'");
        assertThat(inquiries(campaigns(api))).isEqualTo(1);
        awaitKept();
        assertThat(number(api, "select count(*) from report_tally")).isPositive();
        return api;
    }

    private void awaitKept() {
        for (int round = 0; round < 600 && !keeping.resting(); round++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(keeping.resting()).as("kept within half a minute").isTrue();
    }

    @Test
    void aKeptMonthIsReadUntilOneOfItsInquiriesChanges() {
        var api = kept();
        inAccount(api, "update report_tally set counts[1] = 41");
        assertThat(inquiries(campaigns(api))).as("read from what was kept").isEqualTo(41);

        inAccount(api, "update inquiry set known = not known");
        assertThat(inquiries(campaigns(api))).as("counted anew").isEqualTo(1);
        awaitKept();
        inAccount(api, "update report_tally set counts[1] = 42");
        assertThat(inquiries(campaigns(api))).as("kept anew").isEqualTo(42);
    }

    @Test
    void anInquiryOfTodayLeavesOldMonthsAsTheyAre() {
        var api = kept();
        inAccount(api, "update report_tally set counts[1] = 41");
        take(api);
        assertThat(inquiries(campaigns(api))).isEqualTo(42);
    }

    private void aDayLater(Api api) {
        inAccount(api, "update report_month set recounted_at = recounted_at - interval '25 hours'");
    }

    @Test
    void aKeptMonthIsCountedOnceMoreAfterADay() {
        var api = kept();
        aDayLater(api);
        assertThat(inquiries(campaigns(api))).isEqualTo(1);
        awaitKept();
        assertThat(number(
                        api,
                        "select count(*) filter (where recounted_at > now() - interval '1 hour') from report_month"))
                .as("one each time")
                .isEqualTo(1);
        assertThat(number(api, "select count(*) from report_month_wrong")).isZero();
    }

    @Test
    void whatIsFoundToBeWrongIsCountedAnewAndNotForgottenForAWhile() {
        var api = kept();
        inAccount(api, "update report_tally set counts[1] = 41");
        inAccount(
                api,
                "update report_month set recounted_at = recounted_at - case when month in (select month from report_tally)"
                        + " then interval '25 hours' else interval '0' end");
        campaigns(api);
        awaitKept();
        assertThat(number(api, "select count(*) from report_month_wrong")).isEqualTo(1);
        assertThat(inquiries(campaigns(api))).as("counted anew").isEqualTo(1);

        inAccount(api, "update report_month_wrong set found_at = found_at - interval '31 days'");
        CurrentAccount.runAs(api.account(), () -> transaction.executeWithoutResult(_ -> store.forget()));
        assertThat(number(api, "select count(*) from report_month_wrong")).isZero();
    }

    private static int team(Api api, String count) {
        return api.get("/reports/team?from=2020-01-01")
                .is(200)
                .json()
                .path("total")
                .path("counts")
                .path(count)
                .intValue();
    }

    @Test
    void openLeadsOfOldMonthsAreCountedAnewOnlyWhenOneChanges() {
        var api = accounts.openClassic();
        var lead = take(api);
        inAccount(api, "update lead set created_at = created_at - interval '70 days'");
        assertThat(team(api, "OPEN_LEADS")).isEqualTo(1);
        awaitKept();
        inAccount(api, "update report_tally set counts[1] = 41");
        take(api);
        assertThat(team(api, "OPEN_LEADS"))
                .as("the old one as it was kept, and that of today")
                .isEqualTo(42);

        api.patch("/leads/" + lead, "{\"amount\":\"5.00\"}").is(200);
        assertThat(team(api, "OPEN_LEADS")).as("counted anew").isEqualTo(2);
    }

    @Test
    void overdueActivitiesOfOldMonthsAreCountedAnewOnlyWhenOneIsDone() {
        var api = accounts.openClassic();
        var plan = Json.of("{'title':'Anrufen','records':[{'kind':'LEAD','id':" + take(api) + "}]}");
        var overdue = api.post("/activities", plan).is(201).id();
        var yesterday = api.post("/activities", plan).is(201).id();
        inAccount(
                api,
                "update activity set deadline_at = now() - case when id = " + yesterday
                        + " then interval '1 day' else interval '70 days' end");
        assertThat(team(api, "OVERDUE")).isEqualTo(2);
        awaitKept();
        inAccount(api, "update report_tally set counts[1] = 41");
        assertThat(team(api, "OVERDUE"))
                .as("the old one as it was kept, and that of yesterday")
                .isEqualTo(42);

        api.post("/activities/" + overdue + "/complete", "").is(200);
        assertThat(team(api, "OVERDUE")).as("counted anew").isEqualTo(1);
    }

    @Test
    void whoeverSeesLessIsNotToldWhatWasKeptForOthers() {
        var api = kept();
        var seller = accounts.manager(api);
        var role = api.post("/roles", "{\"name\":\"Eigenes\"}").is(201).id();
        for (var right :
                Map.of("LEAD", "OWN", "DEAL", "OWN", "ANALYTICS", "ALL").entrySet()) {
            api.patch(
                            "/access/matrix",
                            Json.of("{'changes':[{'roleId':" + role + ",'area':'" + right.getKey()
                                    + "','action':'READ','scope':'" + right.getValue() + "'}]}"))
                    .is(200);
        }
        api.patch("/users/" + seller.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        assertThat(inquiries(campaigns(seller))).isZero();
    }

    @Test
    void whoJoinsADepartmentBringsTheirOldInquiriesAlong() {
        var api = kept();
        var sales = api.post("/departments", "{\"name\":\"Vertrieb\"}").is(201).id();
        var ofSales = "/reports/inquiries?from=2020-01-01&by=CAMPAIGN&DEPARTMENT=" + sales;
        assertThat(inquiries(api.get(ofSales).is(200).json())).isZero();
        awaitKept();
        api.patch("/departments/" + sales, "{\"memberIds\":[" + api.userId() + "]}")
                .is(200);
        assertThat(inquiries(api.get(ofSales).is(200).json())).isEqualTo(1);
    }

    @Test
    void aListIsLookedForOnlyInMonthsThatHoldSomethingOfIt() {
        var api = kept();
        take(api);
        var list = "/reports/inquiries/list?from=2020-01-01&by=CAMPAIGN&of=INQUIRIES";
        assertThat(api.get(list).is(200).json().path("items")).hasSize(2);

        inAccount(api, "update report_tally set counts[1] = 0");
        assertThat(api.get(list).is(200).json().path("items"))
                .as("that of today alone, since nothing is said to be in the old month")
                .hasSize(1);

        inAccount(api, "update inquiry set known = not known");
        assertThat(api.get(list).is(200).json().path("items"))
                .as("looked for everywhere")
                .hasSize(2);
    }

    @Test
    void erasingAPersonLeavesNoneOfTheirWordsInKeptMonths() {
        var api = kept();
        var lead = number(api, "select max(id) from lead");
        assertThat(number(api, "select count(*) filter (where keys::text like '%auer-spring%') from report_tally"))
                .isPositive();
        api.send("POST", "/leads/" + lead + "/erasure", "{\"name\":\"A\"}", Map.of())
                .is(204);
        assertThat(number(api, "select count(*) from report_tally")).isZero();
        assertThat(campaigns(api).toString()).doesNotContain("auer-spring");
    }

    @Test
    void whatNobodyMayBeAskingAnyMoreIsForgotten() {
        var api = kept();
        inAccount(api, "update inquiry set known = not known");
        inAccount(api, "update report_change set changed_at = changed_at - interval '2 days'");
        CurrentAccount.runAs(api.account(), () -> transaction.executeWithoutResult(_ -> store.forget()));
        assertThat(number(api, "select count(*) from report_change")).isZero();
        assertThat(inquiries(campaigns(api))).isEqualTo(1);
        awaitKept();

        inAccount(api, "update report_month set made_at = made_at - interval '31 days'");
        CurrentAccount.runAs(api.account(), () -> transaction.executeWithoutResult(_ -> store.forget()));
        assertThat(number(api, "select count(*) from report_month")).isZero();
        assertThat(inquiries(campaigns(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-03-31, 2026-01-01 2026-02-01 2026-03-01",
        "2026-01-30, 2026-03-31, 2026-02-01 2026-03-01",
        "2026-01-02, 2026-03-30, 2026-02-01"
    })
    void wholeMonthsAreThoseFromTheirFirstToTheirLastDay(LocalDate from, LocalDate to, String months) {
        var zone = ZoneId.of("Europe/Berlin");
        var period = new Period(from, to, zone);
        var then = LocalDate.of(2027, 1, 1).atStartOfDay(zone).toOffsetDateTime();
        assertThat(Stretches.wholeMonths(period, then))
                .isEqualTo(
                        Arrays.stream(months.split(" ")).map(LocalDate::parse).toList());
    }
}
