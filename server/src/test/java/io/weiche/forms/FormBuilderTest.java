package io.weiche.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Forms people build, and what comes in through them.
@WeicheTest
class FormBuilderTest {
    private static final AtomicInteger ADDRESS = new AtomicInteger();
    private static final String FIELDS = """
            {'title':'Angebot','fields':[
                {'key':'email','kind':'EMAIL','label':'E-Mail','required':true,'target':'email'},
                {'key':'topic','kind':'CHOICE','label':'Anliegen','options':[
                    {'value':'a','label':'Angebot'},{'value':'b','label':'Beschwerde'}]},
                {'key':'invoice','kind':'TEXT','label':'Rechnung','required':true},
                {'key':'source','kind':'HIDDEN','label':'Messe'},
                {'key':'fixed','kind':'HIDDEN','label':'Fest','preset':'fest'},
                {'key':'agree','kind':'CONSENT','label':'Ich stimme zu.','required':true}],
             'rules':[{'conditions':[{'field':'topic','operator':'EQUALS','value':'b'}],
                'action':'SHOW','fields':['invoice']}]%s}""";

    private final TestAccounts accounts;
    private final FormCounts counts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;

    FormBuilderTest(TestAccounts accounts, FormCounts counts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.counts = counts;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
    }

    private JsonNode open(String more) {
        return api.post("/forms", Json.of(FIELDS.formatted(more))).is(201).json();
    }

    private String url(JsonNode form) {
        return api.server() + "/f/" + form.path("key").asString();
    }

    private static Api.Answer submit(String url, Map<String, String> values) {
        var body = values.entrySet().stream()
                .map(value -> Api.encoded(value.getKey()) + "=" + Api.encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return Api.raw(
                "POST",
                url,
                body,
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Forwarded-For",
                        "198.18.7." + ADDRESS.incrementAndGet() % 250));
    }

