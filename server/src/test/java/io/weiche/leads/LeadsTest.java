package io.weiche.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Leads: inquiries that are qualified, in classic mode.
@WeicheTest
class LeadsTest {
    private final TestAccounts accounts;
    private final Api api;

    LeadsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private long stage(String semantics) {
        return api.items("/lead-stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals(semantics))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    @Test
    void nothingIsRequired() {
        var lead = api.post("/leads", "{}").is(201).json();
        assertThat(lead.path("title").asString())
                .isEqualTo("Lead " + lead.path("id").longValue());
        assertThat(lead.path("responsibleId").longValue()).isEqualTo(api.userId());
        assertThat(lead.path("semantics").asString()).isEqualTo("P");
        assertThat(lead.path("stageId").longValue()).isEqualTo(stage("IN_PROGRESS"));
        assertThat(lead.path("version").intValue()).isZero();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var opened = api.post("/leads", Json.of("""
                        {'title':'Dach','honorific':'Dr.','firstName':'Eva','middleName':'M.','lastName':'Holm','companyTitle':'Holm KG',
                        'jobTitle':'Chefin','birthdate':'1980-02-29','address':{'street':'Weg 1','postalCode':'10115','city':'Berlin'},
                        'amount':{'value':'1250.50','currency':'EUR'},'sourceDescription':'Messe','utm':{'source':'news','term':'dach'},
                        'comments':'Zeile 1\\nZeile 2','phones':['030 1'],'emails':['e@h.example'],'websites':['https://h.example'],
                        'messengers':[{'value':'@eva','type':'TELEGRAM'}]}""")).is(201);
        assertThat(opened.headers().get("location")).isEqualTo("/api/v1/leads/" + opened.id());
        assertThat(opened.headers().get("etag")).isEqualTo("\"0\"");
        var lead = api.get("/leads/" + opened.id()).is(200).json();
        assertThat(lead.path("name").asString()).isEqualTo("Eva M. Holm");
        assertThat(lead.path("birthdate").asString()).isEqualTo("1980-02-29");
        assertThat(lead.path("address").path("city").asString()).isEqualTo("Berlin");
        assertThat(lead.path("amount").path("value").stringValue()).isEqualTo("1250.50");
        assertThat(lead.path("utm").path("term").asString()).isEqualTo("dach");
        assertThat(lead.path("comments").asString()).isEqualTo("Zeile 1\nZeile 2");
        assertThat(lead.path("messengers").get(0).path("type").asString()).isEqualTo("TELEGRAM");
    }

    @Test
    void anAbsentFieldStaysAndNullEmptiesIt() {
        var lead = api.lead(
                Json.of("{'title':'T','firstName':'Eva','amount':'10','utm':{'source':'x'},'address':{'city':'B'}}"));
        api.patch("/leads/" + lead, Json.of("{'firstName':null,'utm':null}")).is(200);
        var now = api.get("/leads/" + lead).json();
        assertThat(now.path("firstName").isNull()).isTrue();
        assertThat(now.path("utm").isNull()).isTrue();
        assertThat(now.path("amount").path("value").stringValue()).isEqualTo("10.00");
        assertThat(now.path("address").path("city").asString()).isEqualTo("B");
        assertThat(now.path("version").intValue()).isEqualTo(1);
    }

    @Test
    void aChangeThatChangesNothingLeavesTheVersion() {
        var lead = api.lead(Json.of("{'title':'T'}"));
        var before = Stored.of(api.account());
        api.patch("/leads/" + lead, "{}").is(200);
        api.patch("/leads/" + lead, Json.of("{'title':'T'}")).is(200);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'stageId':0} | stageId",
                "{'stageId':9223372036854775807} | stageId",
                "{'stageId':null} | stageId",
                "{'responsibleId':9223372036854775807} | responsibleId",
                "{'sourceId':9223372036854775807} | sourceId",
                "{'lossReasonId':9223372036854775807} | lossReasonId",
                "{'contactId':9223372036854775807} | contactId",
                "{'companyId':9223372036854775807} | companyId",
                "{'birthdate':'2026-02-30'} | birthdate",
                "{'birthdate':'0000-01-01'} | birthdate",
                "{'amount':{'value':'0.005'}} | amount.value",
                "{'amount':{'value':'1','currency':'ABC'}} | amount.value",
                "{'amount':'NaN'} | amount",
                "{'address':'Berlin'} | address",
                "{'address':{'strasse':'x'}} | address.strasse",
                "{'utm':{'source':5}} | utm.source",
                "{'title':5} | title",
                "{'becameDealId':1} | becameDealId",
                "{'semantics':'S'} | semantics",
                "{'id':5} | id",
                "{'createdAt':'2020-01-01T00:00:00Z'} | createdAt"
            })
    void whatCannotBeIsNamedAndNothingChanges(String body, String field) {
        var lead = api.lead(Json.of("{'title':'T'}"));
        var before = Stored.of(api.account());
        api.patch("/leads/" + lead, Json.of(body)).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void everyChangeSaysWhichVersionItSaw() {
        var lead = api.lead(Json.of("{'title':'T'}"));
        var path = "/leads/" + lead;
        api.send("PATCH", path, Json.of("{'title':'A'}"), Map.of()).isProblem(428, "precondition-required");
        var changed = api.send("PATCH", path, Json.of("{'title':'A'}"), Map.of("If-Match", "\"0\""))
                .is(200);
        assertThat(changed.headers().get("etag")).isEqualTo("\"1\"");
        var refused = api.send("PATCH", path, Json.of("{'title':'B'}"), Map.of("If-Match", "\"0\""))
                .isProblem(412, "version-conflict");
        assertThat(refused.number("version")).isEqualTo(1);
        api.send("PATCH", path, Json.of("{'title':'B'}"), Map.of("If-Match", "unsinn"))
                .isProblem(400, "invalid-input", "If-Match");
        assertThat(api.get(path).json().path("title").asString()).isEqualTo("A");
        api.send("PATCH", path, Json.of("{'title':'B'}"), Map.of("If-Match", "*"))
                .is(200);
    }

    @Test
    void ofTwoWhoChangeTheSameVersionOnlyOneSucceeds() {
        var lead = api.lead(Json.of("{'title':'T'}"));
        var both = List.of("A", "B").stream()
                .map(title -> CompletableFuture.supplyAsync(() -> api.send(
                                "PATCH",
                                "/leads/" + lead,
                                Json.of("{'title':'" + title + "'}"),
                                Map.of("If-Match", "\"0\""))
                        .status()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void aLeadIsCompletedByConvertingItAndInNoOtherWay() {
        var lead = api.lead(Json.of("{'title':'T'}"));
        var before = Stored.of(api.account());
        api.patch("/leads/" + lead, Json.of("{'stageId':" + stage("SUCCESS") + "}"))
                .isProblem(409, "conversion-required");
        api.post("/leads", Json.of("{'stageId':" + stage("SUCCESS") + "}")).isProblem(409, "conversion-required");
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void aConvertedLeadIsHistory() {
        var lead = api.lead(Json.of("{'title':'T','lastName':'Holm'}"));
        var deal = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{},'contact':true}"))
                .is(201)
                .number("dealId");
        var refused = api.patch("/leads/" + lead, Json.of("{'title':'spät'}")).isProblem(409, "lead-converted");
        assertThat(refused.number("dealId")).isEqualTo(deal);
        api.post("/leads/" + lead + "/comments", Json.of("{'body':'spät'}")).isProblem(409, "conflict");
        api.post("/activities", Json.of("{'title':'x','records':[{'kind':'LEAD','id':" + lead + "}]}"))
                .isProblem(409, "conflict");
        assertThat(api.get("/leads/" + lead).json().path("becameDealId").longValue())
                .isEqualTo(deal);
    }

    @Test
    void junkSaysWhyAndCanBeOpenedAgain() {
        var reason = api.items("/loss-reasons")
                .valueStream()
                .filter(known -> known.path("kind").asString().equals("LEAD"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        var lead = api.lead(Json.of("{'title':'T'}"));
        var junk = api.patch(
                        "/leads/" + lead,
                        Json.of("{'stageId':" + stage("FAILURE") + ",'lossReasonId':" + reason
                                + ",'lossComment':'Werbung'}"))
                .is(200)
                .json();
        assertThat(junk.path("semantics").asString()).isEqualTo("F");
        assertThat(junk.path("closedAt").isNull()).isFalse();
        var open = api.patch("/leads/" + lead, Json.of("{'stageId':" + stage("IN_PROGRESS") + "}"))
                .is(200)
                .json();
        assertThat(open.path("closedAt").isNull()).isTrue();
        assertThat(open.path("lossReasonId").longValue()).isEqualTo(reason);
    }

    @Test
    void inSimpleModeJunkIsHistory() {
        var own = accounts.openClassic();
        var lead = own.lead(Json.of("{'title':'T'}"));
        var junk = own.items("/lead-stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        own.patch("/leads/" + lead, Json.of("{'stageId':" + junk + "}")).is(200);
        own.patch("/leads/" + lead, Json.of("{'title':'noch klassisch'}")).is(200);
        own.switchToSimple("");

        own.patch("/leads/" + lead, Json.of("{'title':'x'}")).isProblem(409, "conflict");
        own.post("/activities", Json.of("{'title':'x','records':[{'kind':'LEAD','id':" + lead + "}]}"))
                .isProblem(409, "conflict");
        var read = own.get("/leads/" + lead).is(200).json();
        assertThat(read.path("title").asString()).isEqualTo("noch klassisch");
        own.delete("/leads/" + lead).is(204);
    }

    @Test
    void aRepeatLeadBecomesADeal() {
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        var lead = api.lead(Json.of("{'title':'T','contactId':" + contact + "}"));
        api.post("/leads/" + lead + "/conversion", Json.of("{'contact':true}")).isProblem(400, "invalid-input", "deal");
        api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{},'contact':true}"))
                .is(201);
    }

    @Test
    void aReasonForDealsIsNoneForLeads() {
        var reason = api.items("/loss-reasons")
                .valueStream()
                .filter(known -> known.path("kind").asString().equals("DEAL"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        var lead = api.lead("{}");
        api.patch("/leads/" + lead, Json.of("{'lossReasonId':" + reason + "}"))
                .isProblem(400, "invalid-input", "lossReasonId");
    }

    @Test
    void aDeletedLeadIsGoneAndComesBackAsItWas() {
        var lead = api.lead(Json.of("{'title':'T','phones':['030 1']}"));
        api.delete("/leads/" + lead).is(204);
        api.get("/leads/" + lead).isProblem(404, "not-found");
        api.patch("/leads/" + lead, Json.of("{'title':'x'}")).isProblem(404, "not-found");
        api.delete("/leads/" + lead).isProblem(404, "not-found");
        assertThat(api.items("/leads").isEmpty()).isTrue();
        var back = api.post("/leads/" + lead + "/restore", "").is(200).json();
        assertThat(back.path("title").asString()).isEqualTo("T");
        assertThat(back.path("phones").size()).isEqualTo(1);
        api.post("/leads/" + lead + "/restore", "").isProblem(404, "not-found");
    }

    @Test
    void ofTwoWhoRestoreAtOnceOneFindsNothing() {
        var lead = api.lead("{}");
        api.delete("/leads/" + lead).is(204);
        var both = List.of(1, 2).stream()
                .map(_ -> CompletableFuture.supplyAsync(
                        () -> api.post("/leads/" + lead + "/restore", "").status()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 404);
        assertThat(api.items("/leads/" + lead + "/timeline")
                        .valueStream()
                        .filter(entry -> entry.path("type").asString().equals("RESTORED")))
                .hasSize(1);
    }

    @Test
    void theBoardCountsAndSumsWhatMayBeSeen() {
        api.lead(Json.of("{'amount':{'value':'100','currency':'EUR'}}"));
        api.lead(Json.of("{'amount':{'value':'23.50','currency':'EUR'}}"));
        api.lead(Json.of("{'amount':{'value':'1000','currency':'USD'}}"));
        var column = api.get("/leads/board").is(200).json().path("columns").get(0);
        assertThat(column.path("count").longValue()).isEqualTo(3);
        assertThat(column.path("sum").path("value").stringValue())
                .as("in the account's currency")
                .isEqualTo("123.50");
        assertThat(accounts.manager(api)
                        .get("/leads/board")
                        .json()
                        .path("columns")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aManagerSeesAndChangesTheirOwnOnly() {
        var manager = accounts.manager(api);
        var theirs = api.lead(Json.of("{'title':'der Chefin'}"));
        var own = manager.lead(Json.of("{'title':'meiner'}"));
        assertThat(manager.items("/leads")
                        .valueStream()
                        .map(lead -> lead.path("id").longValue()))
                .containsExactly(own);
        manager.get("/leads/" + theirs).isProblem(404, "not-found");
        manager.patch("/leads/" + theirs, Json.of("{'title':'x'}")).isProblem(404, "not-found");
        api.patch("/leads/" + theirs, Json.of("{'responsibleId':" + manager.userId() + "}"))
                .is(200);
        manager.get("/leads/" + theirs).is(200);
        api.get("/leads/" + own).is(200);
    }

    @Test
    void aLeadWithACustomerIsARepeatLead() {
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        var lead = api.post("/leads", Json.of("{'title':'T','contactId':" + contact + "}"))
                .is(201)
                .json();
        assertThat(lead.path("repeat").booleanValue()).isTrue();
        assertThat(lead.path("customerName").asString()).isEqualTo("Holm");
    }

    @Test
    void inSimpleModeALeadIsADealAtOnce() {
        var simple = accounts.open();
        var lead = simple.post("/leads", Json.of("{'title':'Dach','lastName':'Holm'}"))
                .is(201)
                .json();
        assertThat(lead.path("semantics").asString()).isEqualTo("S");
        assertThat(simple.get("/deals/" + lead.path("becameDealId").longValue())
                        .is(200)
                        .json()
                        .path("leadId")
                        .longValue())
                .isEqualTo(lead.path("id").longValue());
    }
}
