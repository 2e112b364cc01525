import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.analytics.Cohorts;
import io.weiche.analytics.CountedInquiries;
import io.weiche.analytics.Dimension;
import io.weiche.analytics.Measure;
import io.weiche.analytics.Reports;
import io.weiche.analytics.Touch;
import io.weiche.analytics.sales.FunnelMeasure;
import io.weiche.analytics.sales.Funnels;
import io.weiche.analytics.sales.SalesDimension;
import io.weiche.analytics.sales.SalesMeasure;
import io.weiche.analytics.sales.SalesReports;
import io.weiche.analytics.sales.TeamReports;
import io.weiche.analytics.sales.Whose;
import io.weiche.dashboards.By;
import io.weiche.dashboards.Dashboard;
import io.weiche.dashboards.Dashboards;
import io.weiche.dashboards.Figure;
import io.weiche.dashboards.Figures;
import io.weiche.dashboards.Filter;
import io.weiche.dashboards.Span;
import io.weiche.dashboards.Tile;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.setup.Setup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/// Measures reports over inquiries of five years: each of them over all years, one year and a quarter, with the
/// comparison, and the lists behind their numbers; then what keeping the facts costs each inquiry.
public class ReportBench {
    private static final int ROUNDS = 20;
    /// More are copies of them.
    private static final int DEMO = 20_000;
    private static final List<String> COPIED = List.of(
            "'record_identity', array['id'], 't.kind = 1'",
            "'lead', array['id'], 'true'",
            "'stage_history', array['id', 'record_id'], 't.kind = 1'",
            "'inquiry', array['id', 'lead_id'], 't.lead_id is not null'",
            "'activity', array['id'], 't.id in (select activity_id from activity_binding where kind = 1)'",
            "'activity_binding', array['activity_id', 'record_id'], 't.kind = 1'");
    private static final int SPREAD_DAYS = 5 * 365;
    private static final Map<String, Integer> PERIODS = Map.of("90 days", 90, "1 year", 365, "5 years", SPREAD_DAYS);

    private static final Set<SalesMeasure> CONVERSION = EnumSet.of(
            SalesMeasure.LEADS,
            SalesMeasure.CONVERTED,
            SalesMeasure.CONVERTED_BY_SWITCH,
            SalesMeasure.LEADS_LOST,
            SalesMeasure.LEADS_STILL_OPEN);
    private static final Set<SalesMeasure> DEALS = EnumSet.of(SalesMeasure.DEALS, SalesMeasure.WON, SalesMeasure.LOST);

    /// A dashboard of eight tiles, each of another report or of another part of it.
    private static final List<Tile> EVERY_REPORT = List.of(
            tile(Tile.Shape.NUMBER, Figure.DEALS_WON_AMOUNT, By.MONTH),
            tile(Tile.Shape.NUMBER, Figure.DEALS_EXPECTED, By.MONTH),
            tile(Tile.Shape.LINE, Figure.DEALS_WON, By.MONTH),
            tile(Tile.Shape.BARS, Figure.DEAL_STAGE_REACHED, By.STAGE),
            tile(Tile.Shape.BARS, Figure.DEALS_LOST, By.LOSS_REASON),
            tile(Tile.Shape.TABLE, Figure.LEADS_CONVERSION, By.SOURCE),
            tile(Tile.Shape.TABLE, Figure.TEAM_OPEN_DEALS, By.RESPONSIBLE),
            tile(Tile.Shape.LINE, Figure.INQUIRIES, By.SOURCE));

    private static final int QUIET_LOOKS = 5;
    private static final int SLOW_MS = 10;

    private final Stage stage;
    private final ConfigurableApplicationContext server;

