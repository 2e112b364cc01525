package io.weiche.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Fields an account adds to its records: defining them, and the values of records.
@WeicheTest
class CustomFieldsTest {
    private final TestAccounts accounts;
    private final Api api;

    CustomFieldsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private Api.Answer open(String body) {
        return api.post("/fields", Json.of(body));
    }

    private JsonNode field(String body) {
        return open(body).is(201).json();
    }

    private static long option(JsonNode field, String label) {
        return field.path("options")
                .valueStream()
                .filter(option -> option.path("label").asString().equals(label))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    private JsonNode custom(String path) {
        return api.get(path).is(200).json().path("custom");
    }

    @Test
    void aFieldIsDefinedAndListed() {
        var made = field("{'kind':'DEAL','label':'Größe der Anlage','type':'NUMBER','decimals':2,'prominent':true}");
        assertThat(made.path("code").asString()).isEqualTo("groesse_der_anlage");
        assertThat(made.path("decimals").intValue()).isEqualTo(2);
        field("{'kind':'DEAL','label':'Dach','type':'LIST','options':[{'label':'Flach'},{'label':'Steil'}]}");
        field("{'kind':'COMPANY','label':'Kammer','type':'TEXT'}");

        var labels = api.items("/fields?kind=DEAL")
                .valueStream()
                .map(field -> field.path("label").asString());
        assertThat(labels).containsExactly("Größe der Anlage", "Dach");
        assertThat(api.items("/fields").size()).isEqualTo(3);
    }

    @Test
    void fieldsAreOrderedRenamedAndArchived() {
        var one = field("{'kind':'DEAL','label':'Eins','type':'TEXT'}");
        var two = field("{'kind':'DEAL','label':'Zwei','type':'TEXT'}");
        api.patch("/fields/" + two.path("id"), Json.of("{'sort':1,'label':'Neu'}"))
                .is(200);
        api.patch("/fields/" + one.path("id"), Json.of("{'archived':true}")).is(200);

        var fields = api.items("/fields?kind=DEAL");
        assertThat(fields.get(0).path("label").asString()).isEqualTo("Neu");
        assertThat(fields.get(0).path("code").asString()).isEqualTo("zwei");
        assertThat(fields.get(1).path("archived").booleanValue()).isTrue();
        var deal = api.post("/deals", Json.of("{'title':'a'}")).is(201).id();
        api.patch("/deals/" + deal, Json.of("{'custom':{'eins':'x'}}")).isProblem(400, "invalid-input", "custom.eins");
    }

    @Test
    void onlyAFieldWithoutValuesIsDeleted() {
        var field = field("{'kind':'COMPANY','label':'Kammer','type':'TEXT'}");
        var company = api.post("/companies", Json.of("{'title':'A','custom':{'kammer':'IHK'}}"))
                .is(201)
                .id();
        api.delete("/fields/" + field.path("id")).isProblem(409, "field-in-use");
        // what lies in the recycle bin may come back
        api.delete("/companies/" + company).is(204);
        api.delete("/fields/" + field.path("id")).isProblem(409, "field-in-use");
        api.post("/companies/" + company + "/restore", "{}").is(200);
        api.patch("/companies/" + company, Json.of("{'custom':{'kammer':null}}"))
                .is(200);
        api.delete("/fields/" + field.path("id")).is(204);
        assertThat(api.items("/fields").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'kind':'DEAL','type':'TEXT'}                                              | label",
                "{'kind':'DEAL','label':' ','type':'TEXT'}                                  | label",
                "{'kind':'DEAL','label':'a','type':'PICTURE'}                                  | type",
                "{'kind':'THING','label':'a','type':'TEXT'}                                 | kind",
                "{'kind':'DEAL','label':'a','type':'LIST'}                                  | options",
                "{'kind':'DEAL','label':'a','type':'TEXT','options':[{'label':'x'}]}        | options",
                "{'kind':'DEAL','label':'a','type':'LIST','options':[{'label':'x'},{'label':'X'}]} | options[1].label",
                "{'kind':'DEAL','label':'a','type':'TEXT','decimals':2}                     | decimals",
                "{'kind':'DEAL','label':'a','type':'NUMBER','decimals':7}                   | decimals",
                "{'kind':'DEAL','label':'a','type':'TEXT','code':'A b'}                     | code",
                "{'kind':'COMPANY','label':'a','type':'TEXT','stageIds':[1]}                | stageIds",
                "{'kind':'DEAL','label':'a','type':'TEXT','alsoFor':['COMPANY']}            | alsoFor",
                "{'kind':'DEAL','label':'a','type':'TEXT','stageIds':[999999999]}           | stageIds"
            })
    void aDefinitionThatFitsNotTogetherIsRefused(String body, String wrong) {
        open(body).isProblem(400, "invalid-input", wrong);
        assertThat(api.items("/fields").size()).isZero();
    }

