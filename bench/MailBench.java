import io.weiche.access.TokenKind;
import io.weiche.access.Tokens;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.kernel.CurrentAccount;
import io.weiche.mailboxes.reading.MailReader;
import io.weiche.setup.Setup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Measures how fast mail that has gathered is taken in, in both modes: of every ten messages eight are from strangers,
/// one is from a contact that has to be recognised, and one answers a message before. One in ten brings a file.
public class MailBench {
    private static final String TEXT = "Guten Tag,\n\nwas kostet ein neues Dach für unser Haus? Es ist 12 mal 9 Meter groß.\n\n".repeat(12);
    private static final int ANSWER = 4;
    private static final int KNOWN = 7;

    private final Stage stage;
    private final int messages;
    private final long delayMillis;
    private final boolean statements;

    private MailBench(Stage stage, List<String> options) {
        this.stage = stage;
        this.messages = number(options, "--messages", 2_000);
        this.delayMillis = number(options, "--delay", 0);
        this.statements = options.contains("--statements");
    }

    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        var settings = Map.of("WEICHE_OUTBOUND_ALLOW", "127.0.0.0/8", "WEICHE_OUTBOUND_PORTS", "*");
        try (var stage = Stage.open(settings)) {
            var bench = new MailBench(stage, options);
            bench.parse();
            bench.measure("warming up", 500, false);
            bench.measure("simple", bench.messages, false);
            bench.measure("classic", bench.messages, true);
        }
        System.exit(0);
    }

    private static int number(List<String> options, String name, int usual) {
        int at = options.indexOf(name);
        return at < 0 ? usual : Integer.parseInt(options.get(at + 1));
    }

    private void parse() throws Exception {
        var raw = message("parse", 1);
        for (int round = 0; round < 2; round++) {
            long began = System.nanoTime();
            for (int n = 0; n < 2_000; n++) {
                MailReader.read(raw);
            }
            if (round == 1) {
                System.out.printf("    reading one message alone: %.2f ms%n", (System.nanoTime() - began) / 2_000 / 1e6);
            }
        }
    }

    private void measure(String what, int count, boolean classic) throws Exception {
        var name = what.replace(" ", "-");
        var opened = stage.server().getBean(Setup.class)
                .open(
                        AccountDraft.of("Bench " + what, "DE", Language.DE, null, null, Plan.PROFESSIONAL),
                        new UserDraft("Berta", "Bench", name + "@bench.example", Language.DE, "vier-worte-reichen-aus", List.of()),
                        null);
        var account = opened.account();
        var token = CurrentAccount.callAs(account, () -> stage.server()
                .getBean(Tokens.class)
                .open(opened.administratorId(), TokenKind.API, "bench")
                .secret());
        if (classic) {
            ask(token, "/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":0}");
        }
        fill(account.value(), opened.administratorId(), count);
        var all = IntStream.rangeClosed(1, count).mapToObj(n -> message(name, n)).toList();
        try (var server = new MailServer(all, delayMillis)) {
            if (statements) {
                stage.forgetStatements();
            }
            long began = System.nanoTime();
            ask(token, "/mailboxes", """
                    {"address":"%1$s@bench.example","password":"geheim","imapHost":"127.0.0.1","imapPort":%2$d,"imapSecurity":"NONE",
                    "smtpHost":"127.0.0.1","smtpPort":%2$d,"smtpSecurity":"NONE"}""".formatted(name, server.port()));
            var taken = "select count(*) from email_message where account_id = " + account.value();
            var seen = new ArrayList<Long>();
            while (seen.isEmpty() || seen.getLast() < count) {
                Thread.sleep(50);
                seen.add(stage.number(taken));
                if (System.nanoTime() - began > 600_000_000_000L) {
                    throw new IllegalStateException("Only " + seen.getLast() + " messages after ten minutes.");
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("    %-12s %,6d messages in %6.1f s: %,5.0f a second, %d statements each%n",
                    what, count, seconds, count / seconds, statements ? calls() / count : 0);
            if (statements && count > 500) {
                stage.printStatements(count);
            }
        }
    }

    private long calls() throws Exception {
        return stage.number("select sum(calls)::bigint from public.pg_stat_statements where toplevel");
    }

    private void fill(long account, long user, int count) throws Exception {
        stage.execute("""
                insert into record_identity (account_id, kind, id) select %1$d, 3, -n from generate_series(1, %2$d) n""".formatted(account, count));
        stage.execute("""
                insert into contact (account_id, id, first_name, last_name, responsible_id)
                select %1$d, -n, 'Vorname', 'Nachname ' || n, %3$d from generate_series(1, %2$d) n""".formatted(account, count, user));
        stage.execute("""
                insert into contact_point (account_id, kind, record_id, type, use, value, match_key, sort)
                select %1$d, 3, -n, 'EMAIL', 'WORK', 'kunde-' || n || '@x.example', 'kunde-' || n || '@x.example', 1
                from generate_series(1, %2$d) n""".formatted(account, count));
        while (stage.number("select count(*) from search_queue") > 0) {
            Thread.sleep(200);
        }
        stage.settle();
    }

    private static byte[] message(String name, int n) {
        int writer = n % 10 == ANSWER ? n - 1 : n;
        var who = (n % 10 == KNOWN ? "kunde-" : "neu-") + writer + "@x.example";
        var answers = n % 10 == ANSWER ? "In-Reply-To: <" + (n - 1) + "." + name + "@x.example>\r\n" : "";
        var headers = """
                From: Erika Muster-%1$d <%2$s>\r
                To: %3$s@bench.example\r
                Subject: Angebot %1$d\r
                Message-ID: <%1$d.%3$s@x.example>\r
                %4$sDate: Thu, 26 Nov 2026 10:00:00 +0100\r
                MIME-Version: 1.0\r
                """.formatted(n, who, name, answers);
        var text = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + TEXT.replace("\n", "\r\n");
        var whole = n % 10 == 0
                ? headers + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + text
                        + "\r\n--b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + "JVBERi0xLjQK".repeat(1_000).replaceAll("(.{76})", "$1\r\n") + "\r\n--b--\r\n"
                : headers + text;
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    private void ask(String token, String path, String body) throws Exception {
        var port = stage.server().getEnvironment().getRequiredProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
            }
        }
    }
}
