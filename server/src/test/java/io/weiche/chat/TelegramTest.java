package io.weiche.chat;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TelegramStandIn;
import io.weiche.testing.TelegramStandIn.Refusal;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// People write to the account's robot in Telegram, and the team answers.
@WeicheTest
class TelegramTest {
    private static final long ANNA = 4_711;

    private final TelegramStandIn.Robot robot = TelegramStandIn.robot();
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;
    private final long channel;

    TelegramTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        this.channel = api.post(
                        "/chat-channels", Json.of("{'kind':'TELEGRAM','name':'Telegram','welcome':'Willkommen!'}"))
                .is(201)
                .id();
        connect(robot.token()).is(200);
    }

    private Api.Answer connect(String token) {
        return api.send("PUT", "/chat-channels/" + channel + "/token", "{\"token\":\"" + token + "\"}", Map.of());
    }

    @AfterEach
    void end() {
        api.delete("/chat-channels/" + channel);
    }

    private JsonNode conversation() {
        return await("there is a conversation", () -> api.items("/chat/conversations"), items -> items.size() > 0)
                .get(0);
    }

    private JsonNode messages(long id) {
        return api.items("/chat/conversations/" + id + "/messages");
    }

    private long say(long id, String text) {
        api.post(
                        "/chat/conversations/" + id + "/messages",
                        "{\"clientId\":\"" + Visitor.hex(16) + "\",\"text\":\"" + text + "\"}")
                .is(200);
        return messages(id).get(messages(id).size() - 1).path("seq").longValue();
    }

    private JsonNode awaitDelivery(long id, String delivery) {
        return await(
                        "it is " + delivery,
                        () -> messages(id),
                        all -> all.valueStream()
                                .anyMatch(
                                        one -> one.path("delivery").asString("").equals(delivery)))
                .valueStream()
                .filter(one -> one.path("delivery").asString("").equals(delivery))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMessageBecomesALeadAtOnceAndTheAnswerGoesBack() throws Exception {
        robot.writes(ANNA, "Anna", "\"text\":\"Was kostet ein Dach?\"");
        var conversation = conversation();
        assertThat(conversation.path("name").asString()).isEqualTo("Anna");
        assertThat(conversation.path("record").path("kind").asString()).isEqualTo("LEAD");
        var lead = api.get("/leads/" + conversation.path("record").path("id").longValue())
                .json();
        assertThat(lead.path("messengers").get(0).path("value").asString()).isEqualTo("telegram:" + ANNA);
        var id = conversation.path("id").longValue();
        say(id, "Das kommt darauf an.");
        var sent = robot.nextSent();
        assertThat(sent.path("chat_id").longValue()).isEqualTo(ANNA);
        assertThat(sent.path("text").asString()).isEqualTo("Das kommt darauf an.");
        awaitDelivery(id, "SENT");
    }

    @Test
    void whatIsHandedOutAgainIsSaidOnceAndTheMarkMovesOn() {
        robot.forgets();
        robot.writes(ANNA, "Anna", "\"text\":\"eins\"");
        var last = robot.writes(ANNA, "Anna", "\"text\":\"zwei\"");
        var id = conversation().path("id").longValue();
        await("the mark has moved on", this::mark, mark -> mark == last + 1);
        await("all is asked again", () -> messages(id), all -> all.size() == 2);
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    private long mark() {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(
                        _ -> sql.sql("select next_update from chat_channel where account_id = :account and id = :id")
                                .param("account", api.account().value())
                                .param("id", channel)
                                .query(Long.class)
                                .single()));
    }

    @Test
    void aSharedCardAndADocumentAreKept() {
        robot.keeps("plan-1", "%PDF-1.4 Dachplan".getBytes(StandardCharsets.UTF_8));
        robot.writes(
                ANNA,
                "Anna",
                "\"contact\":{\"phone_number\":\"4930901820\",\"first_name\":\"Anna\",\"user_id\":" + ANNA + "}");
        robot.writes(
                ANNA,
                "Anna",
                "\"caption\":\"Der Plan\",\"document\":{\"file_id\":\"plan-1\",\"file_name\":\"Dachplan.pdf\",\"file_size\":17}");
        var conversation = conversation();
        assertThat(conversation.path("phone").asString()).isEqualTo("+4930901820");
        var lead = conversation.path("record").path("id").longValue();
        var files = await("the file is there", () -> api.items("/leads/" + lead + "/files"), all -> all.size() == 1);
        assertThat(files.get(0).path("name").asString()).isEqualTo("Dachplan.pdf");
        await(
                "the message names it",
                () -> messages(conversation.path("id").longValue()),
                all -> all.valueStream()
                        .anyMatch(one -> one.path("body").asString().equals("Der Plan")
                                && one.path("fileId").isNumber()));
    }

    /// Telegram hands out several sizes of a photo, and says of some how large they are.
    @Test
    void ofAPhotoTheLargestSizeThatMayBeFetchedIsKept() {
        robot.keeps("large", jpeg(900));
        robot.keeps("small", jpeg(100));
        robot.writes(
                ANNA,
                "Anna",
                "\"caption\":\"Das Dach\",\"photo\":[{\"file_id\":\"small\",\"width\":90,\"height\":60,\"file_size\":100},"
                        + "{\"file_id\":\"large\",\"width\":1280,\"height\":853,\"file_size\":900},"
                        + "{\"file_id\":\"vast\",\"width\":9000,\"height\":6000,\"file_size\":99000000}]");
        var lead = conversation().path("record").path("id").longValue();
        var file = await("the photo is there", () -> api.items("/leads/" + lead + "/files"), all -> all.size() == 1)
                .get(0);
        assertThat(file.path("name").asString()).isEqualTo("Foto.jpg");
        assertThat(file.path("size").longValue()).isEqualTo(900);
        assertThat(file.path("type").asString()).isEqualTo("image/jpeg");
    }

    @Test
    void whatOnlySaysItIsAPhotoIsNoneToABrowser() {
        robot.keeps("page", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        robot.writes(ANNA, "Anna", "\"photo\":[{\"file_id\":\"page\",\"width\":90,\"height\":60}]");
        var lead = conversation().path("record").path("id").longValue();
        var file = await("it is there", () -> api.items("/leads/" + lead + "/files"), all -> all.size() == 1)
                .get(0);
        var told = api.get(
                        "/downloads/leads/" + lead + "/files/" + file.path("id").longValue())
                .is(200)
                .headers();
        assertThat(told.get("content-type")).isEqualTo("application/octet-stream");
        assertThat(told.get("content-disposition")).startsWith("attachment");
    }

    @Test
    void aPhotoThatIsLargerThanAnybodySaidIsNotKept() {
        robot.keeps("huge", jpeg((20 << 20) + 1));
        robot.writes(ANNA, "Anna", "\"photo\":[{\"file_id\":\"huge\",\"width\":90,\"height\":60}]");
        robot.writes(ANNA, "Anna", "\"text\":\"Sieht man es?\"");
        var id = conversation().path("id").longValue();
        var all = await("both are there", () -> messages(id), said -> said.size() == 2);
        assertThat(all.get(0).path("body").asString()).isEqualTo("[Foto.jpg]");
        assertThat(all.get(0).path("failure").asString()).isEqualTo("TOO_LARGE");
        assertThat(all.get(0).path("fileId").isNumber()).isFalse();
    }

    private static byte[] jpeg(int size) {
        var bytes = new byte[size];
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xd8;
        bytes[2] = (byte) 0xff;
        return bytes;
    }

    @Test
    void whatCannotBeFetchedHoldsNothingUp() {
        robot.writes(
                ANNA, "Anna", "\"document\":{\"file_id\":\"riesig\",\"file_name\":\"a.zip\",\"file_size\":99000000}");
        robot.writes(ANNA, "Anna", "\"sticker\":{}");
        robot.writes(ANNA, "Anna", "\"text\":\"Hallo\\u0000\"");
        var id = conversation().path("id").longValue();
        var all = await("all are there", () -> messages(id), said -> said.size() == 3);
        assertThat(all.get(0).path("failure").asString()).isEqualTo("TOO_LARGE");
        assertThat(all.get(2).path("body").asString()).isEqualTo("Hallo");
    }

    @Test
    void whoeverComesIsGreetedAndIsNoInquiryYet() throws Exception {
        robot.writes(ANNA, "Anna", "\"text\":\"/start\"");
        assertThat(robot.nextSent().path("text").asString()).isEqualTo("Willkommen!");
        assertThat(api.items("/chat/conversations").size()).isZero();
    }

    @Test
    void afterTooManyAndAfterTroubleItIsSentAgain() throws Exception {
        robot.writes(ANNA, "Anna", "\"text\":\"Hallo\"");
        var id = conversation().path("id").longValue();
        robot.refusesOnce(Refusal.tooMany(1));
        robot.refusesOnce(Refusal.of(502, "Bad Gateway"));
        say(id, "Guten Tag");
        assertThat(robot.nextSent().path("text").asString()).isEqualTo("Guten Tag");
        awaitDelivery(id, "SENT");
    }

    @Test
    void whoeverBlockedTheRobotHearsNothingAndTheTeamSeesIt() {
        robot.writes(ANNA, "Anna", "\"text\":\"Hallo\"");
        var id = conversation().path("id").longValue();
        robot.refusesOnce(Refusal.of(403, "Forbidden: bot was blocked by the user"));
        say(id, "Guten Tag");
        assertThat(awaitDelivery(id, "PARKED").path("failure").asString()).isEqualTo("BLOCKED");
    }

    @Test
    void whatWaitsForAChannelThatIsRemovedIsParkedAndTheTeamSeesIt() {
        robot.writes(ANNA, "Anna", "\"text\":\"Hallo\"");
        var id = conversation().path("id").longValue();
        robot.refusesOnce(Refusal.tooMany(300));
        say(id, "Guten Tag");
        awaitDelivery(id, "WAITING");
        api.delete("/chat-channels/" + channel).is(204);
        assertThat(awaitDelivery(id, "PARKED").path("failure").asString()).isEqualTo("CHANNEL_GONE");
        var late = say(id, "Sind Sie noch da?");
        await(
                "nothing waits for ever",
                () -> messages(id),
                all -> all.valueStream()
                        .anyMatch(one -> one.path("seq").longValue() == late
                                && one.path("delivery").asString("").equals("PARKED")));
    }

    /// Documented: after a week without any, numbers may begin anew.
    @Test
    void numbersThatBeginAnewLowerAreTakenOnceAndAskedForInPeace() throws InterruptedException {
        var high = robot.writes(ANNA, "Anna", "\"text\":\"eins\"");
        await("the mark has moved on", this::mark, mark -> mark == high + 1);
        var low = robot.beginsAnewAndWrites(ANNA, "Anna", "\"text\":\"zwei\"");
        assertThat(low).isLessThan(high);
        await("the mark follows", this::mark, mark -> mark == low + 1);
        var asked = robot.asked();
        Thread.sleep(2_000);
        assertThat(robot.asked() - asked).as("each asking waits").isLessThan(20);
        assertThat(messages(conversation().path("id").longValue()).size()).isEqualTo(2);
    }

    @Test
    void aTokenThatOpensNothingIsRefusedAndOneThatDoesIsNeverShown() {
        connect("1:falsch_0123456789").isProblem(400, "invalid-input", "token");
        connect("../../x").isProblem(400, "invalid-input", "token");
        var shown = api.get("/chat-channels/" + channel).is(200);
        assertThat(shown.json().path("robot").asString()).isEqualTo("@dach_bot");
        assertThat(shown.body()).doesNotContain(robot.token());
    }
}
