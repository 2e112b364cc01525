package io.weiche.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Changes of every record a filter finds, with progress, reasons and the way back.
@WeicheTest
class BulkChangesTest {
    private final TestAccounts accounts;
    private final ApplicationContext context;

    BulkChangesTest(TestAccounts accounts, ApplicationContext context) {
        this.accounts = accounts;
        this.context = context;
    }

    private static JsonNode run(Api api, String body) {
        return api.awaitBulkChange(
                api.post("/bulk-changes", Json.of(body)).is(202).id());
    }

    private static JsonNode undo(Api api, JsonNode run) {
        var id = run.path("id").longValue();
        api.post("/bulk-changes/" + id + "/undo", null).is(202);
        return api.awaitBulkChange(id);
    }

    private static List<Long> deals(Api api, int count, String title) {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            ids.add(api.post("/deals", "{\"title\":\"" + title + " " + i + "\"}")
                    .is(201)
                    .id());
        }
        return ids;
    }

    private static long count(Api api, String path, String filter) {
        return api.get(path + "?limit=1&filter=" + Api.encoded(Json.of(filter)))
                .is(200)
                .json()
                .path("total")
                .path("value")
                .longValue();
    }

    private static String titled(String word) {
        return "'filter':{'field':'title','op':'contains','value':'" + word + "'}";
    }

    private static long stage(Api api, int place) {
        return api.items("/pipelines")
                .get(0)
                .path("stages")
                .get(place)
                .path("id")
                .longValue();
    }

    @Test
    void everyRecordOfTheFilterGetsANewResponsibleAndEveryOneIsTakenBack() {
        var api = accounts.open();
        var colleague = accounts.manager(api).userId();
        deals(api, 70, "Dach");
        deals(api, 3, "Keller");
        var done = run(
                api, "{'kind':'DEAL','action':'RESPONSIBLE','responsibleId':" + colleague + "," + titled("dach") + "}");
        assertThat(done.path("status").asString()).isEqualTo("DONE");
        assertThat(done.path("total").longValue()).isEqualTo(70);
        assertThat(done.path("changed").longValue()).isEqualTo(70);
        assertThat(count(api, "/deals", "{'field':'responsibleId','op':'is','value':" + colleague + "}"))
                .isEqualTo(70);
        var one = api.items("/deals?q=Dach&limit=1").get(0);
        var entries = api.get("/deals/" + one.path("id").longValue() + "/timeline")
                .json()
                .path("items");
        assertThat(entries.get(0).path("type").asString()).isEqualTo("FIELDS_CHANGED");
        assertThat(entries.get(0).path("author").path("id").longValue()).isEqualTo(api.userId());

        var undone = undo(api, done);
        assertThat(undone.path("status").asString()).isEqualTo("UNDONE");
        assertThat(undone.path("undone").longValue()).isEqualTo(70);
        assertThat(count(api, "/deals", "{'field':'responsibleId','op':'is','value':" + colleague + "}"))
                .isZero();
    }

    @Test
    void nobodyEntersAStageWithoutTheFieldsItAsksFor() {
        var api = accounts.open();
        var target = stage(api, 1);
        api.post("/fields", Json.of("{'kind':'DEAL','label':'Budget','type':'TEXT','stageIds':[" + target + "]}"))
                .is(201);
        api.post("/deals", Json.of("{'title':'Dach mit','custom':{'budget':'1000'}}"))
                .is(201);
        api.post("/deals", Json.of("{'title':'Dach ohne'}")).is(201);
        var done = run(api, "{'kind':'DEAL','action':'STAGE','stageId':" + target + "," + titled("dach") + "}");
        assertThat(done.path("changed").longValue()).isEqualTo(1);
        assertThat(done.path("failed").longValue()).isEqualTo(1);
        assertThat(count(api, "/deals", "{'field':'stageId','op':'is','value':" + target + "}"))
                .isEqualTo(1);
    }

    @Test
    void whatSomebodyTouchedSinceStaysAndIsNamed() {
        var api = accounts.open();
        var ids = deals(api, 4, "Fenster");
        var lost = api.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        var done = run(
                api,
                "{'kind':'DEAL','action':'STAGE','stageId':" + lost + ",'lossComment':'zu teuer'," + titled("Fenster")
                        + "}");
        assertThat(done.path("changed").longValue()).isEqualTo(4);
        var moved = api.get("/deals/" + ids.getFirst()).json();
        assertThat(moved.path("semantics").asString()).isEqualTo("F");
        assertThat(moved.path("closedAt").isNull()).isFalse();
        assertThat(moved.path("lossComment").asString()).isEqualTo("zu teuer");
        api.post("/deals/" + ids.get(1) + "/comments", "{\"body\":\"Rückruf\"}").is(201);
        api.patch("/deals/" + ids.get(2), "{\"title\":\"Fenster neu\"}").is(200);

        var undone = undo(api, done);
        assertThat(undone.path("undone").longValue()).isEqualTo(2);
        assertThat(undone.path("kept").longValue()).isEqualTo(2);
        var kept = api.items("/bulk-changes/" + done.path("id").longValue() + "/outcomes?kept=true");
        assertThat(kept.valueStream().map(line -> line.path("recordId").longValue()))
                .containsExactly(ids.get(1), ids.get(2));
        assertThat(kept.get(0).path("reason").asString()).isEqualTo("touched");
        assertThat(kept.get(1).path("name").asString()).isEqualTo("Fenster neu");
        var back = api.get("/deals/" + ids.getFirst()).json();
        assertThat(back.path("stageId").longValue()).isEqualTo(stage(api, 0));
        assertThat(back.path("closedAt").isNull()).isTrue();
        assertThat(back.path("lossComment").isNull()).isTrue();
    }

    @Test
    void dealsMoveToAnotherPipelineAndBack() {
        var api = accounts.open();
        var ids = deals(api, 3, "Umzug");
        var pipeline = api.post("/pipelines", "{\"name\":\"Projekte\"}").is(201).id();
        var done = run(api, "{'kind':'DEAL','action':'PIPELINE','pipelineId':" + pipeline + "}");
        assertThat(done.path("changed").longValue()).isEqualTo(3);
        assertThat(api.get("/deals/" + ids.getFirst()).json().path("pipelineId").longValue())
                .isEqualTo(pipeline);
        var wrong = run(api, "{'kind':'DEAL','action':'STAGE','stageId':" + stage(api, 1) + "}");
        assertThat(wrong.path("status").asString()).isEqualTo("DONE_WITH_ERRORS");
        assertThat(wrong.path("failed").longValue()).isEqualTo(3);
        assertThat(api.items("/bulk-changes/" + wrong.path("id").longValue() + "/outcomes")
                        .get(0)
                        .path("reason")
                        .asString())
                .isEqualTo("other-pipeline");
        assertThat(undo(api, done).path("undone").longValue()).isEqualTo(3);
        assertThat(api.get("/deals/" + ids.getFirst()).json().path("stageId").longValue())
                .isEqualTo(stage(api, 0));
    }

    @Test
    void recordsOfEveryKindGoIntoTheRecycleBinAndComeBack() {
        var api = accounts.openClassic();
        for (var kind : Map.of("LEAD", "/leads", "DEAL", "/deals", "CONTACT", "/contacts", "COMPANY", "/companies")
                .entrySet()) {
            var name = kind.getKey().equals("CONTACT") ? "lastName" : "title";
            for (int i = 0; i < 3; i++) {
                api.post(kind.getValue(), "{\"" + name + "\":\"Weg " + i + "\"}")
                        .is(201);
            }
            var done = run(api, "{'kind':'" + kind.getKey() + "','action':'DELETE','q':'Weg'}");
            assertThat(done.path("changed").longValue()).as(kind.getKey()).isEqualTo(3);
            assertThat(api.items(kind.getValue() + "?q=Weg").size()).isZero();
            assertThat(undo(api, done).path("undone").longValue())
                    .as(kind.getKey())
                    .isEqualTo(3);
            assertThat(api.items(kind.getValue() + "?q=Weg").size()).isEqualTo(3);
        }
    }

    @Test
    void leadsAreConvertedByTheEngineAndOpenAgainAfterwards() {
        var api = accounts.openClassic();
        for (int i = 0; i < 5; i++) {
            api.lead("{\"title\":\"Anfrage " + i + "\",\"lastName\":\"Nr" + i + "\",\"emails\":[\"nr" + i
                    + "@bulk.example\"]}");
        }
        var failure = api.items("/lead-stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        var closed = api.lead("{\"title\":\"Anfrage zu\"}");
        api.patch("/leads/" + closed, "{\"stageId\":" + failure + "}").is(200);

        var done = run(api, "{'kind':'LEAD','action':'CONVERT','customers':'CONTACT'," + titled("Anfrage") + "}");
        assertThat(done.path("changed").longValue()).isEqualTo(5);
        assertThat(done.path("failed").longValue()).isEqualTo(1);
        assertThat(count(api, "/leads", "{'field':'semantics','op':'is','value':'S'}"))
                .isEqualTo(5);
        assertThat(count(api, "/deals", "{'field':'leadId','op':'filled'}")).isEqualTo(5);
        assertThat(count(api, "/contacts", "{'field':'lastName','op':'contains','value':'Nr'}"))
                .isEqualTo(5);

        assertThat(undo(api, done).path("undone").longValue()).isEqualTo(5);
        assertThat(count(api, "/leads", "{'field':'semantics','op':'is','value':'P'}"))
                .isEqualTo(5);
        assertThat(count(api, "/deals", "{'field':'leadId','op':'filled'}")).isZero();
    }

    @Test
    void onlyWhatTheAuthorMayChangeIsChanged() {
        var api = accounts.open();
        var manager = accounts.manager(api);
        deals(api, 3, "Fremd");
        deals(manager, 2, "Eigen");
        var own = run(manager, "{'kind':'DEAL','action':'DELETE'}");
        assertThat(own.path("total").longValue()).as("others are not even seen").isEqualTo(2);
        assertThat(own.path("changed").longValue()).isEqualTo(2);
        assertThat(api.items("/deals").size()).isEqualTo(3);

        // companies are visible to everybody, and changed by those responsible only
        api.post("/companies", "{\"title\":\"Sichtbar AG\"}").is(201);
        var refused = run(manager, "{'kind':'COMPANY','action':'DELETE'}");
        assertThat(refused.path("failed").longValue()).isEqualTo(1);
        var line = manager.items("/bulk-changes/" + refused.path("id").longValue() + "/outcomes")
                .get(0);
        assertThat(line.path("reason").asString()).isEqualTo("forbidden");
        assertThat(line.path("name").asString()).isEqualTo("Sichtbar AG");
    }

    @Test
    void aRunIsTheMatterOfItsAuthorAndOfThoseWhoMayEditSettings() {
        var api = accounts.open();
        var manager = accounts.manager(api);
        var other = accounts.manager(api);
        deals(manager, 1, "Eigen");
        var id = run(manager, "{'kind':'DEAL','action':'DELETE'}").path("id").longValue();
        api.get("/bulk-changes/" + id).is(200);
        other.get("/bulk-changes/" + id).is(404);
        other.post("/bulk-changes/" + id + "/undo", null).is(404);
        accounts.open().get("/bulk-changes/" + id).is(404);
        assertThat(other.items("/bulk-changes").size()).isZero();
    }

    @Test
    void theSameRequestStartsOneRun() {
        var api = accounts.open();
        deals(api, 2, "Einmal");
        var headers = Map.of("Idempotency-Key", "bulk-" + System.nanoTime());
        var body = Json.of("{'kind':'DEAL','action':'DELETE'}");
        var first = api.send("POST", "/bulk-changes", body, headers).is(202).id();
        var second = api.send("POST", "/bulk-changes", body, headers).is(202).id();
        assertThat(second).isEqualTo(first);
        api.awaitBulkChange(first);
        assertThat(api.items("/bulk-changes").size()).isEqualTo(1);
    }

    @Test
    void whoeverWasOvertakenCommitsNothingAndARunGoesOnWhereItWas() {
        var api = accounts.open();
        deals(api, 10, "Weiter");
        var runs = context.getBean(BulkRunStore.class);
        var batches = context.getBean(BulkBatches.class);
        var transaction = context.getBean(TransactionTemplate.class);
        var signIns = context.getBean(io.weiche.access.SignIns.class);
        CurrentAccount.runAs(api.account(), () -> {
            var user = signIns.signedIn(api.userId()).orElseThrow();
            io.weiche.access.CurrentUser.callAs(user, () -> {
                var change = new BulkChange(
                        BulkAction.DELETE, null, null, null, null, null, null, null, null, null, null, null);
                // a run whose node died after four records, and which nobody has been told of
                var id = transaction.execute(_ -> runs.insert(
                        io.weiche.kernel.RecordKind.DEAL, change, null, null, Long.MAX_VALUE, api.userId()));
                var dead = transaction.execute(_ -> runs.takeOver(id, "dead")).orElseThrow();
                transaction.executeWithoutResult(_ -> runs.resize(id, dead, 4));
                var run = transaction.execute(_ -> runs.find(id, dead)).orElseThrow();
                transaction.executeWithoutResult(_ -> batches.work(run, dead, batches.next(run)));
                var late = transaction.execute(_ -> runs.find(id, dead)).orElseThrow();

                context.getBean(BulkJob.class).work(id);
                var done = api.get("/bulk-changes/" + id).json();
                assertThat(done.path("status").asString()).isEqualTo("DONE");
                assertThat(done.path("changed").longValue()).isEqualTo(10);

                org.assertj.core.api.Assertions.assertThatThrownBy(() -> transaction.executeWithoutResult(
                                _ -> batches.work(late, dead, new BulkBatches.Claim(List.of(1L), false))))
                        .isInstanceOf(BulkBatches.NotOurs.class);
                return null;
            });
        });
    }

    @Test
    void aRecordSomebodyIsWritingToHasItsTurnLast() {
        var api = accounts.open();
        var ids = deals(api, 5, "Besetzt");
        var transaction = context.getBean(TransactionTemplate.class);
        var sql = context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class);
        var id = CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> {
                    sql.sql("select id from deal where account_id = ? and id = ? for update")
                            .param(api.account().value())
                            .param(ids.getFirst())
                            .query(Long.class)
                            .single();
                    var started = api.post("/bulk-changes", Json.of("{'kind':'DEAL','action':'DELETE'}"))
                            .is(202)
                            .id();
                    var deadline = System.nanoTime() + 20_000_000_000L;
                    while (api.get("/bulk-changes/" + started)
                                            .json()
                                            .path("changed")
                                            .longValue()
                                    < 4
                            && System.nanoTime() < deadline) {
                        Thread.onSpinWait();
                    }
                    assertThat(api.get("/bulk-changes/" + started)
                                    .json()
                                    .path("changed")
                                    .longValue())
                            .as("the others did not wait")
                            .isEqualTo(4);
                    return started;
                }));
        assertThat(api.awaitBulkChange(id).path("changed").longValue()).isEqualTo(5);
    }

    @Test
    void aFilterOverAFieldThatIsDeletedMeanwhileEndsTheRunAndSaysSo() {
        var api = accounts.open();
        var field = api.post("/fields", Json.of("{'kind':'DEAL','label':'Budget','type':'TEXT'}"))
                .is(201)
                .id();
        for (int i = 0; i < 3; i++) {
            api.post("/deals", Json.of("{'title':'Dach'}")).is(201);
        }
        var runs = context.getBean(BulkRunStore.class);
        var batches = context.getBean(BulkBatches.class);
        var transaction = context.getBean(TransactionTemplate.class);
        var author = context.getBean(io.weiche.access.SignIns.class);
        var id = CurrentAccount.callAs(
                api.account(),
                () -> io.weiche.access.CurrentUser.callAs(
                        author.signedIn(api.userId()).orElseThrow(), () -> {
                            var change = new BulkChange(
                                    BulkAction.DELETE,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null);
                            // one record is done when somebody deletes the field
                            var run = transaction.execute(_ -> runs.insert(
                                    io.weiche.kernel.RecordKind.DEAL,
                                    change,
                                    Json.of("{'field':'custom.budget','op':'empty'}"),
                                    null,
                                    Long.MAX_VALUE,
                                    api.userId()));
                            var fence = transaction
                                    .execute(_ -> runs.takeOver(run, "dead"))
                                    .orElseThrow();
                            transaction.executeWithoutResult(_ -> runs.resize(run, fence, 1));
                            var first = transaction
                                    .execute(_ -> runs.find(run, fence))
                                    .orElseThrow();
                            transaction.executeWithoutResult(_ -> batches.work(first, fence, batches.next(first)));
                            return run;
                        }));
        api.delete("/fields/" + field).is(204);
        CurrentAccount.runAs(
                api.account(),
                () -> assertThat(context.getBean(BulkJob.class).work(id))
                        .as("nothing is tried again")
                        .isEmpty());

        var ended = api.get("/bulk-changes/" + id).is(200).json();
        assertThat(ended.path("status").asString()).isEqualTo("DONE_WITH_ERRORS");
        assertThat(ended.path("reason").asString()).isEqualTo("filter-gone");
        assertThat(ended.path("changed").longValue()).isEqualTo(1);
        assertThat(undo(api, ended).path("undone").longValue()).isEqualTo(1);
    }

    @Test
    void runsNobodyCanUndoAnyMoreAreForgotten() {
        var api = accounts.open();
        deals(api, 3, "Alt");
        var old = run(api, "{'kind':'DEAL','action':'DELETE'}").path("id").longValue();
        var sql = context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class);
        CurrentAccount.runAs(
                api.account(),
                () -> context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(_ -> sql.sql("""
                                update bulk_run set finished_at = now() - interval '31 days'
                                where account_id = ? and id = ?""")
                                .param(api.account().value())
                                .param(old)
                                .update()));
        var next = run(api, "{'kind':'DEAL','action':'DELETE'}").path("id").longValue();
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (api.get("/bulk-changes/" + old).status() == 200 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        api.get("/bulk-changes/" + old).is(404);
        api.get("/bulk-changes/" + next).is(200);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        var api = accounts.open();
        var lead = api.items("/lead-stages").get(0).path("id").longValue();
        refuses(api, "{'kind':'DEAL','action':'RESPONSIBLE'}", "responsibleId");
        refuses(api, "{'kind':'DEAL','action':'RESPONSIBLE','responsibleId':999999}", "responsibleId");
        refuses(api, "{'kind':'DEAL','action':'STAGE','stageId':" + lead + "}", "stageId");
        refuses(api, "{'kind':'CONTACT','action':'STAGE','stageId':" + lead + "}", "action");
        refuses(api, "{'kind':'LEAD','action':'PIPELINE','pipelineId':1}", "action");
        refuses(api, "{'kind':'DEAL','action':'CONVERT'}", "action");
        refuses(api, "{'kind':'DEAL','action':'DELETE','filter':{'field':'secret','op':'filled'}}", "filter");
        refuses(api, "{'kind':'DEAL','action':'DELETE','filter':'x'}", "filter");
        assertThat(api.items("/bulk-changes").size()).isZero();
        var success = api.items("/lead-stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("SUCCESS"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        api.post("/bulk-changes", Json.of("{'kind':'LEAD','action':'STAGE','stageId':" + success + "}"))
                .is(409);
    }

    private static void refuses(Api api, String body, String field) {
        api.post("/bulk-changes", Json.of(body)).isProblem(400, "invalid-input", field);
    }

    @Test
    void aFinishedRunCannotBeCancelledAndAnUnchangedOneNotUndone() {
        var api = accounts.open();
        var nothing = run(api, "{'kind':'DEAL','action':'DELETE'}");
        assertThat(nothing.path("status").asString()).isEqualTo("DONE");
        var id = nothing.path("id").longValue();
        api.post("/bulk-changes/" + id + "/cancel", null).is(409);
        api.post("/bulk-changes/" + id + "/undo", null).is(409);
    }
}
