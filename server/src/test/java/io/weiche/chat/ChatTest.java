package io.weiche.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A visitor and the team, from the first word to the record.
@WeicheTest
class ChatTest {
    private final TestAccounts accounts;
    private final VisitorChats chats;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;
    private final String key;

    ChatTest(TestAccounts accounts, VisitorChats chats, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.chats = chats;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        this.key = channel(api, "");
    }

    private static String channel(Api api, String more) {
        return api.post("/chat-channels", Json.of("{'name':'Website'" + more + "}"))
                .is(201)
                .json()
                .path("key")
                .asString();
    }

    private static long only(Api api) {
        var items = api.items("/chat/conversations");
        assertThat(items.size()).isEqualTo(1);
        return items.get(0).path("id").longValue();
    }

    private static Api.Answer answer(Api api, long id, String text) {
        return api.post(
                "/chat/conversations/" + id + "/messages",
                "{\"clientId\":\"" + Visitor.hex(16) + "\",\"text\":\"" + text + "\"}");
    }

    @Test
    void aMessageWaitsInTheQueueAndTheAnswerReachesTheVisitor() throws Exception {
        var visitor = new Visitor(api, key);
        visitor.says("Guten Tag").is(200);
        var id = only(api);
        assertThat(api.get("/chat/counts").json().path("unread").intValue()).isEqualTo(1);
        try (var window = visitor.new Window(null)) {
            answer(api, id, "Hallo!").is(200);
            window.await(
                    line -> line.contains("said") && line.contains("Hallo!") && line.contains("\"who\":\"Petra\""));
            assertThat(window.heard()).anyMatch(line -> line.contains("TAKEN"));
        }
        var conversation = api.get("/chat/conversations/" + id).json();
        assertThat(conversation.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(conversation.path("agentId").longValue()).isEqualTo(api.userId());
        assertThat(conversation.path("unread").intValue()).isZero();
    }

    @Test
    void aWindowThatComesBackHearsWhatItMissedAndNothingTwice() throws Exception {
        var visitor = new Visitor(api, key);
        visitor.says("eins").is(200);
        var id = only(api);
        answer(api, id, "zwei").is(200);
        try (var window = visitor.new Window(id + "-2")) {
            window.await(line -> line.startsWith(id + "-3 ") && line.contains("zwei"));
            assertThat(window.heard()).noneMatch(line -> line.contains("eins"));
        }
        assertThat(visitor.sees().path("messages").size()).isEqualTo(3);
        assertThat(new Visitor(api, key).sees().path("conversation").isNull()).isTrue();
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

    @Test
    void anInquiryIsAnsweredOnceAColleagueHasSaidSomethingAndNotByTheVisitor() {
        var visitor = new Visitor(api, key);
        visitor.says("Rufen Sie mich an: 030 / 901 820").is(200);
        visitor.says("Hallo?").is(200);
        assertThat(api.items("/inquiries").size()).isEqualTo(1);
        var id = only(api);
        api.post("/chat/conversations/" + id + "/take", "{}").is(200);
        assertThat(answered(api)).isZero();
        answer(api, id, "Guten Tag!").is(200);
        assertThat(answered(api)).isEqualTo(1);
    }

    @Test
    void whatWasSaidBeforeItBecameAnInquiryIsItsAnswer() {
        var visitor = new Visitor(api, key);
        visitor.says("Guten Tag").is(200);
        answer(api, only(api), "Guten Tag! Wie erreichen wir Sie?").is(200);
        assertThat(api.items("/inquiries").isEmpty()).isTrue();
        visitor.says("030 / 901 820").is(200);
        assertThat(api.items("/inquiries").size()).isEqualTo(1);
        assertThat(answered(api)).isEqualTo(1);
    }

    @Test
    void typingIsToldInBothDirections() throws Exception {
        var visitor = new Visitor(api, key);
        visitor.says("Guten Tag").is(200);
        var id = only(api);
        try (var window = visitor.new Window(null)) {
            api.post("/chat/conversations/" + id + "/typing", null).is(204);
            window.await(line -> line.contains("typing") && line.contains("true"));
        }
        visitor.post("/typing", null).is(204);
        var looked = CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("select count(*) from chat_typing where account_id = :account")
                        .param("account", api.account().value())
                        .query(Long.class)
                        .single()));
        assertThat(looked).isEqualTo(2);
    }

