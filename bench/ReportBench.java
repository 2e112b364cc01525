import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
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
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.setup.Setup;
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
    private static final int SPREAD_DAYS = 5 * 365;
    private static final int UPDATED = 20_000;
    private static final Map<String, Integer> PERIODS = Map.of("90 days", 90, "1 year", 365, "5 years", SPREAD_DAYS);
    private static final List<String> TRIGGERED = List.of("inquiry", "lead", "deal", "conversion", "activity", "activity_binding");

    private static final Set<SalesMeasure> CONVERSION = EnumSet.of(
            SalesMeasure.LEADS,
            SalesMeasure.CONVERTED,
            SalesMeasure.CONVERTED_BY_SWITCH,
            SalesMeasure.LEADS_LOST,
            SalesMeasure.LEADS_STILL_OPEN);
    private static final Set<SalesMeasure> DEALS = EnumSet.of(SalesMeasure.DEALS, SalesMeasure.WON, SalesMeasure.LOST);

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
            new ReportBench(stage).run(inquiries, options.contains("--plans"));
        }
        System.exit(0);
    }

    private void run(int inquiries, boolean plans) throws Exception {
        long began = System.nanoTime();
        var opened = server.getBean(Setup.class)
                .open(
                        AccountDraft.of("Bench GmbH", "DE", Language.DE, null, null, Plan.PROFESSIONAL),
                        new UserDraft("Berta", "Bench", "bench@bench.example", Language.DE, "vier-worte-reichen-aus", List.of()),
                        inquiries);
        print("%,d inquiries made in %.0f s".formatted(inquiries, seconds(began)));
        began = System.nanoTime();
        stage.execute("update inquiry set received_at = now() - make_interval(days => (id %% %d)::integer)".formatted(SPREAD_DAYS));
        print("all facts renewed in %.1f s".formatted(seconds(began)));
        stage.settle();
        CurrentAccount.callAs(opened.account(), () -> {
            var user = server.getBean(SignIns.class).signedIn(opened.administratorId()).orElseThrow();
            return CurrentUser.callAs(user, () -> {
                reports();
                return null;
            });
        });
        keeping();
        if (plans) {
            plan();
        }
    }

    private void reports() {
        var reports = server.getBean(Reports.class);
        var lists = server.getBean(CountedInquiries.class);
        for (var by : Dimension.values()) {
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
        sales();
        var all = reports.query(LocalDate.now().minusDays(SPREAD_DAYS).toString(), null, Touch.FIRST, Map.of());
        for (var measure : Measure.values()) {
            print("  list of %-14s %s".formatted(measure, times(() -> lists.list(all, measure, 50, null))));
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
                        times(() -> funnels.funnel(funnel)),
                        times(() -> funnels.list(funnel, FunnelMeasure.LOST, null, 50, null))));
            }
            print("  conversion     %-8s %s".formatted(
                    days.getKey(), times(() -> sales.report(query, SalesDimension.SOURCE, CONVERSION, false))));
            print("  deals          %-8s %s".formatted(
                    days.getKey(), times(() -> sales.report(query, SalesDimension.MONTH, DEALS, true))));
            print("  team           %-8s %s".formatted(days.getKey(), times(() -> team.report(from, null))));
        }
    }

    /// The same change of the same leads, as each stage of a pipeline makes it, with facts and without.
    private void keeping() throws Exception {
        for (int round = 0; round < 3; round++) {
            print("a change of %,d leads: %.0f ms with facts, %.0f ms without".formatted(UPDATED, change(), without()));
        }
    }

    private double change() throws Exception {
        long began = System.nanoTime();
        stage.execute("update lead set open_to_all = not open_to_all, version = version + 1 where id in (select id from lead order by id limit %d)".formatted(UPDATED));
        return seconds(began) * 1000;
    }

    private double without() throws Exception {
        for (var table : TRIGGERED) {
            stage.execute("alter table " + table + " disable trigger user");
        }
        var took = change();
        for (var table : TRIGGERED) {
            stage.execute("alter table " + table + " enable trigger user");
        }
        return took;
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

    private static String times(Runnable question) {
        var took = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long began = System.nanoTime();
            question.run();
            if (round >= 0) {
                took[round] = seconds(began) * 1000;
            }
        }
        Arrays.sort(took);
        return "p50 %6.1f p95 %6.1f ms".formatted(took[ROUNDS / 2], took[ROUNDS * 95 / 100]);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
