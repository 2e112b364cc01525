package io.weiche.access;

import static io.weiche.db.tables.Tables.WEB_SESSION;

import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where people are signed in. Everybody sees and ends their own sessions, administrators those of everybody in the
/// account.
@Service
public class Sessions {
    private final DSLContext db;
    private final UserStore users;
    private final Users people;
    private final Audit audit;

    Sessions(DSLContext db, UserStore users, Users people, Audit audit) {
        this.db = db;
        this.users = users;
        this.people = people;
        this.audit = audit;
    }

    /// @param agent what the browser calls itself
    /// @param here whether it is the one that asks
    public record Open(
            long id,
            @Nullable String address,
            @Nullable String agent,
            String via,
            OffsetDateTime createdAt,
            OffsetDateTime lastSeenAt,
            boolean here) {}

    /// @param here the session that asks; null for a program
    @Transactional(readOnly = true)
    public List<Open> list(@Nullable AccountKey here) {
        return read(CurrentUser.requireId(), here);
    }

    /// Where somebody of the account is signed in.
    ///
    /// @throws Problem not-found when there is no such user
    @Transactional(readOnly = true)
    public List<Open> listOf(long userId, @Nullable AccountKey here) {
        people.requireManaged(userId);
        return read(userId, here);
    }

    private List<Open> read(long userId, @Nullable AccountKey here) {
        var hash = here == null ? null : here.hash();
        return db.selectFrom(WEB_SESSION)
                .where(WEB_SESSION.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_SESSION.USER_ID.eq(userId))
                .and(CredentialStore.alive())
                .orderBy(WEB_SESSION.LAST_SEEN_AT.desc(), WEB_SESSION.ID)
                .fetch(row -> new Open(
                        row.getId(),
                        row.getAddress(),
                        row.getAgent(),
                        row.getVia(),
                        row.getCreatedAt(),
                        row.getLastSeenAt(),
                        hash != null && Arrays.equals(hash, row.getTokenHash())));
    }

    @Transactional
    public void end(long id) {
        end(CurrentUser.requireId(), id);
    }

    @Transactional
    public void endOf(long userId, long id) {
        people.requireManaged(userId);
        end(userId, id);
    }

    private void end(long userId, long id) {
        var ended = db.deleteFrom(WEB_SESSION)
                .where(WEB_SESSION.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_SESSION.USER_ID.eq(userId))
                .and(WEB_SESSION.ID.eq(id))
                .execute();
        if (ended == 0) {
            throw Problem.notFound();
        }
        audit.write("session-ended", "session:" + id, null, Map.of("user", userId));
    }

    /// Gives a session of the person another number, for when they have proved anew who they are: whoever knows the one
    /// before is out (reliability S07).
    @Transactional
    public Optional<AccountKey> renumber(AccountKey here) {
        var next = AccountKey.create(CurrentAccount.require());
        var renumbered = db.update(WEB_SESSION)
                .set(WEB_SESSION.TOKEN_HASH, next.hash())
                .where(WEB_SESSION.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_SESSION.USER_ID.eq(CurrentUser.requireId()))
                .and(WEB_SESSION.TOKEN_HASH.eq(here.hash()))
                .execute();
        return renumbered == 1 ? Optional.of(next) : Optional.empty();
    }

    /// Ends all sessions of the person but the one that asks.
    @Transactional
    public void endOthers(@Nullable AccountKey here) {
        endAll(CurrentUser.requireId(), here);
    }

    /// Ends all sessions of somebody of the account; never the one that asks, if it should be theirs.
    @Transactional
    public void endAllOf(long userId, @Nullable AccountKey here) {
        people.requireManaged(userId);
        endAll(userId, here);
    }

    private void endAll(long userId, @Nullable AccountKey here) {
        users.endSessions(userId, here == null ? null : here.hash());
        audit.write("sessions-ended", "user:" + userId, null, null);
    }
}
