package io.weiche.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Canaries;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What people do with templates, and who may.
@WeicheTest
class RecurringDealsTest {
    private static final String PATH = "/recurring-deals";

    private final TestAccounts accounts;
    private final Api api;
    private final Recurring recurring;
    private final LocalDate today;
    private final LocalDate soon;

    RecurringDealsTest(TestAccounts accounts, DueDeals due) throws SQLException {
        this.accounts = accounts;
        this.api = accounts.open();
        this.recurring = new Recurring(api, due);
        this.today = Recurring.today();
        this.soon = today.plusDays(10);
    }

    private long made(String path, String body) {
        return api.post(path, Json.of(body)).is(201).id();
    }

    private static String path(long id) {
        return PATH + "/" + id;
    }

    /// A colleague who reads, adds and changes the deals they are responsible for.
    private Api ownOnly(String... actions) {
        var person = accounts.manager(api);
        var role = made("/roles", "{'name':'Nur eigene'}");
        for (var action : actions) {
            api.patch(
                            "/access/matrix",
                            Json.of("{'changes':[{'roleId':" + role + ",'area':'DEAL','action':'" + action
                                    + "','scope':'OWN'}]}"))
                    .is(200);
        }
        api.patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        return person;
    }

    @Test
    void saysItsNextDatesBeforeAnybodyKeepsIt() {
        var dates = api.post(
                        PATH + "/dates", Json.of("{'schedule':{'unit':'WEEK','every':2,'firstOn':'" + soon + "'}}"))
                .is(200)
                .json()
                .path("dates");
        assertThat(dates.valueStream().map(JsonNode::asString))
                .containsExactly(
                        soon.toString(),
                        soon.plusWeeks(2).toString(),
                        soon.plusWeeks(4).toString(),
                        soon.plusWeeks(6).toString(),
                        soon.plusWeeks(8).toString());
    }

    @Test
    void refusesWhatMakesNoSense() {
        var deal = recurring.deal("");
        api.post(PATH, Recurring.body(deal, "'unit':'DAY','firstOn':'" + today.minusDays(1) + "'", ""))
                .isProblem(400, "invalid-input", "schedule.firstOn");
        api.post(PATH, Recurring.body(deal, "'unit':'DAY','every':0,'firstOn':'" + soon + "'", ""))
                .isProblem(400, "invalid-input", "schedule.every");
        api.post(PATH, Recurring.body(deal, Recurring.monthly(soon) + ",'times':2,'untilOn':'" + soon + "'", ""))
                .isProblem(400, "invalid-input", "schedule.times");
        api.post(PATH, Recurring.body(deal, Recurring.monthly(soon), ",'pipelineId':1"))
                .isProblem(400, "invalid-input", "pipelineId");
        api.post(PATH, Recurring.body(deal, Recurring.monthly(soon), ",'nextOn':'" + soon + "'"))
                .isProblem(400, "invalid-input", "nextOn");
        api.post(PATH, Json.of("{'dealId':" + deal + "}")).isProblem(400, "invalid-input", "schedule");
        api.post(PATH, Recurring.body(1, Recurring.monthly(soon), "")).is(404);
    }

    @Test
    void isPausedContinuedAndChanged() throws SQLException {
        var id = recurring.begin(recurring.deal(""), "'unit':'DAY','firstOn':'" + today + "'", "");
        api.post(path(id) + "/pause", "{}").is(200);
        Recurring.waitingSince(id, today.minusDays(3));
        recurring.look();
        assertThat(recurring.made(id)).isEmpty();
        assertThat(recurring.get(id).path("state").asString()).isEqualTo("PAUSED");
        // what became due meanwhile is not made
        var resumed = api.post(path(id) + "/resume", "{}").is(200).json();
        assertThat(resumed.path("nextOn").asString()).isEqualTo(today.toString());
        recurring.look();
        assertThat(recurring.made(id)).hasSize(1);

        var version = recurring.get(id).path("version").intValue();
        var weekly = Json.of("{'title':'Prüfung','schedule':{'unit':'WEEK','firstOn':'" + today + "'}}");
        api.send("PATCH", path(id), weekly, Map.of()).is(428);
        api.send("PATCH", path(id), weekly, Map.of("If-Match", "\"" + (version + 1) + "\""))
                .is(412);
        var changed = api.send("PATCH", path(id), weekly, Map.of("If-Match", "\"" + version + "\""))
                .is(200)
                .json();
        // today's is made already
        assertThat(changed.path("nextOn").asString())
                .isEqualTo(today.plusWeeks(1).toString());
        assertThat(changed.path("title").asString()).isEqualTo("Prüfung");
        recurring.look();
        assertThat(recurring.made(id)).hasSize(1);
    }

