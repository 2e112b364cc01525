package io.weiche.bulk;

import io.weiche.kernel.CurrentAccount;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts tags on the records of a batch and takes others off, in one statement that notes what it did to each; and the
/// way back. `KIND` stands for the table of the kind.
@Component
class BulkTagSets {
    private static final Pattern KIND = Pattern.compile("\\bKIND\\b");

    /// They carry all of the ones and none of the others.
    private static final String SETTLED = """
            select w.id from unnest(cast(:ids as bigint[])) as w (id)
            where not exists (
                    select from unnest(cast(:add as bigint[])) as a (id) where not exists (
                        select from record_tag rt where rt.account_id = :account and rt.kind = :kind
                            and rt.record_id = w.id and rt.tag_id = a.id))
                and not exists (
                    select from record_tag rt where rt.account_id = :account and rt.kind = :kind
                        and rt.record_id = w.id and rt.tag_id = any(cast(:remove as bigint[])))""";

    private static final String NAMES = """
            (select string_agg(t.name, ', ' order by lower(t.name)) from tag t
             where t.account_id = :account and t.id = any(%s))""";

    /// A tag that is gone meanwhile is put on nobody.
    private static final String TAG =
            """
            with came as (
                insert into record_tag (account_id, tag_id, kind, record_id)
                select :account, t.id, :kind, w.id
                from unnest(cast(:ids as bigint[])) as w (id)
                join tag t on t.account_id = :account and t.id = any(cast(:add as bigint[]))
                on conflict do nothing
                returning record_id, tag_id
            ), gone as (
                delete from record_tag where account_id = :account and kind = :kind
                    and record_id = any(cast(:ids as bigint[])) and tag_id = any(cast(:remove as bigint[]))
                returning record_id, tag_id
            ), what as (
                select record_id, array_agg(tag_id) filter (where added) as added,
                    array_agg(tag_id) filter (where not added) as removed
                from (select record_id, tag_id, true as added from came
                      union all select record_id, tag_id, false from gone) both_ways
                group by record_id
            ), changed as (
                update KIND r set version = r.version + 1, updated_at = clock_timestamp(),
                    last_activity_at = clock_timestamp()
                from what w
                where r.account_id = :account and r.id = w.record_id
                returning r.id, r.version, r.last_activity_at, r.responsible_id, w.added, w.removed
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, id, 'FIELDS_CHANGED', jsonb_build_object('changes', jsonb_build_array(
                    jsonb_build_object('field', 'tagId', 'from', REMOVED, 'to', ADDED))), :actor
                from changed
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from changed
            )
            insert into bulk_outcome (account_id, run_id, record_id, outcome, responsible_before_id, version_after,
                active_after_at, tags_added, tags_removed)
            select :account, :run, id, 'CHANGED', responsible_id, version, last_activity_at, added, removed
            from changed""".replace("REMOVED", NAMES.formatted("removed")).replace("ADDED", NAMES.formatted("added"));

    /// `UNTOUCHED`: as the run left it. A tag that is gone meanwhile does not come back.
    static final String BACK =
            """
            with back as (
                update KIND r set version = r.version + 1, updated_at = clock_timestamp(),
                    last_activity_at = clock_timestamp()
                from bulk_outcome o where o.account_id = :account and r.deleted_at is null and
            UNTOUCHED
                returning r.id, o.tags_added, o.tags_removed
            ), gone as (
                delete from record_tag rt using back
                where rt.account_id = :account and rt.kind = :kind and rt.record_id = back.id
                    and rt.tag_id = any(back.tags_added)
            ), came as (
                insert into record_tag (account_id, tag_id, kind, record_id)
                select :account, t.id, :kind, back.id
                from back join tag t on t.account_id = :account and t.id = any(back.tags_removed)
                on conflict do nothing
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, id, 'FIELDS_CHANGED', jsonb_build_object('changes', jsonb_build_array(
                    jsonb_build_object('field', 'tagId', 'from', ADDED, 'to', REMOVED))), :actor
                from back
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from back
            )
            """.replace("REMOVED", NAMES.formatted("tags_removed")).replace("ADDED", NAMES.formatted("tags_added"));

    private final JdbcClient sql;

    BulkTagSets(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec about(BulkRun run, List<Long> ids, String statement) {
        var kind = run.kind();
        return sql.sql(KIND.matcher(statement).replaceAll(kind.name().toLowerCase(Locale.ROOT)))
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("ids", BulkSets.array(ids))
                .param("add", BulkSets.array(given(run.change().addTagIds())))
                .param("remove", BulkSets.array(given(run.change().removeTagIds())));
    }

    private static List<Long> given(@Nullable List<Long> ids) {
        return ids == null ? List.of() : ids;
    }

    /// Those of the records that are so already.
    Set<Long> settled(BulkRun run, List<Long> ids) {
        return new HashSet<>(about(run, ids, SETTLED).query(Long.class).list());
    }

    void tag(BulkRun run, List<Long> ids) {
        about(run, ids, TAG)
                .param("run", run.id())
                .param("word", run.kind().name())
                .param("actor", run.actorId())
                .update();
    }
}
