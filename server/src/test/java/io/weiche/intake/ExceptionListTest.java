package io.weiche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;

/// Phones and e-mails whose e-mails and calls become nothing (crm.md 10.8).
@WeicheTest
class ExceptionListTest {
    private final Api api;

    ExceptionListTest(TestAccounts accounts) {
        this.api = accounts.openClassic();
        api.post("/exceptions", Json.of("{'value':'Werbung@Spam.example','reason':'Werbung'}"))
                .is(201);
        api.post("/exceptions", Json.of("{'value':'030 4711000'}")).is(201);
    }

    private Api.Answer inquiry(String channel, String more) {
        return api.post("/inquiries", Json.of("{'channel':'" + channel + "'," + more + "}"));
    }

    @Test
    void eMailsAndCallsOfWhoIsOnTheListAreKeptAndBecomeNothing() {
        inquiry("EMAIL", "'emails':['werbung@spam.example'],'message':'Kaufen','externalId':'m-1'")
                .is(201);
        inquiry("EMAIL", "'emails':['werbung@spam.example'],'message':'Kaufen','externalId':'m-1'")
                .is(200);
        inquiry("CALL", "'phones':['+49 30 4711000']").is(201);
        assertThat(api.items("/leads").isEmpty()).isTrue();
        var held = api.items("/exceptions/held");
        assertThat(held.size()).isEqualTo(2);
        assertThat(held.get(1).path("reason").asString()).isEqualTo("Werbung");
        assertThat(api.items("/inquiries?view=JUNK").size()).isEqualTo(2);
    }

    @Test
    void formsChatsAndProgramsAreNotAsked() {
        inquiry("CHAT", "'emails':['werbung@spam.example']").is(201);
        inquiry("EMAIL", "'emails':['andere@spam.example']").is(201);
        assertThat(api.items("/leads").size()).isEqualTo(2);
    }

    @Test
    void whatWasHeldIsTakenInAfterAllAndOnce() {
        inquiry("EMAIL", "'person':{'lastName':'Holm'},'emails':['werbung@spam.example'],'message':'Doch ernst'")
                .is(201);
        var id = api.items("/exceptions/held").get(0).path("id").longValue();
        api.post("/exceptions/held/" + id + "/restore", null).is(200);
        api.post("/exceptions/held/" + id + "/restore", null).is(404);
        var lead = api.items("/leads").get(0);
        assertThat(lead.path("name").asString()).isEqualTo("Holm");
        assertThat(lead.path("comments").asString()).isEqualTo("Doch ernst");
        assertThat(api.items("/inquiries").size()).isEqualTo(1);
        assertThat(api.items("/exceptions/held").isEmpty()).isTrue();
    }

    @Test
    void whatIsNoAddressIsRefusedAndWhoIsTakenOffTheListIsTakenIn() {
        api.post("/exceptions", Json.of("{'value':'kein@'}")).isProblem(400, "invalid-input", "value");
        api.post("/exceptions", Json.of("{'value':'abc'}")).isProblem(400, "invalid-input", "value");
        api.post("/exceptions", Json.of("{'value':'030/4711-000'}")).isProblem(400, "invalid-input", "value");
        api.items("/exceptions")
                .forEach(entry -> api.delete("/exceptions/" + entry.path("id").longValue())
                        .is(204));
        inquiry("EMAIL", "'emails':['werbung@spam.example']").is(201);
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }
}
