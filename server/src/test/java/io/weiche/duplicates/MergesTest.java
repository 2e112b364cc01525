package io.weiche.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Merging records, and taking it back.
@WeicheTest
class MergesTest {
    /// What a merge may move or change, without what only says that and when something was done.
    private static final Map<String, String> STATE = Map.of(
            "contact", "'version,updated_at,last_activity_at'",
            "company", "'version,updated_at,last_activity_at'",
            "lead", "'version,updated_at,last_activity_at'",
            "deal", "'version,updated_at,last_activity_at'",
            "contact_point", "''",
            "deal_contact", "''",
            "contact_company", "''",
            "activity_binding", "''",
            "inquiry", "''",
            "conversion", "''");

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;

    MergesTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
    }

    private Map<String, List<String>> state() {
        var state = new TreeMap<String, List<String>>();
        STATE.forEach((table, without) -> state.put(
                table,
                CurrentAccount.callAs(
                        api.account(),
                        () -> transaction.execute(_ -> sql.sql("select (to_jsonb(t) - string_to_array(" + without
                                        + ", ','))::text from " + table + " t where account_id = :account order by 1")
                                .param("account", api.account().value())
                                .query(String.class)
                                .list()))));
        return state;
    }

    private long make(String path, String body) {
        return api.post(path, Json.of(body)).is(201).id();
    }

    private static String records(long... ids) {
        var records = new StringBuilder();
        for (var id : ids) {
            records.append(records.isEmpty() ? "" : ",")
                    .append("{'id':")
                    .append(id)
                    .append("}");
        }
        return "'records':[" + records + "]";
    }

    private Api.Answer merge(String kind, long... ids) {
        return api.post("/merges", Json.of("{'kind':'" + kind + "'," + records(ids) + "}"));
    }

    @Test
    void everythingHangsOnTheSurvivorAndGoesBackWithAnUndo() {
        var acme = make("/companies", "{'title':'Acme'}");
        var other = make("/companies", "{'title':'Andere'}");
        var eva = make(
                "/contacts",
                "{'firstName':'Eva','lastName':'Holm','phones':['030 1234567'],'comments':'mag Tee','companyIds':["
                        + acme + "]}");
        var e = make(
                "/contacts",
                "{'lastName':'Holm','jobTitle':'Chefin','phones':['+49 30 1234567','0171 1234567'],"
                        + "'emails':['eva@x.example'],'comments':'mag Kaffee','companyIds':[" + acme + "," + other
                        + "]}");
        var both = make("/deals", "{'title':'Dach','contactIds':[" + e + "," + eva + "]}");
        var only = make("/deals", "{'title':'Fenster','contactIds':[" + e + "]}");
        api.post("/contacts/" + e + "/comments", Json.of("{'body':'ruft zurück'}"))
                .is(201);
        make("/activities", "{'title':'Anruf','records':[{'kind':'CONTACT','id':" + e + "}]}");
        make(
                "/activities",
                "{'title':'Treffen','records':[{'kind':'CONTACT','id':" + e + "},{'kind':'CONTACT','id':" + eva
                        + "}]}");
        var before = state();

        var merged = merge("CONTACT", eva, e).is(201).json();
        var contact = api.get("/contacts/" + eva).is(200).json();
        assertThat(contact.path("jobTitle").asString()).isEqualTo("Chefin");
        assertThat(contact.path("comments").asString()).isEqualTo("mag Tee\n\nmag Kaffee");
        assertThat(contact.path("phones").size()).isEqualTo(2);
        assertThat(contact.path("emails").size()).isEqualTo(1);
        assertThat(contact.path("companies").size()).isEqualTo(2);
        for (var deal : List.of(both, only)) {
            var contacts = api.get("/deals/" + deal).json().path("contacts");
            assertThat(contacts.size()).isEqualTo(1);
            assertThat(contacts.get(0).path("id").longValue()).isEqualTo(eva);
            assertThat(contacts.get(0).path("primary").booleanValue()).isTrue();
        }
        var timeline = api.get("/contacts/" + eva + "/timeline").json();
        assertThat(timeline.path("planned").size()).isEqualTo(2);
        assertThat(timeline.path("items").toString()).contains("ruft zurück").contains("MERGED");

        var gone = api.get("/contacts/" + e).isProblem(410, "merged").json();
        assertThat(gone.path("into").path("id").longValue()).isEqualTo(eva);
        assertThat(api.items("/merges").size()).isEqualTo(1);

        api.post("/merges/" + merged.path("id").longValue() + "/undo", "{}").is(200);
        var after = state();
        before.forEach(
                (table, rows) -> assertThat(after.get(table)).as(table).containsExactlyInAnyOrderElementsOf(rows));
        assertThat(api.get("/contacts/" + e + "/timeline").json().path("items").toString())
                .contains("ruft zurück");
        assertThat(api.items("/merges").isEmpty()).isTrue();
        api.post("/merges/" + merged.path("id").longValue() + "/undo", "{}").isProblem(409, "undo-not-possible");
    }

    @Test
    void companiesLeadsAndDealsAreMergedTheSameWay() {
        var one = make("/companies", "{'title':'Acme GmbH'}");
        var two = make("/companies", "{'title':'Acme','industry':'Bau'}");
        var eva = make("/contacts", "{'lastName':'Holm','companyIds':[" + two + "]}");
        var deal =
                make("/deals", "{'title':'Dach','companyId':" + two + ",'amount':{'value':'12.50','currency':'EUR'}}");
        var other = make("/deals", "{'title':'Dach?','contactIds':[" + eva + "]}");
        var lead = api.lead(Json.of("{'title':'Fenster','companyId':" + two + "}"));
        var same = api.lead(Json.of("{'title':'Fenster?','emails':['eva@x.example'],'amount':'1234567.89'}"));
        var before = state();

        var companies = merge("COMPANY", one, two).is(201).id();
        assertThat(api.get("/companies/" + one).json().path("industry").asString())
                .isEqualTo("Bau");
        assertThat(api.get("/deals/" + deal).json().path("companyId").longValue())
                .isEqualTo(one);
        var deals = merge("DEAL", other, deal).is(201).id();
        var merged = api.get("/deals/" + other).json();
        assertThat(merged.path("amount").path("value").asString()).isEqualTo("12.50");
        assertThat(merged.path("contacts").size()).isEqualTo(1);
        var leads = merge("LEAD", lead, same).is(201).id();
        var survivor = api.get("/leads/" + lead).json();
        assertThat(survivor.path("emails").size()).isEqualTo(1);
        assertThat(survivor.path("amount").path("value").asString()).isEqualTo("1234567.89");
        api.get("/leads/" + same).isProblem(410, "merged");

        for (var merge : List.of(leads, deals, companies)) {
            api.post("/merges/" + merge + "/undo", "{}").is(200);
        }
        var after = state();
        before.forEach(
                (table, rows) -> assertThat(after.get(table)).as(table).containsExactlyInAnyOrderElementsOf(rows));
    }

    @Test
    void everyFieldCanBeTakenFromAnyOfThem() {
        var one = make("/contacts", "{'firstName':'Eva','lastName':'Holm','jobTitle':'Chefin'}");
        var two = make("/contacts", "{'firstName':'E.','lastName':'Hölm','jobTitle':'Leiterin'}");
        api.post("/merges", Json.of("{'kind':'CONTACT'," + records(one, two) + ",'take':{'name':" + two + "}}"))
                .is(201);
        var contact = api.get("/contacts/" + one).json();
        assertThat(contact.path("lastName").asString()).isEqualTo("Hölm");
        assertThat(contact.path("jobTitle").asString()).isEqualTo("Chefin");
    }

    @Test
    void whatSomebodyChangedSinceStaysThroughAnUndo() {
        var one = make("/contacts", "{'lastName':'Holm'}");
        var two = make("/contacts", "{'lastName':'Holm','jobTitle':'Chefin','comments':'mag Tee'}");
        var merge = merge("CONTACT", one, two).is(201).id();
        api.patch("/contacts/" + one, Json.of("{'jobTitle':'Inhaberin'}")).is(200);
        api.post("/merges/" + merge + "/undo", "{}").is(200);
        var contact = api.get("/contacts/" + one).json();
        assertThat(contact.path("jobTitle").asString()).isEqualTo("Inhaberin");
        assertThat(contact.path("comments").isNull()).isTrue();
    }

    @Test
    void whatSomebodyCutSinceIsNotTiedAgain() {
        var one = make("/contacts", "{'lastName':'Holm'}");
        var two = make("/contacts", "{'lastName':'Holm'}");
        var other = make("/contacts", "{'lastName':'Amsel'}");
        var deal = make("/deals", "{'title':'Dach','contactIds':[" + one + "," + two + "]}");
        var merge = merge("CONTACT", one, two).is(201).id();
        api.patch("/deals/" + deal, Json.of("{'contactIds':[" + other + "]}")).is(200);
        api.post("/merges/" + merge + "/undo", "{}").is(200);
        assertThat(api.get("/deals/" + deal)
                        .json()
                        .path("contacts")
                        .valueStream()
                        .map(contact -> contact.path("id").longValue()))
                .contains(other)
                .doesNotContain(one);
    }

    @Test
    void amongSeveralTheSurvivorOfTheSurvivorIsNamed() {
        var one = make("/contacts", "{'lastName':'A'}");
        var two = make("/contacts", "{'lastName':'B'}");
        var three = make("/contacts", "{'lastName':'C'}");
        merge("CONTACT", two, three).is(201);
        merge("CONTACT", one, two).is(201);
        assertThat(api.get("/contacts/" + three)
                        .isProblem(410, "merged")
                        .json()
                        .path("into")
                        .path("id")
                        .longValue())
                .isEqualTo(one);
    }

    @Test
    void aLaterConversionRecognisesTheMergedCustomer() {
        var one = make("/contacts", "{'lastName':'Holm','emails':['eva@x.example']}");
        var two = make("/contacts", "{'lastName':'Holm','phones':['0171 1234567']}");
        merge("CONTACT", one, two).is(201);
        var lead = api.lead(Json.of("{'title':'Dach','phones':['+49 171 1234567']}"));
        var result = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{},'contact':true}"))
                .is(201)
                .json();
        assertThat(api.get("/deals/" + result.path("dealId").longValue())
                        .json()
                        .path("contacts")
                        .get(0)
                        .path("id")
                        .longValue())
                .isEqualTo(one);
    }

    @Test
    void undoingAConversionWhoseContactWasMergedKeepsTheSurvivorAndSaysSo() {
        var lead = api.lead(Json.of("{'title':'Dach','lastName':'Holm','phones':['+49 171 1234567']}"));
        var result = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{},'contact':true}"))
                .is(201)
                .json();
        var made = result.path("contactId").longValue();
        var known = make("/contacts", "{'lastName':'Holm'}");
        var merge = merge("CONTACT", known, made).is(201).id();

        var undone = api.post("/conversions/" + result.path("conversionId").longValue() + "/undo", "{}")
                .is(200)
                .json();
        assertThat(undone.path("kept").toString()).contains("CONTACT").contains("" + known);
        api.get("/contacts/" + known).is(200);
        assertThat(api.get("/leads/" + lead).json().path("semantics").asString())
                .isEqualTo("P");
        api.post("/merges/" + merge + "/undo", "{}").is(200);
        assertThat(api.get("/contacts/" + made).is(200).json().path("phones").size())
                .isEqualTo(1);
    }

    @Test
    void whoMayNotDeleteOneOfThemMergesNothing() {
        var one = make("/companies", "{'title':'Eins'}");
        var two = make("/companies", "{'title':'Zwei'}");
        var manager = accounts.manager(api);
        manager.post("/merges", Json.of("{'kind':'COMPANY'," + records(one, two) + "}"))
                .isProblem(403, "forbidden");
        accounts.open()
                .post("/merges", Json.of("{'kind':'COMPANY'," + records(one, two) + "}"))
                .isProblem(400, "invalid-input", "records");
    }

    /// A colleague with these rights on companies beside seeing all.
    private Api colleague(String... actions) {
        var user = accounts.manager(api);
        var role = api.post("/roles", "{\"name\":\"" + String.join(" ", actions) + "\"}")
                .is(201)
                .id();
        allow(role, "READ", "ALL");
        for (var action : actions) {
            allow(role, action, "ALL");
        }
        api.patch("/users/" + user.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        return user;
    }

    private void allow(long role, String action, String scope) {
        api.patch(
                        "/access/matrix",
                        Json.of("{'changes':[{'roleId':" + role + ",'area':'COMPANY','action':'" + action
                                + "','scope':'" + scope + "'}]}"))
                .is(200);
    }

    @Test
    void anUndoAsksForTheSameRightsAsTheMerge() {
        var one = make("/companies", "{'title':'Eins'}");
        var two = make("/companies", "{'title':'Zwei'}");
        var merge = merge("COMPANY", one, two).is(201).id();
        for (var user : List.of(accounts.reader(api), colleague("CHANGE"), colleague("DELETE"))) {
            user.post("/merges/" + merge + "/undo", "{}").isProblem(403, "forbidden");
        }
        api.get("/companies/" + two).isProblem(410, "merged");
        colleague("CHANGE", "DELETE").post("/merges/" + merge + "/undo", "{}").is(200);
        api.get("/companies/" + two).is(200);
    }

    @Test
    void anUndoAsksForTheRightsOnEveryOneOfThem() {
        var manager = accounts.manager(api);
        var own =
                manager.post("/companies", Json.of("{'title':'Eigen'}")).is(201).id();
        var foreign = make("/companies", "{'title':'Fremd'}");
        var merge = merge("COMPANY", own, foreign).is(201).id();
        manager.post("/merges/" + merge + "/undo", "{}").isProblem(403, "forbidden");
        api.get("/companies/" + foreign).isProblem(410, "merged");
    }

    @Test
    void whoSawAnOlderVersionMergesNothing() {
        var one = make("/companies", "{'title':'Eins'}");
        var two = make("/companies", "{'title':'Zwei'}");
        api.patch("/companies/" + two, Json.of("{'title':'Drei'}")).is(200);
        api.post(
                        "/merges",
                        Json.of("{'kind':'COMPANY','records':[{'id':%d,'version':0},{'id':%d,'version':0}]}"
                                .formatted(one, two)))
                .isProblem(412, "version-conflict");
        api.get("/companies/" + two).is(200);
    }

    @Test
    void wrongInputNamesTheField() {
        var one = make("/companies", "{'title':'Eins'}");
        var two = make("/companies", "{'title':'Zwei'}");
        merge("COMPANY", one).isProblem(400, "invalid-input", "records");
        merge("COMPANY", one, 999_999_999L).isProblem(400, "invalid-input", "records");
        api.post("/merges", Json.of("{'kind':'COMPANY'," + records(one, two) + ",'take':{'stageId':" + one + "}}"))
                .isProblem(400, "invalid-input", "take");
        var lead = api.lead(Json.of("{'title':'Dach'}"));
        var other = api.lead(Json.of("{'title':'Dach'}"));
        api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{},'contact':true}"))
                .is(201);
        merge("LEAD", other, lead).isProblem(409, "conflict");
    }
}
