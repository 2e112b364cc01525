package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Endpoint;
import io.weiche.testing.Figures;
import io.weiche.testing.Samples;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address of the running server × everybody who has no right to what stands there (reliability S01, S05). What
/// is expected stands in `access-matrix.txt`; an address that is missing there fails, and so does one that is gone.
@WeicheTest
class AccessMatrixTest {
    private static final Path MATRIX = Path.of("src/test/resources/access-matrix.txt");

    /// May open things in this account; what they open is no leak.
    private static final Set<String> COLLEAGUES = Set.of("manager", "reader");
    /// Nothing is ever theirs: what they do is looked at together with what comes after them.
    private static final Set<String> OUTSIDERS = Set.of("nobody", "revoked");

    private static final int LOOKS_EVERY = 25;

    private final TestAccounts accounts;
    private final List<Endpoint> endpoints;

    AccessMatrixTest(TestAccounts accounts, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.accounts = accounts;
        this.endpoints = Endpoint.all(requestMappingHandlerMapping);
    }

    @Test
    void whoeverHasNoRightSeesNothingAndChangesNothing() throws IOException {
        var world = World.create(accounts);
        var owner = world.administrator;
        var callers = new LinkedHashMap<String, Api>();
        callers.put("nobody", owner.asNobody());
        callers.put("revoked", accounts.revoked(owner));
        callers.put("gone", accounts.gone(owner));
        callers.put("manager", accounts.manager(owner));
        callers.put("foreign", accounts.openClassic());
        callers.put("reader", accounts.reader(owner));

        var watch = new Watch(owner);
        var found = new LinkedHashMap<String, String>();
        var leaks = new ArrayList<String>();
        for (var endpoint : endpoints) {
            var statuses = new ArrayList<String>();
            for (var caller : callers.entrySet()) {
                var answer = call(endpoint, world, caller.getValue());
                statuses.add(Integer.toString(answer.status()));
                if (answer.body().contains(world.marker) && !mayBeSeen(endpoint, caller.getKey())) {
                    leaks.add(caller.getKey() + " is shown by " + endpoint + ": " + answer.body());
                }
                if (COLLEAGUES.contains(caller.getKey()) && answer.status() < 300) {
                    watch.forget();
                } else if (!OUTSIDERS.contains(caller.getKey()) && watch.sees()) {
                    leaks.add("somebody changes something by " + endpoint + " " + statuses);
                }
            }
            found.put(endpoint.toString(), String.join(" ", statuses));
        }
        Figures.print(
                "S01, S05 " + endpoints.size() + " routes x " + callers.size() + " identities x 2 accounts",
                found.size() * callers.size() + " calls, the whole account compared byte by byte " + watch.comparisons
                        + " times");
        write(found);
        assertThat(leaks).isEmpty();
        assertThat(found).isEqualTo(expected());
    }

