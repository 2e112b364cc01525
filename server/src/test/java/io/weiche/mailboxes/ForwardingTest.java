package io.weiche.mailboxes;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What people forward belongs to whoever wrote it; and what is sent lies in the folder of sent messages.
@WeicheTest
class ForwardingTest {
    private static final String FOLDER = "Gesendete Elemente";
    private static final String MAX = "From: Max Muster <max@weiche.test>\r\n";
    private static final String HEAD = """
            Kannst du das machen?

            -----Ursprüngliche Nachricht-----
            Von: Erika Holm <erika@kundin.example>
            Gesendet: Freitag, 27. November 2026 08:15
            An: Max Muster <max@weiche.test>
            Betreff: Angebot Dach

            Was kostet ein Dach?
            """;

    private final TestMailServer server = new TestMailServer();
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;
    private final MailServers servers;
    private String forwarding;
    private long mailbox;

    ForwardingTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction, MailServers servers) {
        this.servers = servers;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
    }

    @BeforeEach
    void connect() {
        var opened = api.post("/mailboxes", server.mailbox("")).is(201);
        mailbox = opened.id();
        forwarding = opened.json().path("forwardAddress").asString();
    }

    @AfterEach
    void stop() {
        api.delete("/mailboxes/" + mailbox);
        server.close();
    }

    /// This server tells nobody of what comes between two commands; whatever comes next makes it tell.
    private JsonNode leads(int count) {
        await(count + " leads", () -> {
            if (api.items("/leads").size() >= count) {
                return true;
            }
            server.deliver("From: info@liste.example\r\nList-Id: <x>\r\nSubject: " + System.nanoTime(), "x");
            return false;
        });
        return api.items("/leads");
    }

    private static String email(Api api, JsonNode lead) {
        return api.get("/leads/" + lead.path("id").longValue())
                .json()
                .path("emails")
                .path(0)
                .path("value")
                .asString("");
    }

    private JsonNode mail(JsonNode lead) {
        var path = "/leads/" + lead.path("id").longValue() + "/emails";
        await("a message on the card", () -> api.items(path).size() > 0);
        return api.get(path + "/" + api.items(path).get(0).path("id").longValue())
                .json();
    }

    @Test
    void whatIsForwardedByHandIsTheCustomers() {
        assertThat(forwarding).matches("vertrieb\\+f-[0-9a-f]{32}@weiche\\.test");
        server.deliver(
                MAX + "To: " + forwarding + "\r\nSubject: WG: Angebot Dach\r\nMessage-ID: <f1@weiche.test>", HEAD);
        var lead = leads(1).get(0);
        assertThat(lead.path("title").asString()).isEqualTo("Angebot Dach");
        assertThat(email(api, lead)).isEqualTo("erika@kundin.example");
        var mail = mail(lead);
        assertThat(mail.path("fromAddress").asString()).isEqualTo("erika@kundin.example");
        assertThat(mail.path("fromName").asString()).isEqualTo("Erika Holm");
        assertThat(mail.path("forwardedBy").asString()).isEqualTo("max@weiche.test");
        assertThat(mail.path("to").toString()).isEqualTo("[\"vertrieb@weiche.test\"]");
        assertThat(mail.path("body").asString()).contains("Kannst du das machen?", "Was kostet ein Dach?");
    }

    private String draft(JsonNode lead) {
        return api.get("/leads/" + lead.path("id").longValue() + "/email-draft?reply="
                        + mail(lead).path("id").longValue())
                .is(200)
                .json()
                .path("body")
                .asString();
    }

    @Test
    void anAnswerQuotesTheCustomerAndNeverTheNoteOfTheHouse() {
        server.deliver(MAX + "To: " + forwarding + "\r\nSubject: WG: Dach\r\nMessage-ID: <n1@weiche.test>", HEAD);
        assertThat(draft(leads(1).get(0)))
                .contains("schrieb Erika Holm:\n> Was kostet ein Dach?")
                .doesNotContain("Kannst du das machen?", "max@weiche.test", "Nachricht-----");
    }

    @Test
    void whereTheNoteCannotBeToldFromTheMessageNothingIsQuoted() {
        server.deliver(
                MAX + "To: " + forwarding + "\r\nSubject: WG: Dach\r\nMessage-ID: <n2@weiche.test>\r\n"
                        + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b",
                "--b\r\nContent-Type: text/plain\r\n\r\nZahlt nie\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
                        + "From: Erika Holm <erika@kundin.example>\r\nSubject: Dach\r\n\r\nText\r\n--b--");
        var lead = leads(1).get(0);
        assertThat(email(api, lead)).isEqualTo("erika@kundin.example");
        assertThat(draft(lead)).doesNotContain("Zahlt nie", "schrieb").contains("Ihre Weiche");
    }

    @Test
    void whatAMailboxOfOursSentOnIsTheCustomers() {
        var info = "From: vertrieb@weiche.test\r\nTo: " + forwarding + "\r\nSubject: WG: ";
        server.deliver(
                MAX + "To: " + forwarding + "\r\nSubject: WG: WG: Dach\r\nMessage-ID: <o1@weiche.test>",
                "Von: Vertrieb <vertrieb@weiche.test>\nGesendet: heute\nAn: Max Muster\nBetreff: WG: Angebot Dach\n\n"
                        + HEAD);
        assertThat(email(api, leads(1).get(0))).isEqualTo("erika@kundin.example");
        // more of them than a sender may write
        for (int at = 0; at < 7; at++) {
            server.deliver(
                    info + at + "\r\nMessage-ID: <o2" + at + "@weiche.test>", "Ruft bitte Frau Holm an, Nr. " + at);
        }
        await("all inquiries", () -> {
            leads(2);
            return api.items("/inquiries").size() == 8;
        });
    }

    @Test
    void whatAServerRedirectsIsItsSenders() {
        server.deliver(
                "From: Erika Holm <erika@kundin.example>\r\nTo: max@weiche.test\r\nDelivered-To: " + forwarding
                        + "\r\nX-Forwarded-For: max@weiche.test " + forwarding
                        + "\r\nSubject: Fwd: Angebot\r\nMessage-ID: <f2@kundin.example>",
                HEAD.replace("erika@kundin.example", "anna@andere.example"));
        var lead = leads(1).get(0);
        assertThat(email(api, lead)).isEqualTo("erika@kundin.example");
        assertThat(mail(lead).path("forwardedBy").asString()).isEqualTo("max@weiche.test");
    }

    @Test
    void withoutTheSecretNobodySpeaksForOthers() {
        var old = forwarding;
        var renewed =
                api.post("/mailboxes/" + mailbox + "/forwarding", "{}").is(200).json();
        forwarding = renewed.path("forwardAddress").asString();
        assertThat(forwarding).isNotEqualTo(old);
        for (var to : new String[] {old, "vertrieb@weiche.test", "vertrieb+f-" + "0".repeat(32) + "@weiche.test"}) {
            server.deliver(
                    "From: Fremd <f" + Math.abs(to.hashCode()) + "@fremd.example>\r\nTo: " + to
                            + "\r\nSubject: WG: x\r\nMessage-ID: <f" + Math.abs(to.hashCode()) + "@fremd.example>",
                    HEAD);
        }
        for (var lead : leads(3)) {
            assertThat(email(api, lead)).endsWith("@fremd.example");
            assertThat(mail(lead).has("forwardedBy")).isFalse();
        }
        server.deliver(MAX + "To: " + forwarding + "\r\nSubject: WG: x\r\nMessage-ID: <f3@weiche.test>", HEAD);
        assertThat(leads(4).valueStream().map(lead -> email(api, lead))).contains("erika@kundin.example");
    }

    private long answer() {
        server.deliver(
                "From: Erika Holm <erika@kundin.example>\r\nTo: vertrieb@weiche.test\r\nSubject: Dach\r\nMessage-ID: <s1@kundin.example>",
                "Was kostet ein Dach?");
        var lead = leads(1).get(0).path("id").longValue();
        var path = "/leads/" + lead + "/emails";
        await("the message", () -> api.items(path).size() > 0);
        api.post(
                        path,
                        "{\"mailboxId\":" + mailbox + ",\"to\":[\"erika@kundin.example\"],\"subject\":\"Re: Dach\","
                                + "\"body\":\"Das kommt darauf an.\",\"replyTo\":"
                                + api.items(path).get(0).path("id").longValue() + "}")
                .is(201);
        await(
                "it is sent",
                () -> api.items(path)
                        .valueStream()
                        .anyMatch(one -> one.path("state").asString().equals("SENT")));
        return lead;
    }

    @Test
    void whatIsSentLiesInTheFolderOfSentMessagesOnce() throws Exception {
        server.folder(FOLDER);
        answer();
        await("the copy", () -> server.folderMessages(FOLDER).size() == 1);
        var copy = server.folderMessages(FOLDER).getFirst();
        assertThat(copy.getMimeMessage().getSubject()).isEqualTo("Re: Dach");
        assertThat(copy.getFlags().contains(Flags.Flag.SEEN)).isTrue();
        assertThat(copy.getMimeMessage().getMessageID())
                .isEqualTo(server.sentTo("erika@kundin.example").getFirst().getMessageID());
        await("it is noted", () -> due() == 0);
        // due once more, as after a node that died before it noted what it had done
        ofAccount("update email_message set copy_due_at = clock_timestamp() where account_id = :account"
                + " and direction = 'OUT'");
        ofAccount("update mailbox_account set look_at = clock_timestamp() where account_id = :account");
        await("it was looked at again", () -> due() == 0);
        assertThat(server.folderMessages(FOLDER)).hasSize(1);
    }

    @Test
    void whereNoFolderIsThereOneIsMade() {
        answer();
        await("the copy", () -> server.folderMessages("Sent").size() == 1);
    }

    @Test
    void whoeverWantsNoCopyGetsNone() {
        api.patch("/mailboxes/" + mailbox, "{\"keepsSent\":false}").is(200);
        server.folder(FOLDER);
        answer();
        assertThat(due()).isZero();
        assertThat(server.folderMessages(FOLDER)).isEmpty();
    }

    private long file(long lead) {
        return Api.rawBytes(
                        "POST",
                        api.server() + "/api/v1/uploads/leads/" + lead + "?name=Preise.txt",
                        "Dach 100".getBytes(StandardCharsets.UTF_8),
                        Map.of("Authorization", "Bearer " + api.token(), "Content-Type", "application/octet-stream"))
                .is(201)
                .id();
    }

    private long write(long lead, long file) {
        return api.post(
                        "/leads/" + lead + "/emails",
                        "{\"mailboxId\":" + mailbox + ",\"to\":[\"erika@kundin.example\"],\"subject\":\"Preise\","
                                + "\"body\":\"Anbei.\",\"fileIds\":[" + file + "]}")
                .is(201)
                .id();
    }

    private void awaitState(String path, String state) {
        await(
                path + " is " + state,
                () -> api.get(path).json().path("state").asString().equals(state));
    }

    @Test
    void withoutItsFileAMessageIsRefusedAndWithItSent() {
        var lead = api.lead("{\"title\":\"Dach\"}");
        var file = file(lead);
        api.patch("/mailboxes/" + mailbox, "{\"state\":\"PAUSED\"}").is(200);
        var path = "/leads/" + lead + "/emails/" + write(lead, file);
        api.delete("/files/" + file).is(204);
        api.patch("/mailboxes/" + mailbox, "{\"state\":\"ACTIVE\"}").is(200);
        awaitState(path, "REFUSED");
        assertThat(api.get(path).json().path("failure").asString()).isEqualTo("FILE_GONE");
        assertThat(server.sentTo("erika@kundin.example")).isEmpty();
        api.post("/files/" + file + "/restore", "{}");
        api.post(path + "/again", "{}").is(200);
        awaitState(path, "SENT");
    }

    @Test
    void aCopyOfWhatIsGoneIsNotTriedForEver() {
        server.folder(FOLDER);
        var lead = api.lead("{\"title\":\"Dach\"}");
        awaitState("/leads/" + lead + "/emails/" + write(lead, file(lead)), "SENT");
        await("the copy", () -> server.folderMessages(FOLDER).size() == 1 && due() == 0);
        api.delete("/leads/" + lead).is(204);
        ofAccount("update email_message set copy_due_at = clock_timestamp() where account_id = :account"
                + " and direction = 'OUT'");
        ofAccount("update mailbox_account set look_at = clock_timestamp() where account_id = :account");
        await("it is given up", () -> due() == 0);
    }

    @Test
    void aCopyIsNotHeldInMemoryWhileItIsLaid() throws Exception {
        var connected = api.get("/mailboxes/" + mailbox).json();
        servers.keep(
                new Mailbox.Server("127.0.0.1", connected.path("imapPort").intValue(), MailSecurity.NONE),
                MailKey.password(TestMailServer.ADDRESS, TestMailServer.PASSWORD),
                (session, _, _) -> assertThat(session.getProperty("mail.imap.appendbuffersize"))
                        .isEqualTo("262144"));
    }

    @Test
    void theFolderTheServerMarksComesFirst() {
        var named = new SentFolder.Listed("Sent", "Sent", List.of("\\HasNoChildren"));
        var german = new SentFolder.Listed("INBOX.Gesendet", "Gesendet", List.of());
        var marked = new SentFolder.Listed("Ausgang/2026", "2026", List.of("\\HasNoChildren", "\\sent"));
        assertThat(SentFolder.choose(List.of(german, named, marked))).contains(marked);
        assertThat(SentFolder.choose(List.of(german, named))).contains(named);
        assertThat(SentFolder.choose(List.of(german))).contains(german);
        assertThat(SentFolder.choose(List.of())).isEmpty();
    }

    private void ofAccount(String statement) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .update()));
    }

    private long due() {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("select count(*) from email_message where account_id = :account"
                                + " and copy_due_at is not null")
                        .param("account", api.account().value())
                        .query(Long.class)
                        .single()));
    }
}
