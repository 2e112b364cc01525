package io.weiche.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What others do while a switch is asked for or under way.
@WeicheTest
class SwitchRacesTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    SwitchRacesTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void ofTwoAdministratorsAtOnceOneStartsTheSwitchAndTheOtherIsTold() {
        var api = accounts.openDemo(300);
        var open = api.get("/crm-mode").number("openLeads");
        var body = "{\"to\":\"SIMPLE\",\"expectedEpoch\":" + api.epoch() + "}";
        var answers = together(() -> api.post("/crm-mode/switches", body), () -> api.post("/crm-mode/switches", body));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(202, 409);
        var run = api.awaitSwitch(answers.stream()
                .filter(answer -> answer.status() == 202)
                .findFirst()
                .orElseThrow()
                .id());
        assertThat(run.path("converted").longValue()).isEqualTo(open);
        assertThat(api.items("/crm-mode/switches")).hasSize(1);
    }

    @Test
    void whoeverLosesLearnsWhichSwitchItWasAlsoWhenItIsDone() {
        var api = accounts.open();
        var body = "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + api.epoch() + "}";
        var answers = together(() -> api.post("/crm-mode/switches", body), () -> api.post("/crm-mode/switches", body));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
        var run = api.items("/crm-mode/switches").get(0).path("id");
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allMatch(answer -> answer.json().path("switchId").equals(run));
        var again = api.post("/crm-mode/switches", body.replaceFirst("[0-9]+}", api.epoch() + "}"))
                .isProblem(409, "conflict");
        assertThat(again.json().path("switchId")).isEqualTo(run);
    }

    @Test
    void theOppositeSwitchWaitsForTheEndOfARun() {
        var api = accounts.openClassic();
        var lead = api.lead("{\"title\":\"Dach\",\"firstName\":\"Ada\"}");
        var run = held(api, lead, () -> {
            var id = start(api, "");
            api.post("/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + api.epoch() + "}")
                    .isProblem(409, "switch-running");
            return id;
        });
        assertThat(api.awaitSwitch(run).path("status").asString()).isEqualTo("DONE");
        api.post("/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + api.epoch() + "}")
                .is(200);
        assertThat(api.get("/crm-mode").json().path("mode").asString()).isEqualTo("CLASSIC");
    }

    @Test
    void whoeverSendsOppositeWishesAtOnceGetsOneOfThem() {
        var api = accounts.openClassic();
        api.lead("{\"title\":\"Dach\",\"firstName\":\"Ada\"}");
        for (int round = 0; round < 6; round++) {
            var epoch = api.epoch();
            var answers = together(
                    () -> api.post("/crm-mode/switches", "{\"to\":\"SIMPLE\",\"expectedEpoch\":" + epoch + "}"),
                    () -> api.post("/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + epoch + "}"));
            assertThat(answers)
                    .as(answers.toString())
                    .extracting(Api.Answer::status)
                    .containsOnlyOnce(409);
            answers.stream().filter(answer -> answer.status() == 202).forEach(answer -> api.awaitSwitch(answer.id()));
            assertThat(api.epoch()).isEqualTo(epoch + 1);
        }
    }

    @Test
    void dealsBeginInTheNextStageWhenTheFirstOneIsDeletedDuringTheRun() {
        var api = accounts.openClassic();
        var lead = api.lead("{\"title\":\"Dach\",\"firstName\":\"Ada\"}");
        var pipeline = api.get("/pipelines").json().path("items").get(0);
        var stages = "/pipelines/" + pipeline.path("id").longValue() + "/stages";
        var added = api.post(stages, "{\"name\":\"Ganz vorn\",\"sort\":0}").id();
        var run = held(api, lead, () -> {
            var id = start(api, "");
            api.delete("/stages/" + added).is(204);
            return id;
        });
        assertThat(api.awaitSwitch(run).path("status").asString()).isEqualTo("DONE");
        assertThat(dealOf(api, lead).path("stageId").longValue())
                .isEqualTo(pipeline.path("stages").get(0).path("id").longValue());
    }

    @Test
    void theChosenPipelineCannotBeDeletedDuringTheRun() {
        var api = accounts.openClassic();
        var lead = api.lead("{\"title\":\"Dach\",\"firstName\":\"Ada\"}");
        var pipeline = api.post("/pipelines", "{\"name\":\"Gewählt\"}").id();
        var run = held(api, lead, () -> {
            var id = start(api, ",\"pipelineId\":" + pipeline);
            api.delete("/pipelines/" + pipeline).isProblem(409, "pipeline-in-use");
            return id;
        });
        assertThat(api.awaitSwitch(run).path("status").asString()).isEqualTo("DONE");
        assertThat(dealOf(api, lead).path("pipelineId").longValue()).isEqualTo(pipeline);
    }

    @Test
    void whoeverStartedTheSwitchTakesOverFromAColleagueWhoLeavesDuringTheRun() {
        var api = accounts.openClassic();
        var colleague = accounts.manager(api);
        var lead = api.lead("{\"title\":\"Dach\",\"firstName\":\"Ada\",\"responsibleId\":" + colleague.userId() + "}");
        var run = held(api, lead, () -> {
            var id = start(api, "");
            api.patch("/users/" + colleague.userId(), "{\"active\":false}").is(200);
            return id;
        });
        assertThat(api.awaitSwitch(run).path("status").asString()).isEqualTo("DONE");
        assertThat(dealOf(api, lead).path("responsibleId").longValue()).isEqualTo(api.userId());
    }

    @Test
    void aSmallAccountNeedNotWaitForTheEndOfALargeOne() {
        var large = accounts.openDemo(3_000);
        var small = accounts.openDemo(50);
        var first = start(large, "");
        var second = small.awaitSwitch(start(small, ""));
        assertThat(second.path("status").asString()).isEqualTo("DONE");
        assertThat(finished(second)).isBefore(finished(large.awaitSwitch(first)));
    }

    private static OffsetDateTime finished(JsonNode run) {
        return OffsetDateTime.parse(run.path("finishedAt").asString());
    }

    private static long start(Api api, String options) {
        return api.post("/crm-mode/switches", "{\"to\":\"SIMPLE\",\"expectedEpoch\":" + api.epoch() + options + "}")
                .is(202)
                .id();
    }

    /// Somebody writes to the lead as long as the work lasts, so that a run cannot get past it.
    private long held(Api api, long lead, LongSupplier work) {
        var result = CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> {
                    sql.sql("select id from lead where account_id = :account and id = :lead for update")
                            .param("account", api.account().value())
                            .param("lead", lead)
                            .query(Long.class)
                            .single();
                    return work.getAsLong();
                }));
        return Objects.requireNonNull(result);
    }

    private static List<Api.Answer> together(Supplier<Api.Answer> one, Supplier<Api.Answer> other) {
        var both = Stream.of(one, other).map(CompletableFuture::supplyAsync).toList();
        return both.stream().map(CompletableFuture::join).toList();
    }

    private static JsonNode dealOf(Api api, long lead) {
        var deal = api.get("/leads/" + lead).json().path("becameDealId").longValue();
        return api.get("/deals/" + deal).is(200).json();
    }
}
