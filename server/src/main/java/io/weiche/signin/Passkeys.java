package io.weiche.signin;

import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.OwnPassword;
import io.weiche.access.SignInNews;
import io.weiche.access.SignIns;
import io.weiche.access.Throttle;
import io.weiche.config.Config;
import io.weiche.kernel.BadInput;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Signing in with a passkey: the phone or the computer proves who one is, by finger, face or PIN. Stands for password
/// and second factor together.
@Service
public class Passkeys {
    private static final int MOST = 20;

    private final PasskeyStore store;
    private final OwnPassword passwords;
    private final SignIns signIns;
    private final Audit audit;
    private final SignInNews news;
    private final PasskeyCeremony ceremony;
    private final Throttle tries = new Throttle(100, Duration.ofMinutes(15));

    Passkeys(PasskeyStore store, OwnPassword passwords, SignIns signIns, Audit audit, SignInNews news, Config config) {
        this.store = store;
        this.passwords = passwords;
        this.signIns = signIns;
        this.audit = audit;
        this.news = news;
        this.ceremony = new PasskeyCeremony(config.publicUrl());
    }

    public record Passkey(
            long id,
            String name,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime lastUsedAt) {}

    /// What the browser is asked for, in Base64url.
    ///
    /// @param host to whom the passkey belongs
    /// @param user number of the person for the authenticator
    /// @param known passkeys the person has already; empty for a sign-in
    public record Asked(String challenge, String host, String user, String email, String name, List<String> known) {}

    @Transactional(readOnly = true)
    public List<Passkey> list() {
        return store.list(passwords.loginOf(CurrentUser.requireId()));
    }

    /// Asks for the password once more, so that nobody adds a way in at an open browser.
    @Transactional
    public Asked begin(@Nullable String password) {
        var login = passwords.confirm("password", password);
        var known = store.credentialIds(login);
        if (known.size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " passkeys are possible.");
        }
        var me = CurrentUser.require();
        return new Asked(
                text(store.challenge(login)),
                ceremony.host(),
                text(("weiche:" + login).getBytes(StandardCharsets.UTF_8)),
                me.email(),
                me.name(),
                known.stream().map(Passkeys::text).toList());
    }

    /// @param credential the browser's answer as JSON
    @Transactional
    public Passkey add(String name, String credential) {
        var login = passwords.loginOf(CurrentUser.requireId());
        var data = ceremony.parseMade(credential);
        var challenge = PasskeyCeremony.challenge(data);
        useUp(challenge, login);
        var id = store.insert(login, name, ceremony.verify(data, challenge))
                .orElseThrow(() -> BadInput.of("credential", "taken", "This passkey is known already."));
        audit.write("passkey-added", subject(), null, Map.of("name", name));
        news.tellMyself(SignInNews.Kind.PASSKEY_ADDED);
        return store.find(login, id);
    }

    @Transactional
    public Passkey rename(long id, String name) {
        var login = passwords.loginOf(CurrentUser.requireId());
        if (!store.rename(login, id, name)) {
            throw Problem.notFound();
        }
        return store.find(login, id);
    }

    @Transactional
    public void remove(long id) {
        var name = store.remove(passwords.loginOf(CurrentUser.requireId()), id).orElseThrow(Problem::notFound);
        audit.write("passkey-removed", subject(), Map.of("name", name), null);
        news.tellMyself(SignInNews.Kind.PASSKEY_REMOVED);
    }

    /// For somebody nobody knows yet: the authenticator says who it is.
    public Asked ask(String remoteAddress) {
        tries.require(remoteAddress);
        return new Asked(text(store.challenge(null)), ceremony.host(), "", "", "", List.of());
    }

    /// @throws Problem wrong-credentials when the passkey is unknown here
    /// @throws BadInput when it does not fit
    public SignIns.Session signIn(String credential, String remoteAddress, @Nullable String device) {
        tries.require(remoteAddress);
        var data = ceremony.parseUsed(credential);
        var challenge = PasskeyCeremony.challenge(data);
        useUp(challenge, null);
        var stored = store.find(data.getCredentialId())
                .orElseThrow(() -> new Problem(ProblemType.WRONG_CREDENTIALS, "This passkey is unknown here."));
        var counter = ceremony.verify(data, challenge, stored.credential(), stored.signCount());
        store.used(stored.id(), counter);
        return signIns.open(stored.loginId(), null, SignIns.Via.PASSKEY, device);
    }

    private void useUp(byte[] challenge, @Nullable Long login) {
        if (!store.use(challenge, login)) {
            throw BadInput.of("credential", "expired", "This took too long. Begin once more.");
        }
    }

    private static String subject() {
        return "user:" + CurrentUser.requireId();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
