package io.weiche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Crowd;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.Waiting;
import io.weiche.testing.WeicheTest;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Inquiries, the root of everything that comes in (crm.md 5, 12.5, 14).
@WeicheTest
class InquiriesTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    InquiriesTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    private static JsonNode take(Api api, String body) {
        return api.post("/inquiries", Json.of(body)).is(201).json();
    }

    @Test
    void inClassicModeAnInquiryBecomesALead() {
        var api = accounts.openClassic();
        var result = take(
                api,
                "{'title':'Dach','person':{'lastName':'Holm'},'phones':['030 1234001'],'message':'Bitte um Angebot'}");
        var lead = api.get("/leads/" + result.path("became").path("leadId").longValue())
                .is(200)
                .json();
        assertThat(lead.path("title").asString()).isEqualTo("Dach");
        assertThat(lead.path("comments").asString()).isEqualTo("Bitte um Angebot");
        assertThat(result.path("became").has("dealId")).isFalse();
        assertThat(api.items("/deals").isEmpty()).isTrue();
    }

    @Test
    void anInquiryThatMeetsItsLeadBeingConvertedGoesAlongWithIt() {
        var api = accounts.openClassic();
        var contact = api.post("/contacts", Json.of("{'lastName':'Holm','phones':['030 1234002']}"))
                .is(201)
                .id();
        var lead = api.lead(Json.of("{'title':'Dach','contactId':" + contact + "}"));
        var converted = new CompletableFuture<Api.Answer>();
        var taken = new CompletableFuture<Api.Answer>();
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> {
                    // whoever makes a deal with this contact waits, and holds the lead
                    sql.sql("select id from contact where account_id = :account and id = :contact for update")
                            .param("account", api.account().value())
                            .param("contact", contact)
                            .query(Long.class)
                            .single();
                    Thread.ofVirtual()
                            .start(() ->
                                    converted.complete(api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}")));
                    Waiting.forUs(sql, 1);
                    Thread.ofVirtual()
                            .start(() -> taken.complete(
                                    api.post("/inquiries", Json.of("{'phones':['030 1234002'],'message':'Und?'}"))));
                    Waiting.forUs(sql, 2);
                }));
        converted.join().is(201);
        var became = taken.join().is(201).json().path("became");
        var deal = api.get("/leads/" + lead).json().path("becameDealId");
        assertThat(became.path("dealId")).isEqualTo(deal);
        assertThat(api.items("/deals/" + deal.longValue() + "/origins").toString())
                .contains("Und?");
    }

    @Test
    void inSimpleModeItBecomesACustomerAndADealAtOnce() {
        var api = accounts.open();
        var result = take(api, "{'person':{'firstName':'Eva','lastName':'Holm'},'emails':['eva@holm.example']}");
        var deal = api.get("/deals/" + result.path("became").path("dealId").longValue())
                .is(200)
                .json();
        assertThat(deal.path("title").asString()).isEqualTo("Anfrage von Eva Holm");
        assertThat(deal.path("contacts").get(0).path("id").longValue())
                .isEqualTo(result.path("became").path("contactId").longValue());
        assertThat(api.items("/leads").isEmpty()).as("nobody asked for a lead").isTrue();
    }

    @Test
    void aKnownCustomerIsRecognisedInAnySpelling() {
        var api = accounts.open();
        var contact = api.post("/contacts", Json.of("{'lastName':'Holm','phones':['030 5550001']}"))
                .is(201)
                .id();
        var result = take(api, "{'person':{'lastName':'H.'},'phones':['+49 (0)30 555 00 01']}");
        assertThat(result.path("known").booleanValue()).isTrue();
        assertThat(result.path("became").path("contactId").longValue()).isEqualTo(contact);
        assertThat(api.items("/contacts").size()).isEqualTo(1);
    }

    @Test
    void whileSomethingIsOpenASecondInquiryIsOnlyNoted() {
        var api = accounts.open();
        var first = take(api, "{'person':{'lastName':'Holm'},'emails':['h@holm.example'],'message':'eins'}");
        var second = take(api, "{'person':{'lastName':'Holm'},'emails':['H@Holm.example'],'message':'zwei'}");
        assertThat(second.path("logged").booleanValue()).isTrue();
        assertThat(second.path("became").path("dealId"))
                .isEqualTo(first.path("became").path("dealId"));
        assertThat(api.items("/deals").size()).isEqualTo(1);
        var entries = api.items("/deals/" + first.path("became").path("dealId").longValue() + "/timeline");
        assertThat(entries.valueStream()
                        .filter(entry -> entry.path("type").asString().equals("INQUIRY"))
                        .map(entry -> entry.path("data").path("message").asString()))
                .containsExactly("zwei", "eins");
    }

    @Test
    void theSameDeliveredTwiceIsOneInquiry() {
        var api = accounts.open();
        var body = "{'channel':'EMAIL','externalId':'mail-1','title':'x','emails':['a@b.example']}";
        var first = take(api, body);
        var again = api.post("/inquiries", Json.of(body)).is(200).json();
        assertThat(again.path("inquiryId")).isEqualTo(first.path("inquiryId"));
        assertThat(again.path("became")).isEqualTo(first.path("became"));
        take(api, body.replace("EMAIL", "CALL"));
        assertThat(api.items("/inquiries").size()).isEqualTo(2);
    }

    @Test
    @Crowd
    void tenDeliveriesAtOnceAreOneInquiry() {
        var api = accounts.openClassic();
        var body = Json.of("{'channel':'CHAT','externalId':'chat-1','title':'gleichzeitig'}");
        var statuses = IntStream.range(0, 10)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> api.post("/inquiries", body).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    @Test
    void aSourceIsNamedByNumberOrCode() {
        var api = accounts.openClassic();
        var call = api.items("/sources").get(0).path("id").longValue();
        for (var source : new String[] {"'CALL'", "'call'", Long.toString(call)}) {
            var lead = take(api, "{'title':'x','sourceId':" + source + "}")
                    .path("became")
                    .path("leadId")
                    .longValue();
            assertThat(api.get("/leads/" + lead).json().path("sourceId").longValue())
                    .isEqualTo(call);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | person",
                "{'person':{}} | person",
                "{'title':' '} | person",
                "{'title':'x','sourceId':'GIBTSNICHT'} | sourceId",
                "{'title':'x','sourceId':9223372036854775807} | sourceId",
                "{'title':'x','channel':'FAX'} | channel",
                "{'title':'x','responsibleId':9223372036854775807} | responsibleId",
                "{'title':'x','person':{'name':'Eva'}} | person.name",
                "{'title':'x','emails':['kaputt']} | emails[0]",
                "{'title':'x','amount':{'value':'viel'}} | amount.value",
                "{'title':'x','mode':'SIMPLE'} | mode"
            })
    void whatCannotBeIsNamedAndNothingIsTakenIn(String body, String field) {
        var api = accounts.open();
        var before = Stored.of(api.account());
        api.post("/inquiries", Json.of(body)).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void theInboxShowsWhatMayBeSeen() {
        var api = accounts.openClassic();
        var manager = accounts.manager(api);
        take(api, "{'title':'der Chefin','channel':'CALL'}");
        take(manager, "{'title':'von Max'}");
        assertThat(api.items("/inquiries").size()).isEqualTo(2);
        assertThat(manager.items("/inquiries")
                        .valueStream()
                        .map(inquiry -> inquiry.path("title").asString()))
                .containsExactly("von Max");
        assertThat(api.items("/inquiries?channel=CALL").size()).isEqualTo(1);
        var first = api.get("/inquiries?limit=1").json();
        var second = api.get(
                        "/inquiries?limit=1&cursor=" + first.path("nextCursor").asString())
                .json();
        assertThat(second.path("items").get(0).path("id"))
                .isNotEqualTo(first.path("items").get(0).path("id"));
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }
}