    @Test
    void aCodeIsTakenOnceForEachKind() {
        field("{'kind':'DEAL','label':'Dach','type':'TEXT','code':'roof'}");
        open("{'kind':'DEAL','label':'Anders','type':'TEXT','code':'roof'}").isProblem(400, "invalid-input", "code");
        assertThat(field("{'kind':'DEAL','label':'Roof','type':'TEXT'}")
                        .path("code")
                        .asString())
                .isEqualTo("roof_2");
        field("{'kind':'CONTACT','label':'Dach','type':'TEXT','code':'roof'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leads", "deals", "contacts", "companies"})
    void everyKindKeepsValuesOfEveryType(String plural) {
        var kind = plural.equals("companies")
                ? "COMPANY"
                : plural.substring(0, plural.length() - 1).toUpperCase(Locale.ROOT);
        for (var type : List.of("TEXT", "MONEY", "DATE", "BOOLEAN", "USER", "LINK")) {
            field("{'kind':'" + kind + "','label':'" + type + "','type':'" + type + "'}");
        }
        field("{'kind':'" + kind + "','label':'number','type':'NUMBER','decimals':3}");
        var list = field("{'kind':'" + kind + "','label':'one','type':'LIST','options':[{'label':'a'},{'label':'b'}]}");
        var many = field(
                "{'kind':'" + kind + "','label':'many','type':'MULTI_LIST','options':[{'label':'x'},{'label':'y'}]}");
        var values = Json.of("{'text':' Süd  ','money':{'value':'1200.50','currency':'CHF'},'date':'2027-02-28',"
                + "'boolean':false,'user':" + api.userId()
                + ",'link':'https://weiche.example/a?b=1','number':'12.500','one':"
                + option(list, "b") + ",'many':[" + option(many, "y") + "," + option(many, "x") + "]}");
        var name = plural.equals("contacts") ? "\"lastName\":\"A\"" : "\"title\":\"A\"";
        var id = api.post("/" + plural, "{" + name + ",\"custom\":" + values + "}")
                .is(201)
                .id();

        var custom = custom("/" + plural + "/" + id);
        assertThat(custom.path("text").asString()).isEqualTo("Süd");
        assertThat(custom.path("money").path("value").decimalValue()).isEqualByComparingTo("1200.5");
        assertThat(custom.path("money").path("currency").asString()).isEqualTo("CHF");
        assertThat(custom.path("date").asString()).isEqualTo("2027-02-28");
        assertThat(custom.path("boolean").isBoolean()).isTrue();
        assertThat(custom.path("user").longValue()).isEqualTo(api.userId());
        assertThat(custom.path("link").asString()).isEqualTo("https://weiche.example/a?b=1");
        assertThat(custom.path("number").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(custom.path("one").longValue()).isEqualTo(option(list, "b"));
        assertThat(custom.path("many").size()).isEqualTo(2);

        // what is not named stays
        api.patch("/" + plural + "/" + id, Json.of("{'custom':{'text':null,'number':7}}"))
                .is(200);
        var next = custom("/" + plural + "/" + id);
        assertThat(next.has("text")).isFalse();
        assertThat(next.path("number").intValue()).isEqualTo(7);
        assertThat(next.path("date").asString()).isEqualTo("2027-02-28");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TEXT   | 17",
                "TEXT   | '\\u0000'",
                "NUMBER | 'zwölf'",
                "NUMBER | 1.234",
                "NUMBER | 1e400",
                "NUMBER | '1000000000000'",
                "MONEY  | {'value':'1.234','currency':'EUR'}",
                "MONEY  | {'value':'1','currency':'XXQ'}",
                "MONEY  | {'currency':'EUR'}",
                "DATE   | '2026-02-30'",
                "DATE   | '0026-01-01'",
                "BOOLEAN | 'ja'",
                "USER   | 999999999",
                "USER   | 'x'",
                "LINK   | 'javascript:alert(1)'",
                "LINK   | 'data:text/html,x'",
                "LINK   | 'weiche.example'",
                "LINK   | 'https:'",
                "LIST   | 999999999",
                "LIST   | 'a'",
                "MULTI_LIST | 17",
                "MULTI_LIST | [999999999]"
            })
    void aValueOfTheWrongKindIsRefusedByName(String type, String value) {
        var options = type.endsWith("LIST") ? ",'options':[{'label':'a'}]" : "";
        var decimals = type.equals("NUMBER") ? ",'decimals':2" : "";
        field("{'kind':'DEAL','label':'Feld','type':'" + type + "'" + options + decimals + "}");
        var deal = api.post("/deals", Json.of("{'title':'a'}")).is(201).id();
        var answer = api.patch("/deals/" + deal, Json.of("{'custom':{'feld':" + value + "}}"))
                .is(400);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).startsWith("custom.feld");
        assertThat(custom("/deals/" + deal).isEmpty()).isTrue();
    }

    @Test
    void anArchivedOptionStaysWhereItIsAndIsChosenNoMore() {
        var field =
                field("{'kind':'DEAL','label':'Dach','type':'LIST','options':[{'label':'Flach'},{'label':'Steil'}]}");
        var flat = option(field, "Flach");
        var steep = option(field, "Steil");
        var deal = api.post("/deals", Json.of("{'title':'a','custom':{'dach':" + flat + "}}"))
                .is(201)
                .id();
        api.patch(
                        "/fields/" + field.path("id"),
                        Json.of("{'options':[{'id':" + steep + ",'label':'Sehr steil'},{'label':'Rund'}]}"))
                .is(200);
        assertThat(custom("/deals/" + deal).path("dach").longValue()).isEqualTo(flat);
        // sent back unchanged, as a form does
        api.patch("/deals/" + deal, Json.of("{'title':'b','custom':{'dach':" + flat + "}}"))
                .is(200);
        api.patch("/deals/" + deal, Json.of("{'custom':{'dach':" + steep + "}}"))
                .is(200);
        api.patch("/deals/" + deal, Json.of("{'custom':{'dach':" + flat + "}}"))
                .isProblem(400, "invalid-input", "custom.dach");
    }

    @Test
    void nobodyReachesIntoAnotherAccount() {
        var other = accounts.openClassic();
        var foreign = other.post(
                        "/fields",
                        Json.of("{'kind':'DEAL','label':'Dach','type':'LIST','options':[{'label':'Flach'}]}"))
                .is(201)
                .json();
        var own = field("{'kind':'DEAL','label':'Dach','type':'LIST','options':[{'label':'Flach'}]}");
        field("{'kind':'DEAL','label':'Wer','type':'USER'}");
        var deal = api.post("/deals", Json.of("{'title':'a'}")).is(201).id();
        api.patch("/deals/" + deal, Json.of("{'custom':{'dach':" + option(foreign, "Flach") + "}}"))
                .isProblem(400, "invalid-input", "custom.dach");
        api.patch("/deals/" + deal, Json.of("{'custom':{'wer':" + other.userId() + "}}"))
                .isProblem(400, "invalid-input", "custom.wer");
        api.patch("/fields/" + foreign.path("id"), Json.of("{'label':'x'}")).isProblem(404, "not-found");
        api.delete("/fields/" + foreign.path("id")).isProblem(404, "not-found");
        api.patch(
                        "/fields/" + own.path("id"),
                        Json.of("{'options':[{'id':" + option(foreign, "Flach") + ",'label':'x'}]}"))
                .isProblem(400, "invalid-input", "options");
        var foreignStage =
                other.items("/pipelines").get(0).path("stages").get(0).path("id");
        api.patch("/fields/" + own.path("id"), "{\"stageIds\":[" + foreignStage + "]}")
                .isProblem(400, "invalid-input", "stageIds");
    }

    @Test
    void definingNeedsTheRightToEditSettings() {
        var field = field("{'kind':'DEAL','label':'Dach','type':'TEXT'}");
        var manager = accounts.manager(api);
        manager.post("/fields", Json.of("{'kind':'DEAL','label':'a','type':'TEXT'}"))
                .isProblem(403, "forbidden");
        manager.patch("/fields/" + field.path("id"), Json.of("{'label':'x'}")).isProblem(403, "forbidden");
        manager.delete("/fields/" + field.path("id")).isProblem(403, "forbidden");
        manager.post("/deals", Json.of("{'title':'a','custom':{'dach':'rot'}}")).is(201);
    }

    @Test
    void theHistoryTellsOfValuesThatComeChangeAndGo() {
        field("{'kind':'DEAL','label':'Dach','type':'TEXT'}");
        var deal = api.post("/deals", Json.of("{'title':'a'}")).is(201).id();
        for (var value : List.of("'rot'", "'blau'", "null")) {
            api.patch("/deals/" + deal, Json.of("{'custom':{'dach':" + value + "}}"))
                    .is(200);
        }
        var changes = api.items("/deals/" + deal + "/timeline")
                .valueStream()
                .flatMap(entry -> entry.path("data").path("changes").valueStream())
                .map(change -> change.path("field").asString() + " " + change.path("from") + " " + change.path("to"));
        assertThat(changes)
                .containsExactly(
                        "custom.dach \"blau\" null", "custom.dach \"rot\" \"blau\"", "custom.dach null \"rot\"");
    }

    @Test
    void whatIsRequiredIsAskedForOnOpeningAndNotEmptied() {
        field("{'kind':'CONTACT','label':'Anrede bevorzugt','type':'TEXT','code':'form','required':true}");
        api.post("/contacts", Json.of("{'lastName':'A'}")).isProblem(422, "fields-required", "custom.form");
        var contact = api.post("/contacts", Json.of("{'lastName':'A','custom':{'form':'du'}}"))
                .is(201)
                .id();
        api.patch("/contacts/" + contact, Json.of("{'custom':{'form':null}}"))
                .isProblem(422, "fields-required", "custom.form");
        api.patch("/contacts/" + contact, Json.of("{'jobTitle':'B'}")).is(200);
    }

    @Test
    void aStageAsksForItsFields() {
        var stages = api.items("/pipelines").get(0).path("stages");
        var second = stages.get(1).path("id").longValue();
        var third = stages.get(2).path("id").longValue();
        var field = field("{'kind':'DEAL','label':'Budget','type':'MONEY','stageIds':[" + second + "]}");
        var deal = api.post("/deals", Json.of("{'title':'a'}")).is(201).id();

        var refused = api.patch("/deals/" + deal, Json.of("{'stageId':" + second + "}"))
                .isProblem(422, "fields-required", "custom.budget")
                .json();
        assertThat(refused.path("stageId").longValue()).isEqualTo(second);
        assertThat(refused.path("fields").get(0).path("id").longValue())
                .isEqualTo(field.path("id").longValue());
        assertThat(api.get("/deals/" + deal).json().path("stageId").longValue())
                .isEqualTo(stages.get(0).path("id").longValue());
        api.post("/deals", Json.of("{'title':'b','stageId':" + second + "}"))
                .isProblem(422, "fields-required", "custom.budget");

        // other stages do not ask, and the value may come with the move
        api.patch("/deals/" + deal, Json.of("{'stageId':" + third + "}")).is(200);
        api.patch(
                        "/deals/" + deal,
                        Json.of("{'stageId':" + second + ",'custom':{'budget':{'value':'5','currency':'EUR'}}}"))
                .is(200);
        api.patch("/deals/" + deal, Json.of("{'custom':{'budget':null}}"))
                .isProblem(422, "fields-required", "custom.budget");
        api.patch("/fields/" + field.path("id"), Json.of("{'archived':true}")).is(200);
        api.post("/deals", Json.of("{'title':'b','stageId':" + second + "}")).is(201);
    }

    @Test
    void aStageOfLeadsAsksTooAndInquiriesAreNotHeldUp() {
        var first = api.items("/lead-stages").get(0).path("id").longValue();
        field("{'kind':'LEAD','label':'Bedarf','type':'TEXT','stageIds':[" + first + "],'required':true}");
        api.post("/leads", Json.of("{'title':'a'}")).isProblem(422, "fields-required", "custom.bedarf");
        var lead = api.post("/inquiries", Json.of("{'title':'b','emails':['a@b.example']}"))
                .is(201)
                .number("became.leadId");
        assertThat(api.get("/leads/" + lead).json().path("incomplete").get(0).asString())
                .isEqualTo("custom.bedarf");
        var filled = api.post(
                        "/inquiries", Json.of("{'title':'c','emails':['c@d.example'],'custom':{'bedarf':'Dach'}}"))
                .is(201)
                .number("became.leadId");
        assertThat(custom("/leads/" + filled).path("bedarf").asString()).isEqualTo("Dach");
        api.post("/inquiries", Json.of("{'title':'d','custom':{'nichts':'Dach'}}"))
                .isProblem(400, "invalid-input", "custom.nichts");
    }

    @Test
    void aStageThatIsDeletedAsksNobody() {
        var pipeline = api.items("/pipelines").get(0).path("id").longValue();
        var stage = api.post("/pipelines/" + pipeline + "/stages", Json.of("{'name':'Neu'}"))
                .is(201)
                .id();
        var field = field("{'kind':'DEAL','label':'Budget','type':'TEXT','stageIds':[" + stage + "]}");
        api.delete("/stages/" + stage).is(204);
        assertThat(api.items("/fields?kind=DEAL").get(0).path("stageIds").size())
                .isZero();
        assertThat(field.path("stageIds").size()).isOne();
    }
}