    @Test
    void aDealCanBeMadeInBetweenAndStaysWhenTheTemplateGoes() {
        var id = recurring.begin(recurring.deal(""), Recurring.monthly(soon), ",'closeAfter':3");
        var deal = api.post(path(id) + "/deals", "{}").is(201).number("dealId");
        assertThat(recurring.get(id).path("nextOn").asString()).isEqualTo(soon.toString());
        assertThat(recurring.get(id).path("made").intValue()).isEqualTo(1);
        var made = api.get("/deals/" + deal).is(200).json();
        assertThat(made.path("closeOn").asString()).isEqualTo(today.plusDays(3).toString());
        assertThat(made.path("createdById").longValue()).isEqualTo(api.userId());
        api.delete(path(id)).is(204);
        api.get(path(id)).is(404);
        assertThat(api.get("/deals/" + deal)
                        .is(200)
                        .json()
                        .path("recurringDealId")
                        .isNull())
                .isTrue();
        assertThat(api.get("/audit").body()).contains("recurring-deal-opened", "recurring-deal-deleted");
    }

    @Test
    void isListedInPagesTheNextOneFirst() {
        var deal = recurring.deal("");
        var ids = new ArrayList<Long>();
        for (int i = 3; i > 0; i--) {
            ids.addFirst(recurring.begin(deal, Recurring.monthly(soon.plusDays(i)), ""));
        }
        var first = api.get(PATH + "?limit=2").is(200).json();
        assertThat(first.path("total").path("value").intValue()).isEqualTo(3);
        var rest = api.get(PATH + "?limit=2&cursor=" + first.path("nextCursor").asString())
                .is(200)
                .json();
        var found = new ArrayList<Long>();
        first.path("items").forEach(one -> found.add(one.path("id").longValue()));
        rest.path("items").forEach(one -> found.add(one.path("id").longValue()));
        assertThat(found).isEqualTo(ids);
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        api.get(PATH + "?cursor=eAo").isProblem(400, "invalid-input", "cursor");
    }

    @Test
    void isSeenByThoseWhoMayReadItsDeals() {
        var person = ownOnly("READ", "ADD", "CHANGE");
        var deal = recurring.deal("");
        var theirs = recurring.begin(deal, Recurring.monthly(soon), ",'responsibleId':" + person.userId());
        var mine = recurring.begin(deal, Recurring.monthly(soon), "");

        assertThat(person.items(PATH).valueStream().map(one -> one.path("id").longValue()))
                .containsExactly(theirs);
        person.get(path(mine)).is(404);
        person.post(path(mine) + "/pause", "{}").is(404);
        person.patch(path(theirs), "{\"title\":\"Mein\"}").is(200);
        person.patch(path(theirs), "{\"responsibleId\":" + api.userId() + "}").is(403);
        // the deal it is made from must be one they may read
        person.post(PATH, Recurring.body(deal, Recurring.monthly(soon), "")).is(404);
    }

    @Test
    void asksForTheRightsToAddAndChangeDeals() {
        var adding = ownOnly("READ", "ADD");
        var deal = recurring.deal(",'responsibleId':" + adding.userId());
        adding.post(PATH, Recurring.body(deal, Recurring.monthly(soon), "")).isProblem(403, "forbidden");
        var id = recurring.begin(deal, Recurring.monthly(soon), ",'responsibleId':" + adding.userId());
        adding.get(path(id)).is(200);
        adding.delete(path(id)).is(403);
        adding.post(path(id) + "/deals", "{}").is(403);
        accounts.reader(api).post(path(id) + "/resume", "{}").is(403);
    }

