package io.weiche.bi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.config.BadConfig;
import io.weiche.db.BiLogins.BiLogin;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What programs that analyse see: one account, and nothing they could write.
@WeicheTest
class BiTest {
    private final TestAccounts accounts;

    BiTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static BiLogin login(Api api) throws SQLException {
        return TestDatabase.get()
                .withBiLogins(logins -> logins.open(api.account().value()));
    }

    private static Connection signIn(BiLogin login) throws SQLException {
        return DriverManager.getConnection(TestDatabase.get().jdbcUrl(), login.user(), login.password());
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static void refused(Connection connection, String statement) {
        assertThatThrownBy(() -> {
                    try (var work = connection.createStatement()) {
                        work.execute(statement);
                    }
                })
                .as(statement)
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aLoginSeesItsAccountAndNothingOfAnother() throws SQLException {
        var api = accounts.open();
        api.post("/deals", Json.of("{'title':'Unser Dach'}")).is(201);
        var gone =
                api.post("/deals", Json.of("{'title':'Im Papierkorb'}")).is(201).id();
        api.delete("/deals/" + gone).is(204);
        var foreign = accounts.open();
        foreign.post("/deals", Json.of("{'title':'Fremdes Dach'}")).is(201);
        try (var connection = signIn(login(api))) {
            assertThat(texts(connection, "select title from deals")).containsExactly("Unser Dach");
            // what guards the tables from the server itself moves nothing here
            try (var statement = connection.createStatement()) {
                statement.execute("set app.account_id = '" + foreign.account().value() + "'");
            }
            assertThat(texts(connection, "select title from deals")).containsExactly("Unser Dach");
            assertThat(texts(connection, "select name from people")).containsExactly("Petra Prüfer");
            for (var view : BiView.values()) {
                assertThat(texts(connection, "select count(*) from bi." + view.word()))
                        .hasSize(1);
            }
        }
    }

    @Test
    void whatBelongsToTheRecycleBinAloneIsInNoView() throws SQLException {
        var api = accounts.openClassic();
        var records = new ArrayList<String>();
        for (var kind : List.of("LEAD", "DEAL", "CONTACT", "COMPANY")) {
            var name = kind.equals("CONTACT") ? "lastName" : "title";
            var path = kind.equals("COMPANY") ? "/companies" : "/" + kind.toLowerCase(Locale.ROOT) + "s";
            var id = api.post(path, Json.of("{'" + name + "':'" + kind + "'}"))
                    .is(201)
                    .id();
            records.add(path + "/" + id);
            api.post(
                            "/activities",
                            Json.of("{'title':'" + kind + "','records':[{'kind':'" + kind + "','id':" + id + "}]}"))
                    .is(201);
        }
        var kept = api.post("/deals", Json.of("{'title':'bleibt'}")).is(201).id();
        var gone = records.get(1).replaceFirst("/deals/", "");
        api.post(
                        "/activities",
                        Json.of("{'title':'beide','records':[{'kind':'DEAL','id':" + kept + "},{'kind':'DEAL','id':"
                                + gone + "}]}"))
                .is(201);
        try (var connection = signIn(login(api))) {
            assertThat(texts(connection, "select title from activities"))
                    .containsExactlyInAnyOrder("LEAD", "DEAL", "CONTACT", "COMPANY", "beide");
            assertThat(texts(connection, "select kind from stage_steps"))
                    .containsExactlyInAnyOrder("LEAD", "DEAL", "DEAL");
            records.forEach(record -> api.delete(record).is(204));
            assertThat(texts(connection, "select title from activities")).containsExactly("beide");
            assertThat(texts(connection, "select record_id::text from stage_steps"))
                    .containsExactly(Long.toString(kept));
        }
    }

    @Test
    void aLoginCanWriteNothingAndReadNothingBeside() throws SQLException {
        var api = accounts.open();
        try (var connection = signIn(login(api))) {
            try (var statement = connection.createStatement()) {
                statement.execute("set default_transaction_read_only = off");
            }
            refused(connection, "update bi.deals set title = 'x'");
            refused(connection, "update bi.sources set name = 'x'");
            refused(connection, "delete from bi.people");
            refused(connection, "insert into bi.sources (id, name) values (1, 'x')");
            refused(connection, "create table bi.mine (id bigint)");
            refused(connection, "create table public.mine (id bigint)");
            refused(connection, "select * from weiche.deal");
            refused(connection, "select * from weiche.bi_login");
            refused(connection, "select * from weiche_bootstrap.node_login");
            refused(connection, "set role weiche_app");
            refused(connection, "set role weiche_owner");
            assertThat(texts(connection, "show statement_timeout")).containsExactly("1min");
        }
    }

    @Test
    void alsoAFunctionOfTheReadersSeesNoOtherAccount() throws SQLException {
        var api = accounts.open();
        accounts.open().post("/deals", Json.of("{'title':'geheim'}")).is(201);
        try (var connection = signIn(login(api))) {
            // cast and comparison are asked of rows the view shows, never before
            assertThat(texts(
                            connection,
                            "select title from bi.deals where title::text = 'geheim' or 1/length(title) > 5"))
                    .isEmpty();
        }
    }

    @Test
    void aLoginThatEndedOpensNothing() throws SQLException {
        var api = accounts.open();
        api.post("/deals", Json.of("{'title':'A'}")).is(201);
        var login = login(api);
        try (var connection = signIn(login)) {
            assertThat(texts(connection, "select title from bi.deals")).hasSize(1);
            int ended = TestDatabase.get()
                    .withBiLogins(logins -> logins.close(api.account().value()));
            assertThat(ended).isEqualTo(1);
            assertThat(seenStill(connection)).isEmpty();
        }
        assertThatThrownBy(() -> signIn(login)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> TestDatabase.get().withBiLogins(logins -> logins.open(999_999_999)))
                .isInstanceOf(BadConfig.class);
    }

    /// A session whose role is gone may be refused, or shown nothing.
    private static List<String> seenStill(Connection connection) {
        try {
            return texts(connection, "select title from bi.deals");
        } catch (SQLException e) {
            return List.of();
        }
    }

    @Test
    void administratorsReadTheSameAsFiles() {
        var api = accounts.open();
        api.post("/deals", Json.of("{'title':'Dach; neu'}")).is(201);
        var foreign = accounts.open();
        foreign.post("/deals", Json.of("{'title':'fremd'}")).is(201);
        var file = api.get("/bi/deals.csv").is(200).body();
        assertThat(file)
                .contains("id,title,amount,currency")
                .contains("Dach; neu")
                .doesNotContain("fremd");
        api.get("/bi/inquiries.csv").is(200);
        api.get("/bi/secrets.csv").is(404);
        accounts.manager(api).get("/bi/deals.csv").is(403);
    }

    @Test
    void everyColumnIsDescribed() throws SQLException, IOException {
        var words = Files.readString(Path.of("../docs/bi.md"));
        try (var connection = signIn(login(accounts.open()))) {
            for (var view : BiView.values()) {
                var from = words.indexOf("## " + view.word() + "\n");
                assertThat(from).as("docs/bi.md describes " + view.word()).isPositive();
                var until = words.indexOf("\n## ", from + 1);
                var part = words.substring(from, until < 0 ? words.length() : until);
                for (var column : texts(
                        connection,
                        "select column_name from information_schema.columns where table_schema = 'bi' and table_name = '"
                                + view.word() + "'")) {
                    assertThat(part).as("column of " + view.word()).contains("| `" + column + "` |");
                }
            }
            var views = texts(
                    connection,
                    "select relname from pg_class where relnamespace = 'bi'::regnamespace and relkind = 'v'"
                            + " and 'security_barrier=true' = any (reloptions)");
            assertThat(views).hasSize(BiView.values().length);
        }
    }
}
