package io.weiche.imports;

import static io.weiche.imports.Files.figures;
import static io.weiche.imports.Files.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A file on its way into the account: mapping, rehearsal, run, rejected rows, and the way back.
@WeicheTest
class ImportTest {
    private final TestAccounts accounts;

    ImportTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static long count(Api api, String kind) {
        return api.get("/lists/" + kind + "/count").is(200).number("count");
    }

    @Test
    void aFileOfContactsIsRehearsedAndTakenIn() {
        var api = accounts.open();
        var id = Files.read(
                api,
                "contacts",
                "Vorname;Nachname;E-Mail;Telefon;Unternehmen;PLZ;Ort;Lieblingsfarbe",
                "Erika;Muster;erika@muster.example;030 1234567;Muster AG;10115;Berlin;rot",
                "Max;Meier;max@meier.example;0171 7654321;Muster AG;50667;Köln;blau");
        assertThat(Files.suggested(api, id))
                .isEqualTo(Map.of(
                        "Vorname", "firstName",
                        "Nachname", "lastName",
                        "E-Mail", "email",
                        "Telefon", "phone",
                        "Unternehmen", "companyId",
                        "PLZ", "addressPostalCode",
                        "Ort", "addressCity"));
        var rehearsed = Files.rehearse(api, id, "");
        assertThat(rehearsed.path("status").asString()).isEqualTo("REHEARSED");
        assertThat(rehearsed.path("rehearsal").path("made").longValue()).isEqualTo(2);
        assertThat(rehearsed.path("rehearsal").path("companies").longValue()).isEqualTo(1);
        assertThat(count(api, "contacts")).as("a rehearsal makes nothing").isZero();

        var run = Files.run(api, id, "");
        assertThat(run.path("status").asString()).isEqualTo("DONE");
        assertThat(figures(run)).isEqualTo(List.of(2L, 0L, 0L, 0L));
        var contact = api.items("/contacts?sort=createdAt").get(0);
        assertThat(contact.path("name").asString()).isEqualTo("Erika Muster");
        assertThat(contact.path("emails").get(0).path("value").asString()).isEqualTo("erika@muster.example");
        assertThat(contact.path("address").path("city").asString()).isEqualTo("Berlin");
        assertThat(count(api, "companies")).as("one company for both").isEqualTo(1);
        assertThat(contact.path("companies").get(0).path("title").asString()).isEqualTo("Muster AG");
        var timeline = api.items("/contacts/" + contact.path("id").longValue() + "/timeline");
        assertThat(timeline.get(0).path("type").asString()).isEqualTo("CREATED");
    }

    @Test
    void importedRecordsStartNoAutomationRules() {
        var api = accounts.openClassic();
        var stage = api.items("/lead-stages").get(0).path("id").longValue();
        var rule = api.post(
                        "/automation-rules",
                        Json.of("{'name':'Nachfassen','kind':'LEAD','stageId':" + stage
                                + ",'trigger':{'delay':{'after':9,'unit':'DAY'}}"
                                + ",'action':{'type':'NOTIFY','tellsResponsible':true}}"))
                .is(201)
                .id();
        Files.run(api, Files.read(api, "leads", "Titel;Nachname", "Dach;Müller", "Keller;Meier"), "");
        assertThat(count(api, "leads")).isEqualTo(2);
        var after = api.get("/automation-rules/" + rule).is(200).json();
        assertThat(after.path("waiting").intValue()).isZero();
    }

