package io.weiche.mailboxes;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.mailboxes.reading.HostileMail;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/// Mail of customers comes in, belongs to the records it is about, and is answered.
@WeicheTest
@ExtendWith(OutputCaptureExtension.class)
class MailboxesTest {
    private static final String ERIKA = "From: Erika Muster <erika@kundin.example>\r\nTo: vertrieb@weiche.test\r\n";

    private final TestMailServer server = new TestMailServer();
    private final TestAccounts accounts;
    private Api api;

    MailboxesTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @AfterEach
    void stop() {
        // nobody reads it any more
        if (api != null) {
            api.items("/mailboxes")
                    .forEach(one -> api.delete("/mailboxes/" + one.path("id").longValue()));
        }
        server.close();
    }

    private long connect(Api account) {
        this.api = account;
        return api.post("/mailboxes", server.mailbox("")).is(201).id();
    }

    /// This server tells nobody of what comes in the moment between two commands; whatever comes next makes it tell.
    private void awaitArrival(String what, BooleanSupplier holds) {
        await(what, () -> {
            if (holds.getAsBoolean()) {
                return true;
            }
            server.deliver("From: info@liste.example\r\nList-Id: <x>\r\nSubject: " + System.nanoTime(), "x");
            return false;
        });
    }

    private int count(String kind) {
        return api.items("/" + kind).size();
    }

    private long only(String kind) {
        await("one of " + kind, () -> count(kind) > 0);
        return api.items("/" + kind).get(0).path("id").longValue();
    }

    private JsonNode mailOf(String record) {
        return api.items("/" + record + "/emails");
    }

    private void awaitMail(String record, int count) {
        await(count + " messages on " + record, () -> mailOf(record).size() >= count);
    }

    private static Stream<String> types(JsonNode timeline) {
        return timeline.path("items")
                .valueStream()
                .map(entry -> entry.path("type").asString());
    }

    @Test
    void whoWritesForTheFirstTimeBecomesALeadWithTheMailOnItsCard() {
        connect(accounts.openClassic());
        server.deliver(ERIKA + "Subject: Angebot Dach\r\nMessage-ID: <1@kundin.example>", "Was kostet ein Dach?");
        var lead = only("leads");
        awaitMail("leads/" + lead, 1);
        var shown = api.get("/leads/" + lead).json();
        assertThat(shown.path("title").asString()).isEqualTo("Angebot Dach");
        assertThat(shown.path("lastName").asString()).isEqualTo("Muster");
        var timeline = api.get("/leads/" + lead + "/timeline").json();
        assertThat(types(timeline)).contains("EMAIL");
        assertThat(timeline.path("planned").get(0).path("title").asString()).isEqualTo("Antworten: Angebot Dach");
        var id = mailOf("leads/" + lead).get(0).path("id").longValue();
        assertThat(api.get("/leads/" + lead + "/emails/" + id)
                        .json()
                        .path("body")
                        .asString())
                .isEqualTo("Was kostet ein Dach?");
        assertThat(api.items("/inquiries").get(0).path("channel").asString()).isEqualTo("EMAIL");
    }

    @Test
    void theMailOfAMergedRecordIsOpenedOnTheOneItLivesOnIn() {
        connect(accounts.openClassic());
        server.deliver(ERIKA + "Subject: Angebot Dach\r\nMessage-ID: <1@kundin.example>", "Was kostet ein Dach?");
        var lead = only("leads");
        awaitMail("leads/" + lead, 1);
        var mail = mailOf("leads/" + lead).get(0).path("id").longValue();
        var survivor = api.lead(Json.of("{'title':'Dach Muster'}"));
        var merge = api.post(
                        "/merges", Json.of("{'kind':'LEAD','records':[{'id':" + survivor + "},{'id':" + lead + "}]}"))
                .is(201)
                .id();
        assertThat(mailOf("leads/" + survivor)
                        .valueStream()
                        .map(one -> one.path("id").longValue()))
                .containsExactly(mail);
        assertThat(api.get("/leads/" + survivor + "/emails/" + mail)
                        .is(200)
                        .json()
                        .path("body")
                        .asString())
                .isEqualTo("Was kostet ein Dach?");
        assertThat(types(api.get("/leads/" + survivor + "/timeline").json())).contains("EMAIL");

        api.post("/merges/" + merge + "/undo", "{}").is(200);
        api.get("/leads/" + lead + "/emails/" + mail).is(200);
        api.get("/leads/" + survivor + "/emails/" + mail).is(404);
    }

