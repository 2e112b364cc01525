package io.weiche.imports;

import static io.weiche.imports.Files.figures;
import static io.weiche.imports.Files.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A list is changed in a spreadsheet and comes back: what a row says takes the place of what is there.
@WeicheTest
class UpdatingImportTest {
    private static final String UPDATE = "'duplicates':'OVERWRITE'";

    private final TestAccounts accounts;

    UpdatingImportTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    /// The plan of the suggested meanings, with the first column as the number of the record.
    private static String numbered(Api api, long id, String more) {
        var suggestions = api.get("/imports/" + id + "/preview").is(200).json().path("suggestions");
        var mapping = IntStream.range(0, suggestions.size())
                .mapToObj(column -> column == 0 ? "id" : suggestions.get(column).asString(""))
                .toList();
        return Json.of("{'mapping':["
                + String.join(
                        ",",
                        IntStream.range(0, mapping.size())
                                .filter(column -> !mapping.get(column).isEmpty())
                                .mapToObj(column -> "{'column':" + column + ",'target':'" + mapping.get(column) + "'}")
                                .toList())
                + "]," + more + "}");
    }

    private static JsonNode rehearse(Api api, long id) {
        api.post("/imports/" + id + "/rehearsal", numbered(api, id, UPDATE)).is(202);
        return Files.await(api, id).path("rehearsal");
    }

    private static JsonNode run(Api api, long id) {
        api.post("/imports/" + id + "/run", numbered(api, id, UPDATE)).is(202);
        return Files.await(api, id);
    }

    private static long contact(Api api, String more) {
        return api.post("/contacts", Json.of("{'lastName':'Muster','jobTitle':'Leiterin'," + more + "}"))
                .is(201)
                .id();
    }

    private static JsonNode read(Api api, String path) {
        return api.get(path).is(200).json();
    }

    /// The latest change in a history, as "field: before > now".
    private static List<String> told(Api api, String path) {
        return api.items(path + "/timeline")
                .get(0)
                .path("data")
                .path("changes")
                .valueStream()
                .map(change -> change.path("field").asString() + ": "
                        + change.path("from").asString("–") + " > "
                        + change.path("to").asString())
                .toList();
    }

    /// A record without what the way back changes anew: its version and the times of its last change.
    private static Map<String, JsonNode> content(JsonNode record) {
        var content = new java.util.TreeMap<String, JsonNode>();
        record.properties().forEach(one -> content.put(one.getKey(), one.getValue()));
        List.of("version", "updatedAt", "lastActivityAt").forEach(content::remove);
        return content;
    }

    @Test
    void whatARowSaysTakesThePlaceOfWhatIsThereAndAnEmptyCellChangesNothing() {
        var api = accounts.open();
        var erika = contact(
                api,
                "'emails':['erika@muster.example'],'address':{'street':'Alte Gasse 1','city':'Berlin'},'comments':'alt'");
        var before = read(api, "/contacts/" + erika);
        var id = Files.read(
                api,
                "contacts",
                "Vorname;Nachname;E-Mail;Position;Ort;Kommentar;Telefon",
                "Erika;Beispiel;ERIKA@muster.example;;Köln;neu;030 1234567");
        assertThat(Files.rehearse(api, id, UPDATE)
                        .path("rehearsal")
                        .path("duplicates")
                        .longValue())
                .isEqualTo(1);
        assertThat(figures(Files.run(api, id, UPDATE))).isEqualTo(List.of(0L, 1L, 0L, 0L));

        var after = read(api, "/contacts/" + erika);
        assertThat(after.path("name").asString()).isEqualTo("Erika Beispiel");
        assertThat(after.path("jobTitle").asString()).isEqualTo("Leiterin");
        assertThat(after.path("comments").asString()).isEqualTo("neu");
        assertThat(after.path("address").path("city").asString()).isEqualTo("Köln");
        assertThat(after.path("address").path("street").asString()).isEqualTo("Alte Gasse 1");
        assertThat(after.path("emails").size()).isEqualTo(1);
        assertThat(after.path("phones").size()).isEqualTo(1);
        assertThat(after.path("responsibleId")).isEqualTo(before.path("responsibleId"));
        assertThat(told(api, "/contacts/" + erika))
                .contains("lastName: Muster > Beispiel", "comments: alt > neu", "firstName: – > Erika");

        assertThat(Files.undo(api, id).path("undone").longValue()).isEqualTo(1);
        assertThat(content(read(api, "/contacts/" + erika))).isEqualTo(content(before));
    }

