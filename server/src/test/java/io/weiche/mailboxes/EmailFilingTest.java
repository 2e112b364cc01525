package io.weiche.mailboxes;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A message can be filed with further records, whatever became of its lead (crm.md 13.4, 18).
@WeicheTest
class EmailFilingTest {
    private static final String ERIKA = "From: Erika Muster <erika@kundin.example>\r\nTo: vertrieb@weiche.test\r\n";
    private static final String WITH_PLAN = ERIKA
            + "Subject: Angebot Dach\r\nMessage-ID: <1@kundin.example>\r\nContent-Type: multipart/mixed; boundary=x";
    private static final String BODY =
            "--x\r\n\r\nAnbei.\r\n--x\r\nContent-Disposition: attachment; filename=plan.txt\r\n\r\nPlan\r\n--x--";

    private final TestMailServer server = new TestMailServer();
    private final TestAccounts accounts;
    private final Api api;
    private final long lead;
    private final long email;

    EmailFilingTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        api.post("/mailboxes", server.mailbox("")).is(201);
        server.deliver(WITH_PLAN, BODY);
        await("the lead", () -> !api.items("/leads").isEmpty());
        this.lead = api.items("/leads").get(0).path("id").longValue();
        await("its file", () -> mailOf("leads/" + lead).path(0).path("files").size() == 1);
        this.email = mailOf("leads/" + lead).get(0).path("id").longValue();
    }

    @AfterEach
    void stop() {
        api.items("/mailboxes")
                .forEach(one -> api.delete("/mailboxes/" + one.path("id").longValue()));
        server.close();
    }

    private JsonNode mailOf(String record) {
        return api.items("/" + record + "/emails");
    }

    private long deal(String title) {
        return api.post("/deals", Json.of("{'title':'" + title + "'}")).is(201).id();
    }

    private static String to(String kind, long id) {
        return Json.of("{'kind':'" + kind + "','id':" + id + "}");
    }

    private String onLead() {
        return "/leads/" + lead + "/emails/" + email;
    }

    private String words(String record) {
        return api.items("/" + record + "/timeline")
                .valueStream()
                .map(entry -> entry.path("type").asString() + " "
                        + entry.path("data").path("title").asString("")
                        + entry.path("data").path("subject").asString(""))
                .collect(Collectors.joining(", "));
    }

    @Test
    void aMessageIsFiledElsewhereWithItsAttachmentsAndTakenOffAgain() {
        var deal = deal("Keller");
        var filed = api.post(onLead() + "/records", to("DEAL", deal)).is(200).json();
        assertThat(filed.path("records").valueStream())
                .extracting(one -> one.path("name").asString())
                .containsExactly("Angebot Dach", "Keller");
        assertThat(filed.path("removable").booleanValue()).isTrue();
        assertThat(words("deals/" + deal)).startsWith("EMAIL Angebot Dach");
        assertThat(words("leads/" + lead)).startsWith("LINKED Angebot Dach");
        var there = mailOf("deals/" + deal).get(0);
        assertThat(there.path("id").longValue()).isEqualTo(email);
        var file = there.path("files").get(0).path("id").longValue();
        assertThat(api.get("/downloads/deals/" + deal + "/emails/" + email + "/files/" + file)
                        .is(200)
                        .body())
                .isEqualTo("Plan");
        api.get("/downloads/deals/" + deal + "/files/" + file).isProblem(404, "not-found");
        var before = Stored.of(api.account());
        api.post(onLead() + "/records", to("DEAL", deal)).is(200);
        assertThat(Stored.of(api.account())).as("twice is once").isEqualTo(before);

        api.delete(onLead()).is(204);
        assertThat(mailOf("leads/" + lead)).isEmpty();
        assertThat(words("leads/" + lead)).startsWith("UNLINKED Angebot Dach").doesNotContain("EMAIL");
        before = Stored.of(api.account());
        api.delete("/deals/" + deal + "/emails/" + email).isProblem(409, "conflict");
        api.delete(onLead()).isProblem(404, "not-found");
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void whenNothingOfATalkIsLeftAnswersGoWhereItWent() {
        var deal = deal("Keller");
        api.post(onLead() + "/records", to("DEAL", deal)).is(200);
        server.deliver(
                ERIKA + "Subject: Noch etwas\r\nMessage-ID: <2@k.example>\r\nIn-Reply-To: <1@kundin.example>", "Und?");
        await("the second one", () -> mailOf("leads/" + lead).size() == 2);
        assertThat(mailOf("deals/" + deal)).hasSize(1);
        var second = mailOf("leads/" + lead).get(0).path("id").longValue();
        api.post("/leads/" + lead + "/emails/" + second + "/records", to("DEAL", deal))
                .is(200);
        api.delete(onLead()).is(204);
        api.delete("/leads/" + lead + "/emails/" + second).is(204);
        server.deliver(ERIKA + "Subject: Hallo\r\nMessage-ID: <3@k.example>\r\nIn-Reply-To: <2@k.example>", "Hallo?");
        await("the third one", () -> mailOf("deals/" + deal).size() == 3);
        assertThat(mailOf("leads/" + lead)).isEmpty();
    }

    @Test
    void afterConversionItCanBeFiledWithAnotherDealAndStaysWithTheLead() {
        var own = api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}")
                .is(201)
                .number("dealId");
        var other = deal("Keller");
        api.post("/deals/" + own + "/emails/" + email + "/records", to("DEAL", other))
                .is(200);
        assertThat(mailOf("deals/" + other)).hasSize(1);
        api.delete("/deals/" + own + "/emails/" + email).isProblem(409, "conflict");
        var before = Stored.of(api.account());
        api.post("/deals/" + other + "/emails/" + email + "/records", to("DEAL", own))
                .is(200);
        assertThat(Stored.of(api.account()))
                .as("it is seen there with the lead's history")
                .isEqualTo(before);
        api.post("/deals/" + other + "/emails/" + email + "/records", to("LEAD", lead))
                .is(409);
    }

    @Test
    void whoFilesAMessageMustBeAllowedToChangeBothRecords() {
        var manager = accounts.manager(api);
        var reader = accounts.reader(api);
        var theirs =
                manager.post("/deals", Json.of("{'title':'Meiner'}")).is(201).id();
        var deal = deal("Keller");
        var foreign = accounts.open();
        var foreignDeal =
                foreign.post("/deals", Json.of("{'title':'x'}")).is(201).id();
        var before = Stored.of(api.account());
        manager.post(onLead() + "/records", to("DEAL", theirs)).isProblem(404, "not-found");
        reader.post(onLead() + "/records", to("DEAL", deal)).isProblem(403, "forbidden");
        reader.delete(onLead()).isProblem(403, "forbidden");
        api.post(onLead() + "/records", to("DEAL", foreignDeal)).isProblem(400, "invalid-input", "id");
        api.post(onLead() + "/records", to("DEAL", 987_654_321L)).isProblem(400, "invalid-input", "id");
        api.post(onLead() + "/records", Json.of("{'kind':'INVOICE','id':1}")).isProblem(400, "invalid-input", "kind");
        foreign.post(onLead() + "/records", to("DEAL", foreignDeal)).isProblem(404, "not-found");
        assertThat(Stored.of(api.account())).isEqualTo(before);
        api.patch("/leads/" + lead, Json.of("{'responsibleId':" + manager.userId() + "}"))
                .is(200);
        api.post(onLead() + "/records", to("DEAL", deal)).is(200);
        var seen = manager.get(onLead()).is(200).json();
        assertThat(seen.path("records").valueStream())
                .as("names of records somebody may not see are not told")
                .extracting(one -> one.path("kind").asString())
                .containsExactly("LEAD");
        manager.post(onLead() + "/records", to("DEAL", deal)).isProblem(400, "invalid-input", "id");
        manager.post(onLead() + "/records", to("DEAL", theirs)).is(200);
    }

    @Test
    void twoWhoTakeItOffAtOnceLeaveItWithOneRecord() {
        var deal = deal("Keller");
        api.post(onLead() + "/records", to("DEAL", deal)).is(200);
        var answers = IntStream.range(0, 2)
                .parallel()
                .mapToObj(at -> api.delete(at == 0 ? onLead() : "/deals/" + deal + "/emails/" + email)
                        .status())
                .toList();
        assertThat(answers).containsOnlyOnce(204).containsAnyOf(409, 404);
        assertThat(mailOf("leads/" + lead).size() + mailOf("deals/" + deal).size())
                .isEqualTo(1);
    }
}
