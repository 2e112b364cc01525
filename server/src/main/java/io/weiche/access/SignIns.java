package io.weiche.access;

import static io.weiche.db.tables.Tables.ACCOUNT;
import static io.weiche.db.tables.Tables.WEB_SESSION;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Sign-in, sign-out, and who is behind a session cookie or a token. Times are the database's.
@Service
public class SignIns {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int TRIES_PER_USER = 10;
    private static final int TRIES_PER_ADDRESS = 100;

    private final DSLContext db;
    private final CredentialStore credentials;
    private final Logins logins;
    private final KnownDevices devices;
    private final SecondFactor secondFactor;
    private final KnownRights rights;
    private final SignInTrail trail;
    private final TransactionTemplate transaction;
    private final Throttle triesByEmail = new Throttle(TRIES_PER_USER, WINDOW);
    private final Throttle triesByDevice = new Throttle(TRIES_PER_USER, WINDOW);
    private final Throttle triesByAddress = new Throttle(TRIES_PER_ADDRESS, WINDOW);

    SignIns(
            DSLContext db,
            CredentialStore credentials,
            Logins logins,
            KnownDevices devices,
            SecondFactor secondFactor,
            KnownRights rights,
            SignInTrail trail,
            TransactionTemplate transaction) {
        this.db = db;
        this.credentials = credentials;
        this.logins = logins;
        this.devices = devices;
        this.secondFactor = secondFactor;
        this.rights = rights;
        this.trail = trail;
        this.transaction = transaction;
    }