    private static String carried(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).as(name + " in " + page).isTrue();
        return found.group(1);
    }

    @Test
    void anAnswerThatWentIntoAHiddenFieldIsHiddenToo() {
        var field = api.post("/fields", Json.of("{'kind':'LEAD','label':'Gehalt','type':'NUMBER'}"))
                .is(201)
                .id();
        var form = api.post(
                        "/forms",
                        Json.of("{'title':'Bewerbung','fields':["
                                + "{'key':'email','kind':'EMAIL','label':'E-Mail','target':'email'},"
                                + "{'key':'pay','kind':'NUMBER','label':'Wunsch','target':'custom.gehalt'}]}"))
                .is(201)
                .json();
        submit(url(form), Map.of("email", "eva@holm.example", "pay", "47110815"))
                .is(200);
        var person = accounts.reader(api);
        var place = "/inquiries/"
                + api.items("/inquiries?channel=FORM").get(0).path("id").longValue() + "/submission";
        assertThat(person.get(place).is(200).body()).contains("47110815");
        api.send("PUT", "/access/fields/" + field, "{\"restricted\":true,\"roleIds\":[]}", Map.of())
                .is(200);
        assertThat(person.get(place).is(200).body())
                .contains("eva@holm.example")
                .doesNotContain("47110815", "gehalt");
        assertThat(api.get(place).is(200).body()).contains("47110815");

        forgetTargets();
        assertThat(person.get(place).is(200).body())
                .contains("eva@holm.example")
                .doesNotContain("47110815");
        assertThat(api.get(place).is(200).body()).contains("47110815");
    }

    /// As answers were kept before it was written down where they went.
    private void forgetTargets() {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ ->
                        sql.sql("""
                                update form_submission set answers =
                                    (select jsonb_agg(answer - 'target') from jsonb_array_elements(answers) answer)
                                where account_id = :account""").param("account", api.account().value()).update()));
    }

    @Test
    void whatIsSentIsKeptInTheWordsOfTheFormWithTheConsentThatWasRead() {
        var form = open("");
        var page = Api.raw("GET", url(form) + "?source=Hannover&utm_source=news", null, Map.of())
                .is(200)
                .body();
        assertThat(carried(page, "source")).isEqualTo("Hannover");
        assertThat(page).doesNotContain("fest");
        submit(
                        url(form),
                        Map.of(
                                "email",
                                "eva@holm.example",
                                "topic",
                                "a",
                                "agree",
                                "1",
                                "source",
                                "Hannover",
                                "fixed",
                                "geändert",
                                "page",
                                "https://site.example/angebot",
                                "utm_source",
                                "news"))
                .is(200);
        var lead = api.items("/leads").get(0);
        assertThat(lead.path("utm").path("source").asString()).isEqualTo("news");
        assertThat(lead.path("comments").asString()).isEqualTo("Anliegen: Angebot");
        var inquiry = api.items("/inquiries?channel=FORM").get(0).path("id").longValue();
        var submitted = api.get("/inquiries/" + inquiry + "/submission").is(200).json();
        assertThat(submitted.path("consents").get(0).path("text").asString()).isEqualTo("Ich stimme zu.");
        assertThat(submitted.path("trace").path("source").asString()).isEqualTo("Hannover");
        assertThat(submitted.path("trace").path("fixed").asString()).isEqualTo("fest");
        assertThat(submitted.path("trace").path("page").asString()).isEqualTo("https://site.example/angebot");
        accounts.openClassic().get("/inquiries/" + inquiry + "/submission").is(404);
    }

    @Test
    void anotherWordingOfAConsentIsAnotherVersionAndMustBeReadFirst() {
        var form = open("");
        var id = form.path("id").longValue();
        var other = FIELDS.formatted("").replace("Ich stimme zu.", "Ich stimme dem Neuen zu.");
        api.patch("/forms/" + id, Json.of(other)).is(200);
        api.patch("/forms/" + id, Json.of("{'title':'Gleicher Text'}")).is(200);
        var refused = submit(url(form), Map.of("email", "a@b.example", "agree", "1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Ich stimme dem Neuen zu.", "inzwischen geändert", "value=\"2\"");
        assertThat(submit(url(form), Map.of("email", "a@b.example")).body()).contains("Bitte ausfüllen.");
        submit(url(form), Map.of("email", "a@b.example", "agree", "2")).is(200);
    }

    @Test
    void hiddenFieldsAreNeitherRequiredNorTakenAndTheServerDecides() {
        var form = open("");
        submit(url(form), Map.of("email", "a@b.example", "topic", "a", "invoice", "R-99", "agree", "1"))
                .is(200);
        assertThat(api.items("/leads").get(0).path("comments").asString()).doesNotContain("R-99");
        var refused = submit(url(form), Map.of("email", "c@d.example", "topic", "b", "agree", "1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("data-key=\"invoice\"").contains("Bitte ausfüllen.");
    }

    /// The page says which fields it showed.
    @Test
    void withoutAScriptTheServerShowsWhatARuleBringsUp() {
        var form = open("");
        var page = Api.raw("GET", url(form), null, Map.of()).is(200).body();
        var first = Map.of(
                "email",
                "a@b.example",
                "topic",
                "b",
                "agree",
                "1",
                "_seen",
                carried(page, "_seen"),
                "submission",
                carried(page, "submission"));
        var more = submit(url(form), first).is(200);
        assertThat(more.body()).contains("Bitte ergänzen Sie").contains("value=\"a@b.example\"");
        assertThat(carried(more.body(), "_seen")).contains("invoice");
        assertThat(api.items("/leads").isEmpty()).isTrue();
        var second = new java.util.HashMap<>(first);
        second.put("_seen", carried(more.body(), "_seen"));
        second.put("invoice", "R-1");
        submit(url(form), second).is(200);
        assertThat(api.items("/leads").get(0).path("comments").asString()).contains("Rechnung: R-1");
    }

    @Test
    void whatCannotWorkIsRefusedWithTheFieldOrRule() {
        api.post("/forms", Json.of("{'title':'x','fields':[{'key':'a','kind':'TEXT','label':'A'}]}"))
                .isProblem(400, "invalid-input", "fields");
        api.post("/forms", Json.of("{'title':'x','fields':[{'key':'submission','kind':'EMAIL','label':'A'}]}"))
                .isProblem(400, "invalid-input", "fields[0].key");
        api.post("/forms", Json.of("{'title':'x','redirectUrl':'javascript:alert(1)'}"))
                .isProblem(400, "invalid-input", "redirectUrl");
        api.post("/forms", Json.of("{'title':'x','pipelineId':9223372036854775807}"))
                .isProblem(400, "invalid-input", "pipelineId");
        api.post(
                        "/forms",
                        Json.of("{'title':'x','fields':[{'key':'a','kind':'EMAIL','label':'A'},"
                                + "{'key':'b','kind':'TEXT','label':'B','target':'custom.nie'}]}"))
                .isProblem(400, "invalid-input", "fields[1].target");
        api.post(
                        "/forms/preview",
                        Json.of("{'rules':[{'action':'SHOW','fields':['nie'],"
                                + "'conditions':[{'field':'email','operator':'FILLED'}]}]}"))
                .isProblem(400, "invalid-input", "rules[0].fields");
        assertThat(api.post("/forms/preview", "{}").is(200).json().path("html").asString())
                .contains("data-preview");
    }

    @Test
    void answersGoIntoTheAccountsOwnFields() {
        api.post("/fields", Json.of("{'kind':'LEAD','code':'dach','label':'Dach','type':'NUMBER','alsoFor':[]}"))
                .is(201);
        api.post(
                        "/fields",
                        Json.of("{'kind':'DEAL','code':'farbe','label':'Farbe','type':'LIST',"
                                + "'options':[{'label':'Rot'},{'label':'Blau'}]}"))
                .is(201);
        var blue = api.items("/fields?kind=DEAL")
                .get(0)
                .path("options")
                .get(1)
                .path("id")
                .longValue();
        var form = api.post(
                        "/forms",
                        Json.of("{'title':'x','creates':'DEAL','fields':["
                                + "{'key':'email','kind':'EMAIL','label':'E-Mail'},"
                                + "{'key':'roof','kind':'NUMBER','label':'Dach','target':'custom.dach'},"
                                + "{'key':'color','kind':'CHOICE','label':'Farbe','target':'custom.farbe','options':["
                                + "{'value':'" + blue + "','label':'Blau'}]}]}"))
                .is(201)
                .json();
        assertThat(submit(url(form), Map.of("email", "a@b.example", "roof", "viel"))
                        .status())
                .isEqualTo(422);
        submit(url(form), Map.of("email", "a@b.example", "roof", "120", "color", "" + blue))
                .is(200);
        var deal = api.items("/deals").get(0);
        assertThat(deal.path("custom").path("farbe").longValue()).isEqualTo(blue);
        assertThat(api.items("/inquiries").get(0).path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void nobodyIsTurnedAwayBecauseAFieldOrAnOptionWasPutAway() {
        var roof = api.post(
                        "/fields", Json.of("{'kind':'LEAD','code':'dach','label':'Dach','type':'NUMBER','alsoFor':[]}"))
                .is(201)
                .id();
        var color = api.post(
                        "/fields",
                        Json.of("{'kind':'LEAD','code':'farbe','label':'Farbe','type':'LIST','alsoFor':[],"
                                + "'options':[{'label':'Rot'},{'label':'Blau'}]}"))
                .is(201)
                .json();
        var red = color.path("options").get(0).path("id").longValue();
        var blue = color.path("options").get(1).path("id").longValue();
        var form = api.post(
                        "/forms",
                        Json.of("{'title':'x','fields':["
                                + "{'key':'email','kind':'EMAIL','label':'E-Mail'},"
                                + "{'key':'roof','kind':'NUMBER','label':'Fläche','target':'custom.dach'},"
                                + "{'key':'color','kind':'CHOICE','label':'Farbe','target':'custom.farbe','options':["
                                + "{'value':'" + red + "','label':'Rot'},{'value':'" + blue + "','label':'Blau'}]}]}"))
                .is(201)
                .json();
        api.patch("/fields/" + roof, Json.of("{'archived':true}")).is(200);
        api.patch("/fields/" + color.path("id"), Json.of("{'options':[{'id':" + blue + ",'label':'Blau'}]}"))
                .is(200);
        submit(url(form), Map.of("email", "a@b.example", "roof", "120", "color", "" + red))
                .is(200);
        assertThat(api.items("/inquiries").get(0).path("message").asString()).contains("Fläche: 120", "Farbe: Rot");
    }

    @Test
    void aFormChoosesThePipelineOfItsDealsAndWherePeopleGoOn() {
        var simple = accounts.open();
        var pipeline =
                simple.post("/pipelines", Json.of("{'name':'Service'}")).is(201).id();
        var form = simple.post(
                        "/forms",
                        Json.of("{'title':'x','redirectUrl':'https://danke.example/ok?a=1','pipelineId':" + pipeline
                                + "}"))
                .is(201)
                .json();
        var sent = submit(url(form), Map.of("email", "a@b.example"));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.headers().get("location")).isEqualTo("https://danke.example/ok?a=1");
        assertThat(sent.headers().get("content-security-policy")).contains("form-action 'self' https://danke.example;");
        assertThat(simple.items("/deals").get(0).path("pipelineId").longValue()).isEqualTo(pipeline);
        assertThat(submit(url(form), Map.of("email", "b@b.example", "_embed", "1"))
                        .body())
                .contains("href=\"https://danke.example/ok?a=1\"");
    }

    @Test
    void whoSendsAtOnceIsAskedToDoItOnceMoreAndAForeignTokenDoesNotHelp() {
        var form = open(",'minimumSeconds':30");
        var other = open(",'minimumSeconds':30");
        var token = carried(Api.raw("GET", url(form), null, Map.of()).body(), "submission");
        var before = Stored.of(api.account());
        for (var name : List.of("", "erfunden", token, token + "x", "zz.zz.zz", token.replace('.', ':'))) {
            var values = Map.of("email", "a@b.example", "agree", "1", "submission", name);
            assertThat(submit(url(form), values).status()).as(name).isEqualTo(422);
            assertThat(submit(url(other), values).status()).as(name).isEqualTo(422);
        }
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void theBrowserWorksBeforeItSends() {
        var form = open(",'proofOfWork':true");
        var token = carried(Api.raw("GET", url(form), null, Map.of()).body(), "submission");
        var values = Map.of("email", "a@b.example", "agree", "1", "submission", token);
        assertThat(submit(url(form), values).status()).isEqualTo(422);
        var read = new Token(token, 0);
        int answer = 0;
        while (!read.worked(Integer.toString(answer))) {
            answer++;
        }
        var worked = new java.util.HashMap<>(values);
        worked.put("_work", Integer.toString(answer));
        submit(url(form), worked).is(200);
        submit(url(form), worked).is(200);
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    @Test
    void filesGoToTheRecord() {
        var form = api.post(
                        "/forms",
                        Json.of("{'title':'x','fields':["
                                + "{'key':'email','kind':'EMAIL','label':'E-Mail'},"
                                + "{'key':'plan','kind':'FILE','label':'Plan','required':true}]}"))
                .is(201)
                .json();
        assertThat(submit(url(form), Map.of("email", "a@b.example")).status()).isEqualTo(422);
        assertThat(multipart(url(form), "../..\u202Eplan.pdf", "%PDF-1.7 x", 1).status())
                .isEqualTo(200);
        var lead = api.items("/leads").get(0).path("id").longValue();
        var file = api.items("/leads/" + lead + "/files").get(0);
        assertThat(file.path("type").asString()).isEqualTo("application/pdf");
        assertThat(file.path("name").asString()).isEqualTo("plan.pdf");
        assertThat(multipart(url(form), "leer.txt", "", 1).status()).isEqualTo(422);
        var large = multipart(url(form), "gross.bin", "x".repeat(1 << 20), 11);
        assertThat(large.status()).as(large.body()).isEqualTo(413);
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    private static Api.Answer multipart(String url, String name, String content, int times) {
        var body = "--grenze\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nf@g.example\r\n"
                + "--grenze\r\nContent-Disposition: form-data; name=\"plan\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: text/html\r\n\r\n" + content.repeat(times) + "\r\n--grenze--\r\n";
        return Api.rawBytes(
                "POST",
                url,
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "multipart/form-data; boundary=grenze", "X-Forwarded-For", "198.18.9.1"));
    }

    @Test
    void viewsStartsAndSubmissionsAreCounted() {
        var form = open("");
        var id = form.path("id").longValue();
        Api.raw("GET", url(form), null, Map.of()).is(200);
        Api.raw("GET", url(form), null, Map.of()).is(200);
        Api.raw("POST", url(form) + "/started", null, Map.of()).is(204);
        submit(url(form), Map.of("email", "a@b.example", "agree", "1", "_started", "1"))
                .is(200);
        counts.write();
        var shown = api.get("/forms/" + id).is(200).json();
        assertThat(List.of(
                        shown.path("views").longValue(),
                        shown.path("starts").longValue(),
                        shown.path("sent").longValue()))
                .isEqualTo(List.of(2L, 1L, 1L));
        var days = api.items("/forms/" + id + "/statistics");
        assertThat(days.size()).isEqualTo(30);
        assertThat(days.get(29).path("sent").longValue()).isEqualTo(1);
    }

    @Test
    void aDeletedFormIsGoneAndItsInquiriesStay() {
        var form = open("");
        var id = form.path("id").longValue();
        submit(url(form), Map.of("email", "a@b.example", "agree", "1")).is(200);
        api.delete("/forms/" + id).is(204);
        api.delete("/forms/" + id).is(404);
        assertThat(submit(url(form), Map.of("email", "c@b.example", "agree", "1"))
                        .status())
                .isEqualTo(404);
        assertThat(Api.raw("GET", url(form), null, Map.of()).status()).isEqualTo(404);
        assertThat(api.items("/leads").size()).isEqualTo(1);
        api.get("/forms/" + id).is(404);
    }

    /// Reliability 8.7: taken in a defined form, or refused with the reason; never a failure.
    @Test
    void nothingSomebodySendsIsAFailure() {
        var form = open("");
        var hostile = List.of(
                "email=a@b.example&agree=1&topic=b&topic=a&invoice=x",
                "email=a@b.example&email=c@d.example&agree=1",
                "email=a%40b.example&agree=1&utm_source=" + "x".repeat(8192),
                "email=a%40b.example&agree=1&page=javascript:alert(1)&referrer=%00",
                "email=%00&agree=%00&topic=%00",
                "email=a%40b.example&agree=99999999999999999999",
                "email=a%40b.example&agree=1&topic=zzz",
                "email=a%40b.example&agree=1&source=" + "%F0%9F%91%A9".repeat(500),
                "email=%C3%28%ff&agree=1",
                "_seen=" + "x,".repeat(5000) + "&email=a%40b.example",
                "submission=" + "y".repeat(5000) + "&email=a%40b.example&agree=1",
                "%&==&&&",
                "");
        for (var body : hostile) {
            var answer = Api.raw(
                    "POST",
                    url(form),
                    body,
                    Map.of(
                            "Content-Type",
                            "application/x-www-form-urlencoded",
                            "X-Forwarded-For",
                            "198.18.8." + ADDRESS.incrementAndGet() % 250));
            assertThat(answer.status()).as(body + " " + answer.body()).isBetween(200, 499);
        }
        assertThat(Api.raw("GET", url(form) + "?embed=%ff&source=%C3%28", null, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(Api.raw("POST", url(form), "{\"email\":1}", Map.of("Content-Type", "application/json"))
                        .status())
                .isEqualTo(422);
        assertThat(Api.raw("POST", url(form), "x", Map.of("Content-Type", "multipart/form-data; boundary=b"))
                        .status())
                .isBetween(400, 499);
    }
}
