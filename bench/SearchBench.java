import io.weiche.access.CurrentUser;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.deals.Deals;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.records.Filter;
import io.weiche.records.ListQuery;
import io.weiche.records.search.GlobalSearch;
import io.weiche.setup.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Measures the search over an account with many records, and what keeping their words costs: (a) inserting deals with
/// and without noting them, (b) reading the words in the background, (c) searching, by kind of question, (d) lists and
/// boards of deals searched by their customers; with --deals only (b) and (d).
public class SearchBench {
    private static final int EACH = 200;

    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        int at = options.indexOf("--records");
        int records = at < 0 ? 1_000_000 : Integer.parseInt(options.get(at + 1));
        try (var stage = Stage.open()) {
            new SearchBench(stage, options.contains("--explain")).run(records, options.contains("--deals"));
        }
        System.exit(0);
    }

    private final Stage stage;
    private final boolean explain;

    private SearchBench(Stage stage, boolean explain) {
        this.stage = stage;
        this.explain = explain;
    }

    private void run(int records, boolean onlyDeals) throws Exception {
        var opened = stage.server().getBean(Setup.class)
                .open(
                        AccountDraft.of("Bench GmbH", "DE", Language.DE, null, null, Plan.PROFESSIONAL),
                        new UserDraft("Berta", "Bench", "bench@bench.example", Language.DE, "vier-worte-reichen-aus", List.of()),
                        null);
        fill(opened.account(), records);
        if (!onlyDeals) {
            writing(opened.account());
        }
        stage.settle();
        sizes();
        if (!onlyDeals) {
            searching(opened.account(), opened.administratorId());
        }
        CurrentAccount.callAs(opened.account(), () -> CurrentUser.callAsSystem(() -> deals(records / 8)));
    }

    // --- deals by their customers

    /// @param one of the people, in the middle
    private Void deals(int one) throws Exception {
        print("(d) deals by their customers: a page of 50, the counts of a board, the search over all kinds; finding the customers");
        var typed = new LinkedHashMap<String, String>();
        typed.put("nobody's name", "Xaverine Unbekannt");
        typed.put("a name and first name", stage.text("select last_name || ' ' || first_name from contact where id = " + (1_000_000 + one)));
        var common = stage.text("select last_name from contact group by last_name order by count(*) desc limit 1");
        typed.put("the most common name", common);
        typed.put("a first name everybody has", "Anna");
        typed.put("two words everybody has", "Anna " + common);
        typed.put("a beginning of two letters", "Be");
        typed.put("phone", "030/" + (2_000_000 + one));
        typed.put("the rest of a name", stage.text("select substr(last_name, 3) from contact where id = " + (1_000_000 + one)));
        typed.put("a part nobody has", "xqzkw");
        typed.put("a part one in twenty has", "berg");
        typed.put("a company", stage.text("select title from company where id = " + (1_000_000 + one)));
        var deals = stage.server().getBean(Deals.class);
        var search = stage.server().getBean(GlobalSearch.class);
        var pipeline = stage.number("select min(pipeline_id) from deal");
        for (var question : typed.entrySet()) {
            var query = ListQuery.of(null, question.getValue(), null, null, null);
            var page = times(() -> deals.list(query));
            var board = times(() -> deals.board(pipeline, Filter.NONE, question.getValue()));
            var plans = stage.plansOf(() -> deals.list(query));
            var customers = plans.stream().filter(plan -> plan.text().contains("search_") || plan.text().contains("contact_point")).toList();
            var filter = ListQuery.of(titleContains(question.getValue()), null, null, null, null);
            print("    %-28s page %s   title contains it %s   board %s   all %s   %d found   customers %.1f ms".formatted(
                    question.getKey(), percentiles(page), percentiles(times(() -> deals.list(filter))), percentiles(board), percentiles(times(() -> search.find(question.getValue()))),
                    deals.list(query).items().size(), customers.stream().mapToDouble(plan -> plan.millis()).sum()));
            if (explain) {
                plans.forEach(plan -> print(plan.text() + "\n"));
            }
        }
        return null;
    }

    private static String titleContains(String part) {
        return "{\"field\":\"title\",\"op\":\"contains\",\"value\":\"" + part + "\"}";
    }

    private static List<Double> times(Runnable question) {
        var took = new ArrayList<Double>();
        for (int n = -5; n < 30; n++) {
            long began = System.nanoTime();
            question.run();
            if (n >= 0) {
                took.add(seconds(began) * 1000);
            }
        }
        return took;
    }

    // --- believable names: some are everybody's, most are rare

    /// A word of syllables for a number: 80,000 of them, as many as an account of a million records may know.
    private static final String NAMES = """
            create or replace function bench_name(n bigint) returns text language sql immutable as $$
                select initcap(
                    (array['ba','ber','bo','dor','el','fal','fro','ger','hal','hof','ing','kar','kel','kra','lan','lor','mar','mei','mül','nor','ost','pet','quer','rei','sal','schu','stei','tan','ull','vog','wal','zim'])[1 + (n % 32)]
                    || (array['a','be','de','er','fe','gel','hau','in','ker','len','mer','ner','o','pe','ring','sen','ter','u','ver','wig'])[1 + (n / 32 % 20)]
                    || (array['bach','berg','burg','dorf','feld','hagen','hausen','heim','hofer','mann','meier','müller','ner','reich','schmidt','stein','straßer','thal','wald','weber'])[1 + (n / 640 % 20)]
                    || case when n < 12800 then '' else (array['a','e','i','o','s','ski','el'])[1 + (n / 12800 % 7)] end) $$""";

    private static final String FIRST = "(array['Anna','Peter','Maria','Thomas','Sabine','Michael','Petra','Andreas','Monika','Stefan','Ursula','Jürgen','Karin','Klaus','Renate','Werner','Ayşe','Łukasz','Søren','Chloé'])[1 + (n * 7919 % 20)]";
    /// A square makes low numbers, and so some names, common.
    private static final String COMMON = "bench_name((power((n * 1000003 % 999983) / 999983.0, 3) * 80000)::bigint)";

    private void fill(AccountId account, int records) throws Exception {
        stage.execute(NAMES);
        long began = System.nanoTime();
        int each = records / 4;
        var one = "select " + account + ", (select min(id) from app_user where account_id = " + account + ") as me, n, "
                + FIRST + " as first, " + COMMON + " as last from generate_series(1::bigint, " + each + ") n";
        stage.execute("create temporary table people as " + one);
        for (int kind = 1; kind <= 4; kind++) {
            stage.execute("insert into record_identity (account_id, kind, id) select " + account + ", " + kind + ", 1000000 + n from people");
        }
        stage.execute("insert into company (account_id, id, title, responsible_id) select " + account
                + ", 1000000 + n, last || ' ' || (array['GmbH','AG','KG','Bau','Logistik','Technik'])[1 + n % 6], me from people");
        stage.execute("insert into contact (account_id, id, first_name, last_name, responsible_id, last_activity_at) select " + account
                + ", 1000000 + n, first, last, me, now() - n * interval '1 minute' from people");
        stage.execute("insert into contact_company (account_id, contact_id, company_id) select " + account
                + ", 1000000 + n, 1000000 + n from people where n % 2 = 0");
        stage.execute("insert into lead (account_id, id, title, first_name, last_name, company_title, responsible_id, stage_id, semantics) select "
                + account + ", 1000000 + n, 'Anfrage von ' || first || ' ' || last, first, last, last || ' Bau', me,"
                + " (select id from stage where account_id = " + account + " and kind = 1 and semantics = 'P' order by sort limit 1), 'P' from people");
        stage.execute("insert into deal (account_id, id, title, company_id, responsible_id, pipeline_id, stage_id, semantics) select " + account
                + ", 1000000 + n, (array['Umbau','Wartung','Dach','Solaranlage','Beratung'])[1 + n % 5] || ' ' || last, 1000000 + n, me, s.pipeline_id, s.id, 'P'"
                + " from people cross join (select id, pipeline_id from stage where account_id = " + account
                + " and kind = 2 and semantics = 'P' order by sort limit 1) s");
        stage.execute("insert into deal_contact (account_id, deal_id, contact_id, is_primary) select " + account
                + ", 1000000 + n, 1000000 + n, true from people");
        stage.execute("insert into contact_point (account_id, kind, record_id, type, use, value, match_key) select " + account
                + ", 3, 1000000 + n, 'PHONE', 'WORK', '030 ' || (2000000 + n), '+4930' || (2000000 + n) from people");
        stage.execute("insert into contact_point (account_id, kind, record_id, type, use, value, match_key) select " + account
                + ", 3, 1000000 + n, 'EMAIL', 'WORK', lower(first) || n || '@bench.example', lower(first) || n || '@bench.example' from people where n % 2 = 0");
        print("data built: %,d records in %.1f s".formatted(each * 4, seconds(began)));
        began = System.nanoTime();
        while (stage.number("select count(*) from search_queue") > 0) {
            Thread.sleep(200);
        }
        double took = seconds(began);
        print("(b) words read in the background   %,10.0f records/s  (%.1f s, %.0f µs a record)".formatted(each * 4 / took, took, took * 1e6 / (each * 4)));
        stage.execute("vacuum analyze");
    }

    /// What an insert of deals costs with and without the trigger that notes them; the reader is kept out of the way.
    private void writing(AccountId account) throws Exception {
        int deals = 50_000;
        stage.execute("insert into record_identity (account_id, kind, id) select " + account + ", 2, 5000000 + n from generate_series(1, " + deals + ") n");
        var insert = "insert into deal (account_id, id, title, company_id, responsible_id, pipeline_id, stage_id, semantics) select account_id, %d + row_number() over (), title, company_id, responsible_id, pipeline_id, stage_id, semantics from deal where account_id = "
                + account + " and id between %d and %d";
        var rounds = new double[2][5];
        for (int round = 0; round < 5; round++) {
            for (int noted = 0; noted < 2; noted++) {
                stage.execute((noted == 1 ? "alter table deal enable trigger search_made" : "alter table deal disable trigger search_made"));
                stage.execute("checkpoint");
                stage.execute("begin");
                long began = System.nanoTime();
                for (int set = 0; set < 25; set++) {
                    stage.execute(insert.formatted(5_000_000 + set * 2000, 1_000_001, 1_002_000));
                }
                rounds[noted][round] = seconds(began) * 1e6 / deals;
                stage.execute("rollback");
                stage.execute("vacuum deal");
            }
        }
        stage.execute("alter table deal enable trigger search_made");
        Arrays.sort(rounds[0]);
        Arrays.sort(rounds[1]);
        print("(a) insert of a deal in sets of 2,000: %.1f µs without noting, %.1f µs with it: %+.1f %% (medians of 5)"
                .formatted(rounds[0][2], rounds[1][2], 100 * (rounds[1][2] / rounds[0][2] - 1)));
    }

    private void sizes() throws Exception {
        for (var table : List.of("search_posting", "search_form", "search_ending", "deal")) {
            print("    %-15s %,6d MB, %,d rows".formatted(table,
                    stage.number("select pg_total_relation_size('weiche." + table + "') / 1048576"), stage.number("select count(*) from " + table)));
        }
    }

    private void searching(AccountId account, long user) throws Exception {
        var random = new Random(42);
        var names = new ArrayList<String>();
        try (var statement = stage.superuser().createStatement();
                var rows = statement.executeQuery("select last_name, first_name from contact where id > 1000000 order by hashint8(id) limit " + EACH)) {
            while (rows.next()) {
                names.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        var questions = Map.<String, java.util.function.IntFunction<String>>of(
                "1 rare and common names", n -> names.get(n).split(" ")[0],
                "2 the most common names", n -> "Babach",
                "3 first name and name", n -> names.get(n),
                "4 beginnings of 2 to 4 letters", n -> names.get(n).substring(0, 2 + random.nextInt(3)),
                "5 mistyped", n -> mistyped(names.get(n).split(" ")[0], random),
                "6 phone", n -> "030/" + (2000000 + random.nextInt(100000)),
                "7 e-mail", n -> "anna" + random.nextInt(100000) + "@bench.example",
                "8 number", n -> "#" + (1000000 + random.nextInt(100000)),
                "9 two words everybody has", n -> "anna anfrage");
        var search = stage.server().getBean(GlobalSearch.class);
        var all = new ArrayList<Double>();
        for (var name : questions.keySet().stream().sorted().toList()) {
            var times = new ArrayList<Double>();
            long hits = 0;
            for (int n = -30; n < EACH; n++) {
                var typed = questions.get(name).apply(Math.max(n, 0) % names.size());
                long began = System.nanoTime();
                int found = ask(search, account, user, typed);
                if (n >= 0) {
                    times.add(seconds(began) * 1000);
                    hits += found;
                }
            }
            all.addAll(times);
            print("(c) %-32s %s  %.1f hits".formatted(name, percentiles(times), hits / (double) EACH));
        }
        print("    %-32s %s".formatted("all", percentiles(all)));
        if (explain) {
            explain(account);
        }
    }

    private int ask(GlobalSearch search, AccountId account, long user, String typed) throws Exception {
        return CurrentAccount.callAs(account, () -> CurrentUser.callAsSystem(() -> search.find(typed).size()));
    }

    private static String mistyped(String name, Random random) {
        int at = 1 + random.nextInt(name.length() - 1);
        return name.substring(0, at) + "x" + name.substring(Math.min(name.length(), at + 1));
    }

    /// The two statements that matter, as the server's own role runs them behind the fence.
    private void explain(AccountId account) throws Exception {
        stage.execute("set role weiche_app");
        stage.execute("select set_config('app.account_id', '" + account + "', false)");
        for (var sql : List.of(
                "select s.word, s.form from search_form s where s.account_id = " + account
                        + " and s.distance = 0 and s.form >= 'mue' and s.form < 'mue' || chr(1114111) order by length(s.form), s.form limit 150",
                "select p.record_id from search_posting p join contact c on c.account_id = p.account_id and c.id = p.record_id where p.account_id = "
                        + account + " and p.word = 'babach' and p.kind = 3 and c.deleted_at is null and exists (select from search_posting o where o.account_id = "
                        + account + " and o.kind = 3 and o.record_id = p.record_id and o.word >= 'anna' and o.word < 'anna' || chr(1114111)) order by p.record_id desc limit 60",
                "select s.word from search_form s where s.account_id = " + account + " and s.form = any(array['mueler','meler','muler'])")) {
            print("");
            print(sql);
            try (var statement = stage.superuser().createStatement(); var rows = statement.executeQuery("explain (analyze, buffers) " + sql)) {
                while (rows.next()) {
                    print("  " + rows.getString(1));
                }
            }
        }
        stage.execute("reset role");
    }

    private static String percentiles(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return "p50 %5.1f ms  p95 %5.1f ms  max %5.1f ms".formatted(
                sorted.get(sorted.size() / 2), sorted.get((int) (sorted.size() * 0.95)), sorted.getLast());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    static void print(String line) {
        System.out.println(line);
    }
}
