package io.weiche.bulk;

import io.weiche.access.Access;
import io.weiche.access.Columns;
import io.weiche.conversion.UndoEngine;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.QuietStages;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes the changes of a run back, a whole batch in one statement, as far as nobody wrote to a record since.
@Component
class BulkUndoSets {
    private static final Pattern KIND = Pattern.compile("\\bKIND\\b");

    private static final String LOCK = """
            select count(*) from (
                select id from KIND where account_id = :account and id = any(cast(:ids as bigint[]))
                order by id for update
            ) locked""";

    /// As the run left it, and the person who takes it back may do so with records of whoever was responsible.
    private static final String UNTOUCHED = """
            r.account_id = :account and r.id = any(cast(:ids as bigint[]))
                and o.account_id = :account and o.run_id = :run and o.record_id = r.id and o.undo is null
                and r.version = o.version_after and r.last_activity_at = o.active_after_at
                and ALLOWED
            """;

    private static final String MARK = """
            update bulk_outcome o set undo = 'UNDONE' from back
            where o.account_id = :account and o.run_id = :run and o.record_id = back.id""";

    private static final String RESPONSIBLE = """
            with back as (
                update KIND r set responsible_id = o.responsible_before_id, version = r.version + 1,
                    updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
                from bulk_outcome o where o.account_id = :account and r.deleted_at is null and
            """ + UNTOUCHED + """
                returning r.id, r.responsible_id
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, id, 'FIELDS_CHANGED', jsonb_build_object('changes', jsonb_build_array(
                    jsonb_build_object('field', 'responsibleId', 'from', cast(cast(:responsible as bigint) as text),
                        'to', cast(responsible_id as text)))), :actor
                from back
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from back
            )
            """ + MARK;

    /// A stage that is gone meanwhile takes nothing back.
    private static final String MOVE = """
            with back as (
                update KIND r set stage_id = s.id, semantics = s.semantics, moved_at = o.moved_before_at,
                    closed_at = o.closed_before_at, loss_reason_id = o.loss_reason_before_id,
                    loss_comment = o.loss_comment_before, MORE
                    version = r.version + 1, updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
                from bulk_outcome o
                join stage s on s.account_id = :account and s.id = o.stage_before_id
                where r.deleted_at is null and (:reopens or s.semantics <> 'P') and
            """ + UNTOUCHED + """
                returning r.id, s.id as stage_id, s.pipeline_id, s.semantics
            ), history as (
                insert into stage_history (account_id, kind, record_id, type, pipeline_id, stage_id, semantics,
                    changed_by_id)
                select :account, :kind, id, case when pipeline_id <> cast(:pipeline as bigint) then 5
                    when semantics = 'P' then 2 else 3 end, pipeline_id, stage_id, semantics, :actor
                from back
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, id, 'STAGE_CHANGED',
                    jsonb_build_object('from', cast(:stage as bigint), 'to', stage_id), :actor
                from back
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from back
            )
            """ + MARK;

    private static final String DELETE = """
            with back as (
                update KIND r set deleted_at = null, deleted_by_id = null, version = r.version + 1,
                    last_activity_at = clock_timestamp()
                from bulk_outcome o where o.account_id = :account and r.deleted_at is not null MORE and
            """ + UNTOUCHED + """
                returning r.id
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, author_id)
                select :account, :kind, id, 'RESTORED', :actor from back
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_RESTORED', :kind, id from back
            )
            """ + MARK;

    /// Conversions of the run that are still those that count.
    private static final String CONVERSIONS = """
            select o.record_id
            from bulk_outcome o
            join conversion c on c.account_id = :account and c.id = o.conversion_id and c.undone_at is null
            join lead r on r.account_id = :account and r.id = o.record_id
            where o.account_id = :account and o.run_id = :run and o.record_id = any(cast(:ids as bigint[]))
                and o.undo is null and ALLOWED
            order by o.record_id""";

    private static final String CONVERSIONS_UNDONE = """
            update bulk_outcome o set undo = case when u.reason is null then 'UNDONE' else 'KEPT' end,
                undo_reason = u.reason
            from undo_batch u
            where o.account_id = :account and o.run_id = :run and o.record_id = u.lead_id""";

    private final JdbcClient sql;
    private final QuietStages quiet;
    private final UndoEngine engine;
    private final Access access;

    BulkUndoSets(JdbcClient sql, QuietStages quiet, UndoEngine engine, Access access) {
        this.sql = sql;
        this.quiet = quiet;
        this.engine = engine;
        this.access = access;
    }

    /// @param stagePipelineId pipeline of the stage the run moved deals to
    /// @param reopens whether there may be open leads in the mode of the account
    /// @return how many were taken back
    int take(BulkRun run, List<Long> ids, @Nullable Long stagePipelineId, boolean reopens) {
        var change = run.change();
        if (change.action() == BulkAction.CONVERT) {
            return reopens ? conversions(run, ids) : 0;
        }
        quiet.begin();
        about(run, LOCK).param("ids", BulkSets.array(ids)).query(Long.class).single();
        var openOnly = run.kind() == RecordKind.LEAD && !reopens;
        var statement = switch (change.action()) {
            case RESPONSIBLE -> RESPONSIBLE;
            case STAGE, PIPELINE ->
                MOVE.replace("MORE", run.kind() == RecordKind.DEAL ? "pipeline_id = s.pipeline_id," : "");
            case DELETE -> DELETE.replace("MORE", openOnly ? "and r.semantics <> 'P'" : "");
            case TAG -> BulkTagSets.BACK.replace("UNTOUCHED", UNTOUCHED) + MARK;
            case CONVERT -> throw new IllegalStateException("taken back by its own engine");
        };
        return about(run, statement)
                .param("ids", BulkSets.array(ids))
                .param("responsible", change.responsibleId())
                .param("stage", change.stageId())
                .param("pipeline", stagePipelineId)
                .param("reopens", !openOnly)
                .update();
    }

    private JdbcClient.StatementSpec about(BulkRun run, String statement) {
        var kind = run.kind();
        return sql.sql(KIND.matcher(statement)
                        .replaceAll(kind.name().toLowerCase(Locale.ROOT))
                        .replace("ALLOWED", allowedBefore(run)))
                .param("account", CurrentAccount.require().value())
                .param("run", run.id())
                .param("kind", kind.typeId())
                .param("word", kind.name())
                .param("actor", run.actorId());
    }

    /// The records are judged by who was responsible before the run.
    private String allowedBefore(BulkRun run) {
        var before = DSL.field(DSL.name("o", "responsible_before_id"), Long.class);
        return access.sql(
                run.kind(),
                run.change().action().right(),
                Columns.of(run.kind(), "r").of(before));
    }

    private int conversions(BulkRun run, List<Long> ids) {
        var leads = about(run, CONVERSIONS)
                .param("ids", BulkSets.array(ids))
                .query(Long.class)
                .list();
        if (leads.isEmpty()) {
            return 0;
        }
        engine.take(leads, null, run.actorId(), false, false);
        about(run, CONVERSIONS_UNDONE).update();
        return engine.counts().undone();
    }

    /// Whether the person may do this at all.
    boolean allowed(BulkRun run) {
        return access.anywhere(run.kind(), run.change().action().right());
    }
}