    @Test
    void theNumberOfARecordGoesBeforeEverythingElseAndIsNeverGuessed() {
        var api = accounts.open();
        var first = contact(api, "'emails':['a@muster.example']");
        var second = contact(api, "'emails':['b@muster.example']");
        var id = Files.read(
                api,
                "contacts",
                "Nummer;E-Mail;Position",
                first + ";b@muster.example;Einkauf",
                "#" + second + ";;Vertrieb",
                "999999999;c@muster.example;Niemand",
                "K-17;d@muster.example;Niemand");
        assertThat(Files.suggested(api, id)).doesNotContainKey("Nummer");
        var rehearsal = rehearse(api, id);
        assertThat(rehearsal.path("duplicates").longValue()).isEqualTo(2);
        assertThat(rehearsal.path("failed").longValue()).isEqualTo(2);
        assertThat(rehearsal.path("made").longValue()).isZero();

        var run = run(api, id);
        assertThat(figures(run)).isEqualTo(List.of(0L, 2L, 0L, 2L));
        assertThat(problems(run)).isEqualTo(Map.of("id:unknown-record", 1L, "id:not-a-number", 1L));
        assertThat(read(api, "/contacts/" + first).path("jobTitle").asString()).isEqualTo("Einkauf");
        assertThat(read(api, "/contacts/" + first).path("emails").size()).isEqualTo(2);
        assertThat(read(api, "/contacts/" + second).path("jobTitle").asString()).isEqualTo("Vertrieb");
        assertThat(read(api, "/contacts/" + second).path("lastName").asString()).isEqualTo("Muster");
    }

    @Test
    void theLastRowAboutARecordCounts() {
        var api = accounts.open();
        var erika = contact(api, "'emails':['erika@muster.example']");
        var id = Files.read(
                api,
                "contacts",
                "Nummer;Vorname;Position",
                erika + ";Erika;Einkauf",
                erika + ";;Vertrieb",
                erika + ";;");
        assertThat(rehearse(api, id).path("duplicates").longValue()).isEqualTo(3);
        assertThat(figures(run(api, id))).isEqualTo(List.of(0L, 3L, 0L, 0L));
        var after = read(api, "/contacts/" + erika);
        assertThat(after.path("firstName").asString()).isEqualTo("Erika");
        assertThat(after.path("jobTitle").asString()).isEqualTo("Vertrieb");
    }

    @Test
    void amountsKeepTheirCurrencyAndComeBackWithIt() {
        var api = accounts.open();
        var deal = api.post("/deals", Json.of("{'title':'Dach','amount':{'value':'1200.00','currency':'CHF'}}"))
                .is(201)
                .id();
        var id = Files.read(api, "deals", "Nummer;Betrag;Abschluss am", deal + ";1.500,00;24.12.2026");
        assertThat(figures(run(api, id))).isEqualTo(List.of(0L, 1L, 0L, 0L));
        var after = read(api, "/deals/" + deal);
        assertThat(after.path("amount").path("value").asString()).isEqualTo("1500.00");
        assertThat(after.path("amount").path("currency").asString()).isEqualTo("CHF");
        assertThat(after.path("closeOn").asString()).isEqualTo("2026-12-24");

        var second = Files.read(api, "deals", "Nummer;Betrag;Währung", deal + ";1.500,00;EUR");
        run(api, second);
        assertThat(read(api, "/deals/" + deal).path("amount").path("currency").asString())
                .isEqualTo("EUR");
        Files.undo(api, second);
        assertThat(read(api, "/deals/" + deal).path("amount").path("currency").asString())
                .isEqualTo("CHF");
    }

