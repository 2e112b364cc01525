package io.weiche.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.conversion.Customers;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Taking a whole switch back (crm.md 4.10).
@WeicheTest
class UndoOfASwitchTest {
    /// Tables that only grow: what was in them stays, and what was done comes to it.
    private static final Set<String> JOURNALS = Set.of(
            "timeline_entry",
            "stage_history",
            "outbox",
            "conversion",
            "mode_switch",
            "switch_outcome",
            "switch_activity",
            "audit_entry",
            "audit_link",
            // whoever began it is told that it is done
            "notification",
            "live_signal");

    /// Follow the records or the clock a little later, by themselves (search, what is due), or only say what reports
    /// may
    /// not reuse any more.
    private static final Set<String> DERIVED = Set.of(
            "search_form", "search_ending", "search_posting", "search_queue", "notification_watch", "report_change");

    /// What only says that and when something was done.
    private static final String WHEN = "version,updated_at,epoch,since,last_used_at";

    /// The options stay as they were chosen last: in classic mode they are what the next switch suggests.
    private static final String SUGGESTED = "customers,keep_activities_open";

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    UndoOfASwitchTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @ParameterizedTest
    @CsvSource({"CONTACT,true", "COMPANY,false", "BOTH,false", "BOTH,true"})
    void theStateAfterAnUndoIsTheStateBeforeTheSwitch(String customers, boolean keep) {
        var api = accounts.openDemo(400);
        var run = thereAndBack(api, customers, "\"keepActivitiesOpen\":" + keep);
        assertThat(run.path("converted").longValue()).isGreaterThan(300);
    }

    @ParameterizedTest
    @EnumSource(Customers.class)
    void theStateAfterAnUndoIsTheStateBeforeTheSwitchWhateverTheDataLookLike(Customers customers) {
        var seed = Long.getLong("weiche.seed", System.nanoTime());
        System.out.println("UndoOfASwitchTest: -Dweiche.seed=" + seed);
        var random = new Random(seed);
        var api = accounts.openClassic();
        var leads = new RandomLeads(api, random);
        leads.fill(80);
        thereAndBack(api, customers.name(), leads.policy());
    }

    /// Over every table that belongs to an account, whichever there are.
    private JsonNode thereAndBack(Api api, String customers, String policy) {
        var before = state(api);
        assertThat(before.values()).anyMatch(rows -> rows.size() > 50);
        var run = api.switchToSimple("\"customers\":\"" + customers + "\"," + policy);
        var undone = undo(api, run.path("id").longValue());
        assertThat(undone.path("status").asString()).isEqualTo("UNDONE");
        assertThat(undone.path("undo").path("undone").longValue())
                .isEqualTo(run.path("converted").longValue());
        assertThat(undone.path("undo").path("kept").longValue()).isZero();
        var after = state(api);
        before.forEach((table, rows) -> {
            var now = after.getOrDefault(table, List.of());
            assertThat(minus(rows, now)).as("gone from " + table).isEmpty();
            if (!JOURNALS.contains(table)) {
                assertThat(minus(now, rows)).as("new in " + table).isEmpty();
            }
        });
        assertThat(api.get("/crm-mode").json().path("mode").asString()).isEqualTo("CLASSIC");
        return run;
    }

    /// The rows that others lack, one for one. Looking for each of thousands of rows among thousands, as `contains…`
    /// does,
    /// took longer than the switch.
    private static List<String> minus(List<String> rows, List<String> others) {
        var left = new HashMap<String, Integer>();
        others.forEach(row -> left.merge(row, 1, Integer::sum));
        return rows.stream()
                .filter(row -> left.merge(row, -1, Integer::sum) < 0)
                .toList();
    }