    @Test
    void aPhoneNumberInTheTextMakesOneLeadWithEverythingThatWasSaid() {
        var visitor = new Visitor(api, key);
        visitor.says("Ich brauche ein Dach").is(200);
        assertThat(api.items("/leads").size()).isZero();
        visitor.says("Rufen Sie mich an: 030 / 901 820 - Meier").is(200);
        visitor.says("oder meier@dach.example").is(200);
        var lead = api.items("/leads");
        assertThat(lead.size()).isEqualTo(1);
        var id = lead.get(0).path("id").longValue();
        var stored = api.get("/leads/" + id).json();
        assertThat(stored.path("phones").get(0).path("value").asString()).isEqualTo("030 / 901 820");
        assertThat(stored.path("comments").asString()).contains("Dach");
        // what comes later belongs to the same lead
        assertThat(stored.path("emails").get(0).path("value").asString()).isEqualTo("meier@dach.example");
        var conversation = api.items("/chat/conversations").get(0);
        assertThat(conversation.path("record").path("id").longValue()).isEqualTo(id);
        assertThat(conversation.path("email").asString()).isEqualTo("meier@dach.example");
        var entries = api.items("/leads/" + id + "/timeline")
                .valueStream()
                .filter(entry -> entry.path("type").asString().equals("INQUIRY"))
                .toList();
        assertThat(entries).hasSize(1);
        var inquiry = entries.getFirst().path("data").path("inquiryId").longValue();
        assertThat(api.get("/inquiries/" + inquiry + "/conversation").is(200).id())
                .isEqualTo(conversation.path("id").longValue());
    }

    @Test
    void inSimpleModeItIsACustomerWithADealAndAKnownOneIsRecognised() {
        var simple = accounts.open();
        var chat = channel(simple, ",'repeat':'NEW'");
        new Visitor(simple, chat).says("Bitte an anna@bau.example").is(200);
        var visitor = new Visitor(simple, chat);
        visitor.says("Hallo").is(200);
        visitor.post("/contact", Json.of("{'name':'Anna Bau','email':'ANNA@bau.example'}"))
                .is(200);
        assertThat(simple.items("/deals").size()).isEqualTo(2);
        assertThat(simple.items("/contacts").size()).isEqualTo(1);
    }

    @Test
    void whoeverLeavesNothingAndGoesIsAnInquiryToo() {
        var visitor = new Visitor(api, channel(api, ",'anonymousMinutes':10"));
        visitor.says("Was kostet ein Dach?").is(200);
        gone();
        var leads = api.items("/leads");
        assertThat(leads.size()).isEqualTo(1);
        assertThat(leads.get(0).path("title").asString()).isEqualTo("Chat: Was kostet ein Dach?");
    }

