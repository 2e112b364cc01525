package io.weiche.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whoever may read a record but not the one it is linked with sees that there is one and not what it is called,
/// through whatever door.
@WeicheTest
class LinkedNamesTest {
    private static final String SECRET = "Geheim";

    private final TestAccounts accounts;
    private Api boss;
    private Api person;
    private long company;
    private long contact;
    private long deal;

    LinkedNamesTest(TestAccounts accounts) {
        this.accounts = accounts;
        boss = accounts.openClassic();
        person = boss;
    }

    /// A deal of somebody who reads their own records, linked with a company and a contact of somebody else.
    @BeforeEach
    void open() {
        boss = accounts.openClassic();
        person = accounts.manager(boss);
        readsOwnRecordsOnly();
        company = boss.post("/companies", Json.of("{'title':'Geheim AG'}"))
                .is(201)
                .id();
        contact = boss.post(
                        "/contacts",
                        Json.of("{'lastName':'Geheimrat','emails':[{'value':'rat@geheim.test'}],'companyIds':["
                                + company + "]}"))
                .is(201)
                .id();
        deal = boss.post(
                        "/deals",
                        Json.of("{'title':'Sichtdach','companyId':" + company + ",'contactIds':[" + contact
                                + "],'responsibleId':" + person.userId() + "}"))
                .is(201)
                .id();
        person.get("/companies/" + company).isProblem(404, "not-found");
        person.get("/contacts/" + contact).isProblem(404, "not-found");
    }

