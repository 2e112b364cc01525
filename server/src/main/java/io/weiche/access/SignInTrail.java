package io.weiche.access;

import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What is kept of sign-ins: every one that succeeds, every sign-out by hand, of those that fail one in a quarter of an
/// hour for each address,
/// so that whoever guesses does not fill the audit.
@Component
class SignInTrail {
    private static final Logger LOG = LoggerFactory.getLogger(SignInTrail.class);

    private final Logins logins;
    private final KnownDevices devices;
    private final Audit audit;
    private final SignInNews news;
    private final TransactionTemplate transaction;
    private final Throttle noted = new Throttle(1, Duration.ofMinutes(15));

    SignInTrail(Logins logins, KnownDevices devices, Audit audit, SignInNews news, TransactionTemplate transaction) {
        this.logins = logins;
        this.devices = devices;
        this.audit = audit;
        this.news = news;
        this.transaction = transaction;
    }

    /// In the account and the transaction the session begins in. Whoever has signed in with other browsers before hears
    /// of a new one.
    ///
    /// @param device what the browser keeps already
    /// @return what the browser is to keep
    String entered(long login, SignedIn user, SignIns.Via via, @Nullable String device) {
        var knownElsewhere = devices.any(login);
        var kept = devices.remember(login, device);
        var isNew = !kept.equals(device);
        audit.writeOf(
                Objects.requireNonNull(user.userId()), "signed-in", Map.of("via", via.name(), "newBrowser", isNew));
        if (isNew && knownElsewhere) {
            news.tell(user.email(), user.language(), SignInNews.Kind.NEW_BROWSER);
        }
        return kept;
    }

    /// In the transaction the session ends in.
    void left(long userId) {
        audit.writeOf(userId, "signed-out", null);
    }

    /// Under the name of whoever signs in with the address, so that tries for somebody are found with their own.
    /// Written beside the answer, which takes as long for an address that nobody signs in with.
    ///
    /// @param what was wrong: password, code
    void failed(String email, String what) {
        if (noted.tryOnce(email)) {
            var origin = RequestOrigin.current();
            Thread.ofVirtual().name("sign-in-failed").start(() -> note(email, what, origin));
        }
    }

    /// In each account the person belongs to; each lies behind its own fence.
    private void note(String email, String what, RequestOrigin origin) {
        try {
            var admitted = logins.ofEmail(email).map(logins::admitted);
            admitted.ifPresent(all -> all.forEach(one -> CurrentAccount.runAs(
                    one.account(),
                    () -> transaction.executeWithoutResult(
                            _ -> audit.writeOf(origin, one.userId(), "sign-in-failed", Map.of("wrong", what))))));
        } catch (RuntimeException e) {
            LOG.warn("a sign-in that failed was not noted: {}", e.getClass().getSimpleName());
        }
    }
}
