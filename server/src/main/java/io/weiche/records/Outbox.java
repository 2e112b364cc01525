package io.weiche.records;

import static io.weiche.db.tables.Tables.OUTBOX;

import io.weiche.db.Rows;
import io.weiche.db.tables.tables.records.OutboxRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Gathered;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What other systems will be told: one row for every change, written in its transaction. Whoever tells them takes the
/// rows away.
@Component
public class Outbox {
    /// What is told beside records.
    public static final String ACTIVITY = "ACTIVITY";

    public static final String COMMENT = "COMMENT";
    public static final String PRODUCT = "PRODUCT";
    public static final String OFFER = "OFFER";
    public static final String REQUISITE = "REQUISITE";
    public static final String MODE_CHANGED = "MODE_CHANGED";

    private static final int FORGOTTEN_AT_ONCE = 20_000;

    /// The newest row of an account stays, because its number says whether anything has changed ([Remembered]).
    private static final String TAKE = """
            with oldest as (
                select id from outbox where account_id = :account order by id limit :most for update skip locked
            ), newest as (
                select max(id) as id from outbox where account_id = :account
            ), gone as (
                delete from outbox o using newest
                where o.account_id = :account and o.id < newest.id and o.id in (select id from oldest)
                returning o.id, o.event, o.kind, o.record_id, o.data, o.created_at, o.told
            ), kept as (
                update outbox o set told = true from newest
                where o.account_id = :account and o.id = newest.id and not o.told and o.id in (select id from oldest)
                returning o.id, o.event, o.kind, o.record_id, o.data, o.created_at
            )
            select id, event, kind, record_id, data, created_at from gone where not told
            union all
            select id, event, kind, record_id, data, created_at from kept""";

    private static final String FORGET = """
            delete from outbox where account_id = :account and id in (
                select id from (
                    select id, created_at from outbox where account_id = :account order by id limit :most) oldest
                where created_at < clock_timestamp() - interval '1 day')
                and id < (select max(id) from outbox where account_id = :account)""";

    private final DSLContext db;
    private final JdbcClient sql;
    private final JsonMapper json;
    private final Consumer<List<OutboxRecord>> rows;

    Outbox(DSLContext db, JdbcClient sql, JsonMapper json, Rows rows) {
        this.db = db;
        this.sql = sql;
        this.json = json;
        this.rows = rows::insert;
    }

    public enum Event {
        ADDED,
        CHANGED,
        DELETED,
        RESTORED
    }

    /// One change.
    ///
    /// @param event like `LEAD_ADDED`
    /// @param kind null for what is no record
    /// @param subjectId of the record, or of what is told beside records
    public record Row(
            long id,
            String event,
            @Nullable RecordKind kind,
            @Nullable Long subjectId,
            @Nullable JsonNode data,
            OffsetDateTime at) {}

    public void write(RecordRef record, Event event) {
        write(List.of(record), event);
    }

    public void write(Collection<RecordRef> records, Event event) {
        Gathered.write(
                rows,
                records.stream()
                        .map(record -> row(
                                record.kind().name() + "_" + event.name(),
                                (short) record.kind().typeId(),
                                record.id(),
                                null))
                        .toList());
    }

    /// @param subject what it is, like [#ACTIVITY]
    public void write(String subject, long id, Event event) {
        writeSet(subject, List.of(id), event);
    }

    /// The same of some that were made together.
    public void writeSet(String subject, List<Long> ids, Event event) {
        Gathered.write(
                rows,
                ids.stream()
                        .map(id -> row(subject + "_" + event.name(), null, id, null))
                        .toList());
    }

    /// The same of however many there are, at once.
    public void write(String subject, Collection<Long> ids, Event event) {
        sql.sql("""
                        insert into outbox (account_id, event, record_id)
                        select :account, :event, id from unnest(cast(:ids as bigint[])) id""")
                .param("account", CurrentAccount.require().value())
                .param("event", subject + "_" + event.name())
                .param("ids", new SqlArrayValue("bigint", ids.toArray()))
                .update();
    }

    /// @param data what there is to know of it
    public void write(String event, Map<String, Object> data) {
        Gathered.write(rows, List.of(row(event, null, null, JSONB.jsonb(json.writeValueAsString(data)))));
    }

    private OutboxRecord row(String event, @Nullable Short kind, @Nullable Long id, @Nullable JSONB data) {
        var row = db.newRecord(OUTBOX);
        row.setAccountId(CurrentAccount.require().value());
        row.setEvent(event);
        row.setKind(kind);
        row.setRecordId(id);
        row.setData(data);
        return row;
    }

    /// The oldest rows that nobody has taken, in order. They are taken when the transaction commits.
    ///
    /// @param most at most so many; when there are more, one less may come
    public List<Row> take(int most) {
        return sql
                .sql(TAKE)
                .param("account", CurrentAccount.require().value())
                .param("most", most)
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        row.getString("event"),
                        row.getObject("kind") == null ? null : RecordKind.ofTypeId(row.getInt("kind")),
                        row.getObject("record_id", Long.class),
                        row.getString("data") == null ? null : json.readTree(row.getString("data")),
                        row.getObject("created_at", OffsetDateTime.class)))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Row::id))
                .toList();
    }

    /// What nobody has taken for a day, because nobody is to be told.
    ///
    /// @return whether there may be more
    public boolean forget() {
        return sql.sql(FORGET)
                        .param("account", CurrentAccount.require().value())
                        .param("most", FORGOTTEN_AT_ONCE)
                        .update()
                == FORGOTTEN_AT_ONCE;
    }
}
