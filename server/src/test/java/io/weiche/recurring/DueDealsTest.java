package io.weiche.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.accounts.Plan;
import io.weiche.kernel.CurrentAccount;
import io.weiche.setup.AccountOperations;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Deals that are made when they are due.
@WeicheTest
class DueDealsTest {
    private final TestAccounts accounts;
    private final TransactionTemplate transaction;
    private final AccountOperations operations;
    private final Api api;
    private final Recurring recurring;
    private final LocalDate today;
    private final LocalDate firstOfMonth;

    DueDealsTest(TestAccounts accounts, DueDeals due, TransactionTemplate transaction, AccountOperations operations)
            throws SQLException {
        this.accounts = accounts;
        this.transaction = transaction;
        this.operations = operations;
        this.api = accounts.open();
        this.recurring = new Recurring(api, due);
        this.today = Recurring.today();
        this.firstOfMonth = today.withDayOfMonth(1);
    }

    private long made(String path, String body) {
        return api.post(path, Json.of(body)).is(201).id();
    }

    @Test
    void onTheFirstOfEachMonthADealLikeThisOneLiesInThePipeline() throws SQLException {
        var company = made("/companies", "{'title':'Müller GmbH'}");
        var contact = made("/contacts", "{'lastName':'Müller'}");
        made("/fields", "{'kind':'DEAL','type':'TEXT','code':'roof','label':'Dachform'}");
        var deal = recurring.deal(",'comments':'Bitte leise','companyId':" + company + ",'contactIds':[" + contact
                + "],'custom':{'roof':'Walmdach'}");
        api.send(
                        "PUT",
                        "/deals/" + deal + "/products",
                        Json.of("{'rows':[{'name':'Prüfung','quantity':'2.5','price':'100.00','taxRate':'19'}]}"),
                        Map.of("If-Match", "*"))
                .is(200);
        var id = recurring.begin(deal, Recurring.monthly(today), ",'beginAfter':0,'closeAfter':14");
        Recurring.waitingSince(id, firstOfMonth.minusMonths(2));

        recurring.look();
        recurring.look();

        var deals = recurring.made(id);
        assertThat(deals.stream().map(one -> one.path("beginOn").asString()))
                .containsExactly(
                        firstOfMonth.minusMonths(2).toString(),
                        firstOfMonth.minusMonths(1).toString(),
                        firstOfMonth.toString());
        var first = deals.getFirst();
        assertThat(first.path("title").asString()).isEqualTo("Wartung");
        assertThat(first.path("comments").asString()).isEqualTo("Bitte leise");
        assertThat(first.path("companyId").longValue()).isEqualTo(company);
        assertThat(first.path("contacts").get(0).path("id").longValue()).isEqualTo(contact);
        assertThat(first.path("contacts").get(0).path("primary").booleanValue()).isTrue();
        assertThat(first.path("custom").path("roof").asString()).isEqualTo("Walmdach");
        assertThat(first.path("amount").path("value").asString()).isEqualTo("297.50");
        assertThat(first.path("repeat").asString()).isEqualTo("REPEAT_INQUIRY");
        assertThat(first.path("createdById").isNull()).isTrue();
        assertThat(first.path("closeOn").asString())
                .isEqualTo(firstOfMonth.minusMonths(2).plusDays(14).toString());
        var path = "/deals/" + first.path("id").longValue();
        assertThat(api.get(path + "/products").is(200).json().path("rows"))
                .isEqualTo(
                        api.get("/deals/" + deal + "/products").is(200).json().path("rows"));
        var entry = api.items(path + "/timeline").get(0);
        assertThat(entry.path("type").asString()).isEqualTo("CREATED_FROM_RECURRING_DEAL");
        assertThat(entry.path("data").path("recurringDealId").longValue()).isEqualTo(id);

        var template = recurring.get(id);
        assertThat(template.path("made").intValue()).isEqualTo(3);
        assertThat(template.path("nextOn").asString())
                .isEqualTo(firstOfMonth.plusMonths(1).toString());
        assertThat(template.path("customerName").asString()).isEqualTo("Müller");
        assertThat(template.path("amount").path("value").asString()).isEqualTo("297.50");
    }

