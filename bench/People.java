import io.weiche.access.TokenKind;
import io.weiche.access.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Some people and a web form who work by HTTP while something else goes on, and how long they wait for each answer.
final class People implements AutoCloseable {
    private static final int PEOPLE = 4;
    private static final long PAUSE_MILLIS = 150;
    private static final long WARM_UP_MILLIS = 20_000;
    private static final long QUIET_MILLIS = 30_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String token;
    private final List<Long> leads;
    private final List<Long> deals;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private final Map<Integer, Integer> refused = new LinkedHashMap<>();
    private volatile boolean working = true;
    private volatile boolean warm;

    People(Stage stage, long userId) throws Exception {
        var port = stage.server().getEnvironment().getRequiredProperty("local.server.port");
        this.address = "http://127.0.0.1:" + port + "/api/v1";
        this.token = stage.server().getBean(Tokens.class).open(userId, TokenKind.API, "bench").secret();
        this.leads = stage.numbers("select id from weiche.lead where semantics = 'P' and deleted_at is null order by random() limit 5000");
        this.deals = stage.numbers("select id from weiche.deal where deleted_at is null order by random() limit 5000");
        for (int i = 0; i < PEOPLE; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> work(number)));
        }
    }

    private void work(int number) {
        var random = new Random(number);
        try {
            for (int n = 0; working; n++) {
                switch (n % 7) {
                    case 0 -> ask("list of deals", "GET", "/deals?limit=50", null);
                    case 1 -> ask("one lead", "GET", "/leads/" + any(leads, random), null);
                    case 2 -> ask("one deal", "GET", "/deals/" + any(deals, random), null);
                    case 3 -> ask("timeline of a deal", "GET", "/deals/" + any(deals, random) + "/timeline", null);
                    case 4 -> ask("list of contacts", "GET", "/contacts?limit=50", null);
                    case 5 -> ask("change of a deal", "PATCH", "/deals/" + any(deals, random), "{\"comments\":\"Notiz %d\"}".formatted(n));
                    default -> ask("inquiry", "POST", "/inquiries", """
                            {"title":"Anfrage %1$d","person":{"lastName":"Neu"},"emails":["neu-%2$d-%1$d@x.example"]}"""
                            .formatted(n, number + 10 * threads.size()));
                }
                Thread.sleep(warm ? PAUSE_MILLIS : 0);
            }
        } catch (IOException | InterruptedException e) {
            if (working) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static long any(List<Long> ids, Random random) {
        return ids.get(random.nextInt(ids.size()));
    }

    private void ask(String what, String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        long began = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        double took = (System.nanoTime() - began) / 1e6;
        synchronized (this) {
            if (answer.statusCode() >= 400) {
                refused.merge(answer.statusCode(), 1, Integer::sum);
            } else {
                millis.computeIfAbsent(what, _ -> new ArrayList<>()).add(took);
            }
        }
    }

    /// How long they wait when nothing else goes on, once the server is warm.
    ///
    /// @return the 95th percentile of all answers, in milliseconds
    double waitQuietly(String when) throws InterruptedException {
        warm = false;
        Thread.sleep(WARM_UP_MILLIS);
        warm = true;
        forget();
        Thread.sleep(QUIET_MILLIS);
        double p95 = print(when);
        forget();
        return p95;
    }

    private synchronized void forget() {
        millis.clear();
        refused.clear();
    }

    /// @return the 95th percentile of all answers, in milliseconds
    synchronized double print(String when) {
        var all = new ArrayList<Double>();
        millis.forEach((what, list) -> {
            all.addAll(list);
            System.out.printf("    %-20s %-8s p50 %6.1f ms, p95 %6.1f ms, longest %7.1f ms, %,d times%n",
                    what, when, at(list, 0.5), at(list, 0.95), at(list, 1), list.size());
        });
        System.out.printf("    %-20s %-8s p50 %6.1f ms, p95 %6.1f ms, longest %7.1f ms, %,d times; refused: %s%n",
                "all", when, at(all, 0.5), at(all, 0.95), at(all, 1), all.size(), refused);
        return at(all, 0.95);
    }

    private static double at(List<Double> list, double part) {
        if (list.isEmpty()) {
            return Double.NaN;
        }
        var sorted = list.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * (sorted.size() - 1))));
    }

    @Override
    public void close() throws InterruptedException {
        working = false;
        for (var thread : threads) {
            thread.join();
        }
    }
}
