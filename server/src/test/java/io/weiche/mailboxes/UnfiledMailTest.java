package io.weiche.mailboxes;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Mail that became nothing is kept for a while and filed by hand (crm.md 14.2).
@WeicheTest
class UnfiledMailTest {
    private static final String FREMD = "From: Fritz Fremd <fremd@nirgends.example>\r\nTo: vertrieb@weiche.test\r\n";
    private static final String MIXED = "\r\nContent-Type: multipart/mixed; boundary=x";
    private static final String BODY =
            "--x\r\n\r\nAnbei.\r\n--x\r\nContent-Disposition: attachment; filename=plan.txt\r\n\r\nPlan\r\n--x--";

    private final TestMailServer server = new TestMailServer();
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final UnfiledMail unfiled;
    private Api api;

    UnfiledMailTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction, UnfiledMail unfiled) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.unfiled = unfiled;
    }

    @AfterEach
    void stop() {
        api.items("/mailboxes")
                .forEach(one -> api.delete("/mailboxes/" + one.path("id").longValue()));
        server.close();
    }

    private JsonNode waiting() {
        return api.items("/unfiled-emails");
    }

    private void awaitWaiting(int count) {
        await(count + " that wait", () -> waiting().size() == count);
    }

    private JsonNode mailOf(String record) {
        return api.items("/" + record + "/emails");
    }

    /// A mailbox that makes no inquiries, with a message of a stranger.
    private long begin(Api account) {
        this.api = account;
        api.post("/mailboxes", server.mailbox(",'takesInquiries':false")).is(201);
        server.deliver(FREMD + "Subject: Angebot\r\nMessage-ID: <1@nirgends.example>" + MIXED, BODY);
        awaitWaiting(1);
        return waiting().get(0).path("id").longValue();
    }

    private int sql(String statement) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .update()));
    }

    @Test
    void whatBecameNothingIsListedAndReadWithItsFiles() {
        var id = begin(accounts.openClassic());
        var shown = waiting().get(0);
        assertThat(shown.path("fromName").asString()).isEqualTo("Fritz Fremd");
        assertThat(shown.path("subject").asString()).isEqualTo("Angebot");
        assertThat(shown.path("mailbox").asString()).isEqualTo("vertrieb@weiche.test");
        assertThat(shown.path("body").asString()).isEqualTo("Anbei.");
        var whole = api.get("/unfiled-emails/" + id).is(200).json();
        assertThat(whole.path("files").get(0).path("name").asString()).isEqualTo("plan.txt");
        assertThat(api.get("/downloads/unfiled-emails/" + id + "/files/0")
                        .is(200)
                        .body())
                .isEqualTo("Plan");
        api.get("/downloads/unfiled-emails/" + id + "/files/1").isProblem(404, "not-found");
        server.deliver(
                "From: info@liste.example\r\nList-Id: <x>\r\nSubject: Neues\r\nMessage-ID: <l@liste.example>", "x");
        server.deliver(
                FREMD + "Subject: Bunt\r\nMessage-ID: <9@nirgends.example>\r\nContent-Type: text/html",
                "<b>Fett</b><script>alert(1)</script>");
        awaitWaiting(2);
        var colourful = waiting().get(0).path("id").longValue();
        var html = api.get("/unfiled-emails/" + colourful + "/html").is(200);
        assertThat(html.body()).contains("<b>Fett</b>").doesNotContain("script");
        assertThat(html.headers().toString()).contains("sandbox allow-popups");
        var first = api.get("/unfiled-emails?limit=1").json();
        assertThat(first.path("total").path("value").longValue()).isEqualTo(2);
        assertThat(api.items("/unfiled-emails?limit=1&cursor="
                                + first.path("nextCursor").asString())
                        .get(0)
                        .path("id")
                        .longValue())
                .isEqualTo(id);
    }

    @Test
    void itBecomesALeadWithItsMailAndItsFileAndAnswersFollow() {
        var id = begin(accounts.openClassic());
        server.deliver(
                FREMD + "Subject: Angebot\r\nMessage-ID: <2@n.example>\r\nIn-Reply-To: <1@nirgends.example>", "Und?");
        awaitWaiting(2);
        var filed = api.post("/unfiled-emails/" + id + "/inquiry", "").is(200).json();
        assertThat(filed.path("kind").asString()).isEqualTo("LEAD");
        var lead = "leads/" + filed.path("id").longValue();
        assertThat(waiting()).as("the rest of the talk goes along").isEmpty();
        assertThat(mailOf(lead)).hasSize(2);
        assertThat(api.get("/" + lead).json().path("lastName").asString()).isEqualTo("Fremd");
        assertThat(api.items("/" + lead + "/files")).hasSize(1);
        assertThat(api.get("/" + lead + "/timeline").json().path("planned")).hasSize(1);
        assertThat(api.items("/inquiries?channel=EMAIL")).hasSize(1);
        server.deliver(FREMD + "Subject: Angebot\r\nMessage-ID: <3@n.example>\r\nIn-Reply-To: <2@n.example>", "Hallo?");
        await("the answer", () -> mailOf(lead).size() == 3);
        api.post("/unfiled-emails/" + id + "/inquiry", "").isProblem(404, "not-found");
        assertThat(api.items("/leads")).hasSize(1);
    }

    @Test
    void inSimpleModeItBecomesADealWithItsCustomer() {
        var id = begin(accounts.open());
        var filed = api.post("/unfiled-emails/" + id + "/inquiry", "").is(200).json();
        assertThat(filed.path("kind").asString()).isEqualTo("DEAL");
        assertThat(mailOf("deals/" + filed.path("id").longValue())).hasSize(1);
        var contact = api.items("/contacts").get(0);
        assertThat(contact.path("name").asString()).isEqualTo("Fritz Fremd");
        assertThat(mailOf("contacts/" + contact.path("id").longValue())).hasSize(1);
    }

    @Test
    void twoWhoPressAtOnceMakeOneInquiry() {
        var id = begin(accounts.openClassic());
        var answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(
                        _ -> api.post("/unfiled-emails/" + id + "/inquiry", "").status())
                .toList();
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 404);
        assertThat(api.items("/leads")).hasSize(1);
        assertThat(api.items("/inquiries?channel=EMAIL")).hasSize(1);
    }

    @Test
    void ofSomebodyOnTheExceptionsListItIsTakenInAllTheSame() {
        api = accounts.openClassic();
        api.post("/exceptions", Json.of("{'value':'fremd@nirgends.example'}")).is(201);
        api.post("/mailboxes", server.mailbox("")).is(201);
        server.deliver(FREMD + "Subject: Ich\r\nMessage-ID: <1@nirgends.example>", "Wieder ich");
        awaitWaiting(1);
        assertThat(api.items("/exceptions/held")).hasSize(1);
        var id = waiting().get(0).path("id").longValue();
        var lead = api.post("/unfiled-emails/" + id + "/inquiry", "").is(200).number("id");
        assertThat(mailOf("leads/" + lead)).hasSize(1);
        assertThat(api.items("/exceptions/held")).isEmpty();
        assertThat(api.items("/inquiries?channel=EMAIL")).hasSize(1);
    }

    @Test
    void whatWasRestoredFromTheExceptionsListIsFiledWithWhatItBecame() {
        api = accounts.openClassic();
        api.post("/exceptions", Json.of("{'value':'fremd@nirgends.example'}")).is(201);
        api.post("/mailboxes", server.mailbox("")).is(201);
        server.deliver(FREMD + "Subject: Ich\r\nMessage-ID: <1@nirgends.example>", "Wieder ich");
        awaitWaiting(1);
        var held = api.items("/exceptions/held").get(0).path("id").longValue();
        var lead = api.post("/exceptions/held/" + held + "/restore", "").is(200).number("became.leadId");
        var id = waiting().get(0).path("id").longValue();
        api.post("/unfiled-emails/" + id + "/inquiry", "").is(200);
        assertThat(mailOf("leads/" + lead)).hasSize(1);
        assertThat(api.items("/leads")).hasSize(1);
    }

    @Test
    void itIsFiledWithARecordAndAnswersGoThereToo() {
        var id = begin(accounts.open());
        var deal = api.post("/deals", Json.of("{'title':'Keller'}")).is(201).id();
        api.post("/unfiled-emails/" + id + "/records", Json.of("{'kind':'DEAL','id':" + deal + "}"))
                .is(200);
        assertThat(waiting()).isEmpty();
        assertThat(mailOf("deals/" + deal)
                        .get(0)
                        .path("files")
                        .get(0)
                        .path("id")
                        .isNumber())
                .isTrue();
        assertThat(api.items("/deals")).hasSize(1);
        assertThat(api.items("/inquiries?channel=EMAIL")).isEmpty();
        server.deliver(FREMD + "Subject: Re\r\nMessage-ID: <2@n.example>\r\nIn-Reply-To: <1@nirgends.example>", "Und?");
        await("the answer", () -> mailOf("deals/" + deal).size() == 2);
    }

    @Test
    void whoMayNotSeeEveryInquirySeesNoneOfIt() {
        var id = begin(accounts.open());
        var manager = accounts.manager(api);
        var reader = accounts.reader(api);
        var foreign = accounts.open();
        var deal = api.post("/deals", Json.of("{'title':'Keller'}")).is(201).id();
        var record = Json.of("{'kind':'DEAL','id':" + deal + "}");
        var address = "/unfiled-emails/" + id;
        var before = Stored.of(api.account());
        for (var nobody : new Api[] {manager, foreign}) {
            assertThat(nobody.items("/unfiled-emails")).isEmpty();
            nobody.get(address).isProblem(404, "not-found");
            nobody.get(address + "/html").isProblem(404, "not-found");
            nobody.get("/downloads" + address + "/files/0").isProblem(404, "not-found");
            nobody.post(address + "/inquiry", "").isProblem(404, "not-found");
            nobody.post(address + "/records", record).isProblem(404, "not-found");
            nobody.delete(address).isProblem(404, "not-found");
        }
        assertThat(reader.items("/unfiled-emails")).hasSize(1);
        reader.post(address + "/inquiry", "").isProblem(403, "forbidden");
        reader.post(address + "/records", record).isProblem(403, "forbidden");
        reader.delete(address).isProblem(403, "forbidden");
        api.post(address + "/records", Json.of("{'kind':'DEAL','id':987654321}"))
                .isProblem(400, "invalid-input", "id");
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void whatIsDiscardedOrTooOldIsForgottenAndDoesNotComeAgain() {
        var id = begin(accounts.openClassic());
        api.delete("/unfiled-emails/" + id).is(204);
        assertThat(waiting()).isEmpty();
        server.deliver(FREMD + "Subject: Angebot\r\nMessage-ID: <1@nirgends.example>" + MIXED, BODY);
        server.deliver(FREMD + "Subject: Zweites\r\nMessage-ID: <2@nirgends.example>", "Guten Tag");
        awaitWaiting(1);
        sql("update unfiled_email set kept_until = now() - interval '1 hour' where account_id = :account");
        assertThat(waiting()).isEmpty();
        CurrentAccount.runAs(api.account(), unfiled::forgetOld);
        assertThat(sql("update email_message set body = body where account_id = :account"
                        + " and concat(from_name, from_address, subject, body, html) <> ''"))
                .isZero();
        assertThat(sql("delete from unfiled_email where account_id = :account")).isZero();
    }

    @Test
    void filesThatADyingNodeLeftBehindAreKeptLater() {
        var id = begin(accounts.open());
        var deal = api.post("/deals", Json.of("{'title':'Keller'}")).is(201).id();
        sql("insert into email_record (account_id, email_id, kind, record_id) values (:account, " + id + ", 2, " + deal
                + ")");
        sql("update unfiled_email set filed_at = now() - interval '1 hour' where account_id = :account");
        CurrentAccount.runAs(api.account(), unfiled::goOn);
        assertThat(api.items("/deals/" + deal + "/files")).hasSize(1);
        assertThat(sql("delete from unfiled_email where account_id = :account")).isZero();
    }

    @Test
    void whoeverIsErasedIsNoLongerInIt() {
        begin(accounts.openClassic());
        var contact = api.post("/contacts", Json.of("{'lastName':'Quellwasser','emails':['fremd@nirgends.example']}"))
                .is(201)
                .id();
        api.post("/contacts/" + contact + "/erasure", Json.of("{'name':'Quellwasser'}"))
                .is(204);
        assertThat(waiting()).isEmpty();
        assertThat(sql("delete from unfiled_email where account_id = :account")).isZero();
        assertThat(sql("delete from email_message where account_id = :account")).isZero();
    }
}
