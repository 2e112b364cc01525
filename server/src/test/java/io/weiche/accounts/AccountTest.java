package io.weiche.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The account's own settings and what its plan includes.
@WeicheTest
class AccountTest {
    private final TestAccounts accounts;

    AccountTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void settingsNotNamedStayAsTheyAre() {
        var api = accounts.open();
        var changed = api.patch("/account", Json.of("{'name':'Neu & Söhne','timeZone':'Europe/Vienna'}"))
                .is(200)
                .json();
        assertThat(changed.path("name").asString()).isEqualTo("Neu & Söhne");
        assertThat(changed.path("timeZone").asString()).isEqualTo("Europe/Vienna");
        assertThat(changed.path("country").asString()).isEqualTo("DE");
        assertThat(changed.path("currency").asString()).isEqualTo("EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':' '} | name",
                "{'country':'ZZ'} | country",
                "{'country':'Deutschland'} | country",
                "{'language':'klingon'} | language",
                "{'timeZone':'Mond/Krater'} | timeZone",
                "{'currency':'DEMARK'} | currency",
                "{'plan':'PROFESSIONAL'} | plan",
                "{'id':1} | id"
            })
    void whatCannotBeIsNamedAndNothingChanges(String body, String field) {
        var api = accounts.open();
        var before = Stored.of(api.account());
        api.patch("/account", Json.of(body)).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void anAccountForbidsBrowsersToKeepWhatTheyShow() {
        var api = accounts.open();
        assertThat(api.get("/account").json().path("keepsOffline").booleanValue())
                .isTrue();
        var changed = api.patch("/account", Json.of("{'keepsOffline':false}")).is(200);
        assertThat(changed.json().path("keepsOffline").booleanValue()).isFalse();
        var session = Browser.of(api).get("/session").json();
        assertThat(session.path("account").path("keepsOffline").booleanValue()).isFalse();
    }

    @Test
    void numbersAreReadInTheCountryOfTheAccount() {
        var api = accounts.open();
        api.patch("/account", Json.of("{'country':'CH'}")).is(200);
        api.post("/contacts", Json.of("{'lastName':'Meier','phones':['044 668 18 00']}"))
                .is(201);
        assertThat(api.items("/contacts?q=%2B41446681800").size()).isEqualTo(1);
    }

    @Test
    void aPlanWithoutClassicModeSaysSo() {
        var api = accounts.open(Plan.BASIC);
        assertThat(api.get("/account").json().path("classicAllowed").booleanValue())
                .isFalse();
        var refused = api.post("/crm-mode/switches", Json.of("{'to':'CLASSIC','expectedEpoch':" + api.epoch() + "}"))
                .isProblem(402, "plan-does-not-include-classic");
        assertThat(refused.json().path("entitlement").asString()).isEqualTo("CLASSIC_MODE");
    }

    /// Nothing is converted by itself, and nothing that comes in is lost (crm.md 17.2).
    @Test
    void whenTheEntitlementIsLostLeadsStayAndInquiriesGoOn() {
        var api = accounts.openClassic();
        var lead = api.lead(Json.of("{'title':'von vorher'}"));
        accounts.book(api, Plan.BASIC);
        assertThat(api.get("/crm-mode").json().path("mode").asString()).isEqualTo("CLASSIC");
        api.get("/leads/" + lead).is(200);
        api.patch("/leads/" + lead, Json.of("{'title':'bearbeitet'}")).is(200);
        api.post("/leads", Json.of("{'title':'neu'}")).isProblem(402, "plan-does-not-include-classic");
        var became = api.post("/inquiries", Json.of("{'title':'Anruf','channel':'CALL','phones':['030 7654321']}"))
                .is(201);
        assertThat(became.number("became.leadId")).isPositive();
        accounts.book(api, Plan.PROFESSIONAL);
        api.post("/leads", Json.of("{'title':'neu'}")).is(201);
    }
}