    @Test
    void fieldsTheAccountAddedAreChangedToldAndGivenBack() {
        var api = accounts.open();
        api.post("/fields", Json.of("{'kind':'CONTACT','label':'Region','type':'TEXT','code':'region'}"))
                .is(201);
        api.post("/fields", Json.of("{'kind':'CONTACT','label':'Rang','type':'NUMBER','code':'rang'}"))
                .is(201);
        var erika = contact(api, "'custom':{'region':'Nord'}");
        var id = Files.read(api, "contacts", "Nummer;Region;Rang", erika + ";Süd;7");
        run(api, id);
        var custom = read(api, "/contacts/" + erika).path("custom");
        assertThat(custom.path("region").asString()).isEqualTo("Süd");
        assertThat(custom.path("rang").asInt()).isEqualTo(7);
        assertThat(told(api, "/contacts/" + erika))
                .containsExactlyInAnyOrder("custom.region: Nord > Süd", "custom.rang: – > 7");
        Files.undo(api, id);
        var back = read(api, "/contacts/" + erika).path("custom");
        assertThat(back.path("region").asString()).isEqualTo("Nord");
        assertThat(back.has("rang")).isFalse();
    }

    @Test
    void whatAFileCannotChangeIsRefusedAndNotPassedOver() {
        var api = accounts.open();
        var stages = api.items("/pipelines").get(0).path("stages");
        var other = stages.get(1).path("name").asString();
        var same = stages.get(0).path("name").asString();
        var moved = api.post("/deals", Json.of("{'title':'Dach'}")).is(201).id();
        var stays = api.post("/deals", Json.of("{'title':'Keller'}")).is(201).id();
        var id = Files.read(
                api, "deals", "Nummer;Titel;Phase", moved + ";Neues Dach;" + other, stays + ";Neuer Keller;" + same);
        assertThat(rehearse(api, id).path("failed").longValue()).isEqualTo(1);
        var run = run(api, id);
        assertThat(figures(run)).isEqualTo(List.of(0L, 1L, 0L, 1L));
        assertThat(problems(run)).isEqualTo(Map.of("stageId:stays", 1L));
        assertThat(read(api, "/deals/" + moved).path("title").asString()).isEqualTo("Dach");
        assertThat(read(api, "/deals/" + stays).path("title").asString()).isEqualTo("Neuer Keller");
    }

    @Test
    void whoeverChangedARecordSinceKeepsItWhenTheImportIsTakenBack() {
        var api = accounts.open();
        var touched = contact(api, "'emails':['a@muster.example']");
        var left = contact(api, "'emails':['b@muster.example']");
        var id = Files.read(api, "contacts", "Nummer;Position", touched + ";Einkauf", left + ";Einkauf");
        run(api, id);
        api.patch("/contacts/" + touched, Json.of("{'comments':'angerufen'}")).is(200);
        var undone = Files.undo(api, id);
        assertThat(undone.path("undone").longValue()).isEqualTo(1);
        assertThat(undone.path("kept").longValue()).isEqualTo(1);
        assertThat(read(api, "/contacts/" + touched).path("jobTitle").asString())
                .isEqualTo("Einkauf");
        assertThat(read(api, "/contacts/" + left).path("jobTitle").asString()).isEqualTo("Leiterin");
    }

