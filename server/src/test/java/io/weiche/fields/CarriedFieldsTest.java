package io.weiche.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What conversions carry from a lead into deal, contact and company: what the account has mapped.
@WeicheTest
class CarriedFieldsTest {
    private final TestAccounts accounts;
    private final Api api;

    CarriedFieldsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private JsonNode field(String body) {
        return api.post("/fields", Json.of(body)).is(201).json();
    }

    private JsonNode fieldOf(String kind, String code) {
        return api.items("/fields?kind=" + kind)
                .valueStream()
                .filter(field -> field.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static long option(JsonNode field, int at) {
        return field.path("options").get(at).path("id").longValue();
    }

    private JsonNode custom(String path) {
        return api.get(path).is(200).json().path("custom");
    }

    @Test
    void aFieldForSeveralKindsIsCarriedOverByItself() {
        var source = field("{'kind':'LEAD','label':'Dach','type':'LIST','alsoFor':['DEAL','CONTACT'],"
                + "'options':[{'label':'Flach'},{'label':'Steil'}]}");
        assertThat(source.path("mapsTo").size()).isEqualTo(2);
        var lead = api.lead(Json.of("{'lastName':'A','custom':{'dach':" + option(source, 1) + "}}"));
        var made = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{},'contact':{'new':true}}"))
                .is(201);
        assertThat(custom("/deals/" + made.number("dealId")).path("dach").longValue())
                .isEqualTo(option(fieldOf("DEAL", "dach"), 1));
        assertThat(custom("/contacts/" + made.number("contactId")).path("dach").longValue())
                .isEqualTo(option(fieldOf("CONTACT", "dach"), 1));
        // a mapped value is found like any other
        assertThat(api.items("/deals?filter="
                                + Api.encoded(Json.of("{'field':'custom.dach','op':'is','value':"
                                        + option(fieldOf("DEAL", "dach"), 1) + "}")))
                        .size())
                .isOne();
    }

    @Test
    void fieldsOfTheSameCodeAndTypeBelongTogether() {
        field("{'kind':'DEAL','label':'Budget','type':'MONEY'}");
        field("{'kind':'COMPANY','label':'Budget','type':'TEXT'}");
        var source = field("{'kind':'LEAD','label':'Budget','type':'MONEY'}");
        assertThat(source.path("mapsTo").size()).isOne();
        assertThat(source.path("mapsTo").get(0).path("kind").asString()).isEqualTo("DEAL");
        field("{'kind':'CONTACT','label':'Budget','type':'MONEY'}");
        assertThat(fieldOf("LEAD", "budget").path("mapsTo").size()).isEqualTo(2);
    }

    @Test
    void nothingIsCarriedThatIsNotMapped() {
        field("{'kind':'LEAD','label':'Notiz','type':'TEXT'}");
        var source = field("{'kind':'LEAD','label':'Wunsch','type':'TEXT','alsoFor':['DEAL']}");
        var other = field("{'kind':'DEAL','label':'Leistung','type':'TEXT'}");
        api.patch(
                        "/fields/" + source.path("id"),
                        Json.of("{'mapsTo':[{'kind':'DEAL','fieldId':" + other.path("id") + "}]}"))
                .is(200);
        var lead = api.lead(Json.of("{'lastName':'A','custom':{'notiz':'x','wunsch':'Speicher'}}"));
        var deal = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{}}"))
                .is(201)
                .number("dealId");
        assertThat(custom("/deals/" + deal).toString()).isEqualTo(Json.of("{'leistung':'Speicher'}"));
        // the lead keeps its own
        assertThat(custom("/leads/" + lead).size()).isEqualTo(2);
    }

