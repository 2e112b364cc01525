package io.weiche.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Built-in fields that an account requires: always, or on entering a stage; asked for by the same rules as its own.
@WeicheTest
class RequiredFieldsTest {
    private final Api api;
    private final TestAccounts accounts;

    RequiredFieldsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private void require(String field, String how) {
        api.patch("/fields/builtin/" + field, Json.of(how)).is(200);
    }

    private static long stage(Api api, int place) {
        return api.items("/pipelines")
                .get(0)
                .path("stages")
                .get(place)
                .path("id")
                .longValue();
    }

    private List<String> incomplete(String address) {
        return api.get(address)
                .is(200)
                .json()
                .path("incomplete")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private long count(String kind, String condition) {
        return api.items("/" + kind + "?filter=" + Api.encoded(Json.of(condition)))
                .size();
    }

    @Test
    void aDealEntersAStageOnlyWithAnAmountAndAnExpectedDate() {
        var offer = stage(api, 2);
        require("deals/amount", "{'stageIds':[" + offer + "]}");
        require("deals/closeOn", "{'stageIds':[" + offer + "]}");
        api.post("/fields", Json.of("{'kind':'DEAL','label':'Dach','type':'TEXT','stageIds':[" + offer + "]}"))
                .is(201);
        var deal = api.post("/deals", Json.of("{'title':'Halle'}")).is(201).id();

        var refused = api.patch("/deals/" + deal, Json.of("{'stageId':" + offer + "}"))
                .isProblem(422, "fields-required", "amount", "closeOn", "custom.dach")
                .json();
        assertThat(refused.path("fields").get(0).path("name").asString()).isEqualTo("amount");
        assertThat(refused.path("fields").get(0).path("id").isNull()).isTrue();
        api.post("/deals", Json.of("{'title':'b','closeOn':'2027-01-31','stageId':" + offer + "}"))
                .isProblem(422, "fields-required", "amount", "custom.dach");

        api.patch("/deals/" + deal, Json.of("{'amount':'0'}")).is(200);
        api.patch(
                        "/deals/" + deal,
                        Json.of("{'stageId':" + offer + ",'closeOn':'2027-01-31','custom':{'dach':'flach'}}"))
                .is(200);
        // what is required there is not emptied, and everything else is left alone
        api.patch("/deals/" + deal, Json.of("{'closeOn':null}")).isProblem(422, "fields-required", "closeOn");
        api.patch("/deals/" + deal, Json.of("{'comments':null}")).is(200);
        api.patch("/deals/" + deal, Json.of("{'stageId':" + stage(api, 0) + ",'closeOn':null}"))
                .is(200);
    }

    @Test
    void aLeadIsNotQualifiedWithoutAPhoneOrAnEmail() {
        var second = api.items("/lead-stages").get(1).path("id").longValue();
        require("leads/phonesOrEmails", "{'stageIds':[" + second + "]}");
        var move = Json.of("{'stageId':" + second + "}");
        var lead = api.lead(Json.of("{'lastName':'Holm'}"));
        api.patch("/leads/" + lead, move).isProblem(422, "fields-required", "phonesOrEmails");
        api.patch("/leads/" + lead, Json.of("{'emails':['eva@holm.example']}")).is(200);
        api.patch("/leads/" + lead, move).is(200);
        api.patch("/leads/" + lead, Json.of("{'emails':[],'phones':['030 4711']}"))
                .is(200);
        api.patch("/leads/" + lead, Json.of("{'phones':[]}")).isProblem(422, "fields-required", "phonesOrEmails");
    }

    @Test
    void aContactMustHaveAnEmail() {
        require("contacts/emails", "{'required':true}");
        var earlier = "{'field':'incomplete','op':'is','value':true}";
        api.post("/contacts", Json.of("{'lastName':'A','phones':['030 4711']}"))
                .isProblem(422, "fields-required", "emails");
        var contact = api.post("/contacts", Json.of("{'lastName':'A','emails':['a@b.example']}"))
                .is(201)
                .id();
        api.patch("/contacts/" + contact, Json.of("{'emails':[]}")).isProblem(422, "fields-required", "emails");
        assertThat(count("contacts", earlier)).isZero();
        require("contacts/phones", "{'required':true}");
        assertThat(count("contacts", earlier)).isOne();
        api.patch("/contacts/" + contact, Json.of("{'jobTitle':'Bauleiterin'}")).is(200);
        require("companies/industry", "{'required':true}");
        api.post("/companies", Json.of("{'title':'A'}")).isProblem(422, "fields-required", "industry");
    }

    /// Each field once, with the value that fills it and what empties it again: in memory and in the database.
    @Test
    void everyFieldKnowsWhetherItIsFilled() {
        var company = api.post("/companies", Json.of("{'title':'Kuhn AG'}")).id();
        var contact = api.post("/contacts", Json.of("{'lastName':'Kuhn'}")).id();
        var source = api.items("/sources").get(0).path("id").longValue();
        var values = Map.ofEntries(
                Map.entry("amount", "{'amount':'5'}"),
                Map.entry("closeOn", "{'closeOn':'2027-01-31'}"),
                Map.entry("sourceId", "{'sourceId':" + source + "}"),
                Map.entry("companyId", "{'companyId':" + company + "}"),
                Map.entry("companyIds", "{'companyIds':[" + company + "]}"),
                Map.entry("contactIds", "{'contactIds':[" + contact + "]}"),
                Map.entry("comments", "{'comments':'x'}"),
                Map.entry("name", "{'firstName':'Eva'}"),
                Map.entry("companyTitle", "{'companyTitle':'Kuhn AG'}"),
                Map.entry("phones", "{'phones':['030 4711']}"),
                Map.entry("emails", "{'emails':['a@b.example']}"),
                Map.entry("phonesOrEmails", "{'phones':['030 4711']}"),
                Map.entry("jobTitle", "{'jobTitle':'x'}"),
                Map.entry("birthdate", "{'birthdate':'1990-01-31'}"),
                Map.entry("industry", "{'industry':'x'}"));
        for (var field : api.items("/fields/builtin")) {
            var kind = Map.of("LEAD", "leads", "DEAL", "deals", "CONTACT", "contacts", "COMPANY", "companies")
                    .get(field.path("kind").asString());
            var name = field.path("field").asString();
            var record = api.post("/" + kind, kind.equals("contacts") ? "{\"lastName\":\"A\"}" : "{\"title\":\"A\"}")
                    .is(201)
                    .id();
            require(kind + "/" + name, "{'required':true}");
            assertThat(listed(kind, record, true)).as(kind + "/" + name).contains(record + ";ja");
            api.patch("/" + kind + "/" + record, Json.of(values.get(name))).is(200);
            assertThat(listed(kind, record, false))
                    .as(kind + "/" + name + " filled")
                    .contains(record + ";nein");
            require(kind + "/" + name, "{'required':false}");
        }
    }

    /// The record in a file, if it is found by what it is.
    private String listed(String kind, long record, boolean incomplete) {
        var filter = "{'all':[{'field':'id','op':'is','value':" + record + "},"
                + "{'field':'incomplete','op':'is','value':" + incomplete + "}]}";
        return api.get("/lists/" + kind + "/rows.csv?columns=id,incomplete&filter=" + Api.encoded(Json.of(filter)))
                .is(200)
                .body();
    }

    @Test
    void inquiriesAreNotHeldUpAndMarked() {
        require("leads/amount", "{'required':true}");
        require(
                "leads/sourceId",
                "{'stageIds':[" + api.items("/lead-stages").get(0).path("id") + "]}");
        api.post("/leads", Json.of("{'title':'a'}")).isProblem(422, "fields-required", "amount", "sourceId");
        var lead = api.post("/inquiries", Json.of("{'title':'b','emails':['a@b.example']}"))
                .is(201)
                .number("became.leadId");
        assertThat(incomplete("/leads/" + lead)).containsExactly("amount", "sourceId");
        assertThat(count("leads", "{'field':'incomplete','op':'is','value':true}"))
                .isOne();
        api.patch("/leads/" + lead, Json.of("{'comments':'später'}")).is(200);
        var lost = api.items("/lead-stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow()
                .path("id");
        // what is given up is asked only for what its stage wants
        api.patch("/leads/" + lead, Json.of("{'stageId':" + lost + "}")).is(200);
    }

    @Test
    void whoConvertsByHandEntersWhatTheLeadDoesNotBringAlong() {
        require("deals/amount", "{'stageIds':[" + stage(api, 0) + "]}");
        require("deals/closeOn", "{'required':true}");
        require("deals/companyId", "{'required':true}");
        require("contacts/emails", "{'required':true}");
        require("contacts/jobTitle", "{'required':true}");
        var lead = api.lead(Json.of("{'lastName':'Holm','amount':'900','jobTitle':'Chefin'}"));
        var address = "/leads/" + lead + "/conversion";
        var lacking = api.post(address + "?dryRun=true", Json.of("{'deal':{},'contact':true}"))
                .is(200)
                .json()
                .path("lacking");
        assertThat(lacking.valueStream()
                        .flatMap(one -> one.path("fields")
                                .valueStream()
                                .map(field -> one.path("kind").asString() + " "
                                        + field.path("name").asString())))
                .containsExactly("DEAL closeOn", "DEAL companyId", "CONTACT emails");
        var all = "{'deal':{},'contact':true,'company':true";
        api.post(address, Json.of(all + ",'fields':{'deal':{'closeOn':'2027-01-31'}}}"))
                .isProblem(422, "fields-required", "fields.contact.emails");
        api.post(address, Json.of(all + ",'fields':{'deal':{'closeOn':'bald'}}}"))
                .isProblem(400, "invalid-input", "fields.deal.closeOn");
        api.post(address, Json.of(all + ",'fields':{'deal':{'stageId':1}}}"))
                .isProblem(400, "invalid-input", "fields.deal.stageId");
        api.post(address, Json.of("{'deal':{},'fields':{'contact':{'emails':['a@b.example']}}}"))
                .isProblem(400, "invalid-input", "fields.contact");
        assertThat(api.items("/deals").isEmpty()).isTrue();

        var made = api.post(
                        address,
                        Json.of(all + ",'fields':{'deal':{'closeOn':'2027-01-31'},"
                                + "'contact':{'emails':['eva@holm.example']}}}"))
                .is(201);
        var deal = api.get("/deals/" + made.number("dealId")).json();
        assertThat(deal.path("closeOn").asString()).isEqualTo("2027-01-31");
        assertThat(deal.path("incomplete").isEmpty()).isTrue();
        assertThat(api.get("/contacts/" + made.number("contactId"))
                        .json()
                        .path("emails")
                        .toString())
                .contains("eva@holm.example");
        // what was entered belongs to the conversion
        api.post("/conversions/" + made.number("conversionId") + "/undo", "{}").is(200);
        api.get("/deals/" + made.number("dealId")).is(404);
    }

    @Test
    void aCopyOfADealIsNotHeldUpByTheDateItDoesNotTakeOver() {
        require("deals/closeOn", "{'required':true}");
        var deal = api.post("/deals", Json.of("{'title':'Halle','closeOn':'2027-01-31'}"))
                .is(201)
                .id();
        var copy = api.post("/deals/" + deal + "/copies", "{}").is(201).id();
        assertThat(incomplete("/deals/" + copy)).containsExactly("closeOn");
    }

    @Test
    void manyAtOnceAreRefusedOneByOne() {
        var offer = stage(api, 2);
        require("deals/contactIds", "{'stageIds':[" + offer + "]}");
        var contact = api.post("/contacts", Json.of("{'lastName':'Kuhn'}")).id();
        var with = api.post("/deals", Json.of("{'title':'mit','contactIds':[" + contact + "]}"))
                .id();
        var without = api.post("/deals", Json.of("{'title':'ohne'}")).id();
        var run = api.post("/bulk-changes", Json.of("{'kind':'DEAL','action':'STAGE','stageId':" + offer + "}"))
                .is(202)
                .id();
        var done = api.awaitBulkChange(run);
        assertThat(done.path("changed").longValue()).isOne();
        assertThat(done.path("failed").longValue()).isOne();
        assertThat(api.get("/deals/" + with).json().path("stageId").longValue()).isEqualTo(offer);
        assertThat(api.get("/deals/" + without).json().path("stageId").longValue())
                .isNotEqualTo(offer);
        assertThat(api.items("/bulk-changes/" + run + "/outcomes").toString()).contains("fields-required");
    }

    @Test
    void theSettingIsCheckedAndTold() {
        var other = accounts.openClassic();
        assertThat(api.items("/fields/builtin?kind=DEAL")
                        .valueStream()
                        .map(field -> field.path("field").asString()))
                .containsExactly("amount", "closeOn", "companyId", "contactIds", "sourceId", "comments");
        api.patch("/fields/builtin/deals/title", Json.of("{'required':true}")).isProblem(404, "not-found");
        api.patch("/fields/builtin/deals/amount", Json.of("{'pflicht':true}"))
                .isProblem(400, "invalid-input", "pflicht");
        api.patch("/fields/builtin/deals/amount", Json.of("{'stageIds':[" + stage(other, 0) + "]}"))
                .isProblem(400, "invalid-input", "stageIds");
        api.patch("/fields/builtin/deals/amount", Json.of("{'stageIds':[" + leadStage() + "]}"))
                .isProblem(400, "invalid-input", "stageIds");
        api.patch("/fields/builtin/contacts/emails", Json.of("{'stageIds':[" + stage(api, 0) + "]}"))
                .isProblem(400, "invalid-input", "stageIds");
        accounts.manager(api)
                .patch("/fields/builtin/deals/amount", Json.of("{'required':true}"))
                .isProblem(403, "forbidden");

        var first = api.get("/fields/builtin/deals/amount").is(200).headers().get("etag");
        require("deals/amount", "{'required':true}");
        api.send("PATCH", "/fields/builtin/deals/amount", Json.of("{'required':false}"), Map.of("If-Match", first))
                .isProblem(412, "version-conflict");
        var told = api.items("/audit").get(0);
        assertThat(told.path("action").asString()).isEqualTo("required-field-changed");
        assertThat(told.path("subject").asString()).isEqualTo("field:DEAL.amount");
        assertThat(other.items("/fields/builtin?kind=DEAL")
                        .get(0)
                        .path("required")
                        .booleanValue())
                .isFalse();
    }

    private long leadStage() {
        return api.items("/lead-stages").get(0).path("id").longValue();
    }

    @Test
    void aStageThatIsDeletedAsksNobody() {
        var pipeline = api.items("/pipelines").get(0).path("id").longValue();
        var stage = api.post("/pipelines/" + pipeline + "/stages", Json.of("{'name':'Neu'}"))
                .is(201)
                .id();
        require("deals/amount", "{'stageIds':[" + stage + "]}");
        api.delete("/stages/" + stage).is(204);
        assertThat(api.items("/fields/builtin?kind=DEAL")
                        .get(0)
                        .path("stageIds")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void nobodyIsAskedForWhatTheirRolesDoNotShow() {
        var person = accounts.manager(api);
        api.send("PUT", "/access/field-groups/AMOUNT", Json.of("{'restricted':true,'roleIds':[]}"), Map.of())
                .is(200);
        var offer = stage(api, 2);
        require("deals/amount", "{'stageIds':[" + offer + "]}");
        assertThat(person.items("/fields/builtin?kind=DEAL").toString()).doesNotContain("amount");
        var deal = person.post("/deals", Json.of("{'title':'Halle'}")).is(201).id();
        person.patch("/deals/" + deal, Json.of("{'stageId':" + offer + "}")).is(200);
        assertThat(person.get("/deals/" + deal).json().path("incomplete").isEmpty())
                .isTrue();
        var filter = "/deals?filter=" + Api.encoded(Json.of("{'field':'incomplete','op':'is','value':true}"));
        assertThat(person.items(filter).isEmpty()).isTrue();
        // whoever sees amounts sees what is missing
        assertThat(incomplete("/deals/" + deal)).containsExactly("amount");
        assertThat(api.items(filter).size()).isOne();
    }
}
