package io.weiche.deals;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Deals, moving through the stages of their pipeline.
@WeicheTest
class DealsTest {
    private final TestAccounts accounts;
    private final Api api;

    DealsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.open();
    }

    private long deal(String more) {
        return api.post("/deals", Json.of("{'title':'Dach'" + more + "}"))
                .is(201)
                .id();
    }

    private JsonNode pipeline(int at) {
        return api.items("/pipelines").get(at);
    }

    private static long stage(JsonNode pipeline, String semantics) {
        return pipeline.path("stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals(semantics))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    @Test
    void aDealBeginsInTheFirstStageOfTheDefaultPipeline() {
        var deal = api.get("/deals/" + deal("")).json();
        assertThat(deal.path("pipelineId").longValue())
                .isEqualTo(pipeline(0).path("id").longValue());
        assertThat(deal.path("stageId").longValue())
                .isEqualTo(pipeline(0).path("stages").get(0).path("id").longValue());
        assertThat(deal.path("repeat").asString()).isEqualTo("NEW");
        assertThat(deal.path("closedAt").isNull()).isTrue();
    }

    @Test
    void aStageAloneNamesItsPipeline() {
        var second = api.post("/pipelines", Json.of("{'name':'Zwei'}")).is(201).json();
        var stage = second.path("stages").get(1).path("id").longValue();
        var deal = api.get("/deals/" + deal(",'stageId':" + stage)).json();
        assertThat(deal.path("pipelineId").longValue())
                .isEqualTo(second.path("id").longValue());
        assertThat(deal.path("stageId").longValue()).isEqualTo(stage);
    }

    @Test
    void anotherPipelineBeginsWithItsFirstStage() {
        var second = api.post("/pipelines", Json.of("{'name':'Zwei'}")).is(201).json();
        var deal = deal("");
        var moved = api.patch(
                        "/deals/" + deal,
                        Json.of("{'pipelineId':" + second.path("id").longValue() + "}"))
                .is(200)
                .json();
        assertThat(moved.path("stageId").longValue())
                .isEqualTo(second.path("stages").get(0).path("id").longValue());
    }

    /// The original does nothing and says nothing (crm.md 18).
    @Test
    void aStageOfAnotherPipelineIsRefusedByName() {
        var second = api.post("/pipelines", Json.of("{'name':'Zwei'}")).is(201).json();
        var deal = deal("");
        var before = Stored.of(api.account());
        api.patch(
                        "/deals/" + deal,
                        Json.of("{'stageId':"
                                + second.path("stages").get(0).path("id").longValue() + "}"))
                .isProblem(400, "invalid-input", "stageId");
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void aWonDealIsClosedAndAReopenedOneIsNot() {
        var deal = deal("");
        var won = api.patch("/deals/" + deal, Json.of("{'stageId':" + stage(pipeline(0), "SUCCESS") + "}"))
                .is(200)
                .json();
        assertThat(won.path("semantics").asString()).isEqualTo("S");
        assertThat(won.path("closedAt").isNull()).isFalse();
        var open = api.patch("/deals/" + deal, Json.of("{'stageId':" + stage(pipeline(0), "IN_PROGRESS") + "}"))
                .is(200)
                .json();
        assertThat(open.path("closedAt").isNull()).isTrue();
    }

    @Test
    void theCustomerOfAWonDealIsARepeatCustomer() {
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        var first = deal(",'contactIds':[" + contact + "]");
        assertThat(api.get("/deals/" + first).json().path("repeat").asString())
                .as("known, but never bought anything")
                .isEqualTo("REPEAT_INQUIRY");
        var second =
                api.get("/deals/" + deal(",'contactIds':[" + contact + "]")).json();
        assertThat(second.path("repeat").asString()).isEqualTo("REPEAT_INQUIRY");
        api.patch("/deals/" + first, Json.of("{'stageId':" + stage(pipeline(0), "SUCCESS") + "}"))
                .is(200);
        var third = api.get("/deals/" + deal(",'contactIds':[" + contact + "]")).json();
        assertThat(third.path("repeat").asString()).isEqualTo("REPEAT_DEAL");
    }

    @Test
    void aCustomerWhoIsLinkedLaterCountsAsWell() {
        var company =
                api.post("/companies", Json.of("{'title':'Holm KG'}")).is(201).id();
        var won = deal(",'companyId':" + company + ",'stageId':" + stage(pipeline(0), "SUCCESS"));
        assertThat(api.get("/deals/" + won).json().path("repeat").asString()).isEqualTo("REPEAT_INQUIRY");
        var deal = deal("");
        assertThat(repeatAfter(deal, "{'companyId':" + company + "}")).isEqualTo("REPEAT_DEAL");
        assertThat(repeatAfter(deal, "{'companyId':null}")).isEqualTo("NEW");
        var stranger =
                api.post("/contacts", Json.of("{'lastName':'Neu'}")).is(201).id();
        assertThat(repeatAfter(deal, "{'contactIds':[" + stranger + "]}")).isEqualTo("REPEAT_INQUIRY");
        assertThat(repeatAfter(won, "{'title':'Nur der Name'}")).isEqualTo("REPEAT_INQUIRY");
    }

    private String repeatAfter(long deal, String change) {
        return api.patch("/deals/" + deal, Json.of(change))
                .is(200)
                .json()
                .path("repeat")
                .asString();
    }

    @Test
    void theFirstContactIsTheMainOne() {
        var one = api.post("/contacts", Json.of("{'lastName':'Eins'}")).is(201).id();
        var two = api.post("/contacts", Json.of("{'lastName':'Zwei'}")).is(201).id();
        var deal = deal(",'contactIds':[" + two + "," + one + "," + two + "]");
        var contacts = api.get("/deals/" + deal).json().path("contacts");
        assertThat(contacts.valueStream().map(contact -> contact.path("id").longValue()))
                .containsExactly(two, one);
        assertThat(contacts.get(0).path("primary").booleanValue()).isTrue();
        assertThat(api.get("/deals/" + deal).json().path("customerName").asString())
                .isEqualTo("Zwei");
        assertThat(api.items("/deals?filter="
                                + Api.encoded(Json.of("{'field':'contactId','op':'is','value':" + one + "}")))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void manyContactsAreCheckedAtOnce() {
        var ids = LongStream.range(0, 60)
                .mapToObj(i -> Long.toString(api.post("/contacts", Json.of("{'lastName':'K" + i + "'}"))
                        .is(201)
                        .id()))
                .collect(Collectors.joining(","));
        var deal = deal(",'contactIds':[" + ids + "]");
        assertThat(api.get("/deals/" + deal).json().path("contacts").size()).isEqualTo(60);
        api.patch("/deals/" + deal, Json.of("{'contactIds':[" + ids + ",9223372036854775807]}"))
                .isProblem(400, "invalid-input", "contactIds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title':null} | title",
                "{'title':'  '} | title",
                "{'pipelineId':9223372036854775807} | pipelineId",
                "{'stageId':9223372036854775807} | stageId",
                "{'probability':101} | probability",
                "{'probability':-1} | probability",
                "{'probability':0.5} | probability",
                "{'beginOn':'heute'} | beginOn",
                "{'closeOn':'2026-13-01'} | closeOn",
                "{'contactIds':5} | contactIds",
                "{'contactIds':[0]} | contactIds",
                "{'contactIds':['x']} | contactIds",
                "{'companyId':-1} | companyId",
                "{'companyId':9223372036854775807} | companyId",
                "{'leadId':1} | leadId",
                "{'repeat':'NEW'} | repeat"
            })
    void whatCannotBeIsNamedAndNothingChanges(String body, String field) {
        var deal = deal("");
        var before = Stored.of(api.account());
        api.patch("/deals/" + deal, Json.of(body)).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void aDealWithoutATitleIsNotOpened() {
        api.post("/deals", "{}").isProblem(400, "invalid-input", "title");
        api.post("/deals", Json.of("{'title':'\\u00a0'}")).isProblem(400, "invalid-input", "title");
        assertThat(api.items("/deals").isEmpty()).isTrue();
    }

    @Test
    void whoeverLeftCannotTakeOverButKeepsWhatTheyHave() {
        var gone = accounts.manager(api);
        var theirs = deal(",'responsibleId':" + gone.userId());
        api.patch("/users/" + gone.userId(), Json.of("{'active':false}")).is(200);
        api.post("/deals", Json.of("{'title':'x','responsibleId':" + gone.userId() + "}"))
                .isProblem(400, "invalid-input", "responsibleId");
        api.patch("/deals/" + theirs, Json.of("{'title':'geht weiter'}")).is(200);
    }

    @Test
    void everyChangeSaysWhichVersionItSaw() {
        var deal = deal("");
        api.send("PATCH", "/deals/" + deal, Json.of("{'title':'A'}"), Map.of()).isProblem(428, "precondition-required");
        api.send("PATCH", "/deals/" + deal, Json.of("{'title':'A'}"), Map.of("If-Match", "\"7\""))
                .isProblem(412, "version-conflict");
        api.send("PATCH", "/deals/" + deal, Json.of("{'title':'A'}"), Map.of("If-Match", "\"0\""))
                .is(200);
    }

    @Test
    void aDeletedDealIsGoneAndComesBack() {
        var deal = deal("");
        api.delete("/deals/" + deal).is(204);
        api.get("/deals/" + deal).isProblem(404, "not-found");
        api.get("/deals/" + deal + "/timeline").isProblem(404, "not-found");
        api.post("/deals/" + deal + "/restore", "").is(200);
        api.post("/deals/" + deal + "/restore", "").isProblem(404, "not-found");
        assertThat(api.items("/deals").size()).isEqualTo(1);
    }

    @Test
    void anAmountKeepsEveryDigit() {
        var id = deal(",'amount':{'value':'9007199254740993.01','currency':'EUR'}");
        var shown = api.get("/deals/" + id).is(200).json().path("amount");
        assertThat(shown.path("value").stringValue()).isEqualTo("9007199254740993.01");
        assertThat(api.get("/deals/board").json().path("columns").get(0).path("sum"))
                .isEqualTo(shown);
        // a number is read as well, as far as it says what is meant
        api.patch("/deals/" + id, Json.of("{'amount':{'value':12.5,'currency':'EUR'}}"))
                .is(200);
        assertThat(api.get("/deals/" + id).json().path("amount").path("value").stringValue())
                .isEqualTo("12.50");
    }

    @Test
    void theBoardIsThatOfOnePipeline() {
        var second = api.post("/pipelines", Json.of("{'name':'Zwei'}")).is(201).json();
        deal(",'amount':{'value':'10.25','currency':'EUR'}");
        deal(",'pipelineId':" + second.path("id").longValue());
        var board = api.get("/deals/board").json().path("columns");
        assertThat(board.size()).isEqualTo(1);
        assertThat(board.get(0).path("sum").path("value").stringValue()).isEqualTo("10.25");
        assertThat(api.get("/deals/board?pipelineId=" + second.path("id").longValue())
                        .json()
                        .path("columns")
                        .size())
                .isEqualTo(1);
        api.get("/deals/board?pipelineId=9223372036854775807").isProblem(400, "invalid-input", "pipelineId");
    }

    @Test
    void aManagerCannotSellToACustomerTheyMayNotSee() {
        var manager = accounts.manager(api);
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Geheim'}")).is(201).id();
        var company =
                api.post("/companies", Json.of("{'title':'Offen'}")).is(201).id();
        manager.post("/deals", Json.of("{'title':'x','contactIds':[" + contact + "]}"))
                .isProblem(400, "invalid-input", "contactIds");
        manager.post("/deals", Json.of("{'title':'x','companyId':" + company + "}"))
                .is(201);
    }
}
