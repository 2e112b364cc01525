import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.access.UserDraft;
import io.weiche.access.Users;
import io.weiche.accounts.Language;
import io.weiche.bulk.BulkAction;
import io.weiche.bulk.BulkChange;
import io.weiche.bulk.BulkChanges;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.leads.Leads;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.records.Filter;
import io.weiche.records.ListQuery;
import io.weiche.views.ListFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// Measures lists of one account with many leads: pages of filters that move with the calendar or nest, counting,
/// a file, and changes of everything a filter finds, with their undo.
public class ListBench {
    private static final int ROUNDS = 40;

    private static final List<String> SORTS =
            List.of("title", "-createdAt", "-updatedAt", "-movedAt", "-lastActivityAt", "-amount", "amount");

    private static final LinkedHashMap<String, String> FILTERS = new LinkedHashMap<>();

    static {
        FILTERS.put("no filter", null);
        FILTERS.put("relative: created within last7Days", within("createdAt", "last7Days"));
        FILTERS.put("relative: created within lastYear (none)", within("createdAt", "lastYear"));
        FILTERS.put("overdue: an activity due in the past", within("activityDueAt", "past"));
        FILTERS.put("nothing planned", "{\"field\":\"activityDueAt\",\"op\":\"empty\"}");
        FILTERS.put(
                "nested, many match",
                "{\"all\":[{\"field\":\"semantics\",\"op\":\"is\",\"value\":\"P\"},{\"any\":[" + within("createdAt", "thisMonth")
                        + ",{\"field\":\"amount\",\"op\":\"atLeast\",\"value\":1000}]}]}");
        FILTERS.put(
                "nested, few match",
                "{\"any\":[{\"all\":[{\"field\":\"title\",\"op\":\"contains\",\"value\":\"Nr. 777\"},"
                        + within("createdAt", "thisYear") + "]},{\"field\":\"id\",\"op\":\"in\",\"values\":[7,77]}]}");
    }

    private static String within(String field, String span) {
        return "{\"field\":\"" + field + "\",\"op\":\"within\",\"value\":\"" + span + "\"}";
    }

    private final Stage stage;
    private final ConfigurableApplicationContext server;
    private final boolean plans;

    private final boolean departments;

    private ListBench(Stage stage, List<String> options) {
        this.stage = stage;
        this.server = stage.server();
        this.plans = options.contains("--plans");
        this.departments = options.contains("--scope") && options.contains("department");
    }

    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        int at = options.indexOf("--leads");
        int leads = at < 0 ? 200_000 : Integer.parseInt(options.get(at + 1));
        int on = options.indexOf("--on");
        try (var stage = on < 0 ? Stage.open() : Stage.on(Path.of(options.get(on + 1)))) {
            new ListBench(stage, options).run(leads);
        }
        System.exit(0);
    }

    private void run(int leads) throws Exception {
        var opened = Stock.of(stage, leads);
        Stock.letTheSearchRead(stage);
        long member = departments ? new Departments(stage).of(opened.account()) : opened.administratorId();
        stage.settle();
        print("%,d leads".formatted(stage.number("select count(*) from lead")));
        CurrentAccount.callAs(opened.account(), () -> {
            var user = server.getBean(SignIns.class).signedIn(opened.administratorId()).orElseThrow();
            if (departments) {
                print("everybody's records");
                CurrentUser.callAs(user, () -> lists());
                print("the department's records, a quarter of all");
                var seen = server.getBean(SignIns.class).signedIn(member).orElseThrow();
                CurrentUser.callAs(seen, () -> lists());
                print("everybody's records once more: what the machine and its warming up make of the same lists");
                return CurrentUser.callAs(user, () -> lists());
            }
            return CurrentUser.callAs(user, () -> {
                lists();
                file();
                bulk(BulkAction.RESPONSIBLE, colleague());
                bulk(BulkAction.DELETE, null);
                return null;
            });
        });
    }

    private Void lists() throws Exception {
        print("page of 50, p50 / p95 in ms; the longest of its statements and its pages of 8 kB");
        for (var filter : FILTERS.entrySet()) {
            measure(filter.getKey(), ListQuery.of(filter.getValue(), null, null, null, null));
        }
        for (var sort : SORTS) {
            measure("sorted by " + sort, ListQuery.of(null, null, sort, null, null));
        }
        var first = server.getBean(Pipelines.class).leadStage(Semantics.IN_PROGRESS).id();
        measure("a column of the board", ListQuery.of(
                "{\"field\":\"stageId\",\"op\":\"is\",\"value\":" + first + "}", null, null, null, null));
        print("  %-42s %s".formatted("counts and sums of the board", times(() -> server.getBean(Leads.class)
                .board(Filter.NONE, null))));
        print("  %-42s %s".formatted("pipelines with their counts", times(() -> server.getBean(Pipelines.class)
                .dealCounts())));
        return null;
    }

    private void measure(String name, ListQuery query) throws Exception {
        var took = times(() -> server.getBean(Leads.class).list(query));
        var found = stage.plansOf(() -> server.getBean(Leads.class).list(query)).stream()
                .filter(plan -> plan.statement().contains("lead"))
                .toList();
        var longest = found.stream().max(Comparator.comparingDouble(Plan::millis)).orElseThrow();
        print("  %-42s %s   %s".formatted(name, took, longest.summary()));
        if (plans) {
            found.forEach(plan -> print(plan.text() + "\n"));
        }
    }

    private static String times(Runnable question) {
        var took = new double[ROUNDS];
        for (int i = -10; i < ROUNDS; i++) {
            long began = System.nanoTime();
            question.run();
            if (i >= 0) {
                took[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(took);
        return "%7.1f / %7.1f".formatted(took[ROUNDS / 2], took[ROUNDS * 95 / 100]);
    }

    private void file() {
        var file = server.getBean(ListFile.class);
        var head = file.head(RecordKind.LEAD, List.of("id", "title", "stageId", "responsibleId", "phone", "email", "createdAt"), false);
        long began = System.nanoTime();
        long rows = 0;
        String cursor = null;
        do {
            var part = file.part(head, ListQuery.of(null, null, null, null, cursor));
            rows += part.items().size();
            cursor = part.nextCursor();
        } while (cursor != null);
        print("file: %,d rows with phones and e-mails in %.1f s".formatted(rows, seconds(began)));
    }

    private long colleague() {
        var users = server.getBean(Users.class);
        var role = users.roles().getFirst().id();
        return users.open(new UserDraft(
                        "Konrad", "Kollege", "kollege@bench.example", Language.DE, "vier-worte-reichen-aus", List.of(role)))
                .id();
    }

    private void bulk(BulkAction action, Long responsible) throws Exception {
        var changes = server.getBean(BulkChanges.class);
        var filter = "{\"field\":\"semantics\",\"op\":\"is\",\"value\":\"P\"}";
        long began = System.nanoTime();
        var id = changes.start(
                        RecordKind.LEAD,
                        new BulkChange(action, responsible, null, null, null, null, null, null, List.of(), List.of(), null, null),
                        filter,
                        null)
                .id();
        await(changes, id);
        var run = changes.get(id);
        print("bulk %s: %,d changed, %,d unchanged in %.1f s".formatted(
                action, run.changed(), run.unchanged(), seconds(began)));
        began = System.nanoTime();
        changes.undo(id);
        await(changes, id);
        print("  undone: %,d in %.1f s, kept %,d".formatted(changes.get(id).undone(), seconds(began), changes.get(id).kept()));
    }

    private static void await(BulkChanges changes, long id) throws InterruptedException {
        while (changes.get(id).status().working()) {
            Thread.sleep(50);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
