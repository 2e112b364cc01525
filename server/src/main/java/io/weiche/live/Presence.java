package io.weiche.live;

import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.records.Signals;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who looks at which card. The node that holds somebody's connection says now and then that they are still there.
@Service
public class Presence {
    private static final String COME = """
            insert into presence (account_id, connection, user_id, kind, record_id)
            values (:account, :connection, :user, :kind, :id)
            on conflict (account_id, connection) do update set kind = excluded.kind, record_id = excluded.record_id,
                seen_at = excluded.seen_at
            where presence.user_id = excluded.user_id""";

    private static final String WHERE = """
            select kind, record_id from presence where account_id = :account and connection = :connection""";

    private static final String LEAVE = """
            delete from presence where account_id = :account and connection = :connection and user_id = :user
            returning kind, record_id""";

    private static final String STAY = """
            update presence set seen_at = clock_timestamp()
            where account_id = :account and connection = any(cast(:connections as text[]))""";

    private static final String PEOPLE = """
            select connection, user_id, kind, record_id from presence
            where account_id = :account and seen_at > clock_timestamp() - interval '45 seconds'
            order by user_id limit 2000""";

    private static final String SWEEP = """
            delete from presence where account_id = :account and seen_at < clock_timestamp() - interval '2 minutes'""";

    private final JdbcClient sql;
    private final RecordDirectory directory;
    private final Signals signals;

    Presence(JdbcClient sql, RecordDirectory directory, Signals signals) {
        this.sql = sql;
        this.directory = directory;
        this.signals = signals;
    }

    /// Somebody's open window.
    public record Looking(String connection, long userId, RecordRef record) {}

    private static long account() {
        return CurrentAccount.require().value();
    }

    /// The current user's window shows another card, or none.
    ///
    /// @throws io.weiche.web.Problem when the user may not see the record
    @Transactional
    public void look(String connection, @Nullable RecordRef record) {
        var user = CurrentUser.requireId();
        if (record == null) {
            leave(connection, user);
            return;
        }
        directory.require(record, Action.READ);
        var before = at(connection);
        sql.sql(COME)
                .param("account", account())
                .param("connection", connection)
                .param("user", user)
                .param("kind", record.kind().typeId())
                .param("id", record.id())
                .update();
        if (before.isEmpty() || !before.get().equals(record)) {
            before.ifPresent(signals::looking);
            signals.looking(record);
        }
    }

    private Optional<RecordRef> at(String connection) {
        return sql.sql(WHERE)
                .param("account", account())
                .param("connection", connection)
                .query((row, _) -> new RecordRef(RecordKind.ofTypeId(row.getInt(1)), row.getLong(2)))
                .optional();
    }

    /// A window is closed.
    @Transactional
    public void leave(String connection, long userId) {
        sql.sql(LEAVE)
                .param("account", account())
                .param("connection", connection)
                .param("user", userId)
                .query((row, _) -> new RecordRef(RecordKind.ofTypeId(row.getInt(1)), row.getLong(2)))
                .optional()
                .ifPresent(signals::looking);
    }

    /// These windows of this node are still open; what nobody has seen for long is forgotten.
    @Transactional
    public void stay(Collection<String> connections) {
        sql.sql(STAY)
                .param("account", account())
                .param("connections", new SqlArrayValue("text", connections.toArray()))
                .update();
        sql.sql(SWEEP).param("account", account()).update();
        signals.forget();
    }

    @Transactional(readOnly = true)
    public List<Looking> everybody() {
        return sql.sql(PEOPLE)
                .param("account", account())
                .query((row, _) -> new Looking(
                        row.getString(1),
                        row.getLong(2),
                        new RecordRef(RecordKind.ofTypeId(row.getInt(3)), row.getLong(4))))
                .list();
    }
}
