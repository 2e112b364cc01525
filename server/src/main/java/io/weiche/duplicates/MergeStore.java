package io.weiche.duplicates;

import io.weiche.access.Subject;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// All SQL on merges and on the records they touch.
@Repository
class MergeStore {
    /// Amounts keep every digit.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String LOCK = """
            select t.id, t.version, to_jsonb(own) as columns
            from TABLE t cross join lateral (select COLUMNS) own
            where t.account_id = :account and t.id = any(cast(:ids as bigint[])) and t.deleted_at is null
            order by t.id
            for update of t""";

    private static final String CHANGE = """
            update TABLE t set (PLAIN) = (
                    select PLAIN from jsonb_populate_record(null::TABLE, cast(:columns as jsonb))),
                version = t.version + 1, updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
            where t.account_id = :account and t.id = :id""";

    private static final String BIN = """
            update TABLE t set deleted_at = clock_timestamp(), merged = true, version = t.version + 1
            where t.account_id = :account and t.id = any(cast(:ids as bigint[]))""";

    private static final String UNBIN = """
            update TABLE t set deleted_at = null, merged = false, version = t.version + 1, last_activity_at = clock_timestamp()
            where t.account_id = :account and t.id = any(cast(:ids as bigint[])) and t.deleted_at is not null
            returning t.id""";

    private static final String SUBJECTS = """
            select t.responsible_id, PIPELINE as pipeline_id, STAGE as stage_id, t.open_to_all from TABLE t
            where t.account_id = :account and t.id = any(cast(:ids as bigint[]))""";

    private static final String INSERT = """
            insert into record_merge (account_id, kind, survivor_id, before, after, merged_by_id)
            values (:account, :kind, :survivor, cast(:before as jsonb), cast(:after as jsonb), cast(:actor as bigint))
            returning id""";

    private static final String MEMBERS = """
            insert into record_merge_member (account_id, merge_id, kind, record_id)
            select :account, :merge, :kind, o.id from unnest(cast(:ids as bigint[])) as o (id)""";

    private static final String FIND = """
            select m.id, m.kind, m.survivor_id, m.before::text as before, m.after::text as after, m.merged_by_id,
                m.merged_at, m.merged_at + interval '7 days' as undo_until, m.undone_at is not null as undone,
                m.merged_at < clock_timestamp() - interval '7 days' as expired,
                array(select x.record_id from record_merge_member x
                    where x.account_id = :account and x.merge_id = m.id order by x.record_id) as members
            from record_merge m where m.account_id = :account and %s""";

    private static final String OUTBOX = """
            insert into outbox (account_id, event, kind, record_id)
            select :account, :event, :kind, o.id from unnest(cast(:ids as bigint[])) as o (id)""";

    private final JdbcClient sql;

    MergeStore(JdbcClient sql) {
        this.sql = sql;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static String of(RecordKind kind, String statement) {
        return statement
                .replace("TABLE", kind.name().toLowerCase(Locale.ROOT))
                .replace("COLUMNS", MergeFields.columns(kind, "t."))
                .replace("PLAIN", MergeFields.columns(kind, ""));
    }

    record Row(int version, ObjectNode columns) {}

    /// Those that are there, locked.
    Map<Long, Row> lock(RecordKind kind, List<Long> ids) {
        var rows = new LinkedHashMap<Long, Row>();
        sql.sql(of(kind, LOCK))
                .param("account", account())
                .param("ids", DuplicateStore.numbers(ids))
                .query(row -> {
                    rows.put(row.getLong(1), new Row(row.getInt(2), json(row.getString(3))));
                });
        return rows;
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text);
    }

    void change(RecordKind kind, long id, ObjectNode columns) {
        sql.sql(of(kind, CHANGE))
                .param("account", account())
                .param("id", id)
                .param("columns", columns.toString())
                .update();
    }

    void bin(RecordKind kind, List<Long> ids) {
        sql.sql(of(kind, BIN))
                .param("account", account())
                .param("ids", DuplicateStore.numbers(ids))
                .update();
    }

    List<Long> unbin(RecordKind kind, List<Long> ids) {
        return sql.sql(of(kind, UNBIN))
                .param("account", account())
                .param("ids", DuplicateStore.numbers(ids))
                .query(Long.class)
                .list();
    }

    /// What decides who may do what with them, also with those in the recycle bin.
    List<Subject> subjects(RecordKind kind, List<Long> ids) {
        var none = "cast(null as bigint)";
        var stage = kind == RecordKind.LEAD || kind == RecordKind.DEAL ? "t.stage_id" : none;
        var pipeline = kind == RecordKind.DEAL ? "t.pipeline_id" : none;
        return sql.sql(of(kind, SUBJECTS.replace("STAGE", stage).replace("PIPELINE", pipeline)))
                .param("account", account())
                .param("ids", DuplicateStore.numbers(ids))
                .query((row, _) -> new Subject(
                        kind,
                        row.getLong(1),
                        row.getObject(2, Long.class),
                        row.getObject(3, Long.class),
                        row.getBoolean(4)))
                .list();
    }

    long insert(
            RecordKind kind,
            long survivor,
            List<Long> others,
            ObjectNode before,
            ObjectNode after,
            @Nullable Long actor) {
        var id = sql.sql(INSERT)
                .param("account", account())
                .param("kind", kind.typeId())
                .param("survivor", survivor)
                .param("before", before.toString())
                .param("after", after.toString())
                .param("actor", actor)
                .query(Long.class)
                .single();
        sql.sql(MEMBERS)
                .param("account", account())
                .param("merge", id)
                .param("kind", kind.typeId())
                .param("ids", DuplicateStore.numbers(others))
                .update();
        return id;
    }

    record Stored(
            long id,
            RecordKind kind,
            long survivorId,
            ObjectNode before,
            ObjectNode after,
            @Nullable Long mergedById,
            OffsetDateTime mergedAt,
            OffsetDateTime undoUntil,
            boolean undone,
            boolean expired,
            List<Long> members) {}

    Optional<Stored> lock(long id) {
        return stored("m.id = :id for update", Map.of("id", id)).stream().findFirst();
    }

    Optional<Stored> find(long id) {
        return stored("m.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /// Those that can still be taken back, the latest first.
    List<Stored> recent(int most) {
        return stored(
                "m.undone_at is null and m.merged_at > clock_timestamp() - interval '7 days' order by m.id desc limit :most",
                Map.of("most", most));
    }

    private List<Stored> stored(String which, Map<String, ?> values) {
        return sql.sql(FIND.formatted(which))
                .param("account", account())
                .params(values)
                .query((row, _) -> new Stored(
                        row.getLong("id"),
                        RecordKind.ofTypeId(row.getInt("kind")),
                        row.getLong("survivor_id"),
                        json(row.getString("before")),
                        json(row.getString("after")),
                        row.getObject("merged_by_id", Long.class),
                        row.getObject("merged_at", OffsetDateTime.class),
                        row.getObject("undo_until", OffsetDateTime.class),
                        row.getBoolean("undone"),
                        row.getBoolean("expired"),
                        List.of((Long[]) row.getArray("members").getArray())))
                .list();
    }

    void undone(long id, @Nullable Long actor) {
        sql.sql("""
                        update record_merge set undone_at = clock_timestamp(), undone_by_id = cast(:actor as bigint)
                        where account_id = :account and id = :id""")
                .param("account", account())
                .param("id", id)
                .param("actor", actor)
                .update();
    }

    /// Tells other systems, in one statement for all.
    void tell(RecordKind kind, String event, List<Long> ids) {
        sql.sql(OUTBOX)
                .param("account", account())
                .param("event", kind.name() + "_" + event)
                .param("kind", kind.typeId())
                .param("ids", DuplicateStore.numbers(ids))
                .update();
    }
}
