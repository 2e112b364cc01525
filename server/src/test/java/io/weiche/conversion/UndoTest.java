package io.weiche.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.accounts.Plan;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Taking the conversion of one lead back (crm.md 4.10).
@WeicheTest
class UndoTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    UndoTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void withinSevenDaysTheLeadIsOpenAgain() {
        var api = accounts.openClassic();
        var lead = converted(api);
        move(api, "6 days 23 hours");
        assertThat(lead(api, lead).path("conversionUndoable").booleanValue()).isTrue();

        undo(api, lead, "").is(200);
        assertThat(lead(api, lead).path("semantics").asString()).isEqualTo("P");
    }

    @Test
    void theHistorySaysWhichRecordsAreGone() {
        var api = accounts.openClassic();
        var lead = converted(api);
        var deal = lead(api, lead).path("becameDealId").longValue();
        var told = conversion(api, lead);
        assertThat(told.path("dealId").longValue()).isEqualTo(deal);
        assertThat(told.has("gone")).isFalse();

        undo(api, lead, "").is(200);
        assertThat(conversion(api, lead).path("gone").toString()).contains("\"DEAL\"");
    }

    private static JsonNode conversion(Api api, long lead) {
        return api.get("/leads/" + lead + "/timeline")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("type").asString().equals("CONVERTED"))
                .findFirst()
                .orElseThrow()
                .path("data");
    }

    @Test
    void afterSevenDaysItStaysConverted() {
        var api = accounts.openClassic();
        var lead = converted(api);
        move(api, "7 days 1 minute");

        undo(api, lead, "").isProblem(409, "undo-not-possible");
        var refused = undo(api, lead, "?force=true").isProblem(409, "undo-not-possible");
        assertThat(refused.json().path("reason").asString()).isEqualTo("too-late");
        assertThat(lead(api, lead).path("semantics").asString()).isEqualTo("S");
        assertThat(lead(api, lead).path("conversionUndoable").booleanValue()).isFalse();
    }

    @Test
    void withoutClassicModeInThePlanNoLeadIsOpenedAgain() {
        var api = accounts.openClassic();
        var lead = converted(api);
        accounts.book(api, Plan.BASIC);

        undo(api, lead, "").isProblem(402, "plan-does-not-include-classic");
        assertThat(lead(api, lead).path("conversionUndoable").booleanValue()).isFalse();
        assertThat(lead(api, lead).path("semantics").asString()).isEqualTo("S");
    }

    @Test
    void whatTheUndoOfASwitchKeptCanBeDecidedLater() {
        var api = accounts.openClassic();
        var lead = api.lead("{\"title\":\"Angefasst\"}");
        var run = api.switchToSimple("").path("id").longValue();
        api.patch("/deals/" + lead(api, lead).path("becameDealId").longValue(), "{\"title\":\"Umbenannt\"}")
                .is(200);
        api.post("/crm-mode/switches/" + run + "/undo", "{}").is(202);
        api.awaitSwitch(run);
        move(api, "8 days");

        api.post("/crm-mode/switches/" + run + "/outcomes/" + lead + "/undo", "{}")
                .is(200);
        assertThat(lead(api, lead).path("semantics").asString()).isEqualTo("P");
    }

    @Test
    void aDealAnotherLeadWasLinkedToIsNotRemoved() {
        var api = accounts.openClassic();
        var first = converted(api);
        var deal = lead(api, first).path("becameDealId").longValue();
        var second = api.lead("{\"title\":\"Noch ein Dach\"}");
        api.post("/leads/" + second + "/conversion", "{\"deal\":{\"linkDealId\":" + deal + "}}")
                .is(201);

        assertThat(lead(api, first).path("conversionUndoable").booleanValue()).isFalse();
        var refused = undo(api, first, "").isProblem(409, "undo-not-possible");
        assertThat(refused.json().path("reason").asString()).isEqualTo("deal-shared");
        undo(api, first, "?force=true").isProblem(409, "undo-not-possible");
        api.get("/deals/" + deal).is(200);
        undo(api, second, "").is(200);
        undo(api, first, "").isProblem(409, "undo-not-possible");
        undo(api, first, "?force=true").is(200);
    }

    @Test
    void aDealThatWasMergedIntoAnotherOneTakesThatOneNowhere() {
        var api = accounts.openClassic();
        var lead = converted(api);
        var made = lead(api, lead).path("becameDealId").longValue();
        var older = api.post("/deals", "{\"title\":\"Großes Dach\"}").is(201).id();
        api.post("/merges", Json.of("{'kind':'DEAL','records':[{'id':" + older + "},{'id':" + made + "}]}"))
                .is(201);

        for (var force : List.of("", "?force=true")) {
            var refused = undo(api, lead, force).isProblem(409, "undo-not-possible");
            assertThat(refused.json().path("reason").asString()).isEqualTo("deal-shared");
        }
        assertThat(api.get("/deals/" + older).is(200).json().path("title").asString())
                .isEqualTo("Großes Dach");
    }

    @Test
    void anInquiryStillSaysWhoItWasFrom() {
        var api = accounts.openClassic();
        var contact = api.post("/contacts", Json.of("{'lastName':'Holm','phones':['0221 445566']}"))
                .is(201)
                .id();
        var deal = api.post("/deals", "{\"title\":\"Fenster\",\"contactIds\":[" + contact + "]}")
                .is(201)
                .id();
        var lead = api.lead(Json.of("{'title':'Dach','phones':['0221 445566']}"));
        var noted = api.post("/inquiries", Json.of("{'channel':'CHAT','phones':['0221 445566'],'message':'Wann?'}"))
                .is(201)
                .json();
        assertThat(noted.path("became").path("dealId").longValue()).isEqualTo(deal);

        api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}").is(201);
        assertThat(api.items("/deals/" + deal + "/origins").toString()).contains("Wann?");
        undo(api, lead, "").is(200);
        for (var record : List.of("/contacts/" + contact, "/deals/" + deal, "/leads/" + lead)) {
            assertThat(api.items(record + "/origins").toString()).as(record).contains("Wann?");
        }
    }

    /// A colleague who sees everything and may do this.
    private Api colleague(Api api, String... rights) {
        var user = accounts.manager(api);
        var role = api.post("/roles", "{\"name\":\"" + String.join(" ", rights) + "\"}")
                .is(201)
                .id();
        for (var right : List.of("LEAD READ", "DEAL READ")) {
            allow(api, role, right);
        }
        for (var right : rights) {
            allow(api, role, right);
        }
        api.patch("/users/" + user.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        return user;
    }

    private static void allow(Api api, long role, String right) {
        var words = right.split(" ");
        api.patch(
                        "/access/matrix",
                        Json.of("{'changes':[{'roleId':" + role + ",'area':'" + words[0] + "','action':'" + words[1]
                                + "','scope':'ALL'}]}"))
                .is(200);
    }

    @Test
    void anUndoAsksForTheSameRightAsTheConversion() {
        var api = accounts.openClassic();
        var lead = converted(api);
        undo(accounts.reader(api), lead, "").isProblem(403, "forbidden");
        undo(colleague(api, "LEAD CHANGE", "LEAD DELETE"), lead, "").isProblem(403, "forbidden");
        assertThat(lead(api, lead).path("semantics").asString()).isEqualTo("S");
        undo(colleague(api, "LEAD CONVERT"), lead, "").is(200);
    }

    @Test
    void whoeverTakesWorkAwayWithItMayDeleteTheDeal() {
        var api = accounts.openClassic();
        var lead = converted(api);
        api.patch("/deals/" + lead(api, lead).path("becameDealId").longValue(), "{\"title\":\"Umbenannt\"}")
                .is(200);
        undo(colleague(api, "LEAD CONVERT"), lead, "?force=true").isProblem(403, "forbidden");
        assertThat(lead(api, lead).path("semantics").asString()).isEqualTo("S");
        undo(colleague(api, "LEAD CONVERT", "DEAL DELETE"), lead, "?force=true").is(200);
    }

    private static long converted(Api api) {
        var lead = api.lead("{\"title\":\"Dach decken\"}");
        api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}").is(201);
        return lead;
    }

    @Test
    void inSimpleModeLeadsThatWaitForAttentionAreConvertedAgainTogether() {
        var api = accounts.open();
        var undone = api.lead("{\"title\":\"Zurück\",\"lastName\":\"A\"}");
        undo(api, undone, "").is(200);
        assertThat(lead(api, undone).path("attention").path("reason").asString())
                .isEqualTo("conversion-undone");
        assertThat(api.get("/crm-mode").number("needsAttention")).isEqualTo(1);

        // what the notice above leads and deals does
        var run = api.post(
                        "/bulk-changes",
                        "{\"kind\":\"LEAD\",\"action\":\"CONVERT\",\"filter\":{\"all\":[{\"field\":\"attention\",\"op\":\"filled\"}]}}")
                .json();
        var done = api.awaitBulkChange(run.path("id").longValue());
        assertThat(done.path("changed").longValue()).as(done.toString()).isEqualTo(1);
        assertThat(lead(api, undone).path("semantics").asString()).isEqualTo("S");
        assertThat(api.get("/crm-mode").number("needsAttention")).isZero();
    }

    private static JsonNode lead(Api api, long id) {
        return api.get("/leads/" + id).is(200).json();
    }

    private static Api.Answer undo(Api api, long lead, String more) {
        return api.post("/conversions/" + lead(api, lead).path("conversionId").longValue() + "/undo" + more, "{}");
    }

    /// As if everything had been converted earlier.
    private void move(Api api, String age) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql("""
                                update conversion set converted_at = converted_at - cast(:age as interval)
                                where account_id = :account""")
                        .param("age", age)
                        .param("account", api.account().value())
                        .update()));
    }
}