    @Test
    void rowsAboutSomebodyWhoIsThereAreLeftOutOrFillInWhatIsEmpty() {
        var api = accounts.open();
        api.post("/contacts", "{\"lastName\":\"Muster\",\"emails\":[\"erika@muster.example\"]}")
                .is(201);
        String[] lines = {
            "Vorname;Nachname;E-Mail;Telefon;Position",
            "Erika;Anders;ERIKA@muster.example;030 1234567;Leiterin",
            "Neu;Neumann;neu@neu.example;;",
            "Neu;Doppelt;neu@neu.example;030 9999999;Chef"
        };
        var first = Files.read(api, "contacts", lines);
        var rehearsal = Files.rehearse(api, first, "'duplicates':'SKIP'").path("rehearsal");
        assertThat(rehearsal.path("made").longValue()).isEqualTo(1);
        assertThat(rehearsal.path("duplicates").longValue()).isEqualTo(2);
        assertThat(figures(Files.run(api, first, "'duplicates':'SKIP'"))).isEqualTo(List.of(1L, 0L, 2L, 0L));
        assertThat(count(api, "contacts")).isEqualTo(2);

        var second = Files.read(api, "contacts", lines);
        var filled = Files.run(api, second, "'duplicates':'FILL'");
        assertThat(figures(filled)).isEqualTo(List.of(0L, 3L, 0L, 0L));
        var erika = api.items("/contacts?sort=createdAt").get(0);
        assertThat(erika.path("lastName").asString())
                .as("nothing is overwritten")
                .isEqualTo("Muster");
        assertThat(erika.path("firstName").asString()).isEqualTo("Erika");
        assertThat(erika.path("jobTitle").asString()).isEqualTo("Leiterin");
        assertThat(erika.path("phones").get(0).path("value").asString()).isEqualTo("030 1234567");
        assertThat(erika.path("emails").size()).isEqualTo(1);

        var undone = Files.undo(api, second);
        assertThat(undone.path("undone").longValue()).isEqualTo(2);
        erika = api.get("/contacts/" + erika.path("id").longValue()).is(200).json();
        assertThat(erika.path("firstName").isNull()).isTrue();
        assertThat(erika.path("phones").size()).isZero();
        assertThat(erika.path("lastName").asString()).isEqualTo("Muster");

        var third = Files.read(api, "contacts", lines);
        assertThat(figures(Files.run(api, third, "'duplicates':'MAKE'"))).isEqualTo(List.of(3L, 0L, 0L, 0L));
    }