    /// Beside the administrator of another account with a token. The whole account is compared after every
    /// [#LOOKS_EVERY] addresses: comparing takes most of the time.
    @Test
    void strangersOfEveryKindSeeNothingAndChangeNothing() throws IOException, SQLException {
        var world = World.create(accounts);
        var elsewhere = accounts.openClassic();
        var person = accounts.manager(elsewhere);
        var browser = Browser.of(elsewhere);
        var expired = expired(world.administrator);
        var expected = expected();
        var watch = new Watch(world.administrator);
        var leaks = new ArrayList<String>();
        var number = 0;
        for (var endpoint : endpoints) {
            var answers = new LinkedHashMap<String, Api.Answer>();
            answers.put("an ordinary person of another account", call(endpoint, world, person));
            answers.put("an expired token", call(endpoint, world, expired));
            if (endpoint.described() && !endpoint.path().startsWith("/api/v1/session")) {
                answers.put("a session of another account", byCookie(endpoint, world, browser));
            }
            answers.forEach((who, answer) -> {
                if (answer.body().contains(world.marker)) {
                    leaks.add(who + " is shown by " + endpoint + ": " + answer.body());
                }
            });
            var revoked = expected.get(endpoint.toString()).split(" ", -1)[1];
            if (!Integer.toString(answers.get("an expired token").status()).equals(revoked)) {
                leaks.add("an expired token opens " + endpoint + ": " + answers.get("an expired token"));
            }
            if (++number % LOOKS_EVERY == 0 && watch.sees()) {
                leaks.add("somebody changes something by one of the " + LOOKS_EVERY + " addresses up to " + endpoint);
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(watch.sees()).isFalse();
    }

    private Api expired(Api owner) throws SQLException {
        var person = accounts.manager(owner);
        try (var database = TestDatabase.get().openAsOwner();
                var change = database.prepareStatement("update api_token set expires_at = now() - interval '1 minute'"
                        + " where account_id = ? and user_id = ?")) {
            change.setLong(1, owner.account().value());
            change.setLong(2, person.userId());
            assertThat(change.executeUpdate()).isPositive();
        }
        return person;
    }

    private Api.Answer byCookie(Endpoint endpoint, World world, Browser browser) {
        var body = endpoint.mayHaveBody() ? new Samples(world).of(endpoint).toString() : null;
        return browser.send(
                endpoint.verb(), world.fill(endpoint).substring("/api/v1".length()), body, Map.of("If-Match", "*"));
    }

    /// What the account holds, compared after each refusal.
    private static final class Watch {
        private final Api owner;
        private Map<String, String> before;
        private int comparisons;

        Watch(Api owner) {
            this.owner = owner;
            this.before = Stored.of(owner.account());
        }

        boolean sees() {
            comparisons++;
            var now = Stored.of(owner.account());
            var changed = !now.equals(before);
            before = now;
            return changed;
        }

        void forget() {
            before = Stored.of(owner.account());
        }
    }

    /// Names everybody in the account may know: dictionaries, people, companies (crm.md 15).
    private static boolean mayBeSeen(Endpoint endpoint, String caller) {
        if (caller.equals("reader")) {
            return Stream.of("tokens", "views", "notifications", "bulk", "imports", "invitations", "forms", "access")
                    .noneMatch(word -> endpoint.path().startsWith("/api/v1/" + word));
        }
        return caller.equals("manager")
                && List.of(
                                "pipelines",
                                "stages",
                                "sources",
                                "loss-",
                                "fields",
                                "companies",
                                "requisites",
                                "own-companies",
                                "tags",
                                "products",
                                "departments")
                        .stream()
                        .anyMatch(word -> endpoint.path().startsWith("/api/v1/" + word));
    }

    private Api.Answer call(Endpoint endpoint, World world, Api caller) {
        var headers = new HashMap<String, String>();
        headers.put("If-Match", "*");
        if (!caller.token().isEmpty()) {
            headers.put("Authorization", "Bearer " + caller.token());
        }
        String body = null;
        if (endpoint.mayHaveBody()) {
            headers.put("Content-Type", "application/json");
            body = new Samples(world).of(endpoint).toString();
        }
        return Api.raw(endpoint.verb(), caller.server() + world.fill(endpoint), body, headers);
    }

    /// What was found, in the form of what is expected: to be looked at and taken over.
    private static void write(Map<String, String> found) throws IOException {
        var lines = new ArrayList<String>();
        Files.readAllLines(MATRIX).stream()
                .takeWhile(line -> line.isBlank() || line.startsWith("#"))
                .forEach(lines::add);
        found.forEach((address, statuses) -> lines.add(String.format("%-64s | %s", address, statuses)));
        Files.write(Path.of("target/access-matrix.txt"), lines);
    }

    private static Map<String, String> expected() throws IOException {
        var expected = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(MATRIX)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                // paths hold such bars too
                var bar = line.lastIndexOf('|');
                expected.put(
                        line.substring(0, bar).strip(), line.substring(bar + 1).strip());
            }
        }
        return expected;
    }
}
