package io.weiche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Who takes care of inquiries of a channel, and what becomes of those of known customers (crm.md 12.5).
@WeicheTest
class ChannelRulesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Api api;
    private final long one;
    private final long two;

    ChannelRulesTest(TestAccounts accounts) {
        this.api = accounts.openClassic();
        this.one = accounts.manager(api).userId();
        this.two = accounts.manager(api).userId();
    }

    private Api.Answer rule(String body) {
        return api.send("PUT", "/channels/API", Json.of(body), Map.of());
    }

    private long responsible(String more) {
        var lead = api.post(
                        "/inquiries",
                        Json.of("{'channel':'API','emails':['k" + NUMBER.incrementAndGet() + "@kanal.example']" + more
                                + "}"))
                .is(201)
                .number("became.leadId");
        return api.get("/leads/" + lead).json().path("responsibleId").longValue();
    }

    @Test
    void withoutARuleItIsWhoSendsIt() {
        assertThat(responsible("")).isEqualTo(api.userId());
        assertThat(responsible(",'responsibleId':" + two)).isEqualTo(two);
    }

    @Test
    void inTurnsEverybodyGetsAsMuchAlsoAtTheSameMoment() {
        rule("{'how':'ROUND_ROBIN','personIds':[" + one + "," + two + "]}").is(200);
        var counted = new HashMap<Long, Integer>();
        IntStream.range(0, 12).mapToObj(_ -> CompletableFuture.supplyAsync(() -> responsible(""))).toList().stream()
                .map(CompletableFuture::join)
                .forEach(user -> counted.merge(user, 1, Integer::sum));
        assertThat(counted).isEqualTo(Map.of(one, 6, two, 6));
        assertThat(responsible(",'responsibleId':" + api.userId())).isEqualTo(api.userId());
    }

    @Test
    void whoIsAbsentOrHasLeftIsSkippedAndByLoadTheLeastBusyIsNext() {
        rule("{'how':'LOAD','personIds':[" + one + "," + two + "]}").is(200);
        api.post("/leads", Json.of("{'title':'Arbeit','responsibleId':" + one + "}"))
                .is(201);
        assertThat(responsible("")).isEqualTo(two);
        api.send(
                        "PUT",
                        "/users/" + two + "/working-time",
                        Json.of("{'absences':[{'from':'2020-01-01','until':'2099-12-31'}]}"),
                        Map.of())
                .is(200);
        assertThat(responsible("")).isEqualTo(one);
        api.patch("/users/" + one, Json.of("{'active':false}")).is(200);
        assertThat(responsible("")).isEqualTo(api.userId());
    }

    @Test
    void everybodyOfADepartmentIsChosenFromAndOnlyWhoWorksNow() {
        var department = api.post(
                        "/departments", Json.of("{'name':'Vertrieb','memberIds':[" + one + "],'headId':" + two + "}"))
                .is(201)
                .id();
        // an hour that is never now: Monday to Sunday have none for the first, all for the second
        var never = "{'hours':[{'weekday':1,'begins':'00:00','ends':'00:01'}]}";
        api.send("PUT", "/users/" + one + "/working-time", Json.of(never), Map.of())
                .is(200);
        rule("{'how':'LOAD','byHours':true,'departmentId':" + department + "}").is(200);
        assertThat(responsible("")).isEqualTo(two);
        assertThat(responsible("")).isEqualTo(two);
    }

    private Api.Answer again(String email) {
        return api.post("/inquiries", Json.of("{'channel':'API','emails':['" + email + "']}"))
                .is(201);
    }

    @Test
    void aKnownCustomerIsNotedOrAnotherLeadAsTheChannelSays() {
        var first = again("bekannt@kunde.example");
        assertThat(again("bekannt@kunde.example").json().path("logged").booleanValue())
                .isTrue();
        rule("{'repeat':'NEW'}").is(200);
        var second = again("bekannt@kunde.example");
        assertThat(second.json().path("logged").booleanValue()).isFalse();
        assertThat(second.number("became.leadId")).isNotEqualTo(first.number("became.leadId"));
    }

    @Test
    void withoutRepeatSalesAKnownCustomerWithNothingOpenIsOnlyNoted() {
        var contact = api.post("/contacts", Json.of("{'lastName':'Alt','emails':['alt@kunde.example']}"))
                .is(201)
                .id();
        rule("{'repeatSales':false}").is(200);
        var noted = again("alt@kunde.example").json();
        assertThat(noted.path("became").has("leadId")).isFalse();
        assertThat(noted.path("became").path("contactId").longValue()).isEqualTo(contact);
    }

    @Test
    void aRuleThatCannotBeIsRefusedWithTheField() {
        rule("{'how':'FIXED'}").isProblem(400, "invalid-input", "personIds");
        rule("{'how':'FIXED','personIds':[9223372036854775807]}").isProblem(400, "invalid-input", "personIds[0]");
        rule("{'how':'FIXED','departmentId':9223372036854775807}").isProblem(400, "invalid-input", "departmentId");
        api.send("PUT", "/channels/MANUAL", "{}", Map.of()).isProblem(400, "invalid-input", "channel");
        var time = "/users/" + one + "/working-time";
        api.send("PUT", time, Json.of("{'hours':[{'weekday':1,'begins':'9','ends':'10:00'}]}"), Map.of())
                .isProblem(400, "invalid-input", "hours[0].begins");
        api.send("PUT", time, Json.of("{'absences':[{'from':'2026-02-30','until':'2026-03-01'}]}"), Map.of())
                .isProblem(400, "invalid-input", "absences[0].from");
        api.send("PUT", time, Json.of("{'absences':[{'from':'2026-03-02','until':'2026-03-01'}]}"), Map.of())
                .isProblem(400, "invalid-input", "absences");
    }

    private long contact(String email, long responsible, String more) {
        return api.post(
                        "/contacts",
                        Json.of("{'lastName':'Bekannt','emails':['" + email + "'],'responsibleId':" + responsible + more
                                + "}"))
                .is(201)
                .id();
    }

    private long responsibleOf(String email, String more) {
        var lead = api.post("/inquiries", Json.of("{'channel':'API','emails':['" + email + "']" + more + "}"))
                .is(201)
                .number("became.leadId");
        return api.get("/leads/" + lead).json().path("responsibleId").longValue();
    }

    @Test
    void knownCustomersStayWithTheirResponsibleAndAreNobodysTurn() {
        contact("treu@kunde.example", one, "");
        rule("{'how':'ROUND_ROBIN','personIds':[" + two + "," + api.userId() + "],'repeat':'NEW'}")
                .is(200);
        assertThat(responsibleOf("treu@kunde.example", "")).isEqualTo(one);
        assertThat(responsibleOf("treu@kunde.example", "")).isEqualTo(one);
        assertThat(responsible("")).as("the first turn is still to come").isEqualTo(two);
        assertThat(responsibleOf("treu@kunde.example", ",'responsibleId':" + two))
                .as("whoever is named")
                .isEqualTo(two);
        api.get("/channels")
                .json()
                .path("items")
                .forEach(rule ->
                        assertThat(rule.path("keepsResponsible").booleanValue()).isTrue());
        rule("{'how':'FIXED','personIds':[" + two + "],'repeat':'NEW','keepsResponsible':false}")
                .is(200);
        assertThat(responsibleOf("treu@kunde.example", "")).isEqualTo(two);
    }

    @Test
    void aCustomerWhoseResponsibleIsNotHereIsTheCompanysElseOfTheRule() {
        var company = api.post(
                        "/companies",
                        Json.of("{'title':'Bau','emails':['buero@bau.example'],'responsibleId':" + two + "}"))
                .is(201)
                .id();
        contact("weg@bau.example", one, ",'companyIds':[" + company + "]");
        rule("{'how':'FIXED','personIds':[" + api.userId() + "],'repeat':'NEW'}")
                .is(200);
        var both = "'emails':['weg@bau.example','buero@bau.example']";
        assertThat(responsibleOf("weg@bau.example", "")).isEqualTo(one);
        api.send(
                        "PUT",
                        "/users/" + one + "/working-time",
                        Json.of("{'absences':[{'from':'2020-01-01','until':'2099-12-31'}]}"),
                        Map.of())
                .is(200);
        assertThat(responsibleOf("buero@bau.example", "")).isEqualTo(two);
        assertThat(responsibleOf("weg@bau.example", ""))
                .as("the company of the contact")
                .isEqualTo(two);
        var lead = api.post("/inquiries", Json.of("{'channel':'API'," + both + "}"))
                .is(201)
                .number("became.leadId");
        assertThat(api.get("/leads/" + lead).json().path("responsibleId").longValue())
                .isEqualTo(two);
        api.patch("/users/" + two, Json.of("{'active':false}")).is(200);
        assertThat(responsibleOf("buero@bau.example", "")).isEqualTo(api.userId());
    }
}