    @Test
    void aNumberAndANewRecordContradictEachOther() {
        var api = accounts.openClassic();
        var id = Files.read(api, "leads", "Nummer;Titel", "1;Dach");
        api.post("/imports/" + id + "/run", numbered(api, id, "'duplicates':'MAKE'"))
                .isProblem(400, "invalid-input", "duplicates");
        api.post("/imports/" + id + "/run", numbered(api, id, "'asInquiries':true"))
                .isProblem(400, "invalid-input", "asInquiries");
    }

    @Test
    void whatStoodThereAndIsGoneSinceIsNotGivenBack() {
        var api = accounts.open();
        var fair =
                api.post("/sources", Json.of("{'name':'Messe Nord'}")).is(201).id();
        api.post("/sources", Json.of("{'name':'Messe Süd'}")).is(201);
        var erika = contact(api, "'sourceId':" + fair);
        var id = Files.read(api, "contacts", "Nummer;Quelle;Position", erika + ";Messe Süd;Einkauf");
        assertThat(figures(run(api, id))).isEqualTo(List.of(0L, 1L, 0L, 0L));
        api.delete("/sources/" + fair).is(204);
        assertThat(Files.undo(api, id).path("status").asString()).isEqualTo("UNDONE");
        var back = read(api, "/contacts/" + erika);
        assertThat(back.path("jobTitle").asString()).isEqualTo("Leiterin");
        assertThat(back.path("sourceId").longValue()).isNotEqualTo(fair);
    }

    @Test
    void whatIsSoldInOneCurrencyIsNotCountedInAnother() {
        var api = accounts.open();
        var deal = api.post("/deals", Json.of("{'title':'Dach','amount':{'value':'100.00','currency':'EUR'}}"))
                .is(201)
                .id();
        var rows = Json.of("{'rows':[{'name':'Modul','quantity':'1','price':'90.00'}]}");
        api.send("PUT", "/deals/" + deal + "/products", rows, Map.of("If-Match", "*"))
                .is(200);
        api.patch("/deals/" + deal, Json.of("{'amount':{'value':'95.00','currency':'EUR'}}"))
                .is(200);
        var id = Files.read(api, "deals", "Nummer;Betrag;Währung", deal + ";95,00;USD");
        assertThat(problems(run(api, id))).isEqualTo(Map.of("currency:sold-in-another", 1L));
        assertThat(read(api, "/deals/" + deal).path("amount").path("currency").asString())
                .isEqualTo("EUR");
    }

    @Test
    void whomARecordBelongsToStays() {
        var api = accounts.open();
        var old =
                api.post("/companies", Json.of("{'title':'Alt GmbH'}")).is(201).id();
        api.post("/companies", Json.of("{'title':'Neu GmbH'}")).is(201);
        var tied = api.post("/deals", Json.of("{'title':'Dach','companyId':" + old + "}"))
                .is(201)
                .id();
        var free = api.post("/deals", Json.of("{'title':'Keller'}")).is(201).id();
        var id = Files.read(
                api,
                "deals",
                "Nummer;Titel;Unternehmen",
                tied + ";Neues Dach;Neu GmbH",
                free + ";Neuer Keller;Neu GmbH");
        var run = run(api, id);
        assertThat(problems(run)).isEqualTo(Map.of("companyId:stays", 1L));
        assertThat(read(api, "/deals/" + tied).path("companyId").longValue()).isEqualTo(old);
        assertThat(read(api, "/deals/" + free).path("companyTitle").asString()).isEqualTo("Neu GmbH");
    }

    @Test
    void theLastRowCountsAlsoWhenOnlyTheDatabaseKnowsThatTheyAreOne() {
        var api = accounts.open();
        var erika = contact(api, "'emails':['a@muster.example','b@muster.example']");
        var id =
                Files.read(api, "contacts", "E-Mail;Position", "a@muster.example;Einkauf", "b@muster.example;Vertrieb");
        Files.run(api, id, UPDATE);
        assertThat(read(api, "/contacts/" + erika).path("jobTitle").asString()).isEqualTo("Vertrieb");
    }
}
