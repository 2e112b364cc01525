package io.weiche.records;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Tells open screens of what leaves no entry in a timeline; what does is read there. In the transaction of the change.
@Component
public class Signals {
    private static final String OF_RECORDS = """
            insert into live_signal (account_id, what, kind, record_id)
            select :account, :what, s.kind, s.id
            from unnest(cast(:kinds as smallint[]), cast(:ids as bigint[])) as s (kind, id)""";

    private static final String OF_PEOPLE = """
            insert into live_signal (account_id, what, user_id)
            select :account, 'TOLD', s.id from unnest(cast(:users as bigint[])) as s (id)""";

    private static final String FORGET = """
            delete from live_signal where account_id = :account and id in (
                select id from (
                    select id, created_at from live_signal where account_id = :account order by id limit 5000) s
                where created_at < clock_timestamp() - interval '5 minutes')""";

    private static final String AFTER = """
            select id, what, kind, record_id, user_id from live_signal
            where account_id = :account and id > :after order by id limit :most""";

    private static final String WITHIN = """
            select id, what, kind, record_id, user_id
            from (select * from live_signal where account_id = :account order by id desc limit :most) s
            where created_at > clock_timestamp() - make_interval(secs => :seconds)""";

    private final JdbcClient sql;

    Signals(JdbcClient sql) {
        this.sql = sql;
    }

    public enum What {
        CHANGED,
        LOOKING,
        TOLD
    }

    /// @param record null when it concerns a person
    /// @param userId null when it concerns a record
    public record Signal(
            long id,
            What what,
            @Nullable RecordRef record,
            @Nullable Long userId) {}

    /// Something beside these records is different.
    public void changed(Collection<RecordRef> records) {
        write(What.CHANGED, records);
    }

    /// Somebody came to the card of a record, or left it.
    public void looking(RecordRef record) {
        write(What.LOOKING, List.of(record));
    }

    private void write(What what, Collection<RecordRef> records) {
        if (!records.isEmpty()) {
            var kinds = records.stream().map(ref -> (short) ref.kind().typeId()).toArray();
            var ids = records.stream().map(RecordRef::id).toArray();
            sql.sql(OF_RECORDS)
                    .param("account", CurrentAccount.require().value())
                    .param("what", what.name())
                    .param("kinds", new SqlArrayValue("smallint", kinds))
                    .param("ids", new SqlArrayValue("bigint", ids))
                    .update();
        }
    }

    /// These people have something new to read, or have read it.
    public void told(Collection<Long> users) {
        if (!users.isEmpty()) {
            sql.sql(OF_PEOPLE)
                    .param("account", CurrentAccount.require().value())
                    .param("users", new SqlArrayValue("bigint", users.toArray()))
                    .update();
        }
    }

    public List<Signal> after(long id, int most) {
        return sql.sql(AFTER)
                .param("account", CurrentAccount.require().value())
                .param("after", id)
                .param("most", most)
                .query((row, _) -> signal(row))
                .list();
    }

    /// Of the newest ones those of transactions that began within a time.
    public List<Signal> within(Duration time, int most) {
        return sql.sql(WITHIN)
                .param("account", CurrentAccount.require().value())
                .param("seconds", time.toSeconds())
                .param("most", most)
                .query((row, _) -> signal(row))
                .list();
    }

    private static Signal signal(ResultSet row) throws SQLException {
        return new Signal(
                row.getLong("id"),
                What.valueOf(row.getString("what")),
                row.getObject("kind") == null
                        ? null
                        : new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")),
                row.getObject("user_id", Long.class));
    }

    /// What everybody has heard long ago.
    public void forget() {
        sql.sql(FORGET).param("account", CurrentAccount.require().value()).update();
    }
}
