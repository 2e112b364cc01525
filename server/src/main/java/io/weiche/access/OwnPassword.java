package io.weiche.access;

import io.weiche.accounts.Language;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// A person's password and what hangs on it: it is one for all accounts they belong to.
@Service
public class OwnPassword {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Logins logins;
    private final UserStore users;
    private final KnownDevices devices;
    private final Audit audit;
    private final SignInNews news;
    private final TransactionTemplate transaction;
    private final Throttle tries = new Throttle(10, WINDOW);

    OwnPassword(
            Logins logins,
            UserStore users,
            KnownDevices devices,
            Audit audit,
            SignInNews news,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.users = users;
        this.devices = devices;
        this.audit = audit;
        this.news = news;
        this.transaction = transaction;
    }

    /// Asks the person who is signed in for their password once more. Ten tries in a quarter of an hour, counted apart
    /// from those of sign-ins, so that nobody from outside uses them up.
    ///
    /// @return whose sign-in it is
    /// @throws BadInput when it is not theirs
    public long confirm(String field, @Nullable String password) {
        var key = CurrentAccount.require() + ":" + CurrentUser.requireId();
        if (password == null || password.isEmpty()) {
            throw BadInput.required(field);
        }
        tries.require(key);
        var login = logins.check(field, CurrentUser.require().email(), password)
                .orElseThrow(() -> BadInput.of(field, "wrong", "This is not the present password."));
        tries.forget(key);
        return login;
    }

    /// Ends all other web sessions of the person, in every account.
    ///
    /// @param here the session in which it is changed, null when there is none
    /// @throws BadInput when the present password is wrong or the next one too weak
    public void change(String current, @Nullable String next, @Nullable AccountKey here) {
        var login = confirm("current", current);
        logins.setPassword(login, "new", next);
        endSessions(login, here, "password-changed");
        news.tellMyself(SignInNews.Kind.PASSWORD_CHANGED);
    }

    /// For somebody who has proved in another way who they are. Ends all web sessions and forgets known browsers.
    public void replace(long login, String field, @Nullable String next) {
        logins.setPassword(login, field, next);
        devices.forget(login);
        endSessions(login, null, "password-reset");
    }

    /// @return whose sign-in a person of the current account has
    public long loginOf(long userId) {
        return logins.ofUser(userId).orElseThrow(Problem::notFound);
    }

    public Optional<Long> loginOf(String email) {
        return logins.ofEmail(email);
    }

    /// @return all accounts that somebody belongs to, the one they worked in last first
    public List<AccountId> accountsOf(long login) {
        return logins.admitted(login).stream().map(Logins.Admitted::account).toList();
    }

    /// The language of somebody who may sign in to at least one account; empty for whoever may not.
    public Optional<Language> languageOf(long login) {
        for (var admitted : logins.admitted(login)) {
            var user = CurrentAccount.callAs(
                    admitted.account(), () -> transaction.execute(_ -> users.find(admitted.userId())));
            if (user != null && user.filter(User::active).isPresent()) {
                return user.map(User::language);
            }
        }
        return Optional.empty();
    }

    public String emailOf(long login) {
        return logins.email(login);
    }

    /// @throws BadInput when it could not be anybody's next password
    public void refuseWeak(String field, @Nullable String password) {
        logins.refuseWeak(field, password);
    }

    /// Each account's sessions stand behind its own fence, so there is a transaction for each.
    private void endSessions(long login, @Nullable AccountKey kept, String why) {
        var hash = kept == null ? null : kept.hash();
        for (var admitted : logins.admitted(login)) {
            CurrentAccount.runAs(
                    admitted.account(),
                    () -> transaction.executeWithoutResult(_ -> {
                        users.endSessions(admitted.userId(), hash);
                        audit.writeOf(admitted.userId(), why, Map.of());
                    }));
        }
    }
}
