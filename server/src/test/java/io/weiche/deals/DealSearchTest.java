package io.weiche.deals;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.WordsOfRecords;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deals are found by whom they are sold to: in lists, on boards, and in the search over all kinds.
@WeicheTest
class DealSearchTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private Api boss;
    private long contact;
    private long company;
    private long deal;

    DealSearchTest(TestAccounts accounts, JdbcClient sql) {
        this.accounts = accounts;
        this.sql = sql;
        this.boss = accounts.openClassic();
    }

    @BeforeEach
    void open() {
        boss = accounts.openClassic();
        company = made("/companies", "{'title':'Zwiebelturm GmbH','phones':['030 6660001']}");
        contact = made(
                "/contacts",
                "{'firstName':'Ines','lastName':'Kleinmüller','phones':['0171 5550123'],'emails':['Ines@Klein.example']}");
        deal = made("/deals", "{'title':'Badumbau','companyId':%d,'contactIds':[%d]}".formatted(company, contact));
        made("/contacts", "{'firstName':'Ines','lastName':'Holm','phones':['0171 5550199']}");
        made("/deals", "{'title':'Gartenzaun'}");
    }

    private long made(String path, String body) {
        return boss.post(path, Json.of(body)).is(201).id();
    }

    private void read() throws InterruptedException {
        WordsOfRecords.untilRead(sql, boss);
    }

    private static List<String> inList(Api who, String typed) {
        return who.items("/deals?q=" + Api.encoded(typed))
                .valueStream()
                .map(one -> one.path("title").asString())
                .toList();
    }

    private static List<String> everywhere(Api who, String typed) {
        return who.items("/search?q=" + Api.encoded(typed))
                .valueStream()
                .map(hit -> hit.path("kind").asString() + " " + hit.path("name").asString())
                .toList();
    }

    private long onBoard(String typed) {
        var pipeline = boss.get("/deals/" + deal).json().path("pipelineId").longValue();
        return boss.get("/deals/board?pipelineId=" + pipeline + "&q=" + Api.encoded(typed))
                .json()
                .path("columns")
                .valueStream()
                .mapToLong(stage -> stage.path("count").longValue())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ines Kleinmüller",
                "kleinmueller ines",
                "Kleinm",
                "zwiebelturm",
                "0171/555 01 23",
                "0049 (171) 555-0123",
                "030-6660001",
                "INES@klein.example"
            })
    void aDealIsFoundByItsCustomer(String typed) throws InterruptedException {
        assertThat(inList(boss, typed)).containsExactly("Badumbau");
        read();
        assertThat(inList(boss, typed)).containsExactly("Badumbau");
        assertThat(onBoard(typed)).isOne();
        assertThat(boss.get("/lists/deals/count?q=" + Api.encoded(typed))
                        .json()
                        .path("count")
                        .longValue())
                .isOne();
    }

    @Test
    void itsOwnTitleStillFindsItAndOthersDoNot() throws InterruptedException {
        read();
        assertThat(inList(boss, "badum")).containsExactly("Badumbau");
        assertThat(inList(boss, "kleinmuller")).containsExactly("Badumbau");
        assertThat(inList(boss, "Ines Holm")).isEmpty();
        assertThat(inList(boss, "0171 5550199")).isEmpty();
        assertThat(inList(boss, "i")).containsExactly();
    }

    @Test
    void theSearchOverAllKindsShowsTheDealsOfTheCustomersFoundOpenOnesFirst() throws InterruptedException {
        read();
        var lost = made("/deals", "{'title':'Altes Bad','contactIds':[%d]}".formatted(contact));
        var stage = boss.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(one -> one.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow();
        boss.patch(
                        "/deals/" + lost,
                        Json.of("{'stageId':%d}".formatted(stage.path("id").longValue())))
                .is(200);
        var all = new String[] {"CONTACT Ines Kleinmüller", "DEAL Badumbau", "DEAL Altes Bad"};
        assertThat(everywhere(boss, "0049 171 5550123")).containsExactly(all);
        assertThat(everywhere(boss, "ines@klein.example")).containsExactly(all);
        assertThat(everywhere(boss, "ines kleinmüller")).containsExactly(all);
        assertThat(everywhere(boss, "zwiebelturm")).containsExactly("COMPANY Zwiebelturm GmbH", "DEAL Badumbau");
    }

    @Test
    void ofManyDealsAFewAreShownAndNoneTwice() throws InterruptedException {
        for (int count = 0; count < 7; count++) {
            made("/deals", "{'title':'Kleinmüller %d','contactIds':[%d]}".formatted(count, contact));
            made("/deals", "{'title':'Wartung %d','contactIds':[%d]}".formatted(count, contact));
        }
        read();
        var byName = everywhere(boss, "kleinmüller");
        assertThat(byName).doesNotHaveDuplicates();
        assertThat(byName.subList(0, 8)).allMatch(name -> name.contains("Kleinmüller"));
        assertThat(everywhere(boss, "0171 5550123")).hasSize(6);
    }

    @Test
    void whatIsInTheRecycleBinIsNotFound() throws InterruptedException {
        read();
        boss.delete("/deals/" + deal).is(204);
        assertThat(inList(boss, "Ines Kleinmüller")).isEmpty();
        assertThat(inList(boss, "0171 5550123")).isEmpty();
        assertThat(everywhere(boss, "0171 5550123")).containsExactly("CONTACT Ines Kleinmüller");
    }

    @Test
    void whoMayNotReadTheCustomerDoesNotLearnWhoseDealItIs() throws InterruptedException {
        var person = accounts.manager(boss);
        readsOwnRecordsOnly(person);
        boss.patch("/deals/" + deal, "{\"responsibleId\":" + person.userId() + "}")
                .is(200);
        assertThat(inList(person, "badumbau")).containsExactly("Badumbau");
        for (var known : List.of(false, true)) {
            if (known) {
                read();
            }
            for (var typed :
                    List.of("Kleinmüller", "0171 5550123", "ines@klein.example", "zwiebelturm", "0306660001")) {
                assertThat(inList(person, typed)).as(typed).isEmpty();
                assertThat(everywhere(person, typed)).as(typed).isEmpty();
            }
        }
        boss.patch("/companies/" + company, "{\"observerIds\":[" + person.userId() + "]}")
                .is(200);
        assertThat(inList(person, "zwiebelturm")).containsExactly("Badumbau");
        assertThat(inList(person, "Kleinmüller")).isEmpty();
    }

    private void readsOwnRecordsOnly(Api person) {
        var role = boss.post("/roles", "{\"name\":\"Nur eigene\"}").is(201).id();
        for (var area : List.of("DEAL", "CONTACT", "COMPANY")) {
            boss.patch(
                            "/access/matrix",
                            "{\"changes\":[{\"roleId\":" + role + ",\"area\":\"" + area
                                    + "\",\"action\":\"READ\",\"scope\":\"OWN\"}]}")
                    .is(200);
        }
        boss.patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}").is(200);
    }
}
