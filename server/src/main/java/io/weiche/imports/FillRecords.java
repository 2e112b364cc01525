package io.weiche.imports;

import static java.util.stream.Collectors.joining;

import io.weiche.access.Action;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Fills in what is empty on records that are there already. Nothing is overwritten; two rows about the same record
/// fill it one after the other at the next run. Whoever wrote to a record between two pages that fill it stays visible
/// to the undo: then it is remembered as the earlier page left it.
@Component
class FillRecords {
    /// One row for each record, and only those the person may change.
    private static final String ROWS = """
            select distinct on (s.record_id) s.*
            from import_stage s join KIND r on r.account_id = :account and r.id = s.record_id
            where s.found and ALLOWED
            order by s.record_id, s.row_number""";

    private static final String LOCK = """
            select count(*) from (
                select r.id from KIND r
                where r.account_id = :account and r.id in (select record_id from import_stage where found)
                order by r.id for update
            ) locked""";

    private static final String POINTS = """
            with added as (
                insert into contact_point (account_id, kind, record_id, type, use, value, match_key, sort)
                select :account, :kind, s.record_id, p.type, p.use, p.value, p.match_key, 100 + p.sort
                from (ROWS) s join import_point p on p.row_number = s.row_number
                where not exists (
                    select from contact_point q
                    where q.account_id = :account and q.kind = :kind and q.record_id = s.record_id and q.type = p.type
                        and (q.value = p.value or q.match_key = p.match_key))
                returning id, record_id
            )
            insert into import_added (record_id, point_id) select record_id, id from added""";

    private static final String FILL = """
            with wanted as (
                select s.*, r.version as version_before, r.last_activity_at as active_before,
                    coalesce(added.points, '{}') as points, array_remove(array[NAMES], null)
                    || array(select 'custom.' || k.code from jsonb_object_keys(coalesce(s.custom, '{}')) as k (code)
                             where not jsonb_exists(r.custom, k.code)) as filled
                from (ROWS) s
                join KIND r on r.account_id = :account and r.id = s.record_id
                left join (select record_id, array_agg(point_id) as points from import_added group by record_id) added
                    on added.record_id = s.record_id
            ), changed as (
                update KIND r set VALUES, custom = coalesce(w.custom, '{}') || r.custom, version = r.version + 1,
                    updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
                from wanted w
                where r.account_id = :account and r.id = w.record_id
                    and (cardinality(w.filled) > 0 or cardinality(w.points) > 0)
                returning r.id, w.row_number, w.filled, w.points, w.version_before, w.active_before, r.version,
                    r.last_activity_at, to_jsonb(r) as now
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, c.id, 'FIELDS_CHANGED', jsonb_build_object('importId', cast(:run as bigint),
                    'changes', jsonb_agg(jsonb_build_object('field', n.code, 'from', null, 'to', c.now ->> f.name))),
                    cast(:actor as bigint)
                from changed c
                cross join lateral unnest(c.filled) as f (name)
                join (values CODES) as n (name, code) on n.name = f.name
                group by c.id
            ), marked as (
                update import_stage s set done = true from changed c where s.row_number = c.row_number
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from changed
            )
            insert into import_record (account_id, run_id, kind, record_id, row_number, made, filled, points,
                version_after, active_after_at)
            select :account, :run, :kind, c.id, c.row_number, false, c.filled, c.points,
                case when touched then o.version_after else c.version end,
                case when touched then o.active_after_at else c.last_activity_at end
            from changed c
            left join import_record o on o.account_id = :account and o.run_id = :run and o.kind = :kind
                and o.record_id = c.id
            cross join lateral (
                select o.record_id is not null
                    and (o.version_after <> c.version_before or o.active_after_at <> c.active_before) as touched) t
            on conflict (account_id, run_id, kind, record_id) do update set
                filled = import_record.filled || excluded.filled, points = import_record.points || excluded.points,
                version_after = excluded.version_after, active_after_at = excluded.active_after_at""";

    private final JdbcClient sql;
    private final Links links;

    FillRecords(JdbcClient sql, Links links) {
        this.sql = sql;
        this.links = links;
    }

    /// @return how many records have got something
    int fill(ImportRun run, RecordKind kind) {
        statement(run, kind, LOCK).query(Long.class).single();
        if (kind != RecordKind.DEAL) {
            statement(run, kind, POINTS).update();
        }
        return statement(run, kind, FILL).update();
    }

    private JdbcClient.StatementSpec statement(ImportRun run, RecordKind kind, String text) {
        return sql.sql(written(kind, text).replace("ALLOWED", links.allowed(kind, Action.CHANGE, "r")))
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("word", kind.name())
                .param("run", run.id())
                .param("actor", run.actorId());
    }

    private static String written(RecordKind kind, String text) {
        var columns = KindColumns.fillable(kind);
        var names = columns.stream()
                .map(column -> "case when r.%1$s is null and s.%1$s is not null then '%1$s' end".formatted(column))
                .collect(joining(", "));
        var values = columns.stream()
                .map(column -> "%1$s = coalesce(r.%1$s, w.%1$s)".formatted(column))
                .collect(joining(", "));
        var money = columns.contains("amount")
                ? ", currency = case when r.amount is null then coalesce(w.currency, r.currency) else r.currency end"
                : "";
        var codes = columns.stream()
                .map(column -> "('%s', '%s')".formatted(column, KindColumns.code(column)))
                .collect(joining(", "));
        return text.replace("ROWS", ROWS)
                .replace("CODES", codes)
                .replace("NAMES", names)
                .replace("VALUES", values + money)
                .replace("KIND", KindColumns.table(kind));
    }
}
