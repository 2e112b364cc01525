package io.weiche.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.WordsOfRecords;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The search over all kinds: at once after writing, and when the words have been read.
@WeicheTest
class SearchTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final Api api;

    SearchTest(TestAccounts accounts, JdbcClient sql) {
        this.accounts = accounts;
        this.sql = sql;
        this.api = accounts.openClassic();
        api.post("/companies", Json.of("{'title':'Zwiebelturm AG','phones':['030 6660001']}"))
                .is(201);
        api.post("/contacts", Json.of("{'firstName':'Eva','lastName':'Zwiebelturm','emails':['Eva@Zwiebel.example']}"))
                .is(201);
        api.post("/deals", Json.of("{'title':'Dach vom Zwiebelturm'}")).is(201);
        api.lead(Json.of("{'title':'Zwiebelturm?'}"));
    }

    private void read() throws InterruptedException {
        WordsOfRecords.untilRead(sql, api);
    }

    private List<String> found(String typed) {
        return api.items("/search?q=" + Api.encoded(typed))
                .valueStream()
                .map(hit -> hit.path("name").asString())
                .toList();
    }

    private static List<String> kinds(Api who, String typed) {
        return who.items("/search?q=" + Api.encoded(typed))
                .valueStream()
                .map(hit -> hit.path("kind").asString())
                .toList();
    }

    @Test
    void oneWordFindsRecordsOfAllKinds() throws InterruptedException {
        assertThat(kinds(api, "zwiebelturm")).containsExactlyInAnyOrder("LEAD", "DEAL", "CONTACT", "COMPANY");
        read();
        assertThat(kinds(api, "zwiebelturm")).containsExactlyInAnyOrder("LEAD", "DEAL", "CONTACT", "COMPANY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eva@zwiebel.example",
                "EVA@ZWIEBEL.EXAMPLE",
                "eva@zwie",
                "+49 30 6660001",
                "030/666 0001",
                "0049 (30) 666-0001",
                "030 – 666 0001"
            })
    void aPhoneOrAddressFindsItsOwner(String typed) throws InterruptedException {
        assertThat(found(typed)).hasSize(1);
        read();
        assertThat(found(typed)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Müller, mueller", "Müller, MULLER", "Müller, müler", "Müller, mülelr", "Straßburger, strasburger",
        "Straßburger, strass", "Ångström, angstrom", "Hochbauamt, bauamt", "Sørensen, sorensen",
                "Zwiebelturn, zwiebeltrun"
    })
    void aNameIsFoundHoweverItIsTyped(String name, String typed) throws InterruptedException {
        api.post("/contacts", Json.of("{'firstName':'Quirin','lastName':'%s'}".formatted(name)))
                .is(201);
        assertThat(found(typed)).contains("Quirin " + name);
        assertThat(found("Quirin " + typed)).containsExactly("Quirin " + name);
        read();
        assertThat(found(typed)).contains("Quirin " + name);
        assertThat(found(typed + " quir")).containsExactly("Quirin " + name);
        assertThat(found("q " + typed)).containsExactly("Quirin " + name);
    }

    @Test
    void whatWasTypedExactlyComesFirst() throws InterruptedException {
        api.post("/companies", Json.of("{'title':'Maierhof'}")).is(201);
        api.post("/companies", Json.of("{'title':'Maier'}")).is(201);
        api.post("/companies", Json.of("{'title':'Meier'}")).is(201);
        read();
        assertThat(found("maier")).containsExactly("Maier", "Maierhof", "Meier");
    }

    @Test
    void openDealsComeBeforeClosedOnes() throws InterruptedException {
        var open =
                api.post("/deals", Json.of("{'title':'Wintergarten'}")).is(201).json();
        var lost =
                api.post("/deals", Json.of("{'title':'Wintergarten'}")).is(201).json();
        var stage = api.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(one -> one.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow();
        api.patch(
                        "/deals/" + lost.path("id").longValue(),
                        Json.of("{'stageId':%d}".formatted(stage.path("id").longValue())))
                .is(200);
        read();
        assertThat(api.items("/search?q=wintergarten")
                        .valueStream()
                        .map(hit -> hit.path("id").longValue()))
                .containsExactly(open.path("id").longValue(), lost.path("id").longValue());
    }

    @Test
    void aNumberFindsItsRecordWithAndWithoutTheKind() {
        var deal = api.items("/deals").get(0).path("id").longValue();
        for (var typed : List.of("" + deal, "#" + deal, "deal " + deal, "Auftrag " + deal, "D-" + deal)) {
            assertThat(api.items("/search?q=" + Api.encoded(typed))
                            .valueStream()
                            .filter(hit -> hit.path("kind").asString().equals("DEAL")))
                    .as(typed)
                    .hasSize(1);
        }
        assertThat(kinds(api, "kontakt " + deal)).doesNotContain("DEAL");
    }

    @Test
    void aNewNameIsFoundAndTheOldOneForgotten() throws InterruptedException {
        var company = api.items("/companies").get(0).path("id").longValue();
        read();
        api.patch("/companies/" + company, Json.of("{'title':'Kirchturm AG'}")).is(200);
        assertThat(found("kirchturm")).containsExactly("Kirchturm AG");
        read();
        assertThat(found("kirchturm")).containsExactly("Kirchturm AG");
        assertThat(found("zwiebelturm")).doesNotContain("Kirchturm AG");
    }

    @Test
    void whatIsInTheRecycleBinIsNotFound() throws InterruptedException {
        var company = api.items("/companies").get(0).path("id").longValue();
        read();
        api.delete("/companies/" + company).is(204);
        assertThat(kinds(api, "zwiebelturm")).doesNotContain("COMPANY");
    }

    @Test
    void recordsAreLookedUpByName() {
        var company = api.items("/companies").get(0).path("id").longValue();
        var deal = api.items("/deals").get(0).path("id").longValue();
        assertThat(api.items("/search?records=DEAL:%d,COMPANY:%d,CONTACT:999999999".formatted(deal, company))
                        .valueStream()
                        .map(hit -> hit.path("name").asString()))
                .containsExactly("Dach vom Zwiebelturm", "Zwiebelturm AG");
        assertThat(accounts.open().items("/search?records=DEAL:" + deal).isEmpty())
                .isTrue();
        api.get("/search?records=DEAL").is(400);
    }

    @Test
    void oneCharacterFindsNothing() {
        assertThat(api.items("/search?q=z").isEmpty()).isTrue();
        assertThat(api.items("/search").isEmpty()).isTrue();
    }

    @Test
    void aManagerFindsWhatTheyMaySee() throws InterruptedException {
        var manager = accounts.manager(api);
        assertThat(kinds(manager, "zwiebelturm")).containsExactly("COMPANY");
        read();
        assertThat(kinds(manager, "zwiebelturm")).containsExactly("COMPANY");
        assertThat(accounts.open().items("/search?q=zwiebelturm").isEmpty()).isTrue();
    }
}
