package io.weiche.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.WordsOfRecords;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Finding records that are probably the same.
@WeicheTest
class DuplicatesTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final Api api;

    DuplicatesTest(TestAccounts accounts, JdbcClient sql) {
        this.accounts = accounts;
        this.sql = sql;
        this.api = accounts.openClassic();
    }

    private long contact(String body) {
        return api.post("/contacts", Json.of(body)).is(201).id();
    }

    private List<JsonNode> groups(String kind) throws InterruptedException {
        return groups(kind, 1);
    }

    private List<JsonNode> groups(String kind, int limit) throws InterruptedException {
        WordsOfRecords.untilRead(sql, api);
        var groups = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = api.get("/duplicates?kind=" + kind + "&limit=" + limit + cursor)
                    .is(200)
                    .json();
            page.path("items").forEach(groups::add);
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (cursor != null);
        return groups;
    }

    private static List<Long> ids(JsonNode group) {
        return group.path("records")
                .valueStream()
                .map(record -> record.path("id").longValue())
                .toList();
    }

    @Test
    void aNameMayRepeatAWord() throws InterruptedException {
        var one = contact("{'firstName':'Peter','lastName':'Peter','phones':['030 1234599']}");
        var other = contact("{'firstName':'Peter','lastName':'Peter','phones':['030 1234599']}");
        assertThat(groups("CONTACT"))
                .singleElement()
                .satisfies(group -> assertThat(ids(group)).containsExactlyInAnyOrder(one, other));
    }

    @Test
    void whoSharesAPhoneInAnySpellingAndANameIsShownOnce() throws InterruptedException {
        var one =
                contact("{'firstName':'Eva','lastName':'Müller','phones':['030 1234567'],'emails':['Eva@x.example']}");
        var other = contact(
                "{'firstName':'Eva','lastName':'Mueller','phones':['+49 30 1234567'],'emails':['eva@X.example']}");
        contact("{'firstName':'Udo','lastName':'Anders','phones':['030 7654321']}");

        var groups = groups("CONTACT");
        assertThat(groups).hasSize(1);
        assertThat(ids(groups.getFirst())).containsExactlyInAnyOrder(one, other);
        assertThat(groups.getFirst().path("score").intValue()).isEqualTo(99);
        assertThat(groups.getFirst()
                        .path("reasons")
                        .valueStream()
                        .map(reason -> reason.path("common").asString()))
                .containsExactly("EMAIL", "PHONE", "NAME");
    }

    @Test
    void whoIsAlikeInDifferentWaysStandsInOneGroup() throws InterruptedException {
        contact("{'firstName':'Eva','lastName':'Holm','phones':['030 1234567'],'emails':['eva@x.example']}");
        contact("{'firstName':'E.','lastName':'Holm','phones':['030 1234567'],'emails':['eva@y.example']}");
        contact("{'firstName':'Eva','lastName':'Holm','emails':['eva@x.example','eva@y.example']}");
        assertThat(groups("CONTACT", 25)).hasSize(1);
        assertThat(ids(groups("CONTACT", 25).getFirst())).hasSize(3);
    }

    @Test
    void aSwitchboardMakesNobodyADuplicate() throws InterruptedException {
        contact("{'firstName':'Eva','lastName':'Holm','phones':['030 1234567']}");
        contact("{'firstName':'Udo','lastName':'Anders','phones':['030 1234567']}");
        assertThat(groups("CONTACT")).isEmpty();
    }

    @Test
    void namesakesAreDuplicatesOnlyInTheSameCompany() throws InterruptedException {
        var company =
                api.post("/companies", Json.of("{'title':'Dachbau'}")).is(201).id();
        contact("{'firstName':'Eva','lastName':'Holm'}");
        assertThat(groups("CONTACT")).isEmpty();
        contact("{'firstName':'Eva','lastName':'Holm','companyIds':[" + company + "]}");
        contact("{'firstName':'Holm','lastName':'Eva','companyIds':[" + company + "]}");
        assertThat(groups("CONTACT")).hasSize(1);
    }

    @Test
    void companiesAreComparedWithoutTheirLegalForm() throws InterruptedException {
        api.post("/companies", Json.of("{'title':'Zwiebelturm GmbH & Co. KG'}")).is(201);
        api.post("/companies", Json.of("{'title':'ZWIEBELTURM'}")).is(201);
        api.post("/companies", Json.of("{'title':'Kirchturm GmbH'}")).is(201);
        assertThat(groups("COMPANY")).hasSize(1);
    }

    @Test
    void openLeadsAreComparedToo() throws InterruptedException {
        api.lead(Json.of("{'title':'Dach','firstName':'Eva','lastName':'Holm','emails':['eva@x.example']}"));
        api.lead(Json.of("{'title':'Fenster','firstName':'Eva','lastName':'Holm','emails':['eva@x.example']}"));
        assertThat(groups("LEAD")).hasSize(1);
    }

    @Test
    void openDealsOfOneCustomerThatAreCalledAlikeOrAreWorthTheSameAreDuplicates() throws InterruptedException {
        var eva = contact("{'firstName':'Eva','lastName':'Holm'}");
        var company =
                api.post("/companies", Json.of("{'title':'Dachbau'}")).is(201).id();
        var first = deal("{'title':'Dach, neu','contactIds':[%d],'companyId':%d}".formatted(eva, company));
        var second = deal("{'title':'Neu: DACH','contactIds':[%d],'companyId':%d}".formatted(eva, company));
        deal("{'title':'Wallbox','contactIds':[%d],'companyId':%d}".formatted(eva, company));
        deal("{'title':'Dach, neu'}");
        var worth = "'contactIds':[%d],'amount':{'value':'500.00','currency':'EUR'}}".formatted(eva);
        var gate = deal("{'title':'Tor links'," + worth);
        var sameGate = deal("{'title':'Tor'," + worth);
        deal("{'title':'Fenster'," + worth);

        var groups = groups("DEAL");
        assertThat(groups).hasSize(2);
        assertThat(ids(groups.getFirst())).containsExactlyInAnyOrder(first, second);
        assertThat(groups.getFirst().path("reasons").findValuesAsString("common"))
                .containsExactly("NAME", "CUSTOMER");
        assertThat(ids(groups.getLast())).containsExactlyInAnyOrder(gate, sameGate);
        assertThat(api.items("/deals/" + first + "/duplicates").size()).isEqualTo(1);

        api.post(
                        "/duplicates/different",
                        Json.of("{'kind':'DEAL','records':[{'id':%d},{'id':%d}]}".formatted(gate, sameGate)))
                .is(204);
        var won = api.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("SUCCESS"))
                .findFirst()
                .orElseThrow();
        api.patch("/deals/" + second, Json.of("{'stageId':" + won.path("id") + "}"))
                .is(200);
        assertThat(groups("DEAL")).isEmpty();
    }

    private long deal(String body) {
        return api.post("/deals", Json.of(body)).is(201).id();
    }

    @Test
    void whatIsNoDuplicateIsRememberedForEverybody() throws InterruptedException {
        var one = contact("{'firstName':'Eva','lastName':'Holm','emails':['eva@x.example']}");
        var other = contact("{'firstName':'Eva','lastName':'Holm','emails':['eva@x.example']}");
        var body = Json.of("{'kind':'CONTACT','records':[{'id':%d},{'id':%d}]}".formatted(one, other));
        api.post("/duplicates/different", body).is(204);
        assertThat(groups("CONTACT")).isEmpty();
        assertThat(api.items("/contacts/" + one + "/duplicates").isEmpty()).isTrue();

        var third = contact("{'firstName':'Eva','lastName':'Holm','emails':['eva@x.example']}");
        assertThat(ids(groups("CONTACT").getFirst())).contains(third);

        api.post("/duplicates/different/undo", body).is(204);
        assertThat(ids(groups("CONTACT").getFirst())).contains(one, other, third);
    }

    @Test
    void aCardKnowsWhoIsProbablyTheSame() {
        var one = contact("{'firstName':'Eva','lastName':'Holm','emails':['eva@x.example']}");
        var other = contact("{'firstName':'E.','lastName':'Holm','emails':['eva@x.example']}");
        var likely = api.items("/contacts/" + one + "/duplicates");
        assertThat(likely.size()).isEqualTo(1);
        assertThat(likely.get(0).path("record").path("id").longValue()).isEqualTo(other);
        assertThat(likely.get(0).path("score").intValue()).isEqualTo(70);
    }

    @Test
    void nobodySeesWhatTheyMayNotSee() throws InterruptedException {
        contact("{'firstName':'Eva','lastName':'Holm','emails':['eva@x.example']}");
        contact("{'firstName':'Eva','lastName':'Holm','emails':['eva@x.example']}");
        var manager = accounts.manager(api);
        assertThat(groups("CONTACT")).hasSize(1);
        assertThat(manager.items("/duplicates?kind=CONTACT").isEmpty()).isTrue();
        assertThat(accounts.open().items("/duplicates?kind=CONTACT").isEmpty()).isTrue();
    }
}