    private ReportBench(Stage stage) {
        this.stage = stage;
        this.server = stage.server();
    }

    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        int at = options.indexOf("--inquiries");
        int inquiries = at < 0 ? 100_000 : Integer.parseInt(options.get(at + 1));
        try (var stage = Stage.open()) {
            new ReportBench(stage).run(inquiries, options.contains("--plans"), options.contains("--sales"));
        }
        System.exit(0);
    }

    /// @param salesOnly leaves out reports of inquiries, which take longest
    private void run(int inquiries, boolean plans, boolean salesOnly) throws Exception {
        long began = System.nanoTime();
        var opened = server.getBean(Setup.class)
                .open(
                        AccountDraft.of("Bench GmbH", "DE", Language.DE, null, null, Plan.PROFESSIONAL),
                        new UserDraft("Berta", "Bench", "bench@bench.example", Language.DE, "vier-worte-reichen-aus", List.of()),
                        Math.min(inquiries, DEMO));
        print("demo data of %,d inquiries made in %.1f s".formatted(Math.min(inquiries, DEMO), seconds(began)));
        age(Math.max(0, inquiries / DEMO - 1));
        stage.settle();
        CurrentAccount.callAs(opened.account(), () -> {
            var user = server.getBean(SignIns.class).signedIn(opened.administratorId()).orElseThrow();
            return CurrentUser.callAs(user, () -> {
                if (!salesOnly) {
                    reports();
                }
                sales();
                if (plans) {
                    slowPlans();
                }
                dashboard();
                print("%,d months of reports are kept".formatted(stage.number("select count(*) from report_month_valid")));
                new KeepingFacts(stage).measure();
                return null;
            });
        });
        if (plans) {
            plan();
        }
    }

    /// What a stock of five years looks like, and what it takes to make all its facts at once.
    ///
    /// @param copies of the demo data, beside the first
    private void age(int copies) throws Exception {
        long began = System.nanoTime();
        stage.execute("set session_replication_role = replica");
        stage.execute(Files.readString(Path.of("bench/copies.sql")));
        for (var copied : COPIED) {
            stage.execute("call copy_rows(%s, %d)".formatted(copied, copies));
        }
        for (var statement : Files.readString(Path.of("bench/five-years.sql")).split(";\\s*\\n")) {
            stage.execute(statement);
        }
        print("%,d leads and %,d deals of five years, %,d steps through stages, in %.0f s".formatted(
                stage.number("select count(*) from lead"), stage.number("select count(*) from deal"),
                stage.number("select count(*) from stage_history"), seconds(began)));
        stage.settle();
        began = System.nanoTime();
        stage.execute("insert into inquiry_fact select * from inquiry_fact_now");
        stage.execute("set session_replication_role = origin");
        print("all facts made in %.1f s".formatted(seconds(began)));
    }

    private void reports() {
        var reports = server.getBean(Reports.class);
        var lists = server.getBean(CountedInquiries.class);
        for (var by : Arrays.stream(Dimension.values()).filter(Dimension::breaksDown).toList()) {
            for (var days : PERIODS.entrySet()) {
                var from = LocalDate.now().minusDays(days.getValue()).toString();
                var query = reports.query(from, null, Touch.FIRST, Map.of());
                print("  %-14s %-8s %s   compared %s".formatted(
                        by,
                        days.getKey(),
                        times(() -> reports.report(query, by, false)),
                        times(() -> reports.report(query, by, true))));
            }
        }
        var all = reports.query(LocalDate.now().minusDays(SPREAD_DAYS).toString(), null, Touch.FIRST, Map.of());
        print("  cohorts of five years      %s".formatted(times(() -> server.getBean(Cohorts.class).report(all))));
        for (var measure : Measure.values()) {
            print("  list of %-14s %s".formatted(measure, times(() -> lists.list(all, Dimension.SOURCE, null, measure, null, 50, null))));
        }
    }

    /// The one an account begins with, and the same over a whole year.
    private void dashboard() {
        var figures = server.getBean(Figures.class);
        var dashboards = server.getBean(Dashboards.class);
        var all = dashboards.list().getFirst().content();
        print("  dashboard, %d tiles       %s".formatted(all.tiles().size(), times(() -> figures.of(all, Filter.NONE))));
        var year = new Dashboard.Content(all.name(), true, Span.LAST_YEAR, all.tiles());
        print("  dashboard, last year      %s".formatted(times(() -> figures.of(year, Filter.NONE))));
        for (var span : List.of(Span.LAST_30, Span.LAST_YEAR)) {
            var every = new Dashboard.Content("Every report", true, span, EVERY_REPORT);
            print("  every report, %-11s %s".formatted(span, times(() -> figures.of(every, Filter.NONE))));
        }
    }

    /// Funnels, conversion, deals and people, and the slowest lists behind them.
    private void sales() {
        var sales = server.getBean(SalesReports.class);
        var funnels = server.getBean(Funnels.class);
        var team = server.getBean(TeamReports.class);
        for (var days : PERIODS.entrySet()) {
            var from = LocalDate.now().minusDays(days.getValue()).toString();
            var query = sales.query(from, null, Map.of());
            for (var kind : List.of(RecordKind.LEAD, RecordKind.DEAL)) {
                var funnel = funnels.query(query, kind);
                print("  funnel %-7s %-8s %s   list %s".formatted(
                        kind,
                        days.getKey(),
                        times(() -> funnels.funnel(funnel, false)),
                        times(() -> funnels.list(funnel, FunnelMeasure.LOST, null, 50, null))));
            }
            print("  conversion     %-8s %s".formatted(
                    days.getKey(), times(() -> sales.report(query, SalesDimension.SOURCE, CONVERSION, false))));
            print("  deals          %-8s %s".formatted(
                    days.getKey(), times(() -> sales.report(query, SalesDimension.MONTH, DEALS, true))));
            print("  team           %-8s %s".formatted(days.getKey(), times(() -> team.report(from, null, Whose.EVERYBODY, false))));
        }
    }

    /// The slow statements of the report that has most of them, and of the list that looks at most, when months are kept.
    private void slowPlans() {
        var team = server.getBean(TeamReports.class);
        var funnels = server.getBean(Funnels.class);
        var from = LocalDate.now().minusDays(SPREAD_DAYS).toString();
        var funnel = funnels.query(server.getBean(SalesReports.class).query(from, null, Map.of()), RecordKind.DEAL);
        for (Runnable question : List.<Runnable>of(
                () -> team.report(null, null, Whose.EVERYBODY, false),
                () -> funnels.list(funnel, FunnelMeasure.LOST, null, 50, null))) {
            try {
                stage.plansOf(question).stream()
                        .filter(plan -> plan.millis() > SLOW_MS)
                        .forEach(plan -> print(plan.summary() + "\n" + plan.text()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Tile tile(Tile.Shape shape, Figure of, By by) {
        var query = new Tile.Query(of, by, null, Touch.FIRST, Map.of());
        return new Tile(null, shape, query, null, new Tile.Place(0, 0, 3, 2));
    }

    private void plan() throws Exception {
        try (var statement = stage.superuser().createStatement();
                var rows = statement.executeQuery("""
                        explain (analyze, buffers) select source_id, count(*), count(*) filter (where fate = 'WON')
                        from inquiry_fact where account_id = (select max(account_id) from account)
                            and received_at >= now() - interval '1 year'
                        group by source_id""")) {
            while (rows.next()) {
                print(rows.getString(1));
            }
        }
    }

    /// The first answer, and those after it, when months have been kept.
    private String times(Runnable question) {
        long asked = System.nanoTime();
        question.run();
        double first = seconds(asked) * 1000;
        awaitKept();
        question.run();
        var took = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            question.run();
            took[round] = seconds(began) * 1000;
        }
        Arrays.sort(took);
        return "first %7.1f p50 %6.1f p95 %6.1f ms"
                .formatted(first, took[ROUNDS / 2], took[(int) Math.ceil(ROUNDS * 0.95) - 1]);
    }

    private void awaitKept() {
        try {
            // a year after the other is kept, with a pause between them
            for (int quiet = 0; quiet < QUIET_LOOKS; quiet++) {
                Thread.sleep(100);
                if (stage.number("""
                        select count(*) from pg_stat_activity
                        where state <> 'idle' and query like '%report_tally%' and pid <> pg_backend_pid()""") > 0) {
                    quiet = -1;
                }
            }
        } catch (InterruptedException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
