package io.weiche.access;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who people are and what they may do, kept as long as the account's version of rights stays what it is. The
/// database counts it up in the transaction of every change, so what is kept is never older than the last commit, on
/// any node. Read anew in between: the one row.
@Component
class KnownRights {
    private static final int MOST = 10_000;

    private static final String STATE = "select " + state("cast(:user as bigint)");

    private final JdbcClient sql;
    private final UserStore users;
    private final RightsStore rights;
    private final Map<Key, Known> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Known> eldest) {
            return size() > MOST;
        }
    };

    KnownRights(JdbcClient sql, UserStore users, RightsStore rights) {
        this.sql = sql;
        this.users = users;
        this.rights = rights;
    }

    private record Key(AccountId account, long userId) {}

    private record Known(long version, SignedIn user) {}

    /// What decides whether that which is kept of somebody still holds.
    ///
    /// @param writing whether the present transaction has written: what it reads may never be committed
    /// @param observed kinds of which the person observes records; changes too often to be kept
    record State(long version, boolean writing, Set<RecordKind> observed) {
        /// @param row with the columns of [#state]
        static State of(ResultSet row) throws SQLException {
            return new State(row.getLong("rights_version"), row.getBoolean("writing"), RightsStore.kinds((Integer[])
                    row.getArray("observed").getArray()));
        }
    }

    /// Columns for statements that read something else about the person: one question less. `observed` is four looks
    /// into the index, and not all that somebody observes.
    ///
    /// @param user a column with the person's number; `:account` must be bound
    static String state(String user) {
        return """
                coalesce((select v.version from rights_version v where v.account_id = :account), 0) as rights_version,
                pg_current_xact_id_if_assigned() is not null as writing,
                array(select k.kind from (values (1), (2), (3), (4)) as k (kind)
                    where exists (select from record_observer o
                        where o.account_id = :account and o.user_id = %s and o.kind = k.kind)) as observed
                """.formatted(user);
    }

    /// Somebody of the current account as they are now; empty for whoever may not sign in.
    Optional<SignedIn> of(long userId) {
        return of(
                userId,
                sql.sql(STATE)
                        .param("account", CurrentAccount.require().value())
                        .param("user", userId)
                        .query((row, _) -> State.of(row))
                        .single());
    }

    /// @param state read before anything else about them: whatever is committed in between is read, and read once more
    ///     the next time
    Optional<SignedIn> of(long userId, State state) {
        if (state.writing()) {
            return read(userId);
        }
        var key = new Key(CurrentAccount.require(), userId);
        var known = kept(key);
        if (known != null && known.version() == state.version()) {
            return Optional.of(known.user().observing(state.observed()));
        }
        var user = read(userId);
        user.ifPresent(fresh -> keep(key, new Known(state.version(), fresh)));
        return user;
    }

    private Optional<SignedIn> read(long userId) {
        return users.find(userId).filter(User::active).map(user -> SignedIn.of(user, rights.of(user.id())));
    }

    private @Nullable Known kept(Key key) {
        synchronized (kept) {
            return kept.get(key);
        }
    }

    private void keep(Key key, Known known) {
        synchronized (kept) {
            kept.put(key, known);
        }
    }
}
