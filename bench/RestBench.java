import io.weiche.access.TokenKind;
import io.weiche.access.Tokens;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.bitrix24.moving.MovingIn;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.setup.Setup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures the compatible REST over HTTP, as a program sees it: lists of deals, a batch of fifty, five thousand in one
/// request; with --move N also moving N records into another account.
public class RestBench {
    private static final int ROUNDS = 60;

    private final Stage stage;
    private final HttpClient client = HttpClient.newHttpClient();

    private RestBench(Stage stage) {
        this.stage = stage;
    }

    private record Portal(AccountId account, long user, String webhook) {}

    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        try (var stage = Stage.open()) {
            var bench = new RestBench(stage);
            if (options.contains("--move")) {
                bench.move(number(options, "--move", 20_000));
            } else {
                bench.run(number(options, "--deals", 1_000_000));
            }
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

    private void run(int deals) throws Exception {
        var portal = open("bench@bench.example");
        fill(portal, deals);
        System.out.printf("%,d deals%n", stage.number("select count(*) from deal"));
        var last = stage.number("select max(id) from deal");
        var lists = new LinkedHashMap<String, String>();
        lists.put("first page, counted", "{}");
        lists.put("first page, two fields", "{\"select\":[\"ID\",\"TITLE\"]}");
        lists.put("from number to number", "{\"order\":{\"ID\":\"ASC\"},\"filter\":{\">ID\":%d},\"start\":-1}".formatted(last / 2));
        lists.put("backwards", "{\"order\":{\"ID\":\"DESC\"},\"filter\":{\"<ID\":%d},\"start\":-1}".formatted(last / 2));
        lists.put("page 100", "{\"start\":5000}");
        lists.put("one stage", "{\"filter\":{\"STAGE_ID\":\"NEW\"}}");
        lists.put("by amount", "{\"order\":{\"OPPORTUNITY\":\"DESC\"},\"start\":-1}");
        for (var list : lists.entrySet()) {
            measure("crm.deal.list, " + list.getKey(), ROUNDS, _ -> call(portal, "crm.deal.list", list.getValue()));
        }
        for (var kind : List.of("deal", "contact", "company")) {
            measure("batch of 50 crm." + kind + ".add", 20, round -> call(portal, "batch", batch(kind, round)));
        }
        for (var type : List.of(2, 3, 1)) {
            measure("weiche.bulk.add of 5,000, type " + type, 3, _ -> call(portal, "weiche.bulk.add", bulk(type, 5_000)));
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
        stage.execute("""
                insert into deal (account_id, id, title, amount, currency, pipeline_id, stage_id, semantics, responsible_id)
                select i.account_id, i.id, 'Auftrag ' || i.id, i.id %% 10000, 'EUR', s.pipeline_id, s.id, s.semantics, %2$d
                from record_identity i
                join lateral (
                    select *, row_number() over (order by id) as place, count(*) over () as many
                    from stage where account_id = %1$d and pipeline_id is not null) s on s.place = 1 + i.id %% s.many
                where i.account_id = %1$d and i.kind = 2""".formatted(portal.account().value(), portal.user()));
        stage.settle();
    }

    @FunctionalInterface
    private interface Work {
        void on(int round) throws Exception;
    }

    private void measure(String what, int rounds, Work work) throws Exception {
        work.on(rounds);
        var millis = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            var begun = System.nanoTime();
            work.on(round);
            millis[round] = (System.nanoTime() - begun) / 1e6;
        }
        java.util.Arrays.sort(millis);
        System.out.printf("%-45s p50 %8.1f ms   p95 %8.1f ms%n", what, millis[rounds / 2], millis[(int) Math.ceil(rounds * 0.95) - 1]);
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

    private void move(int records) throws Exception {
        var there = open("there@bench.example");
        var here = open("here@bench.example");
        for (int type : List.of(4, 3, 2, 2)) {
            for (int made = 0; made < records / 4; made += 5_000) {
                call(there, "weiche.bulk.add", bulk(type, Math.min(5_000, records / 4 - made)));
            }
        }
        stage.settle();
        var moving = stage.server().getBean(MovingIn.class);
        for (var round : List.of("first run", "second run")) {
            var begun = System.nanoTime();
            moving.run(here.account(), there.webhook(), _ -> {});
            var seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "%s: %.1f s; here %,d of %,d%n",
                    round,
                    seconds,
                    stage.number("select count(*) from record_identity where account_id = " + here.account()),
                    stage.number("select count(*) from record_identity where account_id = " + there.account()));
        }
    }
}
