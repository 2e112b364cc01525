package io.weiche.access;

import static io.weiche.db.tables.Tables.WEB_SESSION;

import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where a person is signed in. Everybody sees and ends their own sessions only.
@Service
public class Sessions {
    private final DSLContext db;
    private final UserStore users;
    private final Audit audit;

    Sessions(DSLContext db, UserStore users, Audit audit) {
        this.db = db;
        this.users = users;
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
        var hash = here == null ? null : here.hash();
        return db.selectFrom(WEB_SESSION)
                .where(WEB_SESSION.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_SESSION.USER_ID.eq(CurrentUser.requireId()))
                .and(SignIns.alive())
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
        var ended = db.deleteFrom(WEB_SESSION)
                .where(WEB_SESSION.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_SESSION.USER_ID.eq(CurrentUser.requireId()))
                .and(WEB_SESSION.ID.eq(id))
                .execute();
        if (ended == 0) {
            throw Problem.notFound();
        }
        audit.write("session-ended", "session:" + id, null, null);
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
        users.endSessions(CurrentUser.requireId(), here == null ? null : here.hash());
        audit.write("sessions-ended", "user:" + CurrentUser.requireId(), null, null);
    }
}