    @Test
    void aMappingGoesIntoOneFieldOfTheSameType() {
        var one = field("{'kind':'LEAD','label':'Eins','type':'TEXT','alsoFor':['DEAL']}");
        var two = field("{'kind':'LEAD','label':'Zwei','type':'TEXT'}");
        var number = field("{'kind':'DEAL','label':'Zahl','type':'NUMBER'}");
        var target = fieldOf("DEAL", "eins");
        api.patch(
                        "/fields/" + two.path("id"),
                        Json.of("{'mapsTo':[{'kind':'DEAL','fieldId':" + target.path("id") + "}]}"))
                .isProblem(400, "invalid-input", "mapsTo");
        api.patch(
                        "/fields/" + two.path("id"),
                        Json.of("{'mapsTo':[{'kind':'DEAL','fieldId':" + number.path("id") + "}]}"))
                .isProblem(400, "invalid-input", "mapsTo[0]");
        api.patch("/fields/" + two.path("id"), Json.of("{'mapsTo':[{'kind':'LEAD','fieldId':" + one.path("id") + "}]}"))
                .isProblem(400, "invalid-input", "mapsTo[0]");
        api.patch("/fields/" + one.path("id"), Json.of("{'mapsTo':[]}")).is(200);
        api.patch(
                        "/fields/" + two.path("id"),
                        Json.of("{'mapsTo':[{'kind':'DEAL','fieldId':" + target.path("id") + "}]}"))
                .is(200);
    }

    @Test
    void whoConvertsByHandIsAskedForWhatTheTargetsRequire() {
        var first =
                api.items("/pipelines").get(0).path("stages").get(0).path("id").longValue();
        field("{'kind':'LEAD','label':'Dachart','type':'TEXT','alsoFor':['DEAL']}");
        api.patch("/fields/" + fieldOf("DEAL", "dachart").path("id"), Json.of("{'required':true}"))
                .is(200);
        field("{'kind':'DEAL','label':'Budget','type':'TEXT','stageIds':[" + first + "]}");
        field("{'kind':'CONTACT','label':'Anrede','type':'TEXT','required':true}");
        var lead = api.lead(Json.of("{'lastName':'A','custom':{'dachart':'Flach'}}"));
        var both = "{'deal':{},'contact':{'new':true}";

        var lacking = api.post("/leads/" + lead + "/conversion?dryRun=true", Json.of(both + "}"))
                .is(200)
                .json()
                .path("lacking");
        assertThat(lacking.valueStream().map(one -> one.path("kind").asString()))
                .containsExactly("DEAL", "CONTACT");
        assertThat(lacking.get(0).path("fields").size())
                .as("what the lead brings along is not asked for")
                .isOne();
        assertThat(lacking.get(0).path("fields").get(0).path("code").asString()).isEqualTo("budget");

        api.post("/leads/" + lead + "/conversion", Json.of(both + ",'values':{'deal':{'budget':'viel'}}}"))
                .isProblem(422, "fields-required", "values.contact.anrede");
        assertThat(api.get("/leads/" + lead).json().path("semantics").asString())
                .as("nothing is stored until the end")
                .isEqualTo("P");
        assertThat(api.items("/deals").isEmpty()).isTrue();
        api.post("/leads/" + lead + "/conversion", Json.of(both + ",'values':{'company':{'x':'y'}}}"))
                .isProblem(400, "invalid-input", "values.company");

        var made = api.post(
                        "/leads/" + lead + "/conversion",
                        Json.of(both + ",'values':{'deal':{'budget':'viel'},'contact':{'anrede':'Du'}}}"))
                .is(201);
        assertThat(custom("/deals/" + made.number("dealId")).toString()).contains("viel", "Flach");
        assertThat(custom("/contacts/" + made.number("contactId"))
                        .path("anrede")
                        .asString())
                .isEqualTo("Du");
        assertThat(api.items("/deals?filter="
                                + Api.encoded(Json.of("{'field':'custom.budget','op':'is','value':'viel'}")))
                        .size())
                .isOne();
        // what was entered belongs to the conversion
        api.post("/conversions/" + made.number("conversionId") + "/undo", "{}").is(200);
        api.get("/deals/" + made.number("dealId")).is(404);
        api.get("/contacts/" + made.number("contactId")).is(404);
    }

