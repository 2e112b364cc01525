import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.conversion.ConversionEngine;
import io.weiche.kernel.CurrentAccount;
import io.weiche.modes.CrmModes;
import io.weiche.conversion.Customers;
import io.weiche.modes.Rehearsals;
import io.weiche.modes.SwitchOptions;
import io.weiche.modes.SwitchRun;
import io.weiche.modes.Switches;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// Measures a switch in one run: (a) the floor, bare INSERT … SELECT of the rows it made into copies of the same
/// tables; (b) the switch itself; (c) the same engine with one lead per transaction.
public class SwitchBench {
    private static final int SINGLE = 2_000;

    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        int leads = Integer.parseInt(option(options, "--leads", "100000"));
        var customers = Customers.valueOf(option(options, "--customers", "CONTACT"));
        var on = option(options, "--on", "");
        try (var stage = on.isEmpty() ? Stage.open() : Stage.on(Path.of(on))) {
            new SwitchBench(stage, options).run(leads, customers);
        }
        System.exit(0);
    }

    private static String option(List<String> options, String name, String otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : options.get(at + 1);
    }

    private final Stage stage;
    private final ConfigurableApplicationContext server;
    private final boolean statements;
    private final boolean plans;
    private final boolean others;
    private final boolean alone;

    private SwitchBench(Stage stage, List<String> options) {
        this.stage = stage;
        this.server = stage.server();
        this.statements = options.contains("--statements");
        this.plans = options.contains("--plans");
        this.others = options.contains("--others");
        // neither the floor nor single leads
        this.alone = options.contains("--alone");
    }

    private void run(int leads, Customers customers) throws Exception {
        // nine in ten of the demo data's leads are open; some are used up by (c)
        int all = (int) Math.ceil((leads + SINGLE) * 10 / 9.0);
        long began = System.nanoTime();
        var opened = Stock.of(stage, all);
        print("data built: %,d leads in %.1f s".formatted(all, seconds(began)));
        // what the demo data left for the search to read is not part of the measurement
        stage.execute("truncate weiche.search_queue");
        stage.settle();
        CurrentAccount.callAs(opened.account(), () -> {
            var administrator = server.getBean(SignIns.class).signedIn(opened.administratorId()).orElseThrow();
            return CurrentUser.callAs(administrator, () -> {
                measure(customers, opened.administratorId());
                return null;
            });
        });
    }

    private void measure(Customers customers, long userId) throws Exception {
        var modes = server.getBean(CrmModes.class);
        var options = new SwitchOptions(customers, modes.get().intake().pipelineId(), true, Map.of());
        double single = alone ? Double.NaN : oneByOne(modes);
        if (!alone) {
            print("(c) one lead per transaction   %,10.0f leads/s  (%,d leads)".formatted(single, SINGLE));
        }
        if (statements) {
            stage.printStatements(SINGLE);
        }

        var floor = new Floor(stage);
        floor.remember();
        long began = System.nanoTime();
        var rehearsal = server.getBean(Rehearsals.class).rehearse(options);
        print("    rehearsal                  %,10.1f s".formatted(seconds(began)));

        if (statements) {
            stage.forgetStatements();
        }
        if (plans) {
            stage.keepPlans(leadsOpen());
        }
        var people = others ? new People(stage, userId) : null;
        double before = people == null ? 0 : people.waitQuietly("before");
        var watch = new Watch(stage);
        began = System.nanoTime();
        var run = server.getBean(Switches.class).toSimple(options, modes.get().epoch());
        while (!run.status().finished()) {
            Thread.sleep(20);
            run = server.getBean(Switches.class).get(run.id());
        }
        double took = seconds(began);
        watch.stop();
        double rate = run.converted() / took;
        print("(b) the switch                 %,10.0f leads/s  (%,d leads in %.1f s, %s)"
                .formatted(rate, run.converted(), took, run.status()));
        print("    WAL %,.0f bytes per lead, longest transaction %.2f s, peak heap %,d MB"
                .formatted(watch.walBytes() / (double) run.converted(), watch.longestSeconds(), watch.peakHeap()));
        print("    the longest transaction ended with: " + watch.longest());
        if (people == null) {
            print("    rehearsal was exact: " + (rehearsal.deals() == run.converted()));
        }
        if (people != null) {
            double during = people.print("during");
            double after = people.waitQuietly("after");
            people.close();
            print("    p95 of others: %.1f times as long as before the switch, %.1f times as long as after it"
                    .formatted(during / before, during / after));
        }
        if (statements) {
            stage.printStatements(run.converted());
        }
        if (plans) {
            stage.printPlans();
        }
        if (alone) {
            return;
        }
        double bare = run.converted() / floor.measure(1);
        double both = run.converted() / floor.measure(2);
        print("(a) bare INSERT … SELECT       %,10.0f leads/s with one session, %,.0f with two".formatted(bare, both));
        print("    b / a = %.0f %%   (two sessions: %.0f %%)   b / c = %.1f".formatted(100 * rate / bare, 100 * rate / both, rate / single));
    }

    private long leadsOpen() throws Exception {
        return stage.number("select count(*) from weiche.lead where semantics = 'P' and deleted_at is null");
    }

    private double oneByOne(CrmModes modes) throws Exception {
        var engine = server.getBean(ConversionEngine.class);
        var transaction = server.getBean(TransactionTemplate.class);
        var plan = transaction.execute(_ -> modes.plan(modes.get(), null));
        var ids = stage.numbers("select id from weiche.lead where semantics = 'P' and deleted_at is null order by id limit " + SINGLE);
        if (statements) {
            stage.forgetStatements();
        }
        long began = System.nanoTime();
        for (var id : ids) {
            transaction.execute(_ -> engine.convert(plan, id));
        }
        return ids.size() / seconds(began);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    static void print(String line) {
        System.out.println(line);
    }
}