    @Test
    void inSimpleModeItBecomesADealWithItsCustomer() {
        connect(accounts.open());
        server.deliver(ERIKA + "Subject: Angebot\r\nMessage-ID: <1@kundin.example>", "Guten Tag");
        var deal = only("deals");
        awaitMail("deals/" + deal, 1);
        var contact = only("contacts");
        awaitMail("contacts/" + contact, 1);
    }

    @Test
    void aBacklogComesInWithItsTalksAndItsLongMessages() {
        var max = "From: Max Neu <max@kunde.example>\r\nTo: vertrieb@weiche.test\r\n";
        server.deliver(ERIKA + "Subject: Dach\r\nMessage-ID: <1@kundin.example>", "Was kostet ein Dach?");
        server.deliver(
                ERIKA + "Subject: Re: Dach\r\nMessage-ID: <2@kundin.example>\r\nIn-Reply-To: <1@kundin.example>",
                "Es eilt.");
        server.deliver(max + "Subject: Lang\r\nMessage-ID: <3@kunde.example>", "Zeile\n".repeat(50_000));
        server.deliver(
                ERIKA + "Subject: Re: Dach\r\nMessage-ID: <4@kundin.example>\r\nIn-Reply-To: <2@kundin.example>",
                "Sehr!");
        connect(accounts.openClassic());
        await("both leads", () -> count("leads") == 2);
        var leads = api.items("/leads").valueStream().toList();
        var erika = lead(leads, "Dach");
        awaitMail("leads/" + erika, 3);
        assertThat(api.get("/leads/" + erika + "/timeline").json().path("planned"))
                .hasSize(1);
        var longMail = "leads/" + lead(leads, "Lang");
        awaitMail(longMail, 1);
        var id = mailOf(longMail).get(0).path("id").longValue();
        assertThat(api.get("/" + longMail + "/emails/" + id).json().path("body").asString())
                .hasSize("Zeile\n".length() * 50_000 - 1);
        assertThat(count("leads")).isEqualTo(2);
    }

    private static long lead(List<JsonNode> leads, String title) {
        return leads.stream()
                .filter(one -> one.path("title").asString().equals(title))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    @Test
    void theWholeTalkIsOnOneCardAndTheAnswerGoesOutOnce() throws Exception {
        connect(accounts.openClassic());
        server.deliver(ERIKA + "Subject: Angebot Dach\r\nMessage-ID: <1@kundin.example>", "Was kostet ein Dach?");
        var lead = only("leads");
        awaitMail("leads/" + lead, 1);
        var first = mailOf("leads/" + lead).get(0).path("id").longValue();
        var draft = api.get("/leads/" + lead + "/email-draft?reply=" + first)
                .is(200)
                .json();
        assertThat(draft.path("to").get(0).asString()).isEqualTo("erika@kundin.example");
        assertThat(draft.path("subject").asString()).isEqualTo("Re: Angebot Dach");
        assertThat(draft.path("body").asString()).contains("-- \nIhre Weiche", "> Was kostet ein Dach?");
        var file = Api.rawBytes(
                        "POST",
                        api.server() + "/api/v1/uploads/leads/" + lead + "?name=Preisliste.txt",
                        "Dach 100".getBytes(),
                        java.util.Map.of(
                                "Authorization", "Bearer " + api.token(), "Content-Type", "application/octet-stream"))
                .is(201)
                .id();
        var written = api.post(
                        "/leads/" + lead + "/emails",
                        Json.of("{'mailboxId':" + draft.path("mailboxId").longValue()
                                + ",'to':['erika@kundin.example'],'subject':'Re: Angebot Dach','body':'Hundert Euro.',"
                                + "'replyTo':" + first + ",'fileIds':[" + file + "]}"))
                .is(201);
        await("it is sent", () -> stateOf(lead, written.id()).equals("SENT"));
        var sent = server.sentTo("erika@kundin.example");
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().getHeader("In-Reply-To", null)).isEqualTo("<1@kundin.example>");
        assertThat(sent.getFirst().getHeader("From", null)).isEqualTo("Vertrieb <vertrieb@weiche.test>");
        var name = sent.getFirst().getMessageID();
        server.deliver(
                ERIKA + "Subject: AW: Angebot Dach\r\nMessage-ID: <2@kundin.example>\r\nReferences: " + name, "Gern!");
        awaitMail("leads/" + lead, 3);
        assertThat(count("leads")).isEqualTo(1);
        assertThat(api.get("/leads/" + lead + "/timeline").json().path("planned"))
                .hasSize(1);
    }