    @Test
    void whatSomebodyWorkedOnStaysIsListedAndCanBeDecidedOneByOne() {
        var api = accounts.openClassic();
        var touched = api.lead("{\"title\":\"Angefasst\",\"firstName\":\"Ada\",\"emails\":[\"ada@x.example\"]}");
        var untouched = api.lead("{\"title\":\"Unberührt\",\"firstName\":\"Udo\"}");
        var run = api.switchToSimple("").path("id").longValue();
        var deal = dealOf(api, touched);
        api.patch("/deals/" + deal, "{\"title\":\"Angefasst und umbenannt\"}").is(200);
        api.post("/activities", "{\"title\":\"Anrufen\",\"records\":[{\"kind\":\"DEAL\",\"id\":" + deal + "}]}")
                .is(201);

        var undone = undo(api, run);
        assertThat(undone.path("undo").path("undone").longValue()).isEqualTo(1);
        assertThat(undone.path("undo").path("kept").longValue()).isEqualTo(1);
        assertThat(semantics(api, untouched)).isEqualTo("P");
        assertThat(semantics(api, touched)).isEqualTo("S");
        var kept =
                api.items("/crm-mode/switches/" + run + "/outcomes?undo=KEPT").get(0);
        assertThat(kept.path("leadId").longValue()).isEqualTo(touched);
        assertThat(kept.path("undoReason").asString()).isEqualTo("deal-touched");
        assertThat(kept.path("touchedBy").asString()).isEqualTo("Petra Prüfer");
        assertThat(kept.path("touchedAt").isNull()).isFalse();

        api.post("/crm-mode/switches/" + run + "/outcomes/" + touched + "/undo", "{}")
                .is(200);
        assertThat(semantics(api, touched)).isEqualTo("P");
        assertThat(api.get("/deals/" + deal).status()).isEqualTo(404);
        assertThat(api.items("/activities?kind=LEAD&recordId=" + touched).toString())
                .contains("Anrufen");
        assertThat(api.get("/crm-mode/switches/" + run)
                        .json()
                        .path("undo")
                        .path("kept")
                        .longValue())
                .isZero();
    }

    @Test
    void anUndoIsOfferedOnce() {
        var api = accounts.openClassic();
        api.lead("{\"title\":\"Einer\"}");
        var run = api.switchToSimple("").path("id").longValue();
        undo(api, run);
        api.post("/crm-mode/switches/" + run + "/undo", "{}").is(409);
    }

    @Test
    void anUndoIsRefusedAfterSevenDays() {
        var api = accounts.openClassic();
        api.lead("{\"title\":\"Einer\"}");
        var run = api.switchToSimple("").path("id").longValue();
        inAccount(
                api,
                "update mode_switch set undo_until = now() - interval '1 second' where account_id = :account",
                true);
        api.post("/crm-mode/switches/" + run + "/undo", "{}").isProblem(409, "undo-not-possible");
        assertThat(api.get("/crm-mode").json().path("mode").asString()).isEqualTo("SIMPLE");
    }

    @Test
    void whoWentStraightBackToClassicModeCanStillUndoAndStaysThere() {
        var api = accounts.openClassic();
        var lead = api.lead("{\"title\":\"Einer\",\"firstName\":\"Ada\"}");
        var run = api.switchToSimple("").path("id").longValue();
        var deal = dealOf(api, lead);
        toClassic(api);
        var epoch = api.epoch();
        assertThat(api.get("/crm-mode").number("undoableSwitch.id")).isEqualTo(run);

        var undone = undo(api, run);
        assertThat(undone.path("status").asString()).isEqualTo("UNDONE");
        assertThat(undone.path("undo").path("undone").longValue()).isEqualTo(1);
        assertThat(semantics(api, lead)).isEqualTo("P");
        api.get("/deals/" + deal).is(404);
        assertThat(api.epoch()).isEqualTo(epoch);
        var mode = api.get("/crm-mode").json();
        assertThat(mode.path("mode").asString()).isEqualTo("CLASSIC");
        assertThat(mode.path("undoableSwitch").isNull()).isTrue();
    }

