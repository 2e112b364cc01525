package io.weiche.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A person's access to what is kept about them, and being erased everywhere (reliability S23).
@WeicheTest
class PrivacyTest {
    private static final String FIRST = "Zyrkonia";
    private static final String LAST = "Quellwasser";
    static final String NAME = FIRST + " " + LAST;
    static final String EMAIL = "zyrkonia.quellwasser@beispiel.example";
    private static final List<String> WORDS = List.of("Zyrkonia", "Quellwasser", "4711-0815");

    private final TestAccounts accounts;

    PrivacyTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    /// Somebody who left traces wherever a person can.
    static long person(Api api) {
        var who = "'firstName':'" + FIRST + "','lastName':'" + LAST + "','emails':['" + EMAIL
                + "'],'phones':['+49 30 4711-0815']";
        var lead = api.send(
                        "POST",
                        "/leads",
                        Json.of("{'title':'Dach für " + NAME + "','comments':'" + NAME + " ruft an'," + who + "}"),
                        Map.of("Idempotency-Key", "k" + api.account()))
                .is(201)
                .id();
        api.patch("/leads/" + lead, Json.of("{'comments':'" + NAME + " rief an'}"))
                .is(200);
        api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{},'contact':{'new':true}}"))
                .is(201);
        var contact = api.items("/contacts").get(0).path("id").longValue();
        var deal = api.items("/deals").get(0).path("id").longValue();
        api.patch("/contacts/" + contact, Json.of("{'comments':'" + NAME + " mag Schiefer'}"))
                .is(200);
        for (var address : List.of("/contacts/" + contact, "/deals/" + deal)) {
            api.post(address + "/comments", Json.of("{'body':'Gespräch mit " + NAME + "'}"))
                    .is(201);
        }
        api.post(
                        "/activities",
                        Json.of("{'title':'" + NAME + " anrufen','records':[{'kind':'CONTACT','id':" + contact + "}]}"))
                .is(201);
        api.post(
                        "/activities",
                        Json.of("{'title':'Angebot an " + NAME + "','place':'bei " + NAME
                                + "','records':[{'kind':'DEAL','id':" + deal + "}]}"))
                .is(201);
        api.post("/fields", Json.of("{'kind':'LEAD','label':'Notiz','type':'TEXT'}"))
                .is(201);
        api.post(
                        "/inquiries",
                        Json.of("{'message':'Hier ist " + NAME + "','emails':['" + EMAIL + "'],'custom':{'notiz':'"
                                + NAME + " mag Kies'}}"))
                .is(201);
        keep(api, "contacts/" + contact);
        api.post("/fields", Json.of("{'kind':'DEAL','label':'Vertrag','type':'FILE'}"))
                .is(201);
        var paper = keep(api, "deals/" + deal);
        api.patch("/deals/" + deal, Json.of("{'custom':{'vertrag':" + paper + "}}"))
                .is(200);
        var twin = api.post("/contacts", Json.of("{'firstName':'" + FIRST + "','lastName':'" + LAST + "'}"))
                .is(201)
                .id();
        api.post("/merges", Json.of("{'kind':'CONTACT','records':[{'id':" + contact + "},{'id':" + twin + "}]}"))
                .is(201);
        return contact;
    }

    private static long keep(Api api, String place) {
        return Api.rawBytes(
                        "POST",
                        api.server() + "/api/v1/uploads/" + place + "?name=Zyrkonia.txt",
                        "Vertrag".getBytes(StandardCharsets.UTF_8),
                        Map.of("Authorization", "Bearer " + api.token(), "Content-Type", "application/octet-stream"))
                .is(201)
                .id();
    }

    /// Everything the database still says of them in an account, table by table.
    static List<String> traces(Api api) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = TestDatabase.get().openForCheck()) {
            for (var table : tables(connection)) {
                var rows = connection
                        .createStatement()
                        .executeQuery("select t::text from \"" + table + "\" t where account_id = "
                                + api.account().value());
                while (rows.next()) {
                    var row = rows.getString(1);
                    if (WORDS.stream().anyMatch(word -> says(row, word))) {
                        found.add(table + ": " + row);
                    }
                }
            }
        }
        return found;
    }

    private static boolean says(String row, String word) {
        var bytes = java.util.HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        return row.toLowerCase(java.util.Locale.ROOT).contains(word.toLowerCase(java.util.Locale.ROOT))
                || row.contains(bytes);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        var rows = connection.createStatement().executeQuery("""
                select table_name from information_schema.columns
                where table_schema = 'weiche' and column_name = 'account_id' order by 1""");
        while (rows.next()) {
            tables.add(rows.getString(1));
        }
        return tables;
    }

    @Test
    void whoeverIsErasedIsNowhereAnyMoreAndTheDealStaysAsAFigure() throws SQLException {
        var api = accounts.openClassic();
        var other = accounts.openClassic();
        var namesake = person(other);
        long contact = person(api);
        assertThat(traces(api)).hasSizeGreaterThan(15);
        var deal = api.items("/deals").get(0);

        api.post("/contacts/" + contact + "/erasure", Json.of("{'name':'jemand anders'}"))
                .isProblem(400, "invalid-input", "name");
        api.post(
                        "/contacts/" + contact + "/erasure",
                        Json.of("{'name':' " + NAME.toLowerCase(java.util.Locale.ROOT) + "'}"))
                .is(204);

        assertThat(traces(api)).isEmpty();
        api.get("/contacts/" + contact).is(404);
        assertThat(api.items("/search?q=Zyrkonia").isEmpty()).isTrue();
        var kept = api.get("/deals/" + deal.path("id").longValue()).is(200).json();
        assertThat(kept.path("stageId")).isEqualTo(deal.path("stageId"));
        assertThat(api.get("/audit").body()).contains("person-erased", "contact:" + contact);
        assertThat(other.get("/contacts/" + namesake).is(200).body()).contains(LAST);
    }

    @Test
    void theExceptionsListLeavesNothingInTheAudit() throws SQLException {
        var api = accounts.openClassic();
        var contact = api.post(
                        "/contacts",
                        Json.of("{'lastName':'" + LAST + "','emails':['" + EMAIL + "'],'phones':['+49 30 4711-0815']}"))
                .is(201)
                .id();
        for (var value : List.of(EMAIL, "+49 30 4711-0815")) {
            api.post("/exceptions", Json.of("{'value':'" + value + "'}")).is(201);
        }
        assertThat(api.items("/audit?action=exception-added").size()).isEqualTo(2);
        api.post("/contacts/" + contact + "/erasure", Json.of("{'name':'" + LAST + "'}"))
                .is(204);
        assertThat(traces(api)).isEmpty();
    }

    @Test
    void theSearchForgetsEarlierNamesToo() throws SQLException {
        var api = accounts.openClassic();
        var contact = api.post("/contacts", Json.of("{'lastName':'" + LAST + "'}"))
                .is(201)
                .id();
        awaitWord(api, LAST);
        api.patch("/contacts/" + contact, Json.of("{'lastName':'Schmitt-Petersen'}"))
                .is(200);
        awaitWord(api, "Petersen");
        api.post("/contacts/" + contact + "/erasure", Json.of("{'name':'Schmitt-Petersen'}"))
                .is(204);
        assertThat(traces(api)).isEmpty();
    }

    /// Until the words of records are read; what was written just now is found without them.
    static void awaitWord(Api api, String word) throws SQLException {
        var end = System.nanoTime() + 20_000_000_000L;
        try (var connection = TestDatabase.get().openForCheck()) {
            var known = connection.prepareStatement("select from search_form where account_id = ? and form = lower(?)");
            known.setLong(1, api.account().value());
            known.setString(2, word);
            while (!known.executeQuery().next()) {
                assertThat(System.nanoTime()).as(word + " is read").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void theFileHoldsEverythingThatIsKept() {
        var api = accounts.openClassic();
        long contact = person(api);
        var answer = api.get("/contacts/" + contact + "/personal-data").is(200);
        assertThat(answer.headers().get("content-disposition")).contains("contacts-" + contact + ".json");
        assertThat(answer.body())
                .contains(
                        NAME,
                        EMAIL,
                        "mag Schiefer",
                        "rief an",
                        "Gespräch mit",
                        "Hier ist",
                        "anrufen",
                        "Angebot an",
                        "Zyrkonia.txt");
        var file = answer.json();
        assertThat(file.propertyNames())
                .contains(
                        "contact",
                        "lead",
                        "contact_point",
                        "inquiry",
                        "activity",
                        "timeline_entry",
                        "conversion",
                        "record_file",
                        "deal");
        assertThat(answer.body()).doesNotContain("account_id");
        assertThat(api.get("/audit").body()).contains("person-exported");
    }

    @Test
    void theRowsOfFilesGoTooAndThatIsTold() throws SQLException {
        var api = accounts.openClassic();
        var contact = api.post(
                        "/contacts",
                        Json.of("{'firstName':'" + FIRST + "','lastName':'" + LAST + "','emails':['" + EMAIL + "']}"))
                .is(201)
                .id();
        var file = "Vorname;Nachname;E-Mail\n" + FIRST + ";" + LAST + ";" + EMAIL + "\n" + FIRST + ";" + LAST + ";"
                + EMAIL + "@\n";
        var plan = Json.of("{'mapping':[{'column':0,'target':'firstName'},{'column':1,'target':'lastName'},"
                + "{'column':2,'target':'email'}]}");
        long done = upload(api, file);
        api.post("/imports/" + done + "/run", plan).is(202);
        assertThat(awaitImport(api, done).path("skipped").longValue()).isOne();
        long rehearsed = upload(api, file);
        api.post("/imports/" + rehearsed + "/rehearsal", plan).is(202);
        awaitImport(api, rehearsed);
        long read = upload(api, file);
        assertThat(api.get("/imports/" + done + "/rejected.csv").is(200).body()).contains(FIRST);

        api.post("/contacts/" + contact + "/erasure", Json.of("{'name':'" + NAME + "'}"))
                .is(204);

        assertThat(pages(api))
                .as("their cells are packed, so nobody can look into them")
                .isZero();
        assertThat(traces(api)).isEmpty();
        for (var id : List.of(done, rehearsed, read)) {
            assertThat(api.get("/imports/" + id)
                            .is(200)
                            .json()
                            .path("rowsErased")
                            .booleanValue())
                    .isTrue();
            var refused = api.get("/imports/" + id + "/rejected.csv").isProblem(409, "conflict");
            assertThat(refused.json().path("reason").asString()).isEqualTo("rows-erased");
        }
        for (var id : List.of(rehearsed, read)) {
            for (var how : List.of("rehearsal", "run")) {
                var refused = api.post("/imports/" + id + "/" + how, plan).isProblem(409, "conflict");
                assertThat(refused.json().path("reason").asString()).isEqualTo("rows-erased");
            }
        }
        assertThat(api.get("/imports/" + done).json().path("failed").longValue())
                .as("figures stay")
                .isOne();
        api.delete("/imports/" + read).is(204);
    }

    static long upload(Api api, String file) {
        return Api.rawBytes(
                        "POST",
                        api.server() + "/api/v1/imports?kind=contacts",
                        file.getBytes(StandardCharsets.UTF_8),
                        Map.of("Authorization", "Bearer " + api.token(), "Content-Type", "application/octet-stream"))
                .is(201)
                .id();
    }

    private static JsonNode awaitImport(Api api, long id) {
        var end = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < end) {
            var run = api.get("/imports/" + id).is(200).json();
            if (!List.of("RUNNING", "REHEARSING").contains(run.path("status").asString())) {
                return run;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the import " + id + " did not end");
    }

    private static long pages(Api api) throws SQLException {
        try (var connection = TestDatabase.get().openForCheck();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from import_page where account_id = "
                                + api.account().value())) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void aLeadIsAPersonToo() throws SQLException {
        var api = accounts.openClassic();
        var lead = api.lead(Json.of("{'title':'Anfrage','firstName':'" + FIRST + "','lastName':'" + LAST + "'}"));
        assertThat(api.get("/leads/" + lead + "/personal-data").is(200).body()).contains(LAST);
        api.post("/leads/" + lead + "/erasure", Json.of("{'name':'Anfrage'}")).is(204);
        assertThat(traces(api)).isEmpty();
    }

    @Test
    void onlyAdministratorsOfTheAccountMay() {
        var api = accounts.openClassic();
        var contact = api.post("/contacts", Json.of("{'lastName':'" + LAST + "'}"))
                .is(201)
                .id();
        var colleague = accounts.manager(api);
        colleague.get("/contacts/" + contact + "/personal-data").isProblem(403, "forbidden");
        colleague
                .post("/contacts/" + contact + "/erasure", Json.of("{'name':'" + LAST + "'}"))
                .isProblem(403, "forbidden");
        accounts.open()
                .post("/contacts/" + contact + "/erasure", Json.of("{'name':'" + LAST + "'}"))
                .isProblem(404, "not-found");
        assertThat(api.get("/contacts/" + contact).is(200).body()).contains(LAST);
    }
}