    @Test
    void hiddenAmountsStayHidden() throws SQLException {
        var person = accounts.manager(api);
        var deal = recurring.deal(",'responsibleId':" + person.userId());
        api.send(
                        "PUT",
                        "/deals/" + deal + "/products",
                        Json.of("{'rows':[{'name':'Sensor','quantity':'1','price':'918273.00','taxRate':'0'}]}"),
                        Map.of("If-Match", "*"))
                .is(200);
        var whole = recurring.begin(deal, Recurring.monthly(today), ",'responsibleId':" + person.userId());
        Canaries.hide(api, List.of()).is(200);

        assertThat(person.get(path(whole)).is(200).json().path("amount").isNull())
                .isTrue();
        assertThat(Canaries.shows(person.get(PATH).body())).isFalse();
        // whoever does not see amounts hands none on, and takes none away
        person.patch(path(whole), "{\"title\":\"Umbenannt\"}").is(200);
        recurring.look();
        assertThat(recurring.made(whole).getFirst().path("amount").path("value").asString())
                .isEqualTo("918273.00");
        var blind = person.post(PATH, Recurring.body(deal, Recurring.monthly(today), ""))
                .is(201)
                .id();
        recurring.look();
        assertThat(recurring.made(blind).getFirst().path("amount").isNull()).isTrue();
    }

    @Test
    void holdsItsPipeline() {
        var pipeline = made("/pipelines", "{'name':'Service'}");
        var id = recurring.begin(recurring.deal(""), Recurring.monthly(soon), ",'pipelineId':" + pipeline);
        api.delete("/pipelines/" + pipeline).isProblem(409, "pipeline-in-use");
        api.delete(path(id)).is(204);
        api.delete("/pipelines/" + pipeline).is(204);
    }

    @Test
    void followsItsCustomersIntoAMerge() throws SQLException {
        var one = made("/contacts", "{'lastName':'Eins'}");
        var other = made("/contacts", "{'lastName':'Zwei'}");
        var acme = made("/companies", "{'title':'Acme'}");
        var twin = made("/companies", "{'title':'Acme AG'}");
        var id = recurring.begin(
                recurring.deal(",'companyId':" + twin + ",'contactIds':[" + other + "]"), Recurring.monthly(today), "");
        made("/merges", "{'kind':'CONTACT','records':[{'id':" + one + "},{'id':" + other + "}]}");
        made("/merges", "{'kind':'COMPANY','records':[{'id':" + acme + "},{'id':" + twin + "}]}");
        recurring.look();
        var deal = recurring.made(id).getFirst();
        assertThat(deal.path("companyId").longValue()).isEqualTo(acme);
        assertThat(deal.path("contacts").get(0).path("id").longValue()).isEqualTo(one);
    }

    @Test
    void saysNothingOfAnErasedPersonAndWaitsForSomebodyToLook() {
        var contact = made("/contacts", "{'firstName':'Wilhelmine','lastName':'Mustermann'}");
        var id = recurring.begin(
                recurring.deal(",'comments':'Frau Mustermann mag Tee','contactIds':[" + contact + "]"),
                Recurring.monthly(soon),
                ",'title':'Wartung Wilhelmine Mustermann'");
        api.post("/contacts/" + contact + "/erasure", Json.of("{'name':'Wilhelmine Mustermann'}"))
                .is(204);
        var template = recurring.get(id);
        assertThat(template.toString()).doesNotContain("Mustermann");
        assertThat(template.path("state").asString()).isEqualTo("PAUSED");
    }

    @Test
    void isHandedOverWithWhatSomebodyWasResponsibleFor() {
        var leaving = accounts.manager(api);
        var id = recurring.begin(recurring.deal(""), Recurring.monthly(soon), ",'responsibleId':" + leaving.userId());
        var path = "/users/" + leaving.userId() + "/handover";
        assertThat(api.get(path).is(200).number("recurringDeals")).isEqualTo(1);
        var handed = api.post(path, "{\"toUserId\":" + api.userId() + ",\"deactivate\":true}");
        assertThat(handed.number("recurringDeals")).isEqualTo(1);
        assertThat(recurring.get(id).path("responsibleId").longValue()).isEqualTo(api.userId());
    }
}
