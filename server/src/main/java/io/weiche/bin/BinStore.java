package io.weiche.bin;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Finds and locks what lies in the bin, and takes it out again. `KIND` stands for the table of the kind.
@Repository
class BinStore {
    private static final Pattern KIND = Pattern.compile("\\bKIND\\b");

    private static final String LIES = "r.account_id = :account and r.deleted_at is not null and not r.merged";

    /// Only leads and deals are open or not.
    private static final String LOCK = """
            select r.id, ALLOWED as allowed, OPEN as open
            from KIND r where LIES and r.id = any(cast(:ids as bigint[])) and SEEN
            order by r.id for update of r""".replace("LIES", LIES);

    private static final String RESTORE = """
            update KIND r set deleted_at = null, deleted_by_id = null, version = r.version + 1,
                last_activity_at = clock_timestamp()
            where r.account_id = :account and r.id = any(cast(:ids as bigint[]))""";

    private static final String DUE = """
            select r.deleted_at, r.id from KIND r
            where LIES and r.deleted_at <= :until and (r.deleted_at, r.id) > (:after, :afterId)
            order by r.deleted_at, r.id limit :limit""".replace("LIES", LIES);

    /// Whoever restores one at this moment keeps it.
    private static final String LOCK_DUE = """
            select r.id from KIND r where LIES and r.id = any(cast(:ids as bigint[])) and r.deleted_at <= :until
            order by r.id for update of r""".replace("LIES", LIES);

    /// A run counts the leads that were deleted while it went on, and its undo looks at its deals.
    private static final String SWITCHING = """
            select exists (select from mode_switch
                where account_id = :account and status in ('RUNNING', 'PAUSED', 'UNDOING'))""";

    private final JdbcClient sql;
    private final Access access;

    BinStore(JdbcClient sql, Access access) {
        this.sql = sql;
        this.access = access;
    }

    /// @param allowed whether the current user may bring it back
    /// @param open a lead in progress
    record Locked(long id, boolean allowed, boolean open) {}

    /// Those of the records that lie in the bin and that the current user sees there.
    List<Locked> lock(RecordKind kind, List<Long> ids) {
        var statement = LOCK.replace("ALLOWED", access.sql(kind, Action.DELETE, "r"))
                .replace("OPEN", kind == RecordKind.LEAD ? "r.semantics = 'P'" : "false")
                .replace("SEEN", seen(kind));
        return about(kind, statement)
                .param("ids", numbers(ids))
                .param("me", CurrentUser.require().userId())
                .query(Locked.class)
                .list();
    }

    private String seen(RecordKind kind) {
        return CurrentUser.require().administrator()
                ? "true"
                : "r.deleted_by_id = :me and " + access.sql(kind, Action.READ, "r");
    }

    void restore(RecordKind kind, List<Long> ids) {
        about(kind, RESTORE).param("ids", numbers(ids)).update();
    }

    /// A place in the order in which records become due.
    record Due(OffsetDateTime deletedAt, long id) {}

    /// The next that were deleted up to a moment.
    ///
    /// @param after the last one of those before; null at the beginning
    List<Due> due(RecordKind kind, OffsetDateTime until, @Nullable Due after, int limit) {
        var statement = after == null ? DUE.replace("and (r.deleted_at, r.id) > (:after, :afterId)", "") : DUE;
        var asked = about(kind, statement).param("until", until).param("limit", limit);
        if (after != null) {
            asked = asked.param("after", after.deletedAt()).param("afterId", after.id());
        }
        return asked.query(Due.class).list();
    }

    List<Long> lockDue(RecordKind kind, List<Long> ids, OffsetDateTime until) {
        return about(kind, LOCK_DUE)
                .param("ids", numbers(ids))
                .param("until", until)
                .query(Long.class)
                .list();
    }

    boolean switching() {
        return sql.sql(SWITCHING)
                .param("account", CurrentAccount.require().value())
                .query(Boolean.class)
                .single();
    }

    /// Until when something must have been deleted to be due now.
    OffsetDateTime dueUntil() {
        return moment("now() - make_interval(days => " + Bin.KEPT.toDays() + ")");
    }

    OffsetDateTime now() {
        return moment("clock_timestamp()");
    }

    private OffsetDateTime moment(String expression) {
        return sql.sql("select " + expression).query(OffsetDateTime.class).single();
    }

    private JdbcClient.StatementSpec about(RecordKind kind, String statement) {
        return sql.sql(of(kind, statement))
                .param("account", CurrentAccount.require().value());
    }

    static String of(RecordKind kind, String statement) {
        return KIND.matcher(statement).replaceAll(kind.name().toLowerCase(Locale.ROOT));
    }

    static SqlArrayValue numbers(List<Long> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }
}
