import io.weiche.access.TokenKind;
import io.weiche.access.Tokens;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.setup.Setup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Measures how many inquiries a server takes in by HTTP beside many known contacts, in both modes: from one sender after
/// the other, at a steady rate, and from many at once. Every tenth is from a contact it has to recognise. The senders
/// share the machine with it.
public class InquiryBench {
    private static final int STEADY = 200;

    private final Stage stage;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong number = new AtomicLong();
    private final int contacts;
    private final int seconds;
    private final List<Integer> senders;
    private String address;
    private String token;

    private InquiryBench(Stage stage, int contacts, int seconds, List<Integer> senders) {
        this.stage = stage;
        this.contacts = contacts;
        this.seconds = seconds;
        this.senders = senders;
    }

    public static void main(String[] words) throws Exception {
        var options = List.of(words);
        try (var stage = Stage.open()) {
            int senders = number(options, "--senders", 0);
            new InquiryBench(
                            stage,
                            number(options, "--contacts", 100_000),
                            number(options, "--seconds", 10),
                            senders == 0 ? List.of(1, 8, 32, 64) : List.of(senders))
                    .run(options.contains("--statements"));
        }
        System.exit(0);
    }

    private static int number(List<String> options, String name, int usual) {
        int at = options.indexOf(name);
        return at < 0 ? usual : Integer.parseInt(options.get(at + 1));
    }

    private void run(boolean statements) throws Exception {
        var opened = stage.server().getBean(Setup.class)
                .open(
                        AccountDraft.of("Bench GmbH", "DE", Language.DE, null, null, Plan.PROFESSIONAL),
                        new UserDraft("Berta", "Bench", "bench@bench.example", Language.DE, "vier-worte-reichen-aus", List.of()),
                        null);
        var port = stage.server().getEnvironment().getRequiredProperty("local.server.port");
        address = "http://127.0.0.1:" + port + "/api/v1";
        token = io.weiche.kernel.CurrentAccount.callAs(opened.account(), () -> stage.server()
                .getBean(Tokens.class)
                .open(opened.administratorId(), TokenKind.API, "bench")
                .secret());
        fill(opened.account().value(), opened.administratorId());
        System.out.printf("%,d contacts%n", stage.number("select count(*) from contact"));
        ask("POST", "/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + epoch() + "}");
        for (var mode : List.of("classic", "simple")) {
            send(8, 10, 0);
            // a database that has been in use for a while knows its tables
            stage.settle();
            for (int many : senders) {
                print(mode + ", " + many + " at once", send(many, seconds, 0));
            }
            if (statements) {
                stage.forgetStatements();
            }
            print(mode + ", " + STEADY + " a second", send(64, seconds, STEADY));
            if (statements) {
                stage.printStatements((long) seconds * STEADY);
            }
            if (mode.equals("classic")) {
                stage.execute("update lead set semantics = 'F', stage_id = (select id from stage s where s.account_id = "
                        + "lead.account_id and s.kind = 1 and s.semantics = 'F' order by id limit 1) where semantics = 'P'");
                ask("POST", "/crm-mode/switches", "{\"to\":\"SIMPLE\",\"customers\":\"CONTACT\",\"expectedEpoch\":" + epoch() + "}");
                stage.settle();
            }
        }
    }

    private String epoch() throws IOException, InterruptedException {
        return ask("GET", "/crm-mode", null).body().replaceAll(".*\"epoch\":(\\d+).*", "$1");
    }

    private void fill(long account, long user) throws Exception {
        stage.execute("""
                insert into record_identity (account_id, kind, id) select %1$d, 3, n from generate_series(1, %2$d) n""".formatted(account, contacts));
        stage.execute("""
                insert into contact (account_id, id, first_name, last_name, responsible_id)
                select %1$d, n, 'Vorname', 'Nachname ' || n, %3$d from generate_series(1, %2$d) n""".formatted(account, contacts, user));
        stage.execute("""
                insert into contact_point (account_id, kind, record_id, type, use, value, match_key, sort)
                select %1$d, 3, n, 'EMAIL', 'WORK', 'kunde-' || n || '@x.example', 'kunde-' || n || '@x.example', 1
                from generate_series(1, %2$d) n""".formatted(account, contacts));
        stage.execute("select setval('contact_id_seq', " + (contacts + 1) + ")");
        // the search reads new records in the background
        while (stage.number("select count(*) from search_queue") > 0) {
            Thread.sleep(500);
        }
        stage.settle();
    }

    /// @param rate a second of all senders together; 0 for as many as they can
    private Waited send(int senders, int forSeconds, int rate) throws Exception {
        double before = stage.processorMillis();
        var millis = new ArrayList<Double>();
        var threads = new ArrayList<Thread>();
        long began = System.nanoTime();
        long end = began + forSeconds * 1_000_000_000L;
        for (int i = 0; i < senders; i++) {
            int sender = i;
            threads.add(Thread.ofVirtual().start(() -> {
                for (long n = 0; ; n++) {
                    long due = rate == 0 ? System.nanoTime() : began + (n * senders + sender) * 1_000_000_000L / rate;
                    if (due >= end) {
                        return;
                    }
                    sleepUntil(due);
                    inquire();
                    synchronized (millis) {
                        // a late sender counts its lateness: whoever asks does not care why they wait
                        millis.add((System.nanoTime() - due) / 1e6);
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return new Waited(millis, (System.nanoTime() - began) / 1e9, stage.processorMillis() - before);
    }

    /// @param millis how long each was waited for
    /// @param processorMillis of senders, server and database together
    private record Waited(List<Double> millis, double seconds, double processorMillis) {}

    private static void sleepUntil(long due) {
        try {
            Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inquire() {
        long n = number.incrementAndGet();
        var email = n % 10 == 0 ? "kunde-" + (1 + n * 7919 % contacts) : "neu-" + n;
        try {
            ask("POST", "/inquiries", """
                    {"title":"Anfrage %1$d","person":{"lastName":"Neu %1$d"},"emails":["%2$s@x.example"],"message":"Bitte rufen Sie an."}"""
                    .formatted(n, email));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private void print(String what, Waited waited) {
        var sorted = waited.millis().stream().sorted().toList();
        System.out.printf("    %-24s %,7.0f a second, p50 %6.1f ms, p95 %6.1f ms, longest %7.1f ms, processor %5.2f ms each%n",
                what, sorted.size() / waited.seconds(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1),
                waited.processorMillis() / sorted.size());
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get((int) Math.round(part * (sorted.size() - 1)));
    }
}