    @Test
    void theSameMessageSentTwiceIsSaidOnceAlsoAtTheSameMoment() {
        var visitor = new Visitor(api, key);
        var name = Visitor.hex(16);
        var statuses = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> visitor.says(name, "a@b.example bitte").status()))
                .toList()
                .stream()
                .map(CompletableFuture::join);
        assertThat(statuses).containsOnly(200);
        assertThat(visitor.sees().path("messages").size()).isEqualTo(1);
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    @Test
    void afterItIsClosedTheNextWordOpensANewConversation() {
        var visitor = new Visitor(api, key);
        visitor.says("k@b.example").is(200);
        var first = only(api);
        api.post("/chat/conversations/" + first + "/close", Json.of("{'result':'DONE'}"))
                .is(200);
        answer(api, first, "zu spät").is(409);
        assertThat(visitor.sees().path("closed").booleanValue()).isTrue();
        visitor.says("Noch etwas").is(200);
        assertThat(only(api)).isNotEqualTo(first);
        // what is known of the visitor is known again
        assertThat(api.items("/chat/conversations").get(0).path("email").asString())
                .isEqualTo("k@b.example");
        assertThat(api.items("/leads").size()).isEqualTo(1);
        var inquiry =
                api.get("/chat/conversations/" + first).json().path("inquiryId").longValue();
        assertThat(api.get("/inquiries/" + inquiry).json().path("state").asString())
                .isEqualTo("DONE");
    }

    @Test
    void junkBecomesNoLead() {
        new Visitor(api, key).says("Kauft Pillen").is(200);
        api.post("/chat/conversations/" + only(api) + "/close", Json.of("{'result':'JUNK'}"))
                .is(200);
        assertThat(api.items("/leads").size()).isZero();
        assertThat(api.items("/chat/conversations?which=CLOSED").size()).isEqualTo(1);
    }

    @Test
    void whoLeadsAConversationMakesItAnInquiryWithWhatTheVisitorSaidElsewhere() {
        new Visitor(api, key).says("Was kostet ein Dach?").is(200);
        var id = only(api);
        var path = "/chat/conversations/" + id + "/inquiry";
        api.post(path, "{}").isProblem(400, "invalid-input", "email");
        api.post(path, Json.of("{'email':'keine Adresse'}")).isProblem(400, "invalid-input", "email");
        assertThat(api.items("/leads").size()).isZero();

        var manager = accounts.manager(api);
        api.post("/chat/conversations/" + id + "/hand", "{\"userId\":" + manager.userId() + "}")
                .is(200);
        api.post(path, Json.of("{'phone':'030 901820'}")).isProblem(409, "conflict");
        var made = manager.post(path, Json.of("{'name':'Erika Muster','phone':'030 901820'}"))
                .is(200)
                .json();
        assertThat(made.path("record").path("kind").asString()).isEqualTo("LEAD");
        assertThat(made.path("name").asString()).isEqualTo("Erika Muster");
        var lead = api.items("/leads").get(0);
        assertThat(lead.path("phones").get(0).path("value").asString()).isEqualTo("030 901820");
        assertThat(lead.path("lastName").asString()).isEqualTo("Muster");
        manager.post(path, "{}").is(200);
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    /// As if everybody had been silent for long.
    private void silence() {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ ->
                        sql.sql("""
                                update chat_conversation set visited_at = visited_at - interval '11 minutes'
                                where account_id = :account""").param("account", api.account().value()).update()));
    }

    @Test
    void whatBecomesJunkWhileItIsLookedAtBecomesNoLead() {
        new Visitor(api, channel(api, ",'anonymousMinutes':10"))
                .says("Kauft Pillen")
                .is(200);
        silence();
        CurrentAccount.runAs(api.account(), () -> {
            var silent = chats.silent();
            assertThat(silent).hasSize(1);
            api.post("/chat/conversations/" + only(api) + "/close", Json.of("{'result':'JUNK'}"))
                    .is(200);
            silent.forEach(chats::takeSilent);
        });
        assertThat(api.items("/leads").size()).isZero();
    }

    @Test
    void whatWasSaidThroughAChannelThatIsGoneIsAnInquiryToo() {
        var gone = channel(api, ",'anonymousMinutes':10");
        new Visitor(api, gone).says("Was kostet ein Dach?").is(200);
        api.items("/chat-channels")
                .forEach(channel -> api.delete(
                                "/chat-channels/" + channel.path("id").longValue())
                        .is(204));
        silence();
        CurrentAccount.runAs(api.account(), () -> {
            chats.silent().forEach(chats::takeSilent);
            assertThat(chats.silent())
                    .as("nothing holds up what comes behind it")
                    .isEmpty();
        });
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    @Test
    void whoeverMayNotSeeTheRecordSeesNoConversation() {
        var visitor = new Visitor(api, key);
        visitor.says("Hallo").is(200);
        var id = only(api);
        var manager = accounts.manager(api);
        assertThat(manager.items("/chat/conversations").size()).isZero();
        visitor.says("m@x.example").is(200);
        assertThat(manager.items("/chat/conversations").size()).isZero();
        manager.get("/chat/conversations/" + id).is(404);
        manager.get("/chat/conversations/" + id + "/messages").is(404);
        answer(manager, id, "Hallo").is(404);
        accounts.openClassic().get("/chat/conversations/" + id).is(404);

        var reader = accounts.reader(api);
        reader.get("/chat/conversations/" + id).is(200);
        answer(reader, id, "Hallo").is(403);

        api.post("/chat/conversations/" + id + "/hand", "{\"userId\":" + manager.userId() + "}")
                .is(200);
        assertThat(manager.get("/chat/conversations/" + id)
                        .is(200)
                        .json()
                        .path("responsibleId")
                        .longValue())
                .isEqualTo(manager.userId());
        answer(manager, id, "Ich übernehme").is(200);
        assertThat(manager.items("/notifications")
                        .valueStream()
                        .map(one -> one.path("reason").asString()))
                .contains("CHAT");
    }

    @Test
    void whoDoesNotWantToHearOfChatsIsNotTold() {
        new Visitor(api, key).says("Hallo, stumm@x.example").is(200);
        var id = only(api);
        var manager = accounts.manager(api);
        manager.patch("/notifications/settings", "{\"chat\":false}").is(200);
        api.post("/chat/conversations/" + id + "/hand", "{\"userId\":" + manager.userId() + "}")
                .is(200);
        assertThat(manager.items("/notifications")
                        .valueStream()
                        .map(one -> one.path("reason").asString()))
                .doesNotContain("CHAT");
    }

    @Test
    void onlyOneOfTheTeamTakesOver() {
        new Visitor(api, key).says("Hallo, x@y.example").is(200);
        var id = only(api);
        var other = accounts.manager(api);
        api.post("/chat/conversations/" + id + "/hand", "{\"userId\":" + other.userId() + "}")
                .is(200);
        api.post("/chat/conversations/" + id + "/take", null).is(409);
        other.post("/chat/conversations/" + id + "/take", null).is(200);
    }

    @Test
    void nobodyIsThereUntilSomebodySaysSoAndOnlyWithinTheHours() {
        var visitor = new Visitor(api, key);
        assertThat(visitor.sees().path("here").booleanValue()).isFalse();
        api.send("PUT", "/chat/availability", Json.of("{'available':true}"), java.util.Map.of())
                .is(200);
        assertThat(visitor.sees().path("here").booleanValue()).isTrue();
        var never = channel(api, ",'hours':[{'weekday':1,'begins':'00:00','ends':'00:01'}]");
        assertThat(new Visitor(api, never).sees().path("here").booleanValue()).isFalse();
        api.send("PUT", "/chat/availability", Json.of("{'available':false}"), java.util.Map.of())
                .is(200);
        assertThat(visitor.sees().path("here").booleanValue()).isFalse();
    }

    @Test
    void whatCannotBeSaidIsRefusedAndLeavesNothing() {
        var visitor = new Visitor(api, key);
        var before = Stored.of(api.account());
        visitor.says("   ").isProblem(400, "invalid-input", "text");
        visitor.says("\\u0000").isProblem(400, "invalid-input", "text");
        visitor.says("\\ud800").is(400);
        visitor.says("x".repeat(4_001)).isProblem(400, "invalid-input", "text");
        visitor.says("kurz", "Hallo").isProblem(400, "invalid-input", "clientId");
        visitor.post("/messages", Json.of("{'clientId':'" + Visitor.hex(16) + "','text':'a','userId':1}"))
                .is(400);
        visitor.post("/contact", Json.of("{'email':'kaputt'}")).isProblem(400, "invalid-input", "email");
        Api.raw("GET", api.server() + "/chat/" + key + "/conversation", null, java.util.Map.of())
                .is(400);
        new Visitor(api, key.replace(key.charAt(9), key.charAt(9) == 'a' ? 'b' : 'a'))
                .says("Hallo")
                .is(404);
        visitor.post(
                        "/messages",
                        Json.of("{'clientId':'" + Visitor.hex(16) + "','text':'Spam','homepage':'https://x.example'}"))
                .is(200);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void oneVisitorCannotFloodTheTeam() {
        var visitor = new Visitor(api, key);
        var statuses = IntStream.range(0, 42)
                .mapToObj(number -> visitor.post("/typing", null).status())
                .toList();
        assertThat(statuses).contains(204, 429);
    }

    @Test
    void theScriptAndItsFrameMayStandInOtherSites() {
        var script = Api.raw("GET", api.server() + "/chat/" + key + ".js", null, java.util.Map.of())
                .is(200);
        assertThat(script.headers().get("content-type")).startsWith("text/javascript");
        assertThat(script.body()).contains("\"key\":\"" + key + "\"").doesNotContain("__SETTINGS__");
        assertThat(script.headers().get("cross-origin-resource-policy")).isEqualTo("cross-origin");
        var frame = Api.raw("GET", api.server() + "/chat/" + key + "/frame?lang=en", null, java.util.Map.of())
                .is(200);
        assertThat(frame.body()).contains("<html lang=\"en\">").doesNotContain("<style", "style=");
        assertThat(frame.headers().get("content-security-policy"))
                .contains("frame-ancestors *", "script-src 'self'")
                .doesNotContain("unsafe");
        Api.raw("GET", api.server() + "/chat/widget.js", null, java.util.Map.of())
                .is(200);
        Api.raw("GET", api.server() + "/chat/widget.css", null, java.util.Map.of())
                .is(200);
        Api.raw("GET", api.server() + "/chat/nichts.js", null, java.util.Map.of())
                .is(404);
    }

    @Test
    void answersThatAreReadyHaveShortcuts() {
        var id = api.post("/canned-answers", Json.of("{'shortcut':'gruss','text':'Guten Tag!'}"))
                .is(201)
                .id();
        api.post("/canned-answers", Json.of("{'shortcut':'gruss','text':'Hallo'}"))
                .isProblem(400, "invalid-input", "shortcut");
        api.send("PUT", "/canned-answers/" + id, Json.of("{'shortcut':'hallo','text':'Hallo'}"), java.util.Map.of())
                .is(200);
        assertThat(accounts.manager(api).items("/canned-answers").size()).isEqualTo(1);
        api.delete("/canned-answers/" + id).is(204);
        api.delete("/canned-answers/" + id).is(404);
    }

    @Test
    void whoCannotBeAnsweredBecomesNothingUnlessTheChannelWantsThat() {
        assertThat(api.items("/chat-channels").get(0).path("anonymousMinutes").isNull())
                .isTrue();
        new Visitor(api, key).says("Was kostet ein Dach?").is(200);
        gone();
        var id = only(api);
        assertThat(api.items("/inquiries").size()).isZero();
        api.post("/chat/conversations/" + id + "/close", Json.of("{'result':'DONE'}"))
                .is(200);
        assertThat(api.items("/inquiries").size()).isZero();
        assertThat(api.items("/chat/conversations?which=CLOSED").size()).isEqualTo(1);
        var channel = api.items("/chat-channels").get(0).path("id").longValue();
        var said = api.patch("/chat-channels/" + channel, Json.of("{'anonymousMinutes':0}"))
                .is(200)
                .json();
        assertThat(said.path("anonymousMinutes").intValue()).isZero();
        new Visitor(api, key).says("Und ein Keller?").is(200);
        assertThat(api.items("/leads").size()).isEqualTo(1);
        assertThat(api.patch("/chat-channels/" + channel, Json.of("{'anonymousMinutes':null}"))
                        .is(200)
                        .json()
                        .path("anonymousMinutes")
                        .isNull())
                .isTrue();
    }

    /// Visitors are silent for long enough.
    private void gone() {
        CurrentAccount.runAs(api.account(), () -> {
            transaction.executeWithoutResult(
                    _ -> sql.sql("""
                            update chat_conversation set visited_at = visited_at - interval '2 days'
                            where account_id = :account""").param("account", api.account().value()).update());
            chats.silent().forEach(chats::takeSilent);
            chats.silent().forEach(chats::takeSilent);
        });
    }
}
