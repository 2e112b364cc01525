package io.weiche.imports;

import static java.util.stream.Collectors.joining;

import io.weiche.access.Action;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.modes.CrmModes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Takes a run back, a batch in a few statements: what it made goes into the recycle bin, what it changed is as it was
/// again, as far as nobody wrote to a record since or needs it for something that stays.
@Component
class ImportUndo {
    private static final int AT_ONCE = 1_000;
    /// Deals before the leads and customers they hold on to.
    private static final List<RecordKind> ORDER =
            List.of(RecordKind.DEAL, RecordKind.LEAD, RecordKind.CONTACT, RecordKind.COMPANY);

    private static final String NEXT = """
            select record_id from import_record
            where account_id = :account and run_id = :run and kind = :kind and record_id > :after
            order by record_id limit :limit""";

    private static final String LOCK = """
            select count(*) from (
                select id from KIND where account_id = :account and id = any(cast(:ids as bigint[]))
                order by id for update
            ) locked""";

    private static final String UNTOUCHED = """
            r.account_id = :account and r.id = any(cast(:ids as bigint[])) and r.deleted_at is null
                and o.account_id = :account and o.run_id = :run and o.kind = :kind and o.record_id = r.id
                and o.undo is null and r.version = o.version_after and r.last_activity_at = o.active_after_at
                and ALLOWED""";

    private static final String NEEDED_LEAD =
            "select from deal d where d.account_id = :account and d.lead_id = r.id and d.deleted_at is null";

    private static final String NEEDED_CONTACT = """
            select from lead l where l.account_id = :account and l.contact_id = r.id and l.deleted_at is null
            union all
            select from deal_contact dc join deal d on d.account_id = :account and d.id = dc.deal_id
                and d.deleted_at is null
            where dc.account_id = :account and dc.contact_id = r.id""";

    private static final String NEEDED_COMPANY = """
            select from lead l where l.account_id = :account and l.company_id = r.id and l.deleted_at is null
            union all
            select from deal d where d.account_id = :account and d.company_id = r.id and d.deleted_at is null
            union all
            select from contact_company cc join contact c on c.account_id = :account and c.id = cc.contact_id
                and c.deleted_at is null
            where cc.account_id = :account and cc.company_id = r.id""";

    private static final String MADE = """
            with back as (
                update KIND r set deleted_at = clock_timestamp(), deleted_by_id = cast(:actor as bigint),
                    version = r.version + 1,
                    last_activity_at = clock_timestamp()
                from import_record o
                where o.made and UNTOUCHED and not exists (NEEDED)
                returning r.id
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, id, 'DELETED', jsonb_build_object('importId', cast(:run as bigint)),
                    cast(:actor as bigint) from back
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_DELETED', :kind, id from back
            ), inquiries as (
                delete from inquiry i using back
                where i.account_id = :account and i.KIND_id = back.id and i.channel = 'IMPORT'
                    and i.external_id like 'import:' || :run || ':%'
            )
            update import_record o set undo = 'UNDONE' from back
            where o.account_id = :account and o.run_id = :run and o.kind = :kind and o.record_id = back.id""";

    /// Null where nothing stood.
    private static final String BEFORE = "jsonb_populate_record(null::KIND, coalesce(o.before, '{}'))";

    private static final String CHANGED = """
            with back as (
                update KIND r set VALUES, custom = (r.custom - array(
                        select substr(f.name, 8) from unnest(o.filled) as f (name) where f.name like 'custom.%'))
                        || coalesce((select jsonb_object_agg(substr(b.name, 8), b.value)
                            from jsonb_each(o.before) as b (name, value)
                            where b.name like 'custom.%' and b.value <> 'null'), '{}'),
                    version = r.version + 1, updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
                from import_record o
                where not o.made and UNTOUCHED
                returning r.id, o.points
            ), gone as (
                delete from contact_point p using back
                where p.account_id = :account and p.kind = :kind and p.record_id = back.id and p.id = any(back.points)
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from back
            )
            update import_record o set undo = 'UNDONE' from back
            where o.account_id = :account and o.run_id = :run and o.kind = :kind and o.record_id = back.id""";

