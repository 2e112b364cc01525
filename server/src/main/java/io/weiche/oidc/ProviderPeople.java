package io.weiche.oidc;

import com.nimbusds.oauth2.sdk.auth.Secret;
import io.weiche.access.CurrentUser;
import io.weiche.access.OwnPassword;
import io.weiche.access.SignIns;
import io.weiche.access.UserDraft;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Texts;
import io.weiche.oidc.RefusedSignIn.Why;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Who of the account somebody is whom its provider knows. Found by what never changes there, the first time by a
/// checked e-mail address.
@Component
class ProviderPeople {
    private final ProviderStore store;
    private final OwnPassword logins;
    private final Users users;
    private final Accounts accounts;
    private final SignIns signIns;
    private final TransactionTemplate transaction;

    ProviderPeople(
            ProviderStore store,
            OwnPassword logins,
            Users users,
            Accounts accounts,
            SignIns signIns,
            TransactionTemplate transaction) {
        this.store = store;
        this.logins = logins;
        this.users = users;
        this.accounts = accounts;
        this.signIns = signIns;
        this.transaction = transaction;
    }

    /// Opens a session in the current account, and in no other.
    SignIns.Session enter(Provider provider, Claims claims, @Nullable String device) {
        var login = login(provider, claims);
        var session = open(login, device);
        var userId = Objects.requireNonNull(session.user().userId());
        var same = transaction.execute(_ -> store.pin(provider.issuer(), claims.subject(), userId));
        if (!Boolean.TRUE.equals(same)) {
            signIns.signOut(session.cookie());
            throw new RefusedSignIn(Why.SOMEBODY_ELSE);
        }
        return session;
    }

    private SignIns.Session open(long login, @Nullable String device) {
        try {
            return signIns.open(login, CurrentAccount.require(), SignIns.Via.OIDC, device);
        } catch (Problem e) {
            throw new RefusedSignIn(Why.INACTIVE, e);
        }
    }

    private long login(Provider provider, Claims claims) {
        var known = transaction.execute(
                _ -> store.userOf(provider.issuer(), claims.subject()).map(logins::loginOf));
        return known != null && known.isPresent() ? known.get() : byAddress(provider, claims);
    }

    private long byAddress(Provider provider, Claims claims) {
        var email = checkedAddress(claims);
        if (!provider.admits(email)) {
            throw new RefusedSignIn(Why.DOMAIN);
        }
        var login = logins.loginOf(email);
        if (login.isEmpty() && provider.createPeople() && provider.roleId() != null) {
            return create(claims, email, provider.roleId());
        }
        if (login.isEmpty() || !logins.accountsOf(login.get()).contains(CurrentAccount.require())) {
            throw new RefusedSignIn(Why.UNKNOWN);
        }
        return login.get();
    }

    private static String checkedAddress(Claims claims) {
        if (!Boolean.TRUE.equals(claims.emailVerified())) {
            throw new RefusedSignIn(Why.UNVERIFIED);
        }
        try {
            return UserDraft.requireEmail("email", claims.email());
        } catch (BadInput e) {
            throw new RefusedSignIn(Why.UNVERIFIED, e);
        }
    }

    /// Somebody new, with a password nobody knows.
    private long create(Claims claims, String email, long roleId) {
        try {
            CurrentUser.callAsSystem(() -> users.open(new UserDraft(
                    name(claims.firstName()),
                    name(claims.lastName()),
                    email,
                    accounts.get().language(),
                    new Secret().getValue(),
                    List.of(roleId))));
        } catch (Problem e) {
            throw new RefusedSignIn(Why.FULL, e);
        } catch (BadInput e) {
            throw new RefusedSignIn(Why.UNKNOWN, e);
        }
        return logins.loginOf(email).orElseThrow();
    }

    /// A provider's names are taken as far as they fit.
    private static @Nullable String name(@Nullable String text) {
        try {
            return Texts.line("name", text, Texts.NAME);
        } catch (BadInput e) {
            return null;
        }
    }
}