    @Test
    void eachDateHasOneDealHoweverManyNodesLook() throws SQLException {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            var id = recurring.begin(recurring.deal(""), Recurring.monthly(today), "");
            Recurring.waitingSince(id, firstOfMonth.minusMonths(3));
            ids.add(id);
        }
        try (var nodes = Executors.newFixedThreadPool(4)) {
            for (int node = 0; node < 4; node++) {
                nodes.submit(recurring::look);
            }
        }
        recurring.look();
        assertThat(ids).allSatisfy(id -> assertThat(recurring.made(id)).hasSize(4));
    }

    @Test
    void whatDiesInBetweenIsDoneAgainAsAWhole() throws SQLException {
        var id = recurring.begin(recurring.deal(""), Recurring.monthly(today), "");
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(status -> {
                    recurring.due().make();
                    status.setRollbackOnly();
                }));
        recurring.look();
        assertThat(recurring.made(id)).hasSize(1);
    }

    @Test
    void makesUpForTheLatestTwelveDatesAndSaysHowManyItLeftOut() throws SQLException {
        var id = recurring.begin(recurring.deal(""), "'unit':'DAY','firstOn':'" + today + "'", "");
        Recurring.waitingSince(id, today.minusDays(20));
        recurring.look();
        assertThat(recurring.made(id)).hasSize(12);
        var template = recurring.get(id);
        assertThat(template.path("leftOut").intValue()).isEqualTo(9);
        assertThat(template.path("nextOn").asString())
                .isEqualTo(today.plusDays(1).toString());
    }

    @Test
    void isOverAfterItsLastDate() throws SQLException {
        var once = recurring.begin(recurring.deal(""), "'unit':'ONCE','firstOn':'" + today + "'", "");
        recurring.look();
        var template = recurring.get(once);
        assertThat(template.path("state").asString()).isEqualTo("ENDED");
        assertThat(template.path("nextOn").isNull()).isTrue();
        assertThat(recurring.made(once)).hasSize(1);
    }

    private JsonNode heldUp(long id) throws SQLException {
        Recurring.waitingSince(id, today);
        recurring.look();
        assertThat(recurring.made(id)).isEmpty();
        return recurring.get(id).path("obstacle");
    }

    private void goesOn(long id) throws SQLException {
        Recurring.change(id, "retry_at = null");
        recurring.look();
        assertThat(recurring.made(id)).hasSize(1);
        assertThat(recurring.get(id).path("obstacle").isNull()).isTrue();
    }

    @Test
    void waitsForWhoeverIsResponsibleAndSaysSo() throws SQLException {
        var colleague = accounts.manager(api);
        var id = recurring.begin(
                recurring.deal(""), Recurring.monthly(today.plusMonths(1)), ",'responsibleId':" + colleague.userId());
        api.patch("/users/" + colleague.userId(), "{\"active\":false}").is(200);
        assertThat(heldUp(id).asString()).isEqualTo("RESPONSIBLE");
        // looked at again at once, because somebody has seen to it
        api.patch("/recurring-deals/" + id, "{\"responsibleId\":" + api.userId() + "}")
                .is(200);
        recurring.look();
        assertThat(recurring.made(id)).hasSize(1);
        assertThat(recurring.made(id).getFirst().path("responsibleId").longValue())
                .isEqualTo(api.userId());
    }

    @Test
    void waitsForItsCustomerAndSaysSo() throws SQLException {
        var contact = made("/contacts", "{'lastName':'Müller'}");
        var id = recurring.begin(
                recurring.deal(",'contactIds':[" + contact + "]"), Recurring.monthly(today.plusMonths(1)), "");
        api.delete("/contacts/" + contact).is(204);
        assertThat(heldUp(id).asString()).isEqualTo("CUSTOMER");
        api.post("/contacts/" + contact + "/restore", "{}").is(200);
        goesOn(id);
    }

    @Test
    void waitsForThePlanAndForAnAccountThatIsOpen() throws SQLException {
        var id = recurring.begin(recurring.deal(""), Recurring.monthly(today.plusMonths(1)), "");
        accounts.book(api, Plan.BASIC);
        assertThat(heldUp(id).asString()).isEqualTo("PLAN");
        api.post("/recurring-deals", Recurring.body(recurring.deal(""), Recurring.monthly(today), ""))
                .isProblem(402, "plan-does-not-include-recurring-deals");
        api.post("/recurring-deals/" + id + "/deals", "{}").is(402);
        accounts.book(api, Plan.PROFESSIONAL);
        operations.suspend(api.account(), "unbezahlt");
        Recurring.change(id, "retry_at = null");
        recurring.look();
        operations.resume(api.account());
        assertThat(recurring.get(id).path("obstacle").asString()).isEqualTo("SUSPENDED");
        assertThat(recurring.made(id)).isEmpty();
        goesOn(id);
    }

    @Test
    void whatTheDatabaseRefusesHoldsUpNothingElse() throws SQLException {
        var refused = recurring.begin(recurring.deal(""), Recurring.monthly(today.plusMonths(1)), "");
        var other = recurring.begin(recurring.deal(""), Recurring.monthly(today.plusMonths(1)), "");
        // its date has its deal already, which no node ever leaves behind
        recurring.api().post("/recurring-deals/" + refused + "/deals", "{}").is(201);
        Recurring.deal(refused, "recurring_on = '" + today + "'");
        Recurring.waitingSince(refused, today);
        Recurring.waitingSince(other, today);
        recurring.look();
        assertThat(recurring.made(other)).hasSize(1);
        assertThat(recurring.made(refused)).hasSize(1);
        assertThat(recurring.get(refused).path("obstacle").asString()).isEqualTo("TROUBLE");
    }

    @Test
    void asksNobodyForRequiredFieldsAndMarksWhatIsMissing() throws SQLException {
        var deal = recurring.deal("");
        made("/fields", "{'kind':'DEAL','type':'TEXT','code':'roof','label':'Dachform','required':true}");
        var id = recurring.begin(deal, Recurring.monthly(today), "");
        recurring.look();
        assertThat(recurring
                        .made(id)
                        .getFirst()
                        .path("incomplete")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("custom.roof");
    }

    @Test
    void whoeverIsResponsibleIsTold() throws SQLException {
        var colleague = accounts.manager(api);
        var id =
                recurring.begin(recurring.deal(""), Recurring.monthly(today), ",'responsibleId':" + colleague.userId());
        recurring.look();
        var told = colleague.items("/notifications").get(0);
        assertThat(told.path("reason").asString()).isEqualTo("ASSIGNED");
        assertThat(told.path("record").path("id").longValue())
                .isEqualTo(recurring.made(id).getFirst().path("id").longValue());
    }
}
