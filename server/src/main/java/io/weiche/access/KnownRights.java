package io.weiche.access;

import static io.weiche.db.tables.Tables.RECORD_OBSERVER;
import static io.weiche.db.tables.Tables.RIGHTS_VERSION;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Row1;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who people are and what they may do, kept as long as the account's version of rights stays what it is. The
/// database counts it up in the transaction of every change, so what is kept is never older than the last commit, on
/// any node. Read anew in between: the one row.
@Component
class KnownRights {
    private static final int MOST = 10_000;

    private static final Field<Boolean> WRITING =
            DSL.function("pg_current_xact_id_if_assigned", String.class).isNotNull();

    private final DSLContext db;
    private final UserStore users;
    private final RightsStore rights;
    private final Map<Key, Known> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Known> eldest) {
            return size() > MOST;
        }
    };

    KnownRights(DSLContext db, UserStore users, RightsStore rights) {
        this.db = db;
        this.users = users;
        this.rights = rights;
    }

    private record Key(AccountId account, long userId) {}

    private record Known(long version, SignedIn user) {}

    /// What decides whether that which is kept of somebody still holds.
    ///
    /// @param writing whether the present transaction has written: what it reads may never be committed
    /// @param observed kinds of which the person observes records; changes too often to be kept
    record State(long version, boolean writing, Set<RecordKind> observed) {}

    /// For statements that read something else about the person: one question less.
    static List<Field<?>> state(Field<Long> user) {
        return List.of(version(), WRITING, observed(user));
    }

    /// @param row that has the fields of [#state(Field)] at its end
    static State state(Record row) {
        var at = row.size() - 3;
        return new State(
                row.get(at, Long.class),
                row.get(at + 1, Boolean.class),
                RightsStore.kinds(row.get(at + 2, Short[].class)));
    }

    private static Field<Long> version() {
        return DSL.coalesce(
                DSL.field(DSL.select(RIGHTS_VERSION.VERSION)
                        .from(RIGHTS_VERSION)
                        .where(RIGHTS_VERSION.ACCOUNT_ID.eq(
                                CurrentAccount.require().value()))),
                DSL.inline(0L));
    }

    /// Four looks into the index, and not all that somebody observes.
    private static Field<Short[]> observed(Field<Long> user) {
        var kinds = DSL.values(Arrays.stream(RecordKind.values())
                        .map(kind -> DSL.row(DSL.inline((short) kind.typeId())))
                        .<Row1<Short>>toArray(Row1[]::new))
                .as("k", "kind");
        var kind = kinds.field(0, Short.class);
        return DSL.array(DSL.select(kind)
                .from(kinds)
                .whereExists(DSL.selectOne()
                        .from(RECORD_OBSERVER)
                        .where(RECORD_OBSERVER.ACCOUNT_ID.eq(
                                CurrentAccount.require().value()))
                        .and(RECORD_OBSERVER.USER_ID.eq(user))
                        .and(RECORD_OBSERVER.KIND.eq(kind))));
    }

    /// Somebody of the current account as they are now; empty for whoever may not sign in.
    Optional<SignedIn> of(long userId) {
        return of(userId, state(db.select(state(DSL.val(userId))).fetchSingle()));
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
