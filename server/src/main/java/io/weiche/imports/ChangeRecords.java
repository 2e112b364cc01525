package io.weiche.imports;

import static java.util.stream.Collectors.joining;

import io.weiche.access.Action;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Changes records that are there already: fills in what is empty, or puts what a row says in the place of what is
/// there. Whoever wrote to a record between two pages that change it stays visible to the undo: then it is remembered
/// as
/// the earlier page left it.
@Component
class ChangeRecords {
    /// One row for each record, the first that fills it or the last that counts, and only those the person may change.
    private static final String ROWS = """
            select distinct on (s.record_id) s.*
            from import_stage s join KIND r on r.account_id = :account and r.id = s.record_id
            where s.found and ALLOWED
            order by s.record_id, s.row_number ORDER""";

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

    private static final String CHANGE = """
            with wanted as (
                select s.*, r.version as version_before, r.last_activity_at as active_before,
                    coalesce(added.points, '{}') as points, n.filled, o.before
                from (ROWS) s
                join KIND r on r.account_id = :account and r.id = s.record_id
                left join (select record_id, array_agg(point_id) as points from import_added group by record_id) added
                    on added.record_id = s.record_id
                cross join lateral (
                    select array_remove(array[NAMES], null)
                        || array(select 'custom.' || k.code from jsonb_each(coalesce(s.custom, '{}')) as k (code, value)
                                 where OWN_FIELDS) as filled
                ) n
                cross join lateral (
                    select coalesce(jsonb_object_agg(f.name, case when f.name like 'custom.%'
                        then r.custom -> substr(f.name, 8) else to_jsonb(r) -> f.name end), '{}') as before
                    from unnest(n.filled) as f (name)
                ) o
            ), changed as (
                update KIND r set VALUES, custom = r.custom || coalesce((
                        select jsonb_object_agg(k.code, k.value)
                        from jsonb_each(coalesce(w.custom, '{}')) as k (code, value)
                        where 'custom.' || k.code = any(w.filled)), '{}'),
                    version = r.version + 1, updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
                from wanted w
                where r.account_id = :account and r.id = w.record_id
                    and (cardinality(w.filled) > 0 or cardinality(w.points) > 0)
                returning r.id, w.row_number, w.filled, w.points, w.before, w.version_before, w.active_before, r.version,
                    r.last_activity_at, to_jsonb(r) as now
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, c.id, 'FIELDS_CHANGED', jsonb_build_object('importId', cast(:run as bigint),
                    'changes', jsonb_agg(jsonb_build_object(
                        'field', coalesce(n.code, f.name), 'from', SHOWN_BEFORE, 'to', SHOWN_NOW))),
                    cast(:actor as bigint)
                from changed c
                cross join lateral unnest(c.filled) as f (name)
                cross join lateral (
                    select c.before -> f.name as before, case when f.name like 'custom.%'
                        then c.now -> 'custom' -> substr(f.name, 8) else c.now -> f.name end as now) v
                left join (values CODES) as n (name, code) on n.name = f.name
                where f.name not in ('currency', 'name_is_fallback')
                group by c.id
            ), marked as (
                update import_stage s set done = true from changed c where s.row_number = c.row_number
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from changed
            )
            insert into import_record (account_id, run_id, kind, record_id, row_number, made, filled, before, points,
                version_after, active_after_at)
            select :account, :run, :kind, c.id, c.row_number, false, c.filled, c.before, c.points,
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
                before = excluded.before || coalesce(import_record.before, '{}'),
                version_after = excluded.version_after, active_after_at = excluded.active_after_at""";

    /// A value as histories show it.
    private static final String SHOWN = """
            case jsonb_typeof(v.VALUE)
                when 'array' then (select string_agg(part, ', ') from jsonb_array_elements_text(v.VALUE) as part)
                when 'object' then coalesce(v.VALUE ->> 'name', (v.VALUE ->> 'value') || ' ' || (v.VALUE ->> 'currency'),
                    v.VALUE #>> '{}')
                else v.VALUE #>> '{}' end""";

    private final JdbcClient sql;
    private final Links links;

    ChangeRecords(JdbcClient sql, Links links) {
        this.sql = sql;
        this.links = links;
    }

    /// @return how many records are others than before
    int change(ImportRun run, RecordKind kind) {
        statement(run, kind, LOCK).query(Long.class).single();
        if (kind != RecordKind.DEAL) {
            statement(run, kind, POINTS).update();
        }
        return statement(run, kind, CHANGE).update();
    }

    private JdbcClient.StatementSpec statement(ImportRun run, RecordKind kind, String text) {
        var overwrites = run.requirePlan().duplicates() == ImportPlan.Duplicates.OVERWRITE;
        return sql.sql(written(kind, text, overwrites).replace("ALLOWED", links.allowed(kind, Action.CHANGE, "r")))
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("word", kind.name())
                .param("run", run.id())
                .param("actor", run.actorId());
    }

    private static String written(RecordKind kind, String text, boolean overwrites) {
        var columns = overwrites ? KindColumns.replaceable(kind) : KindColumns.fillable(kind);
        var together = KindColumns.together(kind, overwrites);
        var names = Stream.concat(
                        columns.stream()
                                .map(column -> name(column, overwrites ? replaces(kind, column) : fills(column))),
                        together.entrySet().stream().map(one -> name(one.getKey(), one.getValue())))
                .collect(joining(", "));
        var values = Stream.concat(columns.stream(), together.keySet().stream())
                .map(ChangeRecords::value)
                .collect(joining(", "));
        var codes = columns.stream()
                .map(column -> "('%s', '%s')".formatted(column, KindColumns.code(column)))
                .collect(joining(", "));
        return text.replace("ROWS", ROWS.replace("ORDER", overwrites ? "desc" : "asc"))
                .replace("SHOWN_BEFORE", SHOWN.replace("VALUE", "before"))
                .replace("SHOWN_NOW", SHOWN.replace("VALUE", "now"))
                .replace("CODES", codes)
                .replace("NAMES", names)
                .replace(
                        "OWN_FIELDS",
                        overwrites
                                ? "k.value is distinct from r.custom -> k.code"
                                : "not jsonb_exists(r.custom, k.code)")
                .replace("VALUES", values)
                .replace("KIND", KindColumns.table(kind));
    }

    private static String name(String column, String condition) {
        return "case when %s then '%s' end".formatted(condition, column);
    }

    private static String fills(String column) {
        return "r.%1$s is null and s.%1$s is not null".formatted(column);
    }

    /// What the row itself says, not what completes it.
    private static String replaces(RecordKind kind, String column) {
        return switch (column) {
            case "company_id", "contact_id" ->
                "s.given && array[%s] and ".formatted(KindColumns.saidBy(kind, column)) + fills(column);
            // parts of an address that the file does not name stay
            case "address" ->
                "s.address is not null and coalesce(r.address, '{}') || s.address is distinct from r.address";
            case "amount" ->
                "AMOUNT and s.amount is distinct from r.amount".replace("AMOUNT", KindColumns.AMOUNT_GIVEN);
            default ->
                "s.given && array[%s] and s.%2$s is not null and s.%2$s is distinct from r.%2$s"
                        .formatted(KindColumns.saidBy(kind, column), column);
        };
    }

    private static String value(String column) {
        var next = switch (column) {
            case "address" -> "coalesce(r.address, '{}') || w.address";
            case "name_is_fallback" -> "false";
            default -> "w." + column;
        };
        return "%1$s = case when '%1$s' = any(w.filled) then %2$s else r.%1$s end".formatted(column, next);
    }
}
