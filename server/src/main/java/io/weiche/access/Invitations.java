package io.weiche.access;

import static io.weiche.db.tables.Tables.APP_USER;
import static io.weiche.db.tables.Tables.INVITATION;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Asking people to join: by a link that works once and for a week. Until then their user is there, inactive, with the
/// roles they will have.
@Service
public class Invitations {
    private static final Duration VALID = Duration.ofDays(7);

    private final DSLContext db;
    private final UserStore users;
    private final Users people;
    private final Logins logins;
    private final SignIns signIns;
    private final Access access;
    private final Audit audit;

    Invitations(
            DSLContext db, UserStore users, Users people, Logins logins, SignIns signIns, Access access, Audit audit) {
        this.db = db;
        this.users = users;
        this.people = people;
        this.logins = logins;
        this.signIns = signIns;
        this.access = access;
        this.audit = audit;
    }

    public record Invitation(long id, long userId, String name, String email, OffsetDateTime expiresAt, boolean over) {}

    /// @param key what the link ends with; shown once, stored hashed
    public record Sent(Invitation invitation, AccountKey key) {
        @Override
        public String toString() {
            return "Sent " + invitation.id();
        }
    }

    @Transactional(readOnly = true)
    public List<Invitation> list() {
        access.require(Right.ADMINISTRATOR);
        return read(DSL.noCondition());
    }

    private List<Invitation> read(Condition which) {
        return db.select(
                        INVITATION.ID,
                        APP_USER.ID,
                        APP_USER.FIRST_NAME,
                        APP_USER.LAST_NAME,
                        APP_USER.EMAIL,
                        INVITATION.EXPIRES_AT,
                        DSL.field(INVITATION.EXPIRES_AT.le(DSL.currentOffsetDateTime())))
                .from(INVITATION)
                .join(APP_USER)
                .on(APP_USER.ACCOUNT_ID.eq(account()), APP_USER.ID.eq(INVITATION.USER_ID))
                .where(INVITATION.ACCOUNT_ID.eq(account()))
                .and(which)
                .orderBy(INVITATION.ID.desc())
                .fetch(row -> new Invitation(
                        row.value1(),
                        row.value2(),
                        User.displayName(row.value3(), row.value4(), row.value5()),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    /// @throws BadInput when the address is taken or a role unknown
    @Transactional
    public Sent invite(UserDraft draft) {
        access.require(Right.ADMINISTRATOR);
        people.requireRoles(draft.roleIds());
        people.requireRoom();
        // whether the address signs in elsewhere is nobody's business: it joins like any other (reliability S33)
        if (users.emailTaken(draft.email())) {
            throw BadInput.of("email", "taken", "This address cannot be used.");
        }
        var user = users.insert(draft);
        users.update(user, new Users.Change(null, null, null, false, null, null));
        var key = AccountKey.create(CurrentAccount.require());
        var id = db.insertInto(INVITATION)
                .set(INVITATION.ACCOUNT_ID, account())
                .set(INVITATION.USER_ID, user)
                .set(INVITATION.TOKEN_HASH, key.hash())
                .set(INVITATION.CREATED_BY_ID, CurrentUser.require().userId())
                .set(INVITATION.EXPIRES_AT, DSL.currentOffsetDateTime().plus(DayToSecond.valueOf(VALID)))
                .returningResult(INVITATION.ID)
                .fetchSingle()
                .value1();
        audit.write("user-invited", "user:" + user, null, Map.of("email", draft.email(), "roles", draft.roleIds()));
        return sent(id, key);
    }

    private Sent sent(long id, AccountKey key) {
        return new Sent(read(INVITATION.ID.eq(id)).stream().findFirst().orElseThrow(Problem::notFound), key);
    }

    /// A new link; the old one is worth nothing any more.
    @Transactional
    public Sent renew(long id) {
        access.require(Right.ADMINISTRATOR);
        var key = AccountKey.create(CurrentAccount.require());
        var changed = db.update(INVITATION)
                .set(INVITATION.TOKEN_HASH, key.hash())
                .set(INVITATION.EXPIRES_AT, DSL.currentOffsetDateTime().plus(DayToSecond.valueOf(VALID)))
                .where(INVITATION.ACCOUNT_ID.eq(account()))
                .and(INVITATION.ID.eq(id))
                .execute();
        if (changed == 0) {
            throw Problem.notFound();
        }
        audit.write("invitation-renewed", "invitation:" + id, null, null);
        return sent(id, key);
    }

    /// The link is worth nothing any more. The user goes with it, whom nobody has ever been; one that was made active
    /// meanwhile stays with what is theirs.
    @Transactional
    public void withdraw(long id) {
        access.require(Right.ADMINISTRATOR);
        var user = db.deleteFrom(INVITATION)
                .where(INVITATION.ACCOUNT_ID.eq(account()))
                .and(INVITATION.ID.eq(id))
                .returningResult(INVITATION.USER_ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(Problem::notFound);
        db.deleteFrom(APP_USER)
                .where(APP_USER.ACCOUNT_ID.eq(account()))
                .and(APP_USER.ID.eq(user))
                .and(APP_USER.ACTIVE.isFalse())
                .execute();
        audit.write("invitation-withdrawn", "user:" + user, null, null);
    }

    /// What somebody sees who follows a link.
    ///
    /// @throws Problem not-found when it is wrong, used or over
    @Transactional(readOnly = true)
    public Invitation find(AccountKey key) {
        return read(INVITATION.TOKEN_HASH.eq(key.hash()).and(INVITATION.EXPIRES_AT.gt(DSL.currentOffsetDateTime())))
                .stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /// What somebody sends who follows a link.
    ///
    /// @param password the first one of a new login; of no meaning with a login that is there
    /// @param login the one this address signs in with elsewhere, proved already; null: none
    /// @param device what this browser keeps since it signed in before
    public record Joining(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String password,
            @Nullable Long login,
            @Nullable String device) {
        @Override
        public String toString() {
            return "Joining";
        }
    }

    /// The link becomes a person who is signed in.
    ///
    /// @throws BadInput when the password is too weak
    @Transactional
    public SignIns.Session join(AccountKey key, Joining joining) {
        var invitation = find(key);
        var used = db.deleteFrom(INVITATION)
                .where(INVITATION.ACCOUNT_ID.eq(account()))
                .and(INVITATION.ID.eq(invitation.id()))
                .and(INVITATION.TOKEN_HASH.eq(key.hash()))
                .execute();
        if (used == 0) {
            // the same link, at the same moment
            throw Problem.notFound();
        }
        people.requireRoom();
        var known = joining.login();
        logins.admit(
                known == null ? logins.open("email", invitation.email(), joining.password()) : known,
                invitation.userId());
        users.leaveTakenExtension(invitation.userId());
        users.update(
                invitation.userId(), new Users.Change(joining.firstName(), joining.lastName(), null, true, null, null));
        audit.writeOf(invitation.userId(), "user-joined", Map.of("email", invitation.email()));
        return known == null
                ? signIns.openSession(invitation.userId(), SignIns.Via.SETUP)
                : signIns.open(known, CurrentAccount.require(), SignIns.Via.PASSWORD, joining.device());
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