    private String stateOf(long lead, long email) {
        return api.get("/leads/" + lead + "/emails/" + email)
                .json()
                .path("state")
                .asString();
    }

    @Test
    void anAnswerFollowsTheLeadIntoItsDeal() {
        connect(accounts.openClassic());
        server.deliver(ERIKA + "Subject: Dach\r\nMessage-ID: <1@kundin.example>", "Guten Tag");
        var lead = only("leads");
        awaitMail("leads/" + lead, 1);
        var deal = api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}")
                .is(201)
                .number("dealId");
        server.deliver(
                ERIKA + "Subject: Dach\r\nMessage-ID: <2@kundin.example>\r\nIn-Reply-To: <1@kundin.example>", "Und?");
        awaitMail("deals/" + deal, 2);
        assertThat(api.get("/deals/" + deal + "/timeline").json().path("planned"))
                .isNotEmpty();
    }

    @Test
    void machinesAndOurOwnMailBecomeNothing() {
        connect(accounts.openClassic());
        server.deliver("From: info@liste.example\r\nList-Id: <x>\r\nMessage-ID: <1@l.example>\r\nSubject: Neues", "x");
        server.deliver("From: a@weg.example\r\nAuto-Submitted: auto-replied\r\nSubject: Abwesend", "x");
        server.deliver("From: MAILER-DAEMON@x.example\r\nReturn-Path: <>\r\nSubject: Unzustellbar", "x");
        server.deliver("From: vertrieb@weiche.test\r\nSubject: Wir selbst", "x");
        server.deliver(ERIKA + "Subject: Echt\r\nMessage-ID: <9@kundin.example>", "x");
        assertThat(api.get("/leads/" + only("leads")).json().path("title").asString())
                .isEqualTo("Echt");
        assertThat(count("leads")).isEqualTo(1);
    }

    @Test
    void aLoopOfOneSenderStopsByItself() {
        connect(accounts.openClassic());
        IntStream.range(0, 200)
                .forEach(at ->
                        server.deliver(ERIKA + "Subject: Nr. " + at + "\r\nMessage-ID: <" + at + "@l.example>", "x"));
        server.deliver("From: ende@x.example\r\nSubject: Ende\r\nMessage-ID: <ende@x.example>", "x");
        await(
                "the last one",
                () -> api.items("/leads")
                        .valueStream()
                        .anyMatch(lead -> lead.path("title").asString().equals("Ende")));
        assertThat(api.items("/inquiries?limit=200")).hasSize(6);
    }

    @Test
    void fetchedTwiceIsOneAndAForgedNameIsAnother() {
        connect(accounts.openClassic());
        var same = ERIKA + "Subject: Dach\r\nMessage-ID: <1@kundin.example>";
        server.deliver(same, "Guten Tag");
        server.deliver(same, "Guten Tag");
        server.deliver("From: boese@x.example\r\nSubject: Keller\r\nMessage-ID: <1@kundin.example>", "Etwas anderes");
        await("both", () -> count("leads") == 2);
        server.renumber();
        server.deliver(same, "Guten Tag");
        server.deliver("From: neu@x.example\r\nSubject: Neu\r\nMessage-ID: <neu@x.example>", "x");
        awaitArrival("the new one", () -> count("leads") == 3);
    }

    @Test
    void whatWasThereBeforeIsNeverRead() {
        server.deliverOld(ERIKA + "Subject: Alt\r\nMessage-ID: <alt@kundin.example>", "Vor einem Jahr");
        var mailbox = connect(accounts.openClassic());
        await(
                "it is read",
                () -> !api.get("/mailboxes/" + mailbox).json().path("lookedAt").isMissingNode());
        server.deliver(ERIKA + "Subject: Neu\r\nMessage-ID: <neu@kundin.example>", "Heute");
        awaitArrival("the new one", () -> count("leads") > 0);
        assertThat(api.get("/leads/" + only("leads")).json().path("title").asString())
                .isEqualTo("Neu");
        assertThat(count("leads")).isEqualTo(1);
    }

    @Test
    void hostileMailStopsNothing() {
        var mailbox = connect(accounts.openClassic());
        var all = HostileMail.all();
        all.values().stream().filter(raw -> raw.length < 200_000).forEach(server::deliver);
        server.deliver("From: ende@x.example\r\nSubject: Ende\r\nMessage-ID: <ende@x.example>", "x");
        await(
                "the last one",
                () -> api.items("/leads?limit=200")
                        .valueStream()
                        .anyMatch(lead -> lead.path("title").asString().equals("Ende")));
        // a connection that broke on the way is told until the next look
        await(
                "the mailbox is read again",
                () -> api.get("/mailboxes/" + mailbox)
                        .json()
                        .path("failure")
                        .asString("")
                        .isEmpty());
        api.items("/leads?limit=200")
                .forEach(lead -> api.get("/leads/" + lead.path("id").longValue() + "/timeline")
                        .is(200));
        assertThat(api.items("/mailboxes/" + mailbox + "/quarantine").size()).isLessThan(20);
    }

    @Test
    void aWrongPasswordIsSaidAndMendedByTheRightOne(CapturedOutput output) {
        this.api = accounts.openClassic();
        var wrong = server.mailbox("").replace(TestMailServer.PASSWORD, "falsch");
        assertThat(api.post("/mailboxes/test", wrong)
                        .is(200)
                        .json()
                        .path("imap")
                        .asString())
                .isEqualTo("WRONG_PASSWORD");
        assertThat(api.post("/mailboxes/test", server.mailbox(""))
                        .is(200)
                        .json()
                        .path("imap")
                        .isMissingNode())
                .isTrue();
        var mailbox = api.post("/mailboxes", wrong).is(201).id();
        await(
                "it fails",
                () -> api.get("/mailboxes/" + mailbox)
                        .json()
                        .path("failure")
                        .asString("")
                        .equals("WRONG_PASSWORD"));
        api.patch("/mailboxes/" + mailbox, Json.of("{'password':'" + TestMailServer.PASSWORD + "'}"))
                .is(200);
        await(
                "it works",
                () -> !api.get("/mailboxes/" + mailbox).json().path("lookedAt").isMissingNode());
        assertThat(api.get("/mailboxes").body() + output.getAll()).doesNotContain(TestMailServer.PASSWORD);
    }

    @Test
    void serversInsideAndPasswordsInTheOpenAreRefused() {
        this.api = accounts.openClassic();
        for (var host :
                List.of("10.0.0.1", "169.254.169.254", "0x7f000001", "127.1", "[::ffff:10.0.0.1]", "http://x", "")) {
            api.post(
                            "/mailboxes",
                            server.mailbox("").replace("\"imapHost\":\"127.0.0.1\"", "\"imapHost\":\"" + host + "\""))
                    .isProblem(400, "invalid-input", "imapHost");
        }
        api.post(
                        "/mailboxes",
                        server.mailbox("").replace("\"imapHost\":\"127.0.0.1\"", "\"imapHost\":\"imap.example.com\""))
                .isProblem(400, "invalid-input", "imapSecurity");
        var mailbox = api.post("/mailboxes", server.mailbox("")).is(201).id();
        // or whoever may change the server would be sent the password
        api.patch("/mailboxes/" + mailbox, Json.of("{'imapHost':'imap.boese.example','imapSecurity':'TLS'}"))
                .isProblem(400, "invalid-input", "password");
    }

    @Test
    void attachmentsBecomeFilesAndABusinessCardIsOffered() {
        connect(accounts.openClassic());
        server.deliver(
                ERIKA + "Subject: Unterlagen\r\nMessage-ID: <1@k.example>\r\nContent-Type: multipart/mixed; boundary=x",
                "--x\r\n\r\nAnbei.\r\n--x\r\nContent-Type: text/vcard; name=max.vcf\r\n\r\nBEGIN:VCARD\r\nN:Muster;Max\r\n"
                        + "EMAIL:max@muster.example\r\nEND:VCARD\r\n--x\r\nContent-Disposition: attachment; filename=plan.txt"
                        + "\r\n\r\nPlan\r\n--x--");
        var lead = only("leads");
        await("the files", () -> mailOf("leads/" + lead).path(0).path("files").size() == 2);
        var files = mailOf("leads/" + lead).get(0).path("files");
        assertThat(files.get(0).path("card").path("lastName").asString()).isEqualTo("Muster");
        assertThat(api.items("/leads/" + lead + "/files")).hasSize(2);
    }

    @Test
    void headersCannotBeSmuggledIntoWhatWeSend() {
        connect(accounts.openClassic());
        var lead = api.lead(Json.of("{'title':'Dach','emails':['erika@kundin.example']}"));
        var mailbox = api.items("/mailboxes/senders").get(0).path("id").longValue();
        var begin = "{'mailboxId':" + mailbox + ",'body':'x','to':";
        for (var address :
                List.of("a@b.example\\r\\nBcc: c@d.example", "a@b.example, c@d.example", "<a@b.example>", "x", "")) {
            assertThat(api.post("/leads/" + lead + "/emails", Json.of(begin + "['" + address + "']}"))
                            .status())
                    .as(address)
                    .isEqualTo(400);
        }
        var sent = api.post(
                        "/leads/" + lead + "/emails",
                        Json.of(begin + "['erika@kundin.example'],'subject':'Guten\\r\\nBcc: c@d.example'}"))
                .is(201);
        await("it is sent", () -> stateOf(lead, sent.id()).equals("SENT"));
        assertThat(server.sentTo("c@d.example")).isEmpty();
    }

    @Test
    void whatTheServerRefusesIsSaidAndSentAgain() {
        var mailbox = connect(accounts.openClassic());
        var lead = api.lead(Json.of("{'title':'Dach'}"));
        server.close();
        var written = api.post(
                        "/leads/" + lead + "/emails",
                        Json.of("{'mailboxId':" + mailbox + ",'to':['erika@kundin.example'],'body':'Guten Tag'}"))
                .is(201);
        await(
                "it waits",
                () -> api.get("/leads/" + lead + "/emails/" + written.id())
                        .json()
                        .path("failure")
                        .asString("")
                        .equals("UNREACHABLE"));
        assertThat(stateOf(lead, written.id())).isEqualTo("WAITING");
        api.post("/leads/" + lead + "/emails/" + written.id() + "/again", "{}").is(409);
        api.delete("/mailboxes/" + mailbox).is(204);
    }

    @Test
    void withoutInquiriesMailOfKnownCustomersIsFiledAndThatOfStrangersIsNot() {
        api = accounts.open();
        var deal = api.post("/inquiries", Json.of("{'title':'Dach','emails':['erika@kundin.example']}"))
                .is(201);
        api.post("/contacts", Json.of("{'lastName':'Ruhig','emails':['ruhig@kunde.example']}"))
                .is(201);
        api.post("/exceptions", Json.of("{'value':'plage@kunde.example'}")).is(201);
        var plague = api.post("/contacts", Json.of("{'lastName':'Plage','emails':['plage@kunde.example']}"))
                .is(201)
                .id();
        var quiet = api.items("/contacts")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("Ruhig"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        api.post("/mailboxes", server.mailbox(",'takesInquiries':false")).is(201);
        server.deliver("From: Fremd <fremd@nirgends.example>\r\nSubject: Werbung\r\nMessage-ID: <0@f>", "Kaufen!");
        server.deliver("From: Plage <plage@kunde.example>\r\nSubject: Ich\r\nMessage-ID: <1@p>", "Wieder ich");
        server.deliver("From: Ruhig <ruhig@kunde.example>\r\nSubject: Frage\r\nMessage-ID: <2@r>", "Wann?");
        server.deliver(ERIKA + "Subject: Nachtrag\r\nMessage-ID: <3@kundin.example>", "Noch etwas");
        var dealRecord = "deals/" + deal.number("became.dealId");
        awaitArrival("the mail on the deal", () -> mailOf(dealRecord).size() == 1);
        awaitMail("contacts/" + deal.number("became.contactId"), 1);
        awaitMail("contacts/" + quiet, 1);
        assertThat(types(api.get("/contacts/" + quiet + "/timeline").json())).contains("EMAIL");
        assertThat(api.get("/" + dealRecord + "/timeline")
                        .json()
                        .path("planned")
                        .get(0)
                        .path("title")
                        .asString())
                .isEqualTo("Antworten: Nachtrag");
        assertThat(mailOf("contacts/" + plague).size()).isZero();
        assertThat(count("deals")).isOne();
        assertThat(count("contacts")).isEqualTo(3);
        assertThat(api.items("/inquiries?channel=EMAIL").size()).isZero();
    }
}
