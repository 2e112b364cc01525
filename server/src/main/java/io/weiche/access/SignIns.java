package io.weiche.access;

import static io.weiche.db.tables.Tables.API_TOKEN;
import static io.weiche.db.tables.Tables.WEB_SESSION;

import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Sign-in, sign-out, and who is behind a session cookie or a token. Times are the database's.
@Service
public class SignIns {
    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int TRIES_PER_USER = 10;
    private static final int TRIES_PER_ADDRESS = 100;

    private final DSLContext db;
    private final UserStore users;
    private final Logins logins;
    private final RightsStore rights;
    private final TransactionTemplate transaction;
    private final Throttle triesByEmail = new Throttle(TRIES_PER_USER, Duration.ofMinutes(15));
    private final Throttle triesByAddress = new Throttle(TRIES_PER_ADDRESS, Duration.ofMinutes(15));

    SignIns(DSLContext db, UserStore users, Logins logins, RightsStore rights, TransactionTemplate transaction) {
        this.db = db;
        this.users = users;
        this.logins = logins;
        this.rights = rights;
        this.transaction = transaction;
    }

    /// A new web session.
    ///
    /// @param cookie shown once; only its hash is stored
    public record Session(AccountKey cookie, String csrfToken, SignedIn user) {
        @Override
        public String toString() {
            return "Session of " + user.userId();
        }
    }

    /// What a request was recognised by.
    ///
    /// @param kind null for the cookie of a web session
    public record Credential(AccountKey key, @Nullable TokenKind kind) {}

    /// Whom a credential belongs to. csrfToken is null for tokens, which browsers do not send by themselves.
    public record Recognised(SignedIn user, @Nullable String csrfToken, Credential credential) {
        /// Attribute of the request it belongs to.
        public static final String ATTRIBUTE = "io.weiche.access.Recognised";

        @Override
        public String toString() {
            return "Recognised " + user.userId();
        }
    }

    /// @throws Problem wrong-credentials, the same whether the address is unknown or the password wrong
    public Session signIn(String email, String password, String remoteAddress) {
        var key = email.strip().toLowerCase(java.util.Locale.ROOT);
        if (!triesByAddress.tryOnce(remoteAddress) || !triesByEmail.tryOnce(key)) {
            throw tooManyTries();
        }
        var admitted = logins.check(key, password)
                .orElseThrow(() -> new Problem(ProblemType.WRONG_CREDENTIALS, "E-mail or password is wrong."));
        // A call of this object by itself passes by the annotation, and there is no account before this line.
        var session = CurrentAccount.callAs(
                admitted.account(), () -> transaction.execute(_ -> openSession(admitted.userId())));
        triesByEmail.forget(key);
        return session;
    }

    /// Opens a session for a user of the current account.
    @Transactional
    public Session openSession(long userId) {
        var user = signedIn(userId)
                .orElseThrow(() -> new Problem(ProblemType.WRONG_CREDENTIALS, "E-mail or password is wrong."));
        var cookie = AccountKey.create(CurrentAccount.require());
        var csrf = HexFormat.of().formatHex(new SecureRandom().generateSeed(20));
        db.insertInto(WEB_SESSION)
                .set(WEB_SESSION.ACCOUNT_ID, CurrentAccount.require().value())
                .set(WEB_SESSION.TOKEN_HASH, cookie.hash())
                .set(WEB_SESSION.USER_ID, userId)
                .set(WEB_SESSION.CSRF_TOKEN, csrf)
                .execute();
        return new Session(cookie, csrf, user);
    }

    @Transactional
    public void signOut(AccountKey cookie) {
        db.deleteFrom(WEB_SESSION)
                .where(WEB_SESSION.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_SESSION.TOKEN_HASH.eq(cookie.hash()))
                .execute();
    }

    @Transactional
    public Optional<Recognised> bySession(AccountKey cookie) {
        var now = DSL.currentOffsetDateTime();
        var session = db.selectFrom(WEB_SESSION)
                .where(WEB_SESSION.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_SESSION.TOKEN_HASH.eq(cookie.hash()))
                .and(WEB_SESSION.LAST_SEEN_AT.gt(ago(now, IDLE)))
                .and(WEB_SESSION.CREATED_AT.gt(ago(now, LONGEST)))
                .fetchOptional();
        if (session.isEmpty()) {
            return Optional.empty();
        }
        db.update(WEB_SESSION)
                .set(WEB_SESSION.LAST_SEEN_AT, now)
                .where(WEB_SESSION.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_SESSION.TOKEN_HASH.eq(cookie.hash()))
                .and(WEB_SESSION.LAST_SEEN_AT.lt(ago(now, Duration.ofMinutes(10))))
                .execute();
        return signedIn(session.get().getUserId())
                .map(user -> new Recognised(user, session.get().getCsrfToken(), new Credential(cookie, null)));
    }

    /// @param kind a token made for the one door never opens the other
    @Transactional
    public Optional<Recognised> byToken(AccountKey token, TokenKind kind) {
        var row = db.selectFrom(API_TOKEN)
                .where(API_TOKEN.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(API_TOKEN.TOKEN_HASH.eq(token.hash()))
                .and(API_TOKEN.KIND.eq(kind.name()))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .fetchOptional();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        var now = DSL.currentOffsetDateTime();
        db.update(API_TOKEN)
                .set(API_TOKEN.LAST_USED_AT, now)
                .where(API_TOKEN.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(API_TOKEN.ID.eq(row.get().getId()))
                .and(API_TOKEN.LAST_USED_AT.isNull().or(API_TOKEN.LAST_USED_AT.lt(ago(now, Duration.ofMinutes(1)))))
                .execute();
        return signedIn(row.get().getUserId()).map(user -> new Recognised(user, null, new Credential(token, kind)));
    }

    /// For answers that go on for minutes: whether a credential is still good, and what its user may do by now
    /// (reliability S28).
    public Optional<Recognised> again(Credential credential) {
        var kind = credential.kind();
        var found = CurrentAccount.callAs(
                credential.key().account(),
                () -> transaction.execute(
                        _ -> kind == null ? bySession(credential.key()) : byToken(credential.key(), kind)));
        return found == null ? Optional.empty() : found;
    }

    /// The rights of an active user of the current account, as they are now.
    @Transactional(readOnly = true)
    public Optional<SignedIn> signedIn(long userId) {
        return users.find(userId).filter(User::active).map(user -> SignedIn.of(user, rights.of(user.id())));
    }

    /// Ends all other web sessions of the user. Tries of the present password are counted like those of a sign-in.
    ///
    /// @param here the session in which it is changed, null when there is none
    /// @throws BadInput when the present password is wrong or the next one too weak
    @Transactional
    public void changePassword(String current, @Nullable String next, @Nullable AccountKey here) {
        var user = CurrentUser.require();
        if (!triesByEmail.tryOnce(user.email())) {
            throw tooManyTries();
        }
        logins.changePassword(user.email(), current, next);
        users.endSessions(CurrentUser.requireId(), here == null ? null : here.hash());
        triesByEmail.forget(user.email());
    }

    private Problem tooManyTries() {
        return new Problem(ProblemType.TOO_MANY_REQUESTS, "Too many tries. Wait a quarter of an hour.")
                .with(Problem.RETRY_AFTER, triesByEmail.windowSeconds());
    }

    /// False on a fresh installation: nobody can sign in yet.
    public boolean anyone() {
        return logins.anyone();
    }

    private static Field<OffsetDateTime> ago(Field<OffsetDateTime> now, Duration time) {
        return now.minus(org.jooq.types.DayToSecond.valueOf(time));
    }
}