    @Test
    void aRowThatFailsForAReasonNobodyForesawIsToldAndTheOthersOfItsPageAreTakenIn() throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner();
                var statement = owner.createStatement()) {
            statement.execute("""
                    create or replace function weiche.refuse_poison() returns trigger language plpgsql as $$
                    begin raise exception 'a bug'; end $$""");
            statement.execute("""
                    create or replace trigger refuse_poison before insert on weiche.contact for each row
                    when (new.last_name = 'Giftzeile') execute function weiche.refuse_poison()""");
        }
        try {
            var api = accounts.open();
            var lines = IntStream.rangeClosed(1, 40)
                    .mapToObj(i -> i == 7 || i == 23 ? "Giftzeile" : "Zeile" + i)
                    .toArray(String[]::new);
            var id = Files.read(
                    api,
                    "contacts",
                    Stream.concat(Stream.of("Nachname"), Stream.of(lines)).toArray(String[]::new));
            var run = Files.run(api, id, "");
            assertThat(figures(run)).isEqualTo(List.of(38L, 0L, 0L, 2L));
            assertThat(problems(run)).isEqualTo(Map.of("unexpected-error", 2L));
            assertThat(count(api, "contacts")).isEqualTo(38);
        } finally {
            try (var owner = TestDatabase.get().openAsOwner();
                    var statement = owner.createStatement()) {
                statement.execute("drop trigger refuse_poison on weiche.contact");
                statement.execute("drop function weiche.refuse_poison()");
            }
        }
    }

    @Test
    void badRowsAreToldWithTheirNumbersAndComeBackAsAFile() {
        var api = accounts.openClassic();
        var id = Files.read(
                api,
                "leads",
                "Titel;E-Mail;Betrag;Phase;Verantwortlich;Quelle",
                "Gut;gut@x.example;1.234,50 €;;;",
                "Schlecht;keine-adresse;;;;",
                "Zahl;;viel;;;",
                "Phase;;;Gibt es nicht;;",
                "Person;;;;Niemand;",
                "Quelle;;;;;Mond",
                "Zu viele;;;;;;Zellen",
                "x".repeat(10_000) + ";;;;;");
        var rehearsed = Files.rehearse(api, id, "");
        var expected = Map.of(
                "email:not-an-email", 1L,
                "amount:not-a-number", 1L,
                "stageId:unknown-stage", 1L,
                "responsibleId:unknown-user", 1L,
                "sourceId:unknown-source", 1L,
                "too-many-cells", 1L,
                "title:too-long", 1L);
        assertThat(problems(rehearsed)).isEqualTo(expected);
        var run = Files.run(api, id, "");
        assertThat(run.path("status").asString()).isEqualTo("DONE_WITH_ERRORS");
        assertThat(figures(run)).isEqualTo(List.of(1L, 0L, 0L, 7L));
        assertThat(problems(run)).isEqualTo(expected);
        var lead = api.items("/leads").get(0);
        assertThat(lead.path("amount").path("value").asString()).isEqualTo("1234.50");

        var file = api.get("/imports/" + id + "/rejected.csv").is(200).body();
        assertThat(file.lines().count()).isEqualTo(8);
        assertThat(file).startsWith("\uFEFFTitel;E-Mail;Betrag;Phase;Verantwortlich;Quelle;Zeile;Grund");
        assertThat(file).contains("Schlecht;keine-adresse;;;;;3;E-Mail: Keine E-Mail-Adresse");
        assertThat(file).contains("Zahl;;viel;;;;4;Betrag: Keine Zahl");
    }

    @Test
    void everythingThatIsWrongWithARowIsTold() {
        var api = accounts.openClassic();
        var id = Files.read(
                api,
                "leads",
                "Titel;E-Mail;Betrag;Phase",
                "Alles;keine-adresse;viel;Gibt es nicht",
                "Gut;gut@x.example;1;");
        var expected = Map.of("email:not-an-email", 1L, "amount:not-a-number", 1L, "stageId:unknown-stage", 1L);
        assertThat(problems(Files.rehearse(api, id, ""))).isEqualTo(expected);
        var run = Files.run(api, id, "");
        assertThat(figures(run)).isEqualTo(List.of(1L, 0L, 0L, 1L));
        assertThat(problems(run)).isEqualTo(expected);
        assertThat(api.get("/imports/" + id + "/rejected.csv").is(200).body())
                .contains("2;\"E-Mail: Keine E-Mail-Adresse; Betrag: Keine Zahl; Phase: Unbekannte Phase\"");
    }

    @Test
    void whatIsMissingOnlyBecauseItCannotBeReadIsNoFaultOfItsOwn() {
        var api = accounts.open();
        var id = Files.read(api, "deals", "Titel;Betrag", "x".repeat(10_000) + ";viel", ";viel");
        assertThat(problems(Files.rehearse(api, id, "")))
                .isEqualTo(Map.of("title:too-long", 1L, "amount:not-a-number", 2L, "title:required", 1L));
    }

    @Test
    void anImportIsTakenBackButNotWhatSomebodyHasWorkedOn() {
        var api = accounts.openClassic();
        var id = Files.read(
                api, "leads", "Titel;E-Mail", "Eins;eins@x.example", "Zwei;zwei@x.example", "Drei;drei@x.example");
        Files.run(api, id, "");
        var touched = api.items("/leads?sort=createdAt").get(0).path("id").longValue();
        api.post("/leads/" + touched + "/comments", "{\"body\":\"Angerufen\"}").is(201);
        var undone = Files.undo(api, id);
        assertThat(undone.path("status").asString()).isEqualTo("UNDONE");
        assertThat(undone.path("undone").longValue()).isEqualTo(2);
        assertThat(undone.path("kept").longValue()).isEqualTo(1);
        assertThat(count(api, "leads")).isEqualTo(1);
        api.post("/imports/" + id + "/undo", null).isProblem(409, "undo-not-possible");
    }

    @Test
    void whatColumnsMeanIsRemembered() {
        var api = accounts.open();
        var first = Files.read(api, "contacts", "Wer;Firmenmail", "Erika Muster;erika@muster.example");
        assertThat(Files.suggested(api, first)).isEmpty();
        api.post(
                        "/imports/" + first + "/run",
                        "{\"mapping\":[{\"column\":0,\"target\":\"name\"},{\"column\":1,\"target\":\"email\"}]}")
                .is(202);
        Files.await(api, first);
        var contact = api.items("/contacts").get(0);
        assertThat(contact.path("firstName").asString()).isEqualTo("Erika");
        assertThat(contact.path("lastName").asString()).isEqualTo("Muster");
        var second = Files.read(api, "contacts", "FIRMENMAIL;Wer", "x@y.example;Max Meier");
        assertThat(Files.suggested(api, second)).isEqualTo(Map.of("FIRMENMAIL", "email", "Wer", "name"));
    }

    @Test
    void dealsFindTheirPipelineStageContactAndCompany() {
        var api = accounts.open();
        api.post("/contacts", "{\"firstName\":\"Erika\",\"lastName\":\"Muster\",\"emails\":[\"erika@muster.example\"]}")
                .is(201);
        var stage = api.items("/pipelines")
                .get(0)
                .path("stages")
                .get(1)
                .path("name")
                .asString();
        var id = Files.read(
                api,
                "deals",
                "Titel;Phase;Kontakt;Unternehmen;Betrag;Abschluss am",
                "Dach;" + stage + ";erika@muster.example;Sonne GmbH;1.000,00;24.12.2026",
                "Keller;;Erika Muster;Sonne GmbH;;",
                "Garten;;Unbekannt Niemand;;;");
        var run = Files.run(api, id, "");
        assertThat(figures(run)).isEqualTo(List.of(2L, 0L, 0L, 1L));
        assertThat(problems(run)).isEqualTo(Map.of("contactId:unknown-contact", 1L));
        var deal = api.items("/deals?sort=createdAt").get(0);
        assertThat(deal.path("closeOn").asString()).isEqualTo("2026-12-24");
        assertThat(deal.path("contacts").get(0).path("name").asString()).isEqualTo("Erika Muster");
        assertThat(deal.path("companyTitle").asString()).isEqualTo("Sonne GmbH");
        assertThat(count(api, "companies")).isEqualTo(1);

        var again = Files.read(api, "deals", "Titel;Kontakt;Unternehmen", "Dach;erika@muster.example;Sonne GmbH");
        assertThat(figures(Files.run(api, again, ""))).isEqualTo(List.of(0L, 0L, 1L, 0L));
        Files.undo(api, id);
        assertThat(count(api, "deals")).isZero();
        assertThat(count(api, "companies")).isZero();
        assertThat(count(api, "contacts")).isEqualTo(1);
    }

    @Test
    void customFieldsAreReadByTheirType() {
        var api = accounts.open();
        api.post(
                        "/fields",
                        "{\"kind\":\"COMPANY\",\"label\":\"Größe\",\"type\":\"LIST\",\"options\":[{\"label\":\"Klein\"},{\"label\":\"Groß\"}]}")
                .is(201);
        api.post("/fields", "{\"kind\":\"COMPANY\",\"label\":\"Gegründet\",\"type\":\"DATE\"}")
                .is(201);
        var id = Files.read(
                api, "companies", "Name,Größe,Gegründet", "Alpha,groß,1.2.1990", "Beta,Riesig,", "Gamma,,31.02.2000");
        var run = Files.run(api, id, "");
        assertThat(figures(run)).isEqualTo(List.of(1L, 0L, 0L, 2L));
        var company = api.items("/companies").get(0);
        assertThat(company.path("custom").toString()).contains("1990-02-01");
        assertThat(problems(run).keySet()).allMatch(key -> key.startsWith("custom."));
    }

    @Test
    void whoeverHasNoRightMakesNothingAndSeesNobodysFile() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var foreign = accounts.open();
        var id = Files.read(api, "contacts", "Nachname", "Muster");
        for (var other : List.of(colleague, foreign)) {
            other.get("/imports/" + id).isProblem(404, "not-found");
            other.get("/imports/" + id + "/rejected.csv").isProblem(404, "not-found");
            other.post("/imports/" + id + "/run", "{\"mapping\":[{\"column\":0,\"target\":\"lastName\"}]}")
                    .isProblem(404, "not-found");
            other.delete("/imports/" + id).isProblem(404, "not-found");
            assertThat(other.items("/imports").size()).isZero();
        }
        api.delete("/imports/" + id).is(204);
        api.get("/imports/" + id).is(404);
    }

    @Test
    void aRehearsalKnowsWhatTheRunWillRefuse() {
        var api = accounts.open();
        var person = ofOwnRecords(api);
        for (var inquiries : List.of("", "'asInquiries':true")) {
            var id = Files.read(
                    person,
                    "leads",
                    "Titel;E-Mail;Verantwortlich",
                    "Fremd;fremd@x.example" + inquiries.length() + ";" + api.email(),
                    "Fremd noch einmal;fremd@x.example" + inquiries.length() + ";",
                    "Eigen;eigen@x.example" + inquiries.length() + ";");
            var rehearsed = Files.rehearse(person, id, inquiries);
            assertThat(problems(rehearsed)).isEqualTo(Map.of("responsibleId:forbidden", 2L));
            var figures = rehearsed.path("rehearsal");
            assertThat(figures.path("made").longValue()).isOne();
            assertThat(figures.path("failed").longValue()).isEqualTo(2);
            assertThat(figures.path("duplicates").longValue()).isZero();
            var run = Files.run(person, id, inquiries);
            assertThat(figures(run)).isEqualTo(List.of(1L, 0L, 0L, 2L));
            assertThat(problems(run)).isEqualTo(problems(rehearsed));
            assertThat(person.get("/imports/" + id + "/rejected.csv").is(200).body())
                    .contains("Verantwortlich: Dafür reicht Ihr Recht nicht");
        }
    }

    /// Somebody who may take in what will be theirs, and nothing else.
    private Api ofOwnRecords(Api administrator) {
        var person = accounts.manager(administrator);
        var role = administrator.post("/roles", "{\"name\":\"Eigene\"}").is(201).id();
        for (var action : List.of("READ", "ADD", "CHANGE", "IMPORT")) {
            administrator
                    .patch(
                            "/access/matrix",
                            "{\"changes\":[{\"roleId\":" + role + ",\"area\":\"LEAD\",\"action\":\"" + action
                                    + "\",\"scope\":\"OWN\"}]}")
                    .is(200);
        }
        administrator
                .patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}")
                .is(200);
        return person;
    }

    @Test
    void aMappingThatCannotBeIsRefusedWithItsField() {
        var api = accounts.open();
        var id = Files.read(api, "contacts", "Nachname;Vorname", "Muster;Erika");
        var path = "/imports/" + id + "/run";
        api.post(path, "{}").isProblem(400, "invalid-input", "mapping");
        api.post(path, "{\"mapping\":[]}").isProblem(400, "invalid-input", "mapping");
        api.post(path, "{\"mapping\":[{\"column\":7,\"target\":\"lastName\"}]}")
                .isProblem(400, "invalid-input", "mapping[0].column");
        api.post(path, "{\"mapping\":[{\"column\":0,\"target\":\"amount\"}]}")
                .isProblem(400, "invalid-input", "mapping[0].target");
        api.post(path, "{\"mapping\":[{\"column\":0,\"target\":\"lastName\"},{\"column\":1,\"target\":\"lastName\"}]}")
                .isProblem(400, "invalid-input", "mapping[1].target");
        api.post(path, "{\"mapping\":[{\"column\":0,\"target\":\"lastName\"}],\"asInquiries\":true}")
                .isProblem(400, "invalid-input", "asInquiries");
        api.post(path, "{\"mapping\":[{\"column\":0,\"target\":\"lastName\"}],\"responsibleId\":99999999}")
                .isProblem(400, "invalid-input", "responsibleId");
    }

    @Test
    void moreRowsThanAPageAreAllTakenInOnce() {
        var api = accounts.open();
        var lines = new String[5_001];
        lines[0] = "Nachname;E-Mail";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "Person " + i + ";p" + i % 4_990 + "@viele.example";
        }
        var id = Files.upload(api, "contacts", Files.text(StandardCharsets.UTF_8, lines))
                .is(201)
                .id();
        var rehearsal = Files.rehearse(api, id, "").path("rehearsal");
        assertThat(rehearsal.path("made").longValue()).isEqualTo(4_990);
        assertThat(rehearsal.path("duplicates").longValue()).isEqualTo(10);
        assertThat(figures(Files.run(api, id, ""))).isEqualTo(List.of(4_990L, 0L, 10L, 0L));
        assertThat(count(api, "contacts")).isEqualTo(4_990);
        var undone = Files.undo(api, id);
        assertThat(undone.path("undone").longValue()).isEqualTo(4_990);
        assertThat(count(api, "contacts")).isZero();
    }
}
