package io.weiche.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The first run: a one-time link opens the first account (reliability S26).
@WeicheTest
@Isolated("every account that is opened closes the link")
class SetupTest {
    private final TestAccounts accounts;
    private final String server;

    SetupTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.server = accounts.open().server();
    }

    private Api.Answer open(String body) {
        return Api.raw("POST", server + "/api/v1/setup", Json.of(body), Map.of("Content-Type", "application/json"));
    }

    private static String body(String token, String email) {
        return "{'token':'" + token
                + "','account':{'name':'Neu GmbH','country':'AT'},'administrator':{'firstName':'Ada','email':'" + email
                + "','password':'genug-langes-wort'}}";
    }

    private static String email() {
        return "s" + System.nanoTime() + "@pruefstand.example";
    }

    @Test
    void theLinkOpensAnAccountAndSignsIn() {
        var token = accounts.setupLink();
        Api.raw("GET", server + "/api/v1/setup/" + token, null, Map.of()).is(200);
        var opened = open(body(token, email())).is(201);
        assertThat(opened.json().path("account").path("currency").asString()).isEqualTo("EUR");
        assertThat(opened.json().path("account").path("timeZone").asString()).isEqualTo("Europe/Vienna");
        assertThat(opened.json().path("permissions").path("administrator").booleanValue())
                .isTrue();
        var cookie = opened.headers().get("set-cookie").split(";")[0];
        Api.raw("GET", server + "/api/v1/pipelines", null, Map.of("Cookie", cookie))
                .is(200);
    }

    @Test
    void theLinkWorksOnce() {
        var token = accounts.setupLink();
        open(body(token, email())).is(201);
        open(body(token, email())).isProblem(404, "not-found");
        Api.raw("GET", server + "/api/v1/setup/" + token, null, Map.of()).isProblem(404, "not-found");
    }

    @Test
    void ofTwoAtOnceOnlyOneOpensAnAccount() {
        var token = accounts.setupLink();
        var both = List.of(1, 2).stream()
                .map(_ -> CompletableFuture.supplyAsync(
                        () -> open(body(token, email())).status()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 404);
    }

    @Test
    void withoutTheLinkNothingIsSaid() {
        open(body("falsch", email())).isProblem(404, "not-found");
        open("{'token':'falsch'}").isProblem(404, "not-found");
        open("{}").isProblem(400, "invalid-input", "token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':'Neu GmbH' | 'name':'' | account.name",
                "'country':'AT' | 'country':'XX' | account.country",
                "'country':'AT' | 'currency':'X' | account.currency",
                "'country':'AT' | 'timeZone':'X' | account.timeZone",
                "'country':'AT' | 'language':'X' | account.language",
                "'country':'AT' | 'plan':'GOLD' | account.plan",
                "'country':'AT' | 'kanton':'ZH' | account.kanton",
                "genug-langes-wort | kurz | administrator.password",
                "@pruefstand.example | . | administrator.email",
                "'firstName' | 'vorname' | administrator.vorname"
            })
    void whatIsRefusedIsNamedByItsPlaceAndDoesNotUseTheLinkUp(String from, String to, String field) {
        var token = accounts.setupLink();
        open(body(token, email()).replace(from, to)).isProblem(400, "invalid-input", field);
        Api.raw("GET", server + "/api/v1/setup/" + token, null, Map.of()).is(200);
        open(body(token, email())).is(201);
    }

    @Test
    void anAddressThatIsTakenIsNamedByItsPlace() {
        var taken = accounts.open();
        var token = accounts.setupLink();
        open(body(token, taken.email())).isProblem(400, "invalid-input", "administrator.email");
    }

    @Test
    void demoDataFillsTheAccountTheSameEveryTime() {
        var token = accounts.setupLink();
        var opened = open(body(token, email()).replace("'token'", "'demo':true,'demoLeads':40,'token'"))
                .is(201);
        var cookie = opened.headers().get("set-cookie").split(";")[0];
        var leads = Api.raw("GET", server + "/api/v1/leads?limit=200", null, Map.of("Cookie", cookie))
                .is(200)
                .json();
        assertThat(leads.path("total").path("value").longValue()).isEqualTo(40);
        assertThat(Api.raw("GET", server + "/api/v1/pipelines", null, Map.of("Cookie", cookie))
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(3);
        var from = LocalDate.now(ZoneOffset.UTC).minusDays(150);
        for (var kind : List.of("LEAD", "DEAL")) {
            var funnel = Api.raw(
                            "GET",
                            server + "/api/v1/reports/funnel?kind=" + kind + "&from=" + from,
                            null,
                            Map.of("Cookie", cookie))
                    .is(200)
                    .json();
            assertThat(funnel.path("stages")
                            .valueStream()
                            .filter(stage -> stage.path("semantics").asString().equals("IN_PROGRESS"))
                            .map(stage -> stage.path("medianSeconds").longValue()))
                    .as("time in each stage of " + kind)
                    .allMatch(seconds -> seconds > 600);
            assertThat(funnel.path("stages")
                            .valueStream()
                            .map(stage -> stage.path("reached").longValue()))
                    .as("how far " + kind + " come")
                    .isSortedAccordingTo(Comparator.reverseOrder())
                    .allMatch(reached -> reached > 0);
        }
    }
}
