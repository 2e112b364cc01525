package io.weiche.bulk;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The changes themselves, each in one statement for a whole batch: the records, what became of them with what they
/// were before, stage history, timeline and outbox. `KIND` stands for the table of the kind.
@Component
class BulkSets {
    private static final Pattern KIND = Pattern.compile("\\bKIND\\b");

    private static final String OUTCOME = """
            insert into bulk_outcome (account_id, run_id, record_id, outcome, responsible_before_id, stage_before_id,
                moved_before_at, closed_before_at, loss_reason_before_id, loss_comment_before, version_after,
                active_after_at)
            """;

    private static final String RESPONSIBLE = """
            with changed as (
                update KIND r set responsible_id = :responsible, version = r.version + 1,
                    updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
                from KIND b
                where r.account_id = :account and r.id = any(cast(:ids as bigint[]))
                    and b.account_id = :account and b.id = r.id
                returning r.id, r.version, r.last_activity_at, b.responsible_id
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, id, 'FIELDS_CHANGED', jsonb_build_object('changes', jsonb_build_array(
                    jsonb_build_object('field', 'responsibleId', 'from', cast(responsible_id as text),
                        'to', cast(cast(:responsible as bigint) as text)))), :actor
                from changed
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from changed
            )
            """ + OUTCOME + """
            select :account, :run, id, 'CHANGED', responsible_id, null, null, null, null, null, version, last_activity_at
            from changed""";

    /// `MORE`: what only one of the kinds has.
    private static final String MOVE = """
            with changed as (
                update KIND r set stage_id = :stage, semantics = :semantics, moved_at = clock_timestamp(),
                    closed_at = case when not :open then clock_timestamp() end,
                    loss_reason_id = coalesce(cast(:lossReason as bigint), r.loss_reason_id),
                    loss_comment = coalesce(cast(:lossComment as text), r.loss_comment), MORE
                    version = r.version + 1, updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
                from KIND b
                where r.account_id = :account and r.id = any(cast(:ids as bigint[]))
                    and b.account_id = :account and b.id = r.id
                returning r.id, r.version, r.last_activity_at, b.responsible_id, b.stage_id as stage_before_id,
                    b.moved_at as moved_before_at, b.closed_at as closed_before_at,
                    b.loss_reason_id as loss_reason_before_id, b.loss_comment as loss_comment_before
            ), history as (
                insert into stage_history (account_id, kind, record_id, type, pipeline_id, stage_id, semantics,
                    changed_by_id)
                select :account, :kind, id, :step, cast(:pipeline as bigint), :stage, :semantics, :actor from changed
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, id, 'STAGE_CHANGED', jsonb_strip_nulls(jsonb_build_object(
                    'from', stage_before_id, 'to', cast(:stage as bigint), 'comment', cast(:lossComment as text))), :actor
                from changed
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from changed
            )
            """ + OUTCOME + """
            select :account, :run, id, 'CHANGED', responsible_id, stage_before_id, moved_before_at, closed_before_at,
                loss_reason_before_id, loss_comment_before, version, last_activity_at
            from changed""";

    private static final String DELETE = """
            with changed as (
                update KIND r set deleted_at = clock_timestamp(), deleted_by_id = cast(:actor as bigint), version = r.version + 1,
                    last_activity_at = clock_timestamp()
                where r.account_id = :account and r.id = any(cast(:ids as bigint[]))
                returning r.id, r.version, r.last_activity_at, r.responsible_id
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, author_id)
                select :account, :kind, id, 'DELETED', :actor from changed
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_DELETED', :kind, id from changed
            )
            """ + OUTCOME + """
            select :account, :run, id, 'CHANGED', responsible_id, null, null, null, null, null, version, last_activity_at
            from changed""";

    /// What the engine left in its table of the batch.
    private static final String CONVERTED = """
            insert into bulk_outcome (account_id, run_id, record_id, outcome, responsible_before_id, conversion_id)
            select :account, :run, b.lead_id, 'CHANGED', l.responsible_id, b.conversion_id
            from conversion_batch b
            join lead l on l.account_id = :account and l.id = b.lead_id
            returning record_id""";

    private final JdbcClient sql;

    BulkSets(JdbcClient sql) {
        this.sql = sql;
    }

    private static String of(RecordKind kind, String statement) {
        return KIND.matcher(statement).replaceAll(kind.name().toLowerCase(Locale.ROOT));
    }

    private JdbcClient.StatementSpec about(RecordKind kind, long runId, @Nullable Long actor, String statement) {
        return sql.sql(of(kind, statement))
                .param("account", CurrentAccount.require().value())
                .param("run", runId)
                .param("kind", kind.typeId())
                .param("word", kind.name())
                .param("actor", actor);
    }

    void responsible(BulkRun run, List<Long> ids) {
        about(run.kind(), run.id(), run.actorId(), RESPONSIBLE)
                .param("ids", array(ids))
                .param("responsible", Objects.requireNonNull(run.change().responsibleId()))
                .update();
    }

    /// @param otherPipeline the history tells it from a move within a pipeline
    void move(BulkRun run, List<Long> ids, Stage stage, boolean otherPipeline) {
        var more = run.kind() == RecordKind.DEAL
                ? "pipeline_id = cast(:pipeline as bigint),"
                : stage.open() ? "" : "attention_reason = null, attention_detail = null, attention_switch_id = null,";
        about(run.kind(), run.id(), run.actorId(), MOVE.replace("MORE", more))
                .param("ids", array(ids))
                .param("stage", stage.id())
                .param("semantics", stage.semantics().code())
                .param("open", stage.open())
                .param("pipeline", stage.pipelineId())
                .param("step", otherPipeline ? 5 : stage.open() ? 2 : 3)
                .param("lossReason", run.change().lossReasonId())
                .param("lossComment", run.change().lossComment())
                .update();
    }

    void delete(BulkRun run, List<Long> ids) {
        about(run.kind(), run.id(), run.actorId(), DELETE)
                .param("ids", array(ids))
                .update();
    }

    /// Notes what the conversion engine has just converted.
    List<Long> converted(BulkRun run) {
        return sql.sql(CONVERTED)
                .param("account", CurrentAccount.require().value())
                .param("run", run.id())
                .query(Long.class)
                .list();
    }

    static SqlArrayValue array(List<Long> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }
}