    private void readsOwnRecordsOnly() {
        var role = boss.post("/roles", "{\"name\":\"Nur eigene\"}").is(201).id();
        for (var area : new String[] {"LEAD", "DEAL", "CONTACT", "COMPANY"}) {
            for (var action : new String[] {"READ", "ADD", "CHANGE", "EXPORT"}) {
                allow(role, area, action);
            }
        }
        allow(role, "LEAD", "CONVERT");
        boss.patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}").is(200);
    }

    private void allow(long role, String area, String action) {
        boss.patch(
                        "/access/matrix",
                        "{\"changes\":[{\"roleId\":" + role + ",\"area\":\"" + area + "\",\"action\":\"" + action
                                + "\",\"scope\":\"OWN\"}]}")
                .is(200);
    }

    @Test
    void cardsListsAndBoardsSayThatThereIsOne() {
        for (var seen : new JsonNode[] {
            person.get("/deals/" + deal).is(200).json(),
            person.items("/deals").get(0),
            person.items("/deals?sort=amount").get(0)
        }) {
            assertThat(seen.toString()).doesNotContain(SECRET);
            assertThat(seen.path("companyId").longValue()).isEqualTo(company);
            assertThat(seen.path("companyTitle").isNull()).isTrue();
            assertThat(seen.path("contacts").get(0).path("id").longValue()).isEqualTo(contact);
            assertThat(seen.path("contacts").get(0).path("name").isNull()).isTrue();
            assertThat(seen.path("customerName").isNull()).isTrue();
        }
        var whole = boss.get("/deals/" + deal).is(200).json();
        assertThat(whole.path("companyTitle").asString()).isEqualTo("Geheim AG");
        assertThat(whole.path("customerName").asString()).isEqualTo("Geheimrat");
        person.patch("/deals/" + deal, Json.of("{'title':'Neues Dach'}")).is(200);
        var kept = boss.get("/deals/" + deal).is(200).json();
        assertThat(kept.path("contacts").get(0).path("id").longValue()).isEqualTo(contact);
        assertThat(kept.path("companyId").longValue()).isEqualTo(company);
    }

    @Test
    void whoMayReadTheCompanyOnlyIsToldOfItAlone() {
        boss.patch("/companies/" + company, "{\"observerIds\":[" + person.userId() + "]}")
                .is(200);
        var seen = person.get("/deals/" + deal).is(200).json();
        assertThat(seen.path("companyTitle").asString()).isEqualTo("Geheim AG");
        assertThat(seen.path("customerName").asString()).isEqualTo("Geheim AG");
        assertThat(seen.path("contacts").get(0).path("name").isNull()).isTrue();
        var works = person.get("/companies/" + company).is(200).json();
        assertThat(works.path("contacts").get(0).path("name").isNull()).isTrue();
        assertThat(works.toString()).doesNotContain("Geheimrat");
    }

    @Test
    void filesSayItInWordsAndSearchesLeaveItOut() {
        var columns = "?columns=title,companyId,contactId";
        var file = person.get("/lists/deals/rows.csv" + columns).is(200).body();
        assertThat(file).contains("Sichtdach;nicht sichtbar;nicht sichtbar").doesNotContain(SECRET);
        assertThat(boss.get("/lists/deals/rows.csv" + columns).is(200).body())
                .contains("Sichtdach;Geheim AG;Geheimrat");
        var found = person.items("/search?q=Sichtdach");
        assertThat(found.size()).isOne();
        assertThat(found.toString()).doesNotContain(SECRET);
        assertThat(boss.items("/search?q=Sichtdach").toString()).contains(SECRET);
    }

    @Test
    void activitiesNameOnlyWhatMayBeRead() {
        boss.post(
                        "/activities",
                        Json.of("{'type':'TODO','title':'Anrufen','records':[{'kind':'DEAL','id':" + deal
                                + "},{'kind':'COMPANY','id':" + company + "}]}"))
                .is(201);
        var timeline = person.get("/deals/" + deal + "/timeline").is(200).json();
        assertThat(timeline.path("planned").size()).isOne();
        assertThat(timeline.toString()).doesNotContain(SECRET).contains("Sichtdach");
        assertThat(boss.get("/deals/" + deal + "/timeline").body()).contains(SECRET);
    }

    @Test
    void leadsAndWhatTheyWouldBecomeDoNotNameStrangers() {
        var lead = boss.lead(Json.of("{'lastName':'Holm','contactId':" + contact + ",'companyId':" + company
                + ",'responsibleId':" + person.userId() + "}"));
        var seen = person.get("/leads/" + lead).is(200).json();
        assertThat(seen.toString()).doesNotContain(SECRET);
        assertThat(seen.path("contactId").longValue()).isEqualTo(contact);
        assertThat(seen.path("contactName").isNull()).isTrue();
        assertThat(seen.path("companyName").isNull()).isTrue();
        assertThat(seen.path("customerName").asString()).isEqualTo("Holm");
        assertThat(boss.get("/leads/" + lead).json().path("companyName").asString())
                .isEqualTo("Geheim AG");

        var known = boss.lead(Json.of(
                "{'lastName':'Rat','emails':[{'value':'rat@geheim.test'}],'responsibleId':" + person.userId() + "}"));
        var plan = Json.of("{'deal':{},'contact':true}");
        var preview =
                person.post("/leads/" + known + "/conversion?dryRun=true", plan).is(200);
        assertThat(preview.body()).doesNotContain(SECRET);
        assertThat(preview.json().path("contact").path("id").longValue()).isEqualTo(contact);
        assertThat(boss.post("/leads/" + known + "/conversion?dryRun=true", plan)
                        .body())
                .contains(SECRET);
    }

    @Test
    void theInboxDoesNotNameThem() {
        boss.post(
                        "/inquiries",
                        Json.of(
                                "{'title':'Frage','person':{'lastName':'Unbekannt'},'emails':[{'value':'rat@geheim.test'}]}"))
                .is(201);
        var seen = person.items("/inquiries").get(0);
        assertThat(seen.toString()).doesNotContain(SECRET);
        assertThat(seen.path("contact").path("id").longValue()).isEqualTo(contact);
        assertThat(boss.get("/inquiries").body()).contains(SECRET);
    }

    @Test
    void historiesOfMergesDoNotNameRecordsThatAreSomebodyElsesAgain() {
        var mine = boss.post("/companies", Json.of("{'title':'Sicht AG','responsibleId':" + person.userId() + "}"))
                .is(201)
                .id();
        var merged = boss.post(
                        "/merges", Json.of("{'kind':'COMPANY','records':[{'id':" + mine + "},{'id':" + company + "}]}"))
                .is(201)
                .id();
        boss.post("/merges/" + merged + "/undo", "{}").is(200);
        assertThat(person.get("/companies/" + mine + "/timeline").is(200).body())
                .contains("MERGE_UNDONE")
                .doesNotContain(SECRET);
        assertThat(boss.get("/companies/" + mine + "/timeline").is(200).body()).contains(SECRET);
    }
}