    @Test
    void anUndoIsRefusedWhenTheModeHasGoneFurtherThanBack() {
        var api = accounts.openClassic();
        api.lead("{\"title\":\"Einer\"}");
        var run = api.switchToSimple("").path("id").longValue();
        assertThat(api.get("/crm-mode").number("undoableSwitch.id")).isEqualTo(run);
        toClassic(api);
        api.switchToSimple("");
        assertThat(api.get("/crm-mode").json().path("undoableSwitch").isNull()).isTrue();
        api.post("/crm-mode/switches/" + run + "/undo", "{}").isProblem(409, "epoch-expired");
        toClassic(api);
        api.post("/crm-mode/switches/" + run + "/undo", "{}").isProblem(409, "epoch-expired");
    }

    private static void toClassic(Api api) {
        api.post("/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + api.epoch() + "}")
                .is(200);
    }

    @Test
    void aManagerWithoutTheRightCannotUndo() {
        var api = accounts.openClassic();
        api.lead("{\"title\":\"Einer\"}");
        var run = api.switchToSimple("").path("id").longValue();
        accounts.manager(api).post("/crm-mode/switches/" + run + "/undo", "{}").isProblem(403, "forbidden");
    }

    @Test
    void aPausedRunWaitsAndGoesOn() {
        var api = accounts.openDemo(1_500);
        var started = api.post("/crm-mode/switches", "{\"to\":\"SIMPLE\",\"expectedEpoch\":" + api.epoch() + "}")
                .is(202)
                .id();
        api.post("/crm-mode/switches/" + started + "/pause", "{}").is(200);
        var paused = api.get("/crm-mode/switches/" + started).json();
        assertThat(paused.path("status").asString()).isEqualTo("PAUSED");
        api.post("/crm-mode/switches/" + started + "/pause", "{}").isProblem(409, "conflict");
        // a batch in flight when it was paused commits nothing any more
        var converted = paused.path("converted").longValue();
        assertThat(api.get("/crm-mode/switches/" + started)
                        .json()
                        .path("converted")
                        .longValue())
                .isEqualTo(converted);

        api.post("/crm-mode/switches/" + started + "/resume", "{}").is(200);
        var done = api.awaitSwitch(started);
        assertThat(done.path("status").asString()).isEqualTo("DONE");
        assertThat(done.path("converted").longValue())
                .isEqualTo(done.path("total").longValue());
    }

    private JsonNode undo(Api api, long run) {
        api.post("/crm-mode/switches/" + run + "/undo", "{}").is(202);
        return api.awaitSwitch(run);
    }

    private static long dealOf(Api api, long lead) {
        return api.get("/leads/" + lead).json().path("becameDealId").longValue();
    }

    private static String semantics(Api api, long lead) {
        return api.get("/leads/" + lead).json().path("semantics").asString();
    }

    private Map<String, List<String>> state(Api api) {
        var state = new LinkedHashMap<String, List<String>>();
        for (var table : tables(api)) {
            state.put(
                    table,
                    inAccount(
                            api,
                            "select (to_jsonb(t) - string_to_array('" + without(table) + "', ','))::text from " + table
                                    + " t where account_id = :account",
                            false));
        }
        return state;
    }

    private static String without(String table) {
        return table.equals("crm_mode") ? WHEN + "," + SUGGESTED : WHEN;
    }

    private List<String> tables(Api api) {
        return inAccount(api, """
                select c.table_name::text from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'weiche' and c.column_name = 'account_id' and t.table_type = 'BASE TABLE'
                    and cast(:account as bigint) is not null
                order by 1""", false).stream()
                .filter(table -> !DERIVED.contains(table))
                .toList();
    }

    private List<String> inAccount(Api api, String statement, boolean change) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> {
                    var prepared =
                            sql.sql(statement).param("account", api.account().value());
                    if (change) {
                        prepared.update();
                        return List.of();
                    }
                    return prepared.query(String.class).list();
                }));
    }
}
