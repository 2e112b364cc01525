package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Crowd;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// SDKs send a request again, with the same number, when they did not get its answer.
@WeicheTest
class RepeatedRequestTest {
    private static final String LEAD = "{\"fields\":{\"TITLE\":\"Dach\",\"UF_X\":1}}";

    private final TestAccounts accounts;

    RepeatedRequestTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static String id() {
        return "?bx24_request_id=" + UUID.randomUUID() + "&bx24_sdk_type=b24-js-sdk";
    }

    @Test
    void aRepeatedWriteIsAnsweredAndNotDoneAgain() {
        var rest = new Rest(accounts.openClassic());
        var request = "crm.lead.add" + id();
        var first = rest.json(request, LEAD).is(200);
        var again = rest.json(request, LEAD).is(200);
        assertThat(again.json().path("result").longValue())
                .isEqualTo(first.json().path("result").longValue());
        assertThat(Rest.warnings(again)).isEqualTo(Rest.warnings(first)).containsExactly("UNKNOWN_FIELD UF_X");
        assertThat(rest.ids("lead", "{}")).hasSize(1);
    }

    @Test
    @Crowd
    void twinsAtTheSameTimeMakeOneRecord() {
        var rest = new Rest(accounts.openClassic());
        var request = "crm.lead.add" + id();
        var answers = IntStream.range(0, 10)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> rest.json(request, LEAD)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.is(200).json().path("result").longValue())
                .distinct();
        assertThat(answers).hasSize(1);
        assertThat(rest.ids("lead", "{}")).hasSize(1);
    }

    @Test
    void anotherRequestWithTheSameNumberIsDone() {
        var rest = new Rest(accounts.openClassic());
        var id = id();
        rest.json("crm.lead.add" + id, LEAD).is(200);
        rest.json("crm.lead.add" + id, "{\"fields\":{\"TITLE\":\"Keller\"}}").is(200);
        rest.json("crm.deal.add" + id, LEAD).is(200);
        assertThat(rest.ids("lead", "{}")).hasSize(2);
        assertThat(rest.ids("deal", "{}")).hasSize(1);
    }

    @Test
    void aFailedRequestMayBeRepeated() {
        var rest = new Rest(accounts.openClassic());
        var request = "crm.lead.update" + id();
        Rest.isError(rest.json(request, "{\"id\":999999999}"), 400, "", "Not found");
        Rest.isError(rest.json(request, "{\"id\":999999999}"), 400, "", "Not found");
    }

    @Test
    void aNameIsNotTakenForANumberAndTwoUsersAreTwo() {
        var rest = new Rest(accounts.openClassic());
        rest.json("crm.lead.add?bx24_request_id=create-lead-from-the-shop", LEAD)
                .is(200);
        rest.json("crm.lead.add?bx24_request_id=create-lead-from-the-shop", LEAD)
                .is(200);
        assertThat(rest.ids("lead", "{}")).hasSize(2);
        var colleague = new Rest(accounts.manager(rest.api()));
        var request = "crm.lead.add" + id();
        rest.json(request, LEAD).is(200);
        colleague.json(request, LEAD).is(200);
        assertThat(rest.ids("lead", "{}")).hasSize(4);
    }

    @Test
    void theWritesOfARepeatedBatchAreDoneOnce() {
        var rest = new Rest(accounts.openClassic());
        var request = "batch" + id();
        var body =
                "{\"cmd\":{\"a\":\"crm.lead.add?fields[TITLE]=A\",\"b\":\"crm.lead.add?fields[TITLE]=A\",\"c\":\"nope\"}}";
        var first = result(rest.json(request, body));
        var again = result(rest.json(request, body));
        assertThat(again).isEqualTo(first);
        assertThat(rest.ids("lead", "{}")).hasSize(2);
    }

    @Test
    void whatBecameOfTheLeadsOfABatchIsSaidAtOnceAndInTheRepeatedAnswer() {
        var rest = new Rest(accounts.openClassic());
        var request = "batch" + id();
        var body = "{\"cmd\":{\"deal\":\"crm.deal.add?fields[TITLE]=Vorher\","
                + "\"done\":\"crm.lead.add?fields[TITLE]=Fertig&fields[STATUS_ID]=CONVERTED&fields[UF_X]=1\"}}";
        for (int time = 0; time < 2; time++) {
            var warnings = rest.result(request, body).path("result_warnings");
            assertThat(warnings.propertyNames()).containsExactly("done");
            assertThat(warnings.path("done")
                            .valueStream()
                            .map(warning -> warning.path("code").asString()))
                    .as("time " + time)
                    .containsExactly("UNKNOWN_FIELD", "LEAD_COMPLETED_WITHOUT_RESULT");
        }
        assertThat(rest.ids("lead", "{}")).hasSize(1);
    }

    private static String result(Api.Answer answer) {
        return answer.is(200).json().path("result").path("result").toString();
    }
}
