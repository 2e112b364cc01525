import io.weiche.access.TokenKind;
import io.weiche.access.Tokens;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.setup.Setup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures the compatible REST over HTTP, as a program sees it: lists of deals with and without their total, a batch of
/// fifty and how many statements it takes, five thousand in one request. `--plans` shows how the database went about the
/// lists, `--statements` what those of the batches cost.
public class RestBench {
    private static final int ROUNDS = 60;
    private static final int WRITTEN_BETWEEN = 20;
    private static final int BATCHES = 20;
    private static final int WARM = 3;

    private final Stage stage;
    private final boolean statementsToo;
    private final HttpClient client = HttpClient.newHttpClient();

    private RestBench(Stage stage, boolean statementsToo) {
        this.stage = stage;
        this.statementsToo = statementsToo;
    }

    private record Portal(AccountId account, long user, String webhook) {}

    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        try (var stage = Stage.open()) {
            var bench = new RestBench(stage, options.contains("--statements"));
            bench.run(number(options, "--deals", 1_000_000), options.contains("--plans"));
        }
        System.exit(0);
    }

    private static int number(List<String> options, String name, int usual) {
        int at = options.indexOf(name);
        return at < 0 ? usual : Integer.parseInt(options.get(at + 1));
    }

    private Portal open(String email) {
        var opened = stage.server()
                .getBean(Setup.class)
                .open(
                        AccountDraft.of("Bench GmbH", "DE", Language.DE, null, null, Plan.PROFESSIONAL),
                        new UserDraft("Berta", "Bench", email, Language.DE, "vier-worte-reichen-aus", List.of()),
                        null);
        var secret = CurrentAccount.callAs(opened.account(), () -> stage.server()
                .getBean(Tokens.class)
                .open(opened.administratorId(), TokenKind.WEBHOOK, "bench")
                .secret());
        var port = stage.server().getEnvironment().getRequiredProperty("local.server.port");
        return new Portal(
                opened.account(),
                opened.administratorId(),
                "http://127.0.0.1:" + port + "/rest/" + opened.administratorId() + "/" + secret + "/");
    }

    /// Each list with its total, without one, and with its total while somebody writes between the calls, so that nothing
    /// that was counted before is still true.
    private void run(int deals, boolean plans) throws Exception {
        var portal = open("bench@bench.example");
        fill(portal, deals);
        System.out.printf("%,d deals%n", stage.number("select count(*) from deal"));
        System.out.printf("%-44s %19s %19s %19s%n", "crm.deal.list, ms", "counted", "not counted", "counted, writing");
        System.out.printf("%-44s %9s %9s %9s %9s %9s %9s%n", "", "p50", "p95", "p50", "p95", "p50", "p95");
        for (var list : lists(portal).entrySet()) {
            var counted = "{" + list.getValue() + "}";
            var first = list.getValue().isEmpty() ? "" : list.getValue() + ",";
            var uncounted = "{" + first + "\"start\":-1}";
            var row = new ArrayList<Double>();
            row.addAll(millis(ROUNDS, _ -> {}, _ -> call(portal, "crm.deal.list", counted)));
            row.addAll(millis(ROUNDS, _ -> {}, _ -> call(portal, "crm.deal.list", uncounted)));
            row.addAll(millis(
                    WRITTEN_BETWEEN,
                    round -> call(portal, "crm.company.add", "{\"fields\":{\"TITLE\":\"Zwischen " + round + "\"}}"),
                    _ -> call(portal, "crm.deal.list", counted)));
            System.out.printf("%-44s %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f%n", values(list.getKey(), row));
            if (plans) {
                stage.plansOf(() -> quietly(portal, counted)).stream()
                        .filter(plan -> plan.text().contains("deal"))
                        .forEach(plan -> System.out.println(plan.text() + "\n"));
            }
        }
        writes(portal);
    }

    private static Object[] values(String name, List<Double> numbers) {
        var values = new ArrayList<Object>(List.of(name));
        values.addAll(numbers);
        return values.toArray();
    }

    private void quietly(Portal portal, String body) {
        try {
            call(portal, "crm.deal.list", body);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> lists(Portal portal) throws Exception {
        var last = stage.number("select max(id) from deal");
        var lists = new LinkedHashMap<String, String>();
        lists.put("everything", "");
        lists.put("two fields", "\"select\":[\"ID\",\"TITLE\"]");
        lists.put("from number to number", "\"order\":{\"ID\":\"ASC\"},\"filter\":{\">ID\":%d}".formatted(last / 2));
        lists.put("backwards", "\"order\":{\"ID\":\"DESC\"},\"filter\":{\"<ID\":%d}".formatted(last / 2));
        lists.put("one stage of many deals", "\"filter\":{\"STAGE_ID\":\"NEW\"}");
        lists.put("one stage of few deals", "\"filter\":{\"STAGE_ID\":\"APOLOGY\"}");
        lists.put("open ones", "\"filter\":{\"CLOSED\":\"N\"}");
        lists.put("open ones, largest first", "\"filter\":{\"CLOSED\":\"N\"},\"order\":{\"OPPORTUNITY\":\"DESC\"}");
        lists.put("somebody's, newest first", "\"filter\":{\"ASSIGNED_BY_ID\":%d},\"order\":{\"DATE_CREATE\":\"DESC\"}".formatted(portal.user()));
        lists.put("amounts above", "\"filter\":{\">=OPPORTUNITY\":9900}");
        lists.put("of this year, newest first", "\"filter\":{\">DATE_CREATE\":\"2026-01-01\"},\"order\":{\"DATE_CREATE\":\"DESC\"}");
        lists.put("changed since, in order", "\"filter\":{\">DATE_MODIFY\":\"2026-01-01\"},\"order\":{\"DATE_MODIFY\":\"ASC\"}");
        lists.put("by amount", "\"order\":{\"OPPORTUNITY\":\"DESC\"}");
        lists.put("by title", "\"order\":{\"TITLE\":\"ASC\"}");
        lists.put("part of a title", "\"filter\":{\"%TITLE\":\"Nr 4711\"}");
        return lists;
    }

    private void writes(Portal portal) throws Exception {
        for (var kind : List.of("deal", "contact", "company", "lead")) {
            writes(portal, kind, kind.equals("lead") ? " in simple mode" : "");
        }
        call(portal, "crm.settings.mode.set", "{\"mode\":1}");
        writes(portal, "lead", " in classic mode");
        for (var type : List.of(2, 3, 1)) {
            measure("weiche.bulk.add of 5,000, type " + type, 3, _ -> call(portal, "weiche.bulk.add", bulk(type, 5_000)));
        }
    }

    private void writes(Portal portal, String kind, String how) throws Exception {
        Work work = round -> call(portal, "batch", batch(kind, round));
        work.on(BATCHES + 1);
        stage.forgetStatements();
        work.on(BATCHES + 2);
        var statements = stage.number("select sum(calls) from public.pg_stat_statements where toplevel");
        measure("batch of 50 crm." + kind + ".add" + how + " (" + statements + " statements)", BATCHES, work);
        if (statementsToo) {
            stage.forgetStatements();
            work.on(BATCHES + 3);
            stage.printStatements(50);
        }
    }

    private static String batch(String kind, int round) {
        var commands = IntStream.range(0, 50)
                .mapToObj(n -> "\"a%d\":\"crm.%s.add?fields[TITLE]=Dach+%d&fields[LAST_NAME]=Neu+%d-%d\"".formatted(n, kind, n, round, n))
                .collect(Collectors.joining(","));
        return "{\"cmd\":{" + commands + "}}";
    }

    private static String bulk(int type, int count) {
        var items = IntStream.range(0, count)
                .mapToObj(n -> "{\"title\":\"Dach %1$d\",\"lastName\":\"Neu %1$d\"}".formatted(n))
                .collect(Collectors.joining(","));
        return "{\"entityTypeId\":" + type + ",\"items\":[" + items + "]}";
    }

    private void fill(Portal portal, int deals) throws Exception {
        stage.execute("""
                insert into record_identity (account_id, kind, id)
                select %1$d, 2, nextval('deal_id_seq') from generate_series(1, %2$d)""".formatted(portal.account().value(), deals));
        // most are closed, as in an account that has been in use for years; stages differ in size
        stage.execute("""
                insert into deal (account_id, id, title, amount, currency, pipeline_id, stage_id, semantics, responsible_id,
                    created_at, updated_at, closed_at)
                select i.account_id, i.id, 'Auftrag Nr ' || i.id, i.id %% 10000, 'EUR', s.pipeline_id, s.id, s.semantics, %2$d,
                    now() - make_interval(mins => (i.id %% 1000000)::int), now() - make_interval(mins => (i.id %% 900000)::int),
                    case when s.semantics <> 'P' then now() end
                from record_identity i
                join lateral (
                    select *, row_number() over (order by id) as place, count(*) over () as many
                    from stage where account_id = %1$d and pipeline_id is not null) s
                    on s.place = case when i.id %% 1000 = 0 then s.many else 1 + i.id %% (s.many - 1) end
                where i.account_id = %1$d and i.kind = 2""".formatted(portal.account().value(), portal.user()));
        stage.settle();
    }

    @FunctionalInterface
    private interface Work {
        void on(int round) throws Exception;
    }

    private void measure(String what, int rounds, Work work) throws Exception {
        var millis = millis(rounds, _ -> {}, work);
        System.out.printf("%-72s p50 %8.1f ms   p95 %8.1f ms%n", what, millis.get(0), millis.get(1));
    }

    /// @param before is done before each round and not measured
    /// @return p50 and p95
    private static List<Double> millis(int rounds, Work before, Work work) throws Exception {
        for (int round = 0; round < WARM; round++) {
            before.on(rounds + round);
            work.on(rounds + round);
        }
        var millis = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            before.on(round);
            var begun = System.nanoTime();
            work.on(round);
            millis[round] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return List.of(millis[rounds / 2], millis[(int) Math.ceil(rounds * 0.95) - 1]);
    }

    private String call(Portal portal, String method, String body) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(portal.webhook() + method))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
