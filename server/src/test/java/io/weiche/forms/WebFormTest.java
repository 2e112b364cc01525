package io.weiche.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The public page of a form, as a browser without scripts sees it (reliability 8.7).
@WeicheTest
class WebFormTest {
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private final TestAccounts accounts;
    private final Api api;
    private final String url;
    private final long form;

    WebFormTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        var first = api.items("/forms").get(0);
        this.form = first.path("id").longValue();
        this.url = api.server() + "/f/" + first.path("key").asString();
        assertThat(first.path("url").asString())
                .isEqualTo("http://weiche.test/f/" + first.path("key").asString());
    }

    private Api.Answer submit(Map<String, String> values) {
        return submit(values, "198.18.0." + ADDRESS.incrementAndGet() % 250);
    }

    private Api.Answer submit(Map<String, String> values, String address) {
        var body = values.entrySet().stream()
                .map(value -> Api.encoded(value.getKey()) + "=" + Api.encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return Api.raw(
                "POST",
                url,
                body,
                Map.of("Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", address));
    }

    @Test
    void aSubmissionBecomesALeadOfTheFormsResponsible() {
        submit(Map.of(
                        "firstName",
                        "Eva",
                        "lastName",
                        "Holm",
                        "email",
                        "eva@holm.example",
                        "phone",
                        "030 8880001",
                        "message",
                        "Hallo",
                        "utm_source",
                        "news"))
                .is(200);
        var lead = api.items("/leads").get(0);
        assertThat(lead.path("name").asString()).isEqualTo("Eva Holm");
        assertThat(lead.path("responsibleId").longValue()).isEqualTo(api.userId());
        assertThat(lead.path("utm").path("source").asString()).isEqualTo("news");
        assertThat(api.items("/inquiries?channel=FORM").size()).isEqualTo(1);
    }

    @Test
    void thePageRunsNothingButOurScriptAndEscapesEverything() {
        api.patch(
                        "/forms/" + form,
                        Json.of("{'title':'<script>alert(1)</script>','intro':'<img src=x onerror=alert(1)>'}"))
                .is(200);
        var page = Api.raw(
                        "GET",
                        url + "?utm_source=" + Api.encoded("\"><script>x</script>") + "&utm_%3Cb%3E=1",
                        null,
                        Map.of())
                .is(200);
        assertThat(page.headers().get("content-type")).startsWith("text/html");
        assertThat(page.headers().get("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(withoutOurScript(page))
                .doesNotContain("<script")
                .doesNotContain("<img")
                .contains("&lt;script&gt;");
        var refused = submit(Map.of("message", "</textarea><script>x</script>", "email", "\"><script>"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(withoutOurScript(refused)).doesNotContain("<script");
    }

    private static String withoutOurScript(Api.Answer page) {
        return page.body().replace("<script src=\"/f/page.js\" defer></script>", "");
    }

    @Test
    void withoutAWayToAnswerNothingIsTakenIn() {
        var before = Stored.of(api.account());
        var refused = submit(Map.of("firstName", "Eva", "message", "Hallo"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"alert\"").contains("Hallo").contains("value=\"Eva\"");
        assertThat(submit(Map.of("email", "kaputt")).status()).isEqualTo(422);
        assertThat(submit(Map.of("email", "a@b.example", "firstName", "\0")).status())
                .isEqualTo(422);
        assertThat(submit(Map.of("email", "a@b.example", "lastName", "x".repeat(300)))
                        .status())
                .isEqualTo(422);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void whateverFillsInTheTrapIsThankedAndForgotten() {
        var before = Stored.of(api.account());
        submit(Map.of("email", "bot@x.example", "homepage", "https://spam.example"))
                .is(200);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void sentTwiceItIsOneInquiry() {
        var values = Map.of("email", "a@b.example", "submission", "einmal-" + System.nanoTime());
        var statuses = IntStream.range(0, 4)
                .mapToObj(
                        _ -> CompletableFuture.supplyAsync(() -> submit(values).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join);
        assertThat(statuses).containsOnly(200);
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    @Test
    void goingBackAndSendingSomethingElseIsAnotherInquiry() {
        var page = "zurueck-" + System.nanoTime();
        submit(Map.of("email", "a@b.example", "message", "Dach", "submission", page))
                .is(200);
        submit(Map.of("email", "c@d.example", "message", "Heizung", "submission", page))
                .is(200);
        assertThat(api.items("/leads").size()).isEqualTo(2);
    }

    @Test
    void fieldsTheVisitorDoesNotSeeCannotBeSent() {
        var values = new HashMap<String, String>();
        values.put("email", "a@b.example");
        values.put("responsibleId", "1");
        values.put("sourceId", "1");
        values.put("pipelineId", "1");
        values.put("accountId", "1");
        values.put("amount", "1000000");
        submit(values).is(200);
        var lead = api.items("/leads").get(0);
        assertThat(lead.path("responsibleId").longValue()).isEqualTo(api.userId());
        assertThat(lead.path("amount").isNull()).isTrue();
    }

    @Test
    void oneAddressCannotFloodAForm() {
        var statuses = IntStream.range(0, 32)
                .mapToObj(i -> submit(Map.of("email", "f" + i + "@x.example"), "198.51.100.77")
                        .status())
                .toList();
        assertThat(statuses.subList(0, 30)).containsOnly(200);
        assertThat(statuses.subList(30, 32)).containsOnly(429);
        assertThat(submit(Map.of("email", "f@x.example"), "198.51.100.77").headers())
                .containsEntry("retry-after", "600");
        submit(Map.of("email", "anderswo@x.example")).is(200);
    }

    @Test
    void aFormThatIsSwitchedOffOrUnknownIsNotFound() {
        api.patch("/forms/" + form, Json.of("{'active':false}")).is(200);
        assertThat(Api.raw("GET", url, null, Map.of()).status()).isEqualTo(404);
        assertThat(submit(Map.of("email", "a@b.example")).status()).isEqualTo(404);
        assertThat(api.items("/leads").isEmpty()).isTrue();
        for (var key : new String[] {"x", "11zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "5zzzzz" + "a".repeat(31)}) {
            assertThat(Api.raw("GET", api.server() + "/f/" + key, null, Map.of())
                            .status())
                    .as(key)
                    .isEqualTo(404);
        }
    }

    /// Nothing that comes in may be lost because somebody left.
    @Test
    void whenTheResponsibleHasLeftAnAdministratorTakesOver() {
        var manager = accounts.manager(api);
        api.patch("/forms/" + form, Json.of("{'responsibleId':" + manager.userId() + "}"))
                .is(200);
        api.patch("/users/" + manager.userId(), Json.of("{'active':false}")).is(200);
        submit(Map.of("email", "a@b.example")).is(200);
        assertThat(api.items("/leads").get(0).path("responsibleId").longValue()).isEqualTo(api.userId());
    }

    @Test
    void settingsOfAFormRefuseWhatCannotBe() {
        api.patch("/forms/" + form, Json.of("{'title':''}")).isProblem(400, "invalid-input", "title");
        api.patch("/forms/" + form, Json.of("{'responsibleId':9223372036854775807}"))
                .isProblem(400, "invalid-input", "responsibleId");
        api.patch("/forms/" + form, Json.of("{'sourceId':9223372036854775807}"))
                .isProblem(400, "invalid-input", "sourceId");
        api.patch("/forms/" + form, Json.of("{'key':'meins'}")).isProblem(400, "invalid-input", "key");
        api.patch("/forms/9223372036854775807", "{}").isProblem(404, "not-found");
        api.send("PATCH", "/forms/" + form, Json.of("{'title':'x'}"), Map.of("If-Match", "\"9\""))
                .isProblem(412, "version-conflict");
    }

    @Test
    void inSimpleModeASubmissionBecomesADealWithItsCustomer() {
        api.switchToSimple("");
        submit(Map.of("lastName", "Holm", "email", "neu@holm.example")).is(200);
        assertThat(api.items("/deals").size()).isEqualTo(1);
        assertThat(api.items("/contacts").size()).isEqualTo(1);
    }
}
