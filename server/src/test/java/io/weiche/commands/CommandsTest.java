package io.weiche.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.secrets.Secrets;
import io.weiche.testing.Api;
import io.weiche.testing.Command;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The commands, beside a server that runs on the same data.
@WeicheTest
class CommandsTest {
    private final String server;
    private final Secrets secrets;

    CommandsTest(TestAccounts accounts, Secrets secrets) {
        this.server = accounts.open().server();
        this.secrets = secrets;
    }

    private static Command.Result run(String... words) {
        return run(Map.of(), words);
    }

    private static Command.Result run(Map<String, String> more, String... words) {
        var config = TestDatabase.config();
        var environment = new HashMap<>(
                Map.of("WEICHE_DATA_DIR", config.dataDir().toString(), "WEICHE_PUBLIC_URL", config.publicUrl()));
        if (config.databaseUrl() != null) {
            environment.put("WEICHE_DATABASE_URL", config.databaseUrl());
        }
        environment.putAll(more);
        return Command.java(Main.class, environment, words);
    }

    private static String[] setup(Path directory, String email, String... more) throws Exception {
        var password = Files.writeString(directory.resolve("password"), "genug-langes-wort\nzweite Zeile\n");
        var words = new ArrayList<>(
                List.of("setup", "--account", "Befehl GmbH", "--email", email, "--password-file", password.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void setupOpensAnAccountAndPrintsItsToken(@TempDir Path directory) throws Exception {
        var email = "c" + System.nanoTime() + "@pruefstand.example";
        var words =
                setup(directory, email, "--plan", "basic", "--country", "AT", "--demo-leads", "10", "--print-token");
        var printed = run(words).succeeded().out();
        assertThat(printed.strip().lines()).hasSize(1);
        var json = new JsonMapper().readTree(printed);
        assertThat(json.path("token").asString()).startsWith("wch_");
        assertThat(json.path("webhook").asString())
                .startsWith("http://weiche.test/rest/")
                .endsWith("/");
        var token = Map.of("Authorization", "Bearer " + json.path("token").asString());
        var account =
                Api.raw("GET", server + "/api/v1/account", null, token).is(200).json();
        assertThat(account.path("id")).isEqualTo(json.path("accountId"));
        assertThat(account.path("plan").asString()).isEqualTo("BASIC");
        Api.raw(
                        "POST",
                        server + "/api/v1/session",
                        "{\"email\":\"" + email + "\",\"password\":\"genug-langes-wort\"}",
                        Map.of("Content-Type", "application/json", "X-Forwarded-For", "198.51.100.252"))
                .is(200);
        var again = run(words);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("email").doesNotContain("Exception");
    }

    @Test
    void mistakesAreASentenceAndNoTrace(@TempDir Path directory) throws Exception {
        for (var words : List.of(
                setup(directory, "x@pruefstand.example", "--plan", "gold"),
                new String[] {"setup", "--account", "x"},
                new String[] {"tanzen"},
                new String[] {"check", "x"})) {
            var result = run(words);
            assertThat(result.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(result.err().strip())
                    .isNotEmpty()
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
        assertThat(run("setup", "--help").succeeded().out()).contains("--password-file");
    }

    @Test
    void aPasswordThatIsNoTextIsNamed(@TempDir Path directory) throws Exception {
        var words = setup(directory, "x@pruefstand.example");
        Files.write(directory.resolve("password"), "schlüssel-und-genug".getBytes(StandardCharsets.ISO_8859_1));
        var result = run(words);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("UTF-8").doesNotContain("\tat ");
    }

    @Test
    void anotherKeyThanThatOfTheDatabaseIsASentence(@TempDir Path directory) throws Exception {
        assertThat(secrets.seal("test", new byte[] {1}))
                .as("the database knows its key")
                .isNotEmpty();
        var key = Files.writeString(directory.resolve("other.key"), "0123456789abcdef".repeat(4) + "\n");
        var result = run(Map.of("WEICHE_SECRET_FILE", key.toString()), "run");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("WEICHE_SECRET_FILE").doesNotContain("\tat ");
    }

    @Test
    void checkSaysOfEveryInvariantWhetherItHolds() {
        var lines = run("check").out().lines().toList();
        assertThat(lines).hasSizeGreaterThan(5).allMatch(line -> line.startsWith("ok ") || line.startsWith("BROKEN "));
    }
}
