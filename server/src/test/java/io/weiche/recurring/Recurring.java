package io.weiche.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Recurring deals of one account, and time that passes for them.
record Recurring(Api api, DueDeals due) {
    /// Which day it is for the account, by the clock of the database.
    static LocalDate today() throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner();
                var rows = owner.createStatement().executeQuery("select (now() at time zone 'Europe/Berlin')::date")) {
            rows.next();
            return rows.getObject(1, LocalDate.class);
        }
    }

    long deal(String rest) {
        return api.post("/deals", Json.of("{'title':'Wartung'" + rest + "}"))
                .is(201)
                .id();
    }

    static String body(long deal, String schedule, String rest) {
        return Json.of("{'dealId':" + deal + ",'schedule':{" + schedule + "}" + rest + "}");
    }

    static String monthly(LocalDate first) {
        return "'unit':'MONTH','firstOn':'" + first + "'";
    }

    long begin(long deal, String schedule, String rest) {
        return api.post("/recurring-deals", body(deal, schedule, rest)).is(201).id();
    }

    JsonNode get(long id) {
        return api.get("/recurring-deals/" + id).is(200).json();
    }

    /// What it made, the oldest first.
    List<JsonNode> made(long id) {
        var filter = Api.encoded(Json.of("{'field':'recurringDealId','op':'is','value':" + id + "}"));
        return api.items("/deals?sort=id&limit=200&filter=" + filter)
                .valueStream()
                .toList();
    }

    /// As if it had been waiting since a day.
    static void waitingSince(long id, LocalDate first) throws SQLException {
        change(id, "first_on = '" + first + "', next_on = '" + first + "', retry_at = null");
    }

    static void change(long id, String what) throws SQLException {
        update("update recurring_deal set " + what + " where id = " + id);
    }

    /// Changes the one deal it made.
    static void deal(long id, String what) throws SQLException {
        update("update deal set " + what + " where recurring_deal_id = " + id);
    }

    private static void update(String statement) throws SQLException {
        try (var owner = TestDatabase.openAsSuperuser();
                var sent = owner.createStatement()) {
            assertThat(sent.executeUpdate(statement)).isOne();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void look() {
        CurrentAccount.runAs(api.account(), () -> {
            while (due.make()) {
                // some at a time
            }
        });
    }
}
