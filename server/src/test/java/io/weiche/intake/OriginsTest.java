package io.weiche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// From any record, and from any phone or e-mail of it, to the inquiry it came from.
@WeicheTest
class OriginsTest {
    private final TestAccounts accounts;
    private final Api api;

    OriginsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.open();
    }

    private JsonNode inquiry(String more) {
        return api.post("/inquiries", Json.of("{" + more + "}")).is(201).json();
    }

    @Test
    void dealAndContactShowTheInquiryAsItWasReceived() {
        var became = inquiry("'channel':'CHAT','person':{'lastName':'Holm'},'phones':['0221 / 445566'],"
                        + "'message':'Ein Dach, bitte','utm':{'source':'anzeige'}")
                .path("became");
        for (var path : new String[] {
            "/deals/" + became.path("dealId").longValue(),
            "/contacts/" + became.path("contactId").longValue()
        }) {
            var origins = api.items(path + "/origins");
            assertThat(origins.size()).isEqualTo(1);
            var origin = origins.get(0);
            assertThat(origin.path("channel").asString()).isEqualTo("CHAT");
            assertThat(origin.path("message").asString()).isEqualTo("Ein Dach, bitte");
            assertThat(origin.path("utm").path("source").asString()).isEqualTo("anzeige");
            assertThat(origin.path("first").booleanValue()).isTrue();
            assertThat(origin.path("given").get(0).path("value").asString()).isEqualTo("0221 / 445566");
        }
    }

    @Test
    void everyContactPointNamesTheInquiryItCameWithFirst() {
        var contact = inquiry("'person':{'lastName':'Holm'},'phones':['0221445566'],'emails':['eva@holm.example']")
                .path("became")
                .path("contactId")
                .longValue();
        inquiry("'phones':['+49 221 445566'],'message':'Noch etwas'");
        var card = api.get("/contacts/" + contact).json();
        var phone = card.path("phones").get(0).path("id").longValue();
        var email = card.path("emails").get(0).path("id").longValue();
        var origins = api.items("/contacts/" + contact + "/origins");
        assertThat(origins.size()).isEqualTo(2);
        assertThat(origins.get(0).path("pointIds").valueStream().map(JsonNode::longValue))
                .containsExactlyInAnyOrder(phone, email);
        assertThat(origins.get(1).path("pointIds").isEmpty()).isTrue();
        assertThat(origins.get(1).path("loggedOnly").booleanValue()).isTrue();
    }

    @Test
    void aConvertedLeadKeepsWhereItCameFromAndSoDoesItsDeal() {
        var classic = accounts.openClassic();
        var inquiry = classic.post("/inquiries", Json.of("{'channel':'API','phones':['0221445566']}"))
                .is(201);
        var lead = inquiry.json().path("became").path("leadId").longValue();
        assertThat(classic.items("/leads/" + lead + "/origins").size()).isEqualTo(1);
        classic.switchToSimple("");
        var deal = classic.items("/deals").get(0).path("id").longValue();
        assertThat(classic.items("/deals/" + deal + "/origins").get(0).path("inquiryId"))
                .isEqualTo(inquiry.json().path("inquiryId"));
    }

    @Test
    void whoMayNotSeeTheDealIsNotShownWhatItsCustomerWrote() {
        var contact = inquiry("'person':{'lastName':'Holm'},'phones':['0221445566'],'message':'Geheim'")
                .path("became")
                .path("contactId")
                .longValue();
        var colleague = accounts.manager(api);
        api.patch("/contacts/" + contact, Json.of("{'responsibleId':" + colleague.userId() + "}"))
                .is(200);
        assertThat(colleague.get("/contacts/" + contact).is(200).body()).contains("Holm");
        assertThat(colleague.items("/contacts/" + contact + "/origins").isEmpty())
                .isTrue();
        colleague.get("/contacts/999999/origins").is(404);
    }
}
