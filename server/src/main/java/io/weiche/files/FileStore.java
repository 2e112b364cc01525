package io.weiche.files;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on files.
@Repository
class FileStore {
    private static final String SHOWN = """
            select f.id, f.kind, f.record_id, f.entry_id, f.sha256, f.name, f.type, f.size, f.uploaded_by_id, f.uploaded_at,
                f.amounts
            from record_file f where f.account_id = :account and""";

    /// Holds the content until the transaction ends, so that nobody removes it meanwhile.
    private static final String HOLD = """
            insert into stored_file (account_id, sha256, size) values (:account, :sha256, :size)
            on conflict (account_id, sha256) do update set size = excluded.size""";

    private static final String INSERT = """
            insert into record_file (account_id, kind, record_id, entry_id, sha256, name, type, size, uploaded_by_id,
                amounts)
            values (:account, :kind, :record, cast(:entry as bigint), :sha256, :name, :type, :size,
                cast(:actor as bigint), :amounts)
            returning id""";

    /// Those nobody names. What is being taken in at this moment is left alone.
    private static final String UNUSED = """
            select s.sha256 from stored_file s
            where s.account_id = :account and not exists (
                select from record_file f where f.account_id = :account and f.sha256 = s.sha256)
            order by s.sha256 limit 200
            for update skip locked""";

    private static final String STILL_UNUSED = """
            select h.sha256 from unnest(cast(:hashes as text[])) as h (sha256)
            where not exists (
                select from record_file f where f.account_id = :account and f.sha256 = h.sha256)""";

    private static final String UNKNOWN = """
            insert into stored_file (account_id, sha256, size)
            select :account, h.sha256, 0 from unnest(cast(:hashes as text[])) as h (sha256)
            order by h.sha256
            on conflict (account_id, sha256) do nothing
            returning sha256""";

    private static final String FORGET = """
            delete from record_file f
            where f.account_id = :account and f.deleted_at < clock_timestamp() - interval '7 days'""";

    private final JdbcClient sql;

    FileStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("text", texts.toArray());
    }

    private static RecordFile file(ResultSet row, int number) throws SQLException {
        return new RecordFile(
                row.getLong("id"),
                new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")),
                row.getObject("entry_id", Long.class),
                row.getString("sha256"),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getObject("uploaded_by_id", Long.class),
                row.getObject("uploaded_at", OffsetDateTime.class),
                row.getBoolean("amounts"));
    }

    /// The files of several records, the latest first.
    List<RecordFile> list(List<RecordRef> records) {
        return statement(SHOWN + """
                         f.deleted_at is null and (f.kind, f.record_id) in (
                            select r.kind, r.id from unnest(cast(:kinds as bigint[]), cast(:ids as bigint[])) as r (kind, id))
                        order by f.id desc limit 1000""")
                .param(
                        "kinds",
                        numbers(records.stream()
                                .map(record -> (long) record.kind().typeId())
                                .toList()))
                .param("ids", numbers(records.stream().map(RecordRef::id).toList()))
                .query(FileStore::file)
                .list();
    }

    private static SqlArrayValue numbers(List<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }

    Optional<RecordFile> find(long id, boolean deleted) {
        return statement(SHOWN + " f.id = :id and (f.deleted_at is not null) = :deleted for update")
                .param("id", id)
                .param("deleted", deleted)
                .query(FileStore::file)
                .optional();
    }

    Optional<RecordFile> read(long id) {
        return statement(SHOWN + " f.id = :id and f.deleted_at is null")
                .param("id", id)
                .query(FileStore::file)
                .optional();
    }

    Set<Long> present(Collection<Long> ids) {
        return statement("""
                        select id from record_file
                        where account_id = :account and id = any(cast(:ids as bigint[])) and deleted_at is null""")
                .param("ids", numbers(List.copyOf(ids)))
                .query(Long.class)
                .set();
    }

    /// Whether a comment stands in the timeline of a record.
    boolean isComment(RecordRef record, long entryId) {
        return statement("""
                        select exists (select from timeline_entry
                        where account_id = :account and id = :id and kind = :kind and record_id = :record
                            and type = 'COMMENT')""")
                .param("id", entryId)
                .param("kind", record.kind().typeId())
                .param("record", record.id())
                .query(Boolean.class)
                .single();
    }

    /// How many bytes the account's files take.
    long used() {
        return statement("select coalesce(sum(size), 0) from stored_file where account_id = :account")
                .query(Long.class)
                .single();
    }

    boolean isKnown(String sha256) {
        return statement("select exists (select from stored_file where account_id = :account and sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    void hold(String sha256, long size) {
        statement(HOLD).param("sha256", sha256).param("size", size).update();
    }

    long insert(Uploads.Wanted wanted, Vault.Received received, String name, String type, @Nullable Long actor) {
        return statement(INSERT)
                .param("kind", wanted.record().kind().typeId())
                .param("record", wanted.record().id())
                .param("entry", wanted.entryId())
                .param("amounts", wanted.amounts())
                .param("sha256", received.sha256())
                .param("name", name)
                .param("type", type)
                .param("size", received.size())
                .param("actor", actor)
                .query(Long.class)
                .single();
    }

    void setDeleted(long id, boolean deleted) {
        statement("""
                        update record_file set deleted_at = case when :deleted then clock_timestamp() end
                        where account_id = :account and id = :id""").param("id", id).param("deleted", deleted).update();
    }

    /// Deleted files whose week is over.
    int forgetDeleted() {
        return statement(FORGET).update();
    }

    /// Content nobody names any more, held until the transaction ends. Asked once more when it is held: somebody may
    /// have named it while we waited.
    List<String> lockUnused() {
        var hashes = statement(UNUSED).query(String.class).list();
        return statement(STILL_UNUSED)
                .param("hashes", texts(hashes))
                .query(String.class)
                .list();
    }

    /// Of these, content that has no row: it gets one, held until the transaction ends.
    List<String> adopt(List<String> hashes) {
        return statement(UNKNOWN)
                .param("hashes", texts(hashes))
                .query(String.class)
                .list();
    }

    void removeContent(List<String> hashes) {
        statement("delete from stored_file where account_id = :account and sha256 = any(cast(:hashes as text[]))")
                .param("hashes", texts(hashes))
                .update();
    }

    boolean isEmpty() {
        return !statement("select exists (select from stored_file where account_id = :account)")
                .query(Boolean.class)
                .single();
    }
}
