package io.weiche.oidc;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.weiche.access.SignIns;
import io.weiche.access.Throttle;
import io.weiche.config.Config;
import io.weiche.kernel.CurrentAccount;
import io.weiche.oidc.RefusedSignIn.Why;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// A person's way to the account's provider and back.
@Service
public class ProviderSignIns {
    /// Under the server's public address; providers want to know it beforehand.
    public static final String BACK = "/oidc/callback";

    /// A page of ours: neither another server's nor one that a browser takes for such.
    private static final Pattern OWN_PAGE = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\]]{0,1000}");

    private final ProviderStore store;
    private final Ceremony ceremony;
    private final Attempt.Box box;
    private final ProviderPeople people;
    private final TransactionTemplate transaction;
    private final URI back;
    private final Throttle tries = new Throttle(100, Duration.ofMinutes(15));

    ProviderSignIns(
            ProviderStore store,
            Ceremony ceremony,
            Attempt.Box box,
            ProviderPeople people,
            TransactionTemplate transaction,
            Config config) {
        this.store = store;
        this.ceremony = ceremony;
        this.box = box;
        this.people = people;
        this.transaction = transaction;
        this.back = URI.create(config.publicUrl() + BACK);
    }

    /// @param to the provider's page
    /// @param kept what the browser brings back
    public record Begun(URI to, String kept) {}

    /// @param next the page the person wanted
    public record Done(SignIns.Session session, String next) {}

    /// What the provider sent the browser back with.
    public record Answer(
            @Nullable String state,
            @Nullable String code,
            @Nullable String error,
            @Nullable String issuer) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /// @throws RefusedSignIn when there is no provider or it does not answer
    public Begun begin(String key, @Nullable String next, String remoteAddress) {
        count(remoteAddress);
        var account = store.accountOf(key).orElseThrow(() -> new RefusedSignIn(Why.GONE));
        return CurrentAccount.callAs(account, () -> {
            var provider = provider();
            var attempt = new Attempt(
                    account.value(),
                    provider.issuer(),
                    new Nonce().getValue(),
                    new Nonce().getValue(),
                    new CodeVerifier().getValue(),
                    ownPage(next),
                    box.until());
            return new Begun(ceremony.ask(provider, back, attempt), box.seal(attempt));
        });
    }

    /// @param kept what [#begin] gave the browser
    /// @throws RefusedSignIn when nobody is let in
    public Done finish(@Nullable String kept, Answer answer, String remoteAddress, @Nullable String device) {
        count(remoteAddress);
        var attempt = box.open(kept).orElseThrow(() -> new RefusedSignIn(Why.EXPIRED));
        if (answer.state() == null || !isSame(answer.state(), attempt.state())) {
            throw new RefusedSignIn(Why.FORGED);
        }
        if (answer.issuer() != null && !answer.issuer().equals(attempt.issuer())) {
            throw new RefusedSignIn(Why.FORGED);
        }
        if (answer.error() != null || answer.code() == null || answer.code().isBlank()) {
            throw new RefusedSignIn(Why.DECLINED);
        }
        var code = answer.code();
        return CurrentAccount.callAs(attempt.accountId(), () -> {
            var provider = provider();
            if (!provider.issuer().equals(attempt.issuer())) {
                throw new RefusedSignIn(Why.EXPIRED);
            }
            var claims = ceremony.finish(provider, back, attempt, code);
            return new Done(people.enter(provider, claims, device), attempt.next());
        });
    }

    private static String ownPage(@Nullable String next) {
        try {
            return next != null && OWN_PAGE.matcher(next).matches() ? new URI(next).toString() : "/";
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    private Provider provider() {
        var provider = transaction.execute(_ -> store.find());
        if (provider == null || provider.isEmpty()) {
            throw new RefusedSignIn(Why.GONE);
        }
        return provider.get();
    }

    private void count(String remoteAddress) {
        if (!tries.tryOnce(remoteAddress)) {
            throw new RefusedSignIn(Why.BUSY);
        }
    }

    private static boolean isSame(String sent, String expected) {
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
