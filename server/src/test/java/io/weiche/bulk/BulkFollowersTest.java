package io.weiche.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A new responsible gets what belongs to the records with them, as far as it was the old one's (crm.md 10.6).
@WeicheTest
class BulkFollowersTest {
    private final TestAccounts accounts;
    private final Api api;
    private final long anna;
    private final long ben;

    BulkFollowersTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        this.anna = accounts.manager(api).userId();
        this.ben = accounts.manager(api).userId();
    }

    private long made(String path, String body) {
        return api.post(path, Json.of(body)).is(201).id();
    }

    private long contact(String name, long responsible) {
        return made("/contacts", "{'lastName':'" + name + "','responsibleId':" + responsible + "}");
    }

    private long company(String title, long responsible) {
        return made("/companies", "{'title':'" + title + "','responsibleId':" + responsible + "}");
    }

    private long deal(String more) {
        return made("/deals", "{'title':'Dach','responsibleId':" + anna + more + "}");
    }

    private long activity(String kind, long record, long responsible) {
        return made(
                "/activities",
                "{'title':'Anrufen','responsibleId':" + responsible + ",'records':[{'kind':'" + kind + "','id':"
                        + record + "}]}");
    }

    private static JsonNode handOver(Api api, String kind, long to, String more) {
        var started = api.post(
                        "/bulk-changes",
                        Json.of("{'kind':'" + kind + "','action':'RESPONSIBLE','responsibleId':" + to + more + "}"))
                .is(202);
        return api.awaitBulkChange(started.id());
    }

    private JsonNode undo(JsonNode run) {
        var id = run.path("id").longValue();
        api.post("/bulk-changes/" + id + "/undo", null).is(202);
        return api.awaitBulkChange(id);
    }

    private long responsible(String path, long id) {
        return api.get(path + "/" + id).is(200).json().path("responsibleId").longValue();
    }

    private static long followers(JsonNode run, String what) {
        return run.path("followers").path(what).longValue();
    }

    private static final String BOTH = ",'withActivities':true,'withCustomers':true";

    @Test
    void openActivitiesAndCustomersOfTheOldResponsibleFollowAndGoBack() {
        var hers = contact("Huber", anna);
        var his = contact("Meier", ben);
        var firm = company("Huber GmbH", anna);
        var first = deal(",'contactIds':[" + hers + "," + his + "],'companyId':" + firm);
        var second = deal(",'contactIds':[" + hers + "]");
        var open = activity("DEAL", first, anna);
        var ofBoth = made(
                "/activities",
                "{'title':'Treffen','responsibleId':" + anna + ",'records':[{'kind':'DEAL','id':" + first
                        + "},{'kind':'DEAL','id':" + second + "}]}");
        var ofCustomer = activity("CONTACT", hers, anna);
        var somebodyElses = activity("DEAL", first, api.userId());
        var done = activity("DEAL", second, anna);
        api.post("/activities/" + done + "/complete", null).is(200);

        var run = handOver(api, "DEAL", ben, BOTH);
        assertThat(run.path("changed").longValue()).isEqualTo(2);
        assertThat(followers(run, "activities")).isEqualTo(3);
        assertThat(followers(run, "customers")).isEqualTo(2);
        assertThat(followers(run, "customersLeft")).isZero();
        assertThat(responsible("/contacts", hers)).isEqualTo(ben);
        assertThat(responsible("/companies", firm)).isEqualTo(ben);
        assertThat(responsible("/activities", open)).isEqualTo(ben);
        assertThat(responsible("/activities", ofBoth)).isEqualTo(ben);
        assertThat(responsible("/activities", ofCustomer)).isEqualTo(ben);
        assertThat(responsible("/activities", somebodyElses)).isEqualTo(api.userId());
        assertThat(responsible("/activities", done))
                .as("what is done stays done by whom it was")
                .isEqualTo(anna);
        var told =
                api.get("/contacts/" + hers + "/timeline").json().path("items").get(0);
        assertThat(told.path("type").asString()).isEqualTo("FIELDS_CHANGED");
        assertThat(told.path("author").path("id").longValue()).isEqualTo(api.userId());

        var undone = undo(run);
        assertThat(undone.path("undone").longValue()).isEqualTo(2);
        assertThat(followers(undone, "activitiesUndone")).isEqualTo(3);
        assertThat(followers(undone, "customersUndone")).isEqualTo(2);
        assertThat(responsible("/contacts", hers)).isEqualTo(anna);
        assertThat(responsible("/contacts", his)).isEqualTo(ben);
        assertThat(responsible("/companies", firm)).isEqualTo(anna);
        assertThat(responsible("/activities", open)).isEqualTo(anna);
        assertThat(responsible("/activities", ofBoth)).isEqualTo(anna);
        assertThat(responsible("/activities", ofCustomer)).isEqualTo(anna);
        assertThat(responsible("/activities", somebodyElses)).isEqualTo(api.userId());
    }

    @Test
    void nothingFollowsThatNobodyAskedFor() {
        var hers = contact("Huber", anna);
        var deal = deal(",'contactIds':[" + hers + "]");
        var open = activity("DEAL", deal, anna);
        var ofCustomer = activity("CONTACT", hers, anna);
        assertThat(followers(handOver(api, "DEAL", ben, ""), "activities")).isZero();
        assertThat(responsible("/activities", open)).isEqualTo(anna);

        handOver(api, "DEAL", anna, "");
        var run = handOver(api, "DEAL", ben, ",'withActivities':true,'withCustomers':false");
        assertThat(followers(run, "activities")).isEqualTo(1);
        assertThat(responsible("/activities", open)).isEqualTo(ben);
        assertThat(responsible("/contacts", hers)).isEqualTo(anna);
        assertThat(responsible("/activities", ofCustomer))
                .as("its customer stays")
                .isEqualTo(anna);
    }

    @Test
    void leadsAndCustomersTakeTheirsAlong() {
        var hers = contact("Huber", anna);
        var firm = company("Huber GmbH", anna);
        var lead = api.lead(Json.of(
                "{'title':'Anfrage','responsibleId':" + anna + ",'contactId':" + hers + ",'companyId':" + firm + "}"));
        var ofLead = activity("LEAD", lead, anna);
        var run = handOver(api, "LEAD", ben, BOTH);
        assertThat(followers(run, "activities")).isEqualTo(1);
        assertThat(followers(run, "customers")).isEqualTo(2);
        assertThat(responsible("/activities", ofLead)).isEqualTo(ben);
        assertThat(followers(undo(run), "customersUndone")).isEqualTo(2);

        var ofFirm = activity("COMPANY", firm, anna);
        var firms = handOver(api, "COMPANY", ben, ",'withActivities':true");
        assertThat(followers(firms, "activities")).isEqualTo(1);
        assertThat(responsible("/activities", ofFirm)).isEqualTo(ben);
    }

    /// Somebody who may change every deal, and contacts of their own only.
    private Api dispatcher() {
        var user = accounts.manager(api);
        var role = made("/roles", "{'name':'Verteilen'}");
        for (var allowed : new String[] {
            "DEAL READ ALL", "DEAL CHANGE ALL", "CONTACT READ ALL", "CONTACT CHANGE OWN", "COMPANY READ ALL"
        }) {
            var part = allowed.split(" ");
            api.patch(
                            "/access/matrix",
                            Json.of("{'changes':[{'roleId':" + role + ",'area':'" + part[0] + "','action':'" + part[1]
                                    + "','scope':'" + part[2] + "'}]}"))
                    .is(200);
        }
        api.patch("/users/" + user.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        return user;
    }

    @Test
    void customersTheAuthorMayNotChangeStayAndAreCountedOnce() {
        var user = dispatcher();
        var hers = contact("Huber", anna);
        var firm = company("Huber GmbH", anna);
        deal(",'contactIds':[" + hers + "],'companyId':" + firm);
        var second = deal(",'contactIds':[" + hers + "]");
        var open = activity("DEAL", second, anna);
        var run = handOver(user, "DEAL", ben, BOTH);
        assertThat(run.path("changed").longValue()).isEqualTo(2);
        assertThat(followers(run, "activities")).isEqualTo(1);
        assertThat(followers(run, "customers")).isZero();
        assertThat(followers(run, "customersLeft")).isEqualTo(2);
        assertThat(responsible("/contacts", hers)).isEqualTo(anna);
        assertThat(responsible("/companies", firm)).isEqualTo(anna);
        assertThat(responsible("/activities", open)).isEqualTo(ben);
        assertThat(followers(undo(run), "activitiesUndone")).isEqualTo(1);
    }

    @Test
    void onlyWhatIsStillAsTheRunLeftItGoesBack() {
        var touched = contact("Huber", anna);
        var quiet = contact("Meier", anna);
        var worked = deal(",'contactIds':[" + quiet + "]");
        var idle = deal(",'contactIds':[" + touched + "]");
        var ofWorked = activity("DEAL", worked, anna);
        var ofIdle = activity("DEAL", idle, anna);
        var ofTouched = activity("CONTACT", touched, anna);
        var run = handOver(api, "DEAL", ben, BOTH);
        assertThat(followers(run, "activities")).isEqualTo(3);

        api.post("/deals/" + worked + "/comments", "{\"body\":\"Rückruf\"}").is(201);
        api.patch("/contacts/" + touched, "{\"lastName\":\"Huber-Holm\"}").is(200);
        var undone = undo(run);
        assertThat(undone.path("undone").longValue()).isEqualTo(1);
        assertThat(undone.path("kept").longValue()).isEqualTo(1);
        assertThat(followers(undone, "activitiesUndone")).isEqualTo(1);
        assertThat(followers(undone, "customersUndone")).isZero();
        assertThat(responsible("/activities", ofIdle)).isEqualTo(anna);
        assertThat(responsible("/activities", ofWorked)).as("with its deal").isEqualTo(ben);
        assertThat(responsible("/activities", ofTouched))
                .as("with its customer")
                .isEqualTo(ben);
        assertThat(responsible("/contacts", quiet)).as("with its deal").isEqualTo(ben);
        assertThat(responsible("/contacts", touched)).isEqualTo(ben);
    }

    @Test
    void anActivityThatIsDoneMeanwhileStaysWithWhoDidIt() {
        var deal = deal("");
        var open = activity("DEAL", deal, anna);
        var run = handOver(api, "DEAL", ben, ",'withActivities':true");
        api.post("/activities/" + open + "/complete", null).is(200);
        var undone = undo(run);
        assertThat(undone.path("kept").longValue())
                .as("something was done on it")
                .isEqualTo(1);
        assertThat(followers(undone, "activitiesUndone")).isZero();
        assertThat(responsible("/activities", open)).isEqualTo(ben);
    }

    @Test
    void manyDealsOfOneCustomerTakeItAlongOnce() {
        var hers = contact("Huber", anna);
        for (int i = 0; i < 60; i++) {
            activity("DEAL", deal(",'contactIds':[" + hers + "]"), anna);
        }
        var run = handOver(api, "DEAL", ben, BOTH);
        assertThat(run.path("changed").longValue()).isEqualTo(60);
        assertThat(followers(run, "activities")).isEqualTo(60);
        assertThat(followers(run, "customers")).isEqualTo(1);
        var undone = undo(run);
        assertThat(undone.path("undone").longValue()).isEqualTo(60);
        assertThat(followers(undone, "activitiesUndone")).isEqualTo(60);
        assertThat(responsible("/contacts", hers)).isEqualTo(anna);
    }

    @Test
    void theNewResponsibleIsToldOnceAndNotOfEachActivity() {
        var told = accounts.manager(api);
        activity("DEAL", deal(",'contactIds':[" + contact("Huber", anna) + "]"), anna);
        handOver(api, "DEAL", told.userId(), BOTH);
        assertThat(told.items("/notifications").size()).isEqualTo(1);
    }

    @Test
    void onlyAChangeOfTheResponsibleTakesSomethingAlong() {
        refuses("{'kind':'DEAL','action':'DELETE','withActivities':true}", "withActivities");
        refuses("{'kind':'DEAL','action':'DELETE','withCustomers':false}", "withCustomers");
        var to = "'action':'RESPONSIBLE','responsibleId':" + ben;
        refuses("{'kind':'CONTACT'," + to + ",'withCustomers':true}", "withCustomers");
        refuses("{'kind':'COMPANY'," + to + ",'withCustomers':true}", "withCustomers");
        refuses("{'kind':'DEAL'," + to + ",'withActivities':'yes'}", "withActivities");
        refuses("{'kind':'DEAL'," + to + ",'withTasks':true}", "withTasks");
        assertThat(api.items("/bulk-changes").size()).isZero();
    }

    private void refuses(String body, String field) {
        api.post("/bulk-changes", Json.of(body)).isProblem(400, "invalid-input", field);
    }
}