    private static final String KEEP = """
            update import_record set undo = 'KEPT'
            where account_id = :account and run_id = :run and kind = :kind
                and record_id = any(cast(:ids as bigint[])) and undo is null""";

    private final JdbcClient sql;
    private final Links links;
    private final CrmModes modes;
    private final ImportRunStore runs;

    ImportUndo(JdbcClient sql, Links links, CrmModes modes, ImportRunStore runs) {
        this.sql = sql;
        this.links = links;
        this.modes = modes;
        this.runs = runs;
    }

    /// @return false when there is nothing left
    boolean some(ImportRun run, long fence) {
        var kind = run.undoKind() == null ? ORDER.getFirst() : RecordKind.ofTypeId(run.undoKind());
        if (kind == RecordKind.LEAD) {
            // a switch must see each of them either open or deleted
            modes.enter();
        }
        var ids = statement(run, kind, NEXT, Action.DELETE)
                .param("after", run.lastRecordId())
                .param("limit", AT_ONCE)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            int next = ORDER.indexOf(kind) + 1;
            if (next == ORDER.size()) {
                return false;
            }
            progress(run, fence, 0, 0, ORDER.get(next), 0);
            return true;
        }
        var all = new SqlArrayValue("bigint", ids.toArray());
        statement(run, kind, LOCK, Action.DELETE)
                .param("ids", all)
                .query(Long.class)
                .single();
        int undone = statement(run, kind, MADE.replace("NEEDED", needed(kind)), Action.DELETE)
                .param("ids", all)
                .update();
        undone += statement(run, kind, CHANGED, Action.CHANGE).param("ids", all).update();
        int kept = statement(run, kind, KEEP, Action.DELETE).param("ids", all).update();
        progress(run, fence, undone, kept, kind, ids.getLast());
        return true;
    }

    private void progress(ImportRun run, long fence, int undone, int kept, RecordKind kind, long last) {
        if (!runs.undoProgress(run.id(), fence, undone, kept, kind.typeId(), last)) {
            throw new ImportBatches.NotOurs();
        }
    }

    /// A source may have been deleted since, and a colleague have left.
    private static String still(String column) {
        return switch (column) {
            case "source_id" ->
                " and ((%1$s).source_id is null or exists (select from source x where x.account_id = :account and x.id = (%1$s).source_id))"
                        .formatted(BEFORE);
            case "responsible_id" ->
                " and exists (select from app_user x where x.account_id = :account and x.id = (%1$s).responsible_id and x.active)"
                        .formatted(BEFORE);
            default -> "";
        };
    }

    private static String changed(String column) {
        var named = "'%s' = any(o.filled)".formatted(column);
        // runs of earlier versions remember nothing of what stood before, and name the amount only
        return column.equals("currency")
                ? "(%s or o.before is null and 'amount' = any(o.filled))".formatted(named)
                : named;
    }

    private static String needed(RecordKind kind) {
        return switch (kind) {
            case DEAL -> "select where false";
            case LEAD -> NEEDED_LEAD;
            case CONTACT -> NEEDED_CONTACT;
            case COMPANY -> NEEDED_COMPANY;
        };
    }

    private JdbcClient.StatementSpec statement(ImportRun run, RecordKind kind, String text, Action action) {
        var values = Stream.concat(
                        KindColumns.replaceable(kind).stream(), KindColumns.together(kind, true).keySet().stream())
                .map(column -> "%1$s = case when %3$s%4$s then (%2$s).%1$s else r.%1$s end"
                        .formatted(column, BEFORE, changed(column), still(column)))
                .collect(joining(", "));
        return sql.sql(text.replace("UNTOUCHED", UNTOUCHED)
                        .replace("VALUES", values)
                        .replace("KIND", KindColumns.table(kind))
                        .replace("ALLOWED", links.allowed(kind, action, "r")))
                .param("account", CurrentAccount.require().value())
                .param("run", run.id())
                .param("kind", kind.typeId())
                .param("word", kind.name())
                .param("actor", run.actorId());
    }
}