    /// What somebody sends to be let in.
    ///
    /// @param code of the second factor; null until it is asked for
    /// @param device what this browser keeps since it signed in before
    public record Attempt(
            String email,
            String password,
            @Nullable String code,
            String remoteAddress,
            @Nullable String device) {
        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /// How somebody proved who they are.
    public enum Via {
        PASSWORD,
        PASSKEY,
        OIDC,
        SETUP
    }

    /// A new web session.
    ///
    /// @param cookie shown once; only its hash is stored
    /// @param device what the browser is to keep, so that it is known the next time
    /// @param lacksFactor whether the account asks for a second factor that was not shown
    public record Session(
            AccountKey cookie,
            String csrfToken,
            SignedIn user,
            @Nullable String device,
            boolean lacksFactor) {
        @Override
        public String toString() {
            return "Session of " + user.userId();
        }
    }

    /// What a request was recognised by.
    ///
    /// @param kind null for the cookie of a web session
    public record Credential(AccountKey key, @Nullable TokenKind kind) {}

    private static Problem wrongCredentials() {
        return new Problem(ProblemType.WRONG_CREDENTIALS, "E-mail or password is wrong.");
    }

    /// Whom a credential belongs to. csrfToken is null for tokens, which browsers do not send by themselves.
    ///
    /// @param scopes of a token; null: everything its user may do
    /// @param via how the session began; null for tokens
    /// @param ends whether it is a token that is good for a while only
    /// @param lacksFactor whether the account asks for a second factor that was not shown
    public record Recognised(
            SignedIn user,
            @Nullable String csrfToken,
            Credential credential,
            @Nullable Set<TokenScope> scopes,
            @Nullable Via via,
            boolean ends,
            boolean lacksFactor) {
        /// Attribute of the request it belongs to.
        public static final String ATTRIBUTE = "io.weiche.access.Recognised";

        /// Whether it is good for everything its user may do, and until somebody ends it.
        public boolean unlimited() {
            return scopes == null && !ends;
        }

        @Override
        public String toString() {
            return "Recognised " + user.userId();
        }
    }

    /// @throws Problem wrong-credentials, the same whether the address is unknown or the password wrong;
    ///     second-factor-needed when the password is right and a code is missing
    public Session signIn(Attempt attempt) {
        return open(prove(attempt), null, Via.PASSWORD, attempt.device());
    }

    /// Whose login it is, where the address has one; else nothing is asked.
    ///
    /// @throws Problem as for signing in
    public Optional<Long> proveIfKnown(Attempt attempt) {
        return logins.ofEmail(attempt.email()).map(_ -> prove(attempt));
    }

    private long prove(Attempt attempt) {
        var email = attempt.email().strip().toLowerCase(Locale.ROOT);
        var device = devices.of(attempt.device(), email);
        var counted = device.map(triesByDevice::tryOnce)
                .orElseGet(() -> triesByAddress.tryOnce(attempt.remoteAddress()) && triesByEmail.tryOnce(email));
        if (!counted) {
            throw triesByAddress.exceeded();
        }
        var login = logins.check("password", email, attempt.password()).orElseThrow(() -> {
            trail.failed(email, "password");
            return wrongCredentials();
        });
        askSecondFactor(login, email, attempt.code());
        triesByEmail.forget(email);
        device.ifPresent(triesByDevice::forget);
        return login;
    }

    private void askSecondFactor(long login, String email, @Nullable String code) {
        if (!secondFactor.needed(login)) {
            return;
        }
        if (code == null) {
            throw new Problem(ProblemType.SECOND_FACTOR_NEEDED, "Send the code of the second factor too.");
        }
        if (!secondFactor.accept(login, code)) {
            trail.failed(email, "code");
            throw new Problem(ProblemType.WRONG_CODE, "The code is wrong, used or too old.");
        }
    }

    /// Opens a session for somebody who has proved who they are, in the account they worked in last.
    ///
    /// @param wanted the only account that will do; null: any of theirs
    public Session open(long login, @Nullable AccountId wanted, Via via, @Nullable String device) {
        // A call of this object by itself passes by the annotation, and there is no account before this line.
        for (var admitted : logins.admitted(login)) {
            var session = wanted == null || wanted.equals(admitted.account())
                    ? CurrentAccount.callAs(
                            admitted.account(),
                            () -> transaction.execute(_ -> openIfActive(login, admitted.userId(), via, device)))
                    : Optional.<Session>empty();
            if (session != null && session.isPresent()) {
                return session.get();
            }
        }
        throw wrongCredentials();
    }

    private Optional<Session> openIfActive(long login, long userId, Via via, @Nullable String device) {
        if (suspended() || signedIn(userId).isEmpty()) {
            return Optional.empty();
        }
        logins.entered(login);
        var session = openSession(userId, via);
        return Optional.of(new Session(
                session.cookie(),
                session.csrfToken(),
                session.user(),
                trail.entered(login, session.user(), via, device),
                session.lacksFactor()));
    }

    private boolean suspended() {
        return db.fetchExists(
                ACCOUNT, ACCOUNT.ACCOUNT_ID.eq(CurrentAccount.require().value()).and(ACCOUNT.SUSPENDED_AT.isNotNull()));
    }

    /// Opens a session for a user of the current account.
    @Transactional
    public Session openSession(long userId, Via via) {
        var user = signedIn(userId).orElseThrow(SignIns::wrongCredentials);
        var origin = RequestOrigin.current();
        var cookie = AccountKey.create(CurrentAccount.require());
        var csrf = HexFormat.of().formatHex(new SecureRandom().generateSeed(20));
        db.insertInto(WEB_SESSION)
                .set(WEB_SESSION.ACCOUNT_ID, CurrentAccount.require().value())
                .set(WEB_SESSION.TOKEN_HASH, cookie.hash())
                .set(WEB_SESSION.USER_ID, userId)
                .set(WEB_SESSION.CSRF_TOKEN, csrf)
                .set(WEB_SESSION.ADDRESS, origin.address())
                .set(WEB_SESSION.AGENT, origin.agent())
                .set(WEB_SESSION.VIA, via.name())
                .execute();
        return new Session(cookie, csrf, user, null, lacksFactor(user, via, demand()));
    }

    @Transactional
    public void signOut(AccountKey cookie) {
        db.deleteFrom(WEB_SESSION)
                .where(WEB_SESSION.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(WEB_SESSION.TOKEN_HASH.eq(cookie.hash()))
                .returningResult(WEB_SESSION.USER_ID)
                .fetch(WEB_SESSION.USER_ID)
                .forEach(trail::left);
    }

    @Transactional
    public Optional<Recognised> bySession(AccountKey cookie) {
        return credentials.session(cookie).flatMap(session -> {
            // before anything is written: a transaction that has written derives all rights anew
            var user = rights.of(session.userId(), session.rights());
            if (session.toNote()) {
                credentials.note(cookie);
            }
            var via = Via.valueOf(session.via());
            return user.map(known -> new Recognised(
                    known,
                    session.csrfToken(),
                    new Credential(cookie, null),
                    null,
                    via,
                    false,
                    lacksFactor(known, via, session.demand())));
        });
    }

    private @Nullable String demand() {
        return db.select(SignInRules.stored()).fetchSingle().value1();
    }

    /// A passkey is a second factor by itself; what a provider asks for is the provider's.
    private boolean lacksFactor(SignedIn user, Via via, @Nullable String demand) {
        return (via == Via.PASSWORD || via == Via.SETUP)
                && SignInRules.SecondFactorOf.of(demand).asks(user)
                && user.userId() != null
                && logins.ofUser(user.userId()).filter(secondFactor::needed).isEmpty();
    }

    /// @param kind a token made for the one door never opens the other
    @Transactional
    public Optional<Recognised> byToken(AccountKey key, TokenKind kind) {
        return credentials.token(key, kind).flatMap(token -> {
            // before anything is written, as for sessions
            var user = rights.of(token.userId(), token.rights());
            if (token.toNote()) {
                credentials.note(token);
            }
            return user.map(known -> new Recognised(
                    known, null, new Credential(key, kind), TokenScope.of(token.scopes()), null, token.ends(), false));
        });
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

    /// The rights that a stream of the current request has, as they are from time to time.
    public Follower follower(Credential credential) {
        return new Follower(
                credential, CurrentUser.require(), CurrentUser.onlooker().isPresent() ? CurrentUser.requireId() : null);
    }

    /// Whoever follows a stream.
    ///
    /// @param user with whose rights
    /// @param seenAs null: as themselves; else an administrator looks as this user, who is not here
    public record Follower(
            Credential credential, SignedIn user, @Nullable Long seenAs) {}

    /// The same with their rights of now; empty when they may follow no longer.
    public Optional<Follower> again(Follower follower) {
        var seenAs = follower.seenAs();
        return again(follower.credential())
                .map(Recognised::user)
                .flatMap(user -> seenAs == null
                        ? Optional.of(user)
                        : user.administrator() ? signedIn(follower.credential(), seenAs) : Optional.empty())
                .map(user -> new Follower(follower.credential(), user, seenAs));
    }

    private Optional<SignedIn> signedIn(Credential credential, long userId) {
        var found =
                CurrentAccount.callAs(credential.key().account(), () -> transaction.execute(_ -> rights.of(userId)));
        return found == null ? Optional.empty() : found;
    }

    /// The rights of an active user of the current account, as they are now.
    @Transactional(readOnly = true)
    public Optional<SignedIn> signedIn(long userId) {
        return rights.of(userId);
    }

    /// False on a fresh installation: nobody can sign in yet.
    public boolean anyone() {
        return logins.anyone();
    }
}
