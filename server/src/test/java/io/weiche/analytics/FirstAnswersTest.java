package io.weiche.analytics;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What customers get of us is an answer, however it was given; what they do not get is none. Of chats see `ChatTest`.
@WeicheTest
class FirstAnswersTest {
    private final TestMailServer server = new TestMailServer();
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    FirstAnswersTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static int answered(Api api) {
        return api.get("/reports/inquiries")
                .is(200)
                .json()
                .path("total")
                .path("numbers")
                .path("answered")
                .intValue();
    }

    private void assertFactsAgree(Api api) {
        var differing = CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("""
                        select count(*) from inquiry_fact f join inquiry_fact_now n
                            on n.account_id = f.account_id and n.inquiry_id = f.inquiry_id
                        where f.account_id = :account and f is distinct from n""")
                        .param("account", api.account().value())
                        .query(Long.class)
                        .single()));
        assertThat(differing).isZero();
    }

    @Test
    void anEmailFromTheCardAnswersOnceItHasGoneOut() throws InterruptedException {
        var api = accounts.openClassic();
        var mailbox = api.post("/mailboxes", server.mailbox("")).is(201).id();
        server.deliver(
                "From: Erika Muster <erika@kundin.example>\r\nTo: vertrieb@weiche.test\r\nSubject: Dach\r\n"
                        + "Message-ID: <1@kundin.example>",
                "Was kostet ein Dach?");
        await("a lead", () -> api.items("/leads").size() == 1);
        var lead = api.items("/leads").get(0).path("id").longValue();
        assertThat(answered(api)).as("what comes in is no answer").isZero();
        var written = api.post(
                        "/leads/" + lead + "/emails",
                        Json.of("{'mailboxId':" + mailbox
                                + ",'to':['erika@kundin.example'],'subject':'Re: Dach','body':'Hundert Euro.'}"))
                .is(201)
                .id();
        var state = "/leads/" + lead + "/emails/" + written;
        await("it is sent", () -> api.get(state).json().path("state").asString().equals("SENT"));
        assertThat(answered(api)).isEqualTo(1);
        assertFactsAgree(api);

        // the other side says later that nobody has got it
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(
                                "update email_message set state = 'REFUSED' where account_id = :account and id = :id")
                        .param("account", api.account().value())
                        .param("id", written)
                        .update()));
        assertThat(answered(api)).isZero();
        api.delete("/mailboxes/" + mailbox);
    }

    @Test
    void anAnswerThatIsMergedIntoTheRecordOfTheInquiryCounts() throws InterruptedException {
        var api = accounts.openClassic();
        var mailbox = api.post("/mailboxes", server.mailbox("")).is(201).id();
        var inquired =
                api.post("/inquiries", Json.of("{'title':'Dach'}")).is(201).number("became.leadId");
        var other = api.lead(Json.of("{'title':'Dach Muster'}"));
        var written = api.post(
                        "/leads/" + other + "/emails",
                        Json.of("{'mailboxId':" + mailbox
                                + ",'to':['erika@kundin.example'],'subject':'Dach','body':'Hundert Euro.'}"))
                .is(201)
                .id();
        var state = "/leads/" + other + "/emails/" + written;
        await("it is sent", () -> api.get(state).json().path("state").asString().equals("SENT"));
        var before = answered(api);
        var merge = api.post(
                        "/merges", Json.of("{'kind':'LEAD','records':[{'id':" + inquired + "},{'id':" + other + "}]}"))
                .is(201)
                .id();
        assertThat(answered(api)).isEqualTo(before + 1);
        assertFactsAgree(api);
        api.post("/merges/" + merge + "/undo", "{}").is(200);
        assertThat(answered(api)).isEqualTo(before);
        assertFactsAgree(api);
        api.delete("/mailboxes/" + mailbox);
    }

    @Test
    void aCallToACustomerAnswersOnlyWhenSomebodyTookIt() {
        var api = accounts.openClassic();
        api.post("/inquiries", Json.of("{'title':'Dach','phones':['0221445566']}"))
                .is(201);
        var call = Json.of("{'direction':'OUTBOUND','number':'0221445566','userId':" + api.userId() + "}");
        var missed = api.post("/calls", call).is(201).json().path("id").longValue();
        api.post("/calls/" + missed + "/finish", Json.of("{'result':'BUSY'}")).is(200);
        var activity = api.get("/calls/" + missed).json().path("activityId").longValue();
        assertThat(api.get("/activities/" + activity).json().path("status").asString())
                .isEqualTo("COMPLETED");
        assertThat(answered(api)).isZero();
        assertFactsAgree(api);

        var taken = api.post("/calls", call).is(201).json().path("id").longValue();
        api.post("/calls/" + taken + "/answer", "{}").is(200);
        api.post("/calls/" + taken + "/finish", Json.of("{'durationSeconds':60}"))
                .is(200);
        assertThat(answered(api)).isEqualTo(1);
        assertFactsAgree(api);
    }

    @Test
    void whatIsToldOfACallLaterIsCountedLater() {
        var api = accounts.openClassic();
        api.post("/inquiries", Json.of("{'title':'Dach','phones':['0221445566']}"))
                .is(201);
        var call = api.post(
                        "/calls",
                        Json.of("{'direction':'OUTBOUND','number':'0221445566','userId':" + api.userId() + "}"))
                .is(201)
                .json()
                .path("id")
                .longValue();
        api.post("/calls/" + call + "/finish", Json.of("{'durationSeconds':0}")).is(200);
        assertThat(answered(api)).isZero();
        api.post("/calls/" + call + "/answer", "{}").is(200);
        api.post("/calls/" + call + "/finish", Json.of("{'result':'ANSWERED','durationSeconds':60}"))
                .is(200);
        assertThat(api.get("/calls/" + call).json().path("state").asString()).isEqualTo("ANSWERED");
        assertThat(answered(api)).isEqualTo(1);
        assertFactsAgree(api);
    }
}