    @Test
    void aSwitchIntoAStageThatAsksCarriesValuesAndFailsForNobody() {
        var first =
                api.items("/pipelines").get(0).path("stages").get(0).path("id").longValue();
        var source = field("{'kind':'LEAD','label':'Wunsch','type':'MULTI_LIST','alsoFor':['DEAL'],"
                + "'options':[{'label':'Dach'},{'label':'Speicher'}]}");
        field("{'kind':'DEAL','label':'Budget','type':'MONEY','required':true,'stageIds':[" + first + "]}");
        field("{'kind':'DEAL','label':'Anlass','type':'TEXT','required':true}");
        var lead = api.lead(
                Json.of("{'lastName':'A','custom':{'wunsch':[" + option(source, 0) + "," + option(source, 1) + "]}}"));
        api.lead(Json.of("{'lastName':'B'}"));
        var before = custom("/leads/" + lead);

        var run = api.switchToSimple("\"customers\":\"CONTACT\"");
        assertThat(run.path("status").asString()).isEqualTo("DONE");
        assertThat(run.path("converted").intValue()).isEqualTo(2);
        var deal = api.get("/leads/" + lead).json().path("becameDealId").longValue();
        var target = fieldOf("DEAL", "wunsch");
        assertThat(custom("/deals/" + deal).path("wunsch").toString())
                .isEqualTo("[" + option(target, 0) + "," + option(target, 1) + "]");
        assertThat(api.get("/deals/" + deal).json().path("incomplete").get(0).asString())
                .isEqualTo("custom.budget");
        assertThat(api.get("/deals/" + deal).json().path("incomplete").get(1).asString())
                .isEqualTo("custom.anlass");
        var second =
                api.items("/pipelines").get(0).path("stages").get(1).path("id").longValue();
        api.patch("/deals/" + deal, Json.of("{'stageId':" + second + "}"))
                .isProblem(422, "fields-required", "custom.budget", "custom.anlass");

        api.post("/crm-mode/switches/" + run.path("id") + "/undo", "{}").is(202);
        api.awaitSwitch(run.path("id").longValue());
        assertThat(custom("/leads/" + lead)).isEqualTo(before);
        assertThat(api.get("/deals/" + deal).status()).isEqualTo(404);
    }

    @Test
    void anInquiryInSimpleModeBringsItsValuesIntoTheDeal() {
        var source = field("{'kind':'LEAD','label':'Wunsch','type':'TEXT','alsoFor':['DEAL']}");
        assertThat(source.path("mapsTo").size()).isOne();
        api.switchToSimple("");
        var deal = api.post("/inquiries", Json.of("{'title':'x','emails':['a@b.example'],'custom':{'wunsch':'Dach'}}"))
                .is(201)
                .number("became.dealId");
        assertThat(custom("/deals/" + deal).path("wunsch").asString()).isEqualTo("Dach");
    }

    @Test
    void inSimpleModeValuesNothingTakesOverStayReadableWithTheInquiry() {
        var hidden = field("{'kind':'LEAD','label':'Marge','type':'TEXT'}")
                .path("id")
                .longValue();
        field("{'kind':'LEAD','label':'Wunsch','type':'TEXT'}");
        api.switchToSimple("");
        var sent = "{'title':'x','emails':['a@b.example'],'custom':{'wunsch':'Dach','marge':'12'}}";
        var first = api.post("/inquiries", Json.of(sent)).is(201);
        var deal = first.number("became.dealId");
        assertThat(custom("/deals/" + deal).size()).as("nothing is mapped").isZero();
        var both = Json.of("[{'code':'marge','value':'12'},{'code':'wunsch','value':'Dach'}]");
        var origins = "/deals/" + deal + "/origins";
        assertThat(custom("/inquiries/" + first.number("inquiryId")).toString()).isEqualTo(both);
        assertThat(api.items(origins).get(0).path("custom").toString()).isEqualTo(both);
        // also when it is only noted
        var again = api.post("/inquiries", Json.of(sent)).is(201);
        assertThat(again.json().path("logged").booleanValue()).isTrue();
        assertThat(custom("/inquiries/" + again.number("inquiryId")).toString()).isEqualTo(both);
        api.send("PUT", "/access/fields/" + hidden, "{\"restricted\":true,\"roleIds\":[]}", Map.of())
                .is(200);
        var reader = accounts.reader(api);
        var one = Json.of("[{'code':'wunsch','value':'Dach'}]");
        assertThat(reader.get("/inquiries/" + first.number("inquiryId"))
                        .json()
                        .path("custom")
                        .toString())
                .isEqualTo(one);
        assertThat(reader.items(origins).get(0).path("custom").toString()).isEqualTo(one);
    }
}
