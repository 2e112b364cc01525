package io.weiche.mailboxes;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.access.SignIns;
import io.weiche.access.Throttle;
import io.weiche.config.Config;
import io.weiche.kernel.CurrentAccount;
import io.weiche.mailboxes.RefusedConsent.Why;
import io.weiche.web.Problem;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// An administrator's way to the provider of a mailbox and back: the authorization code with PKCE. What comes of it is
/// kept sealed, and opens that mailbox alone.
@Service
public class MailConsents {
    /// Under the server's public address; providers want to know it beforehand.
    public static final String BACK = "/mail-consent/callback";

    private final MailboxStore mailboxes;
    private final MailProviderStore providers;
    private final MailConsentStore consents;
    private final TokenEndpoint tokens;
    private final ConsentAttempt.Box box;
    private final SignIns people;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final String back;
    private final Throttle tries = new Throttle(100, Duration.ofMinutes(15));

    MailConsents(
            MailboxStore mailboxes,
            MailProviderStore providers,
            MailConsentStore consents,
            TokenEndpoint tokens,
            ConsentAttempt.Box box,
            SignIns people,
            Access access,
            Audit audit,
            TransactionTemplate transaction,
            Config config) {
        this.mailboxes = mailboxes;
        this.providers = providers;
        this.consents = consents;
        this.tokens = tokens;
        this.box = box;
        this.people = people;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.back = config.publicUrl() + BACK;
    }

    /// Where providers send browsers back to.
    public String back() {
        return back;
    }

    /// @param to the provider's page
    /// @param kept what the browser brings back
    public record Begun(URI to, String kept) {
        @Override
        public String toString() {
            return "Begun";
        }
    }

    /// What the provider sent the browser back with.
    public record Answer(
            @Nullable String state,
            @Nullable String code,
            @Nullable String error) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /// A mailbox that somebody connects, and who lets us in.
    private record Door(Mailbox mailbox, MailProvider provider) {}

    private Door door(long id) {
        access.require(Right.ADMINISTRATOR);
        var mailbox = mailboxes.find(id).orElseThrow(Problem::notFound);
        if (mailbox.provider() == null) {
            throw Problem.conflict("This mailbox is opened by a password.");
        }
        return new Door(mailbox, providers.find(mailbox.provider()).orElseThrow(Problem::notFound));
    }

    public Begun begin(long id) {
        var door = Objects.requireNonNull(transaction.execute(_ -> door(id)));
        var attempt = new ConsentAttempt(
                CurrentAccount.require().value(),
                CurrentUser.requireId(),
                id,
                door.mailbox().version(),
                door.provider().tokenUrl(),
                Tokens.next(),
                Tokens.next() + Tokens.next(),
                box.until());
        return new Begun(address(door, attempt), box.seal(attempt));
    }

    private URI address(Door door, ConsentAttempt attempt) {
        var provider = door.provider();
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", back);
        query.put("scope", provider.scopes());
        query.put("state", attempt.state());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        query.put("login_hint", door.mailbox().login());
        if (provider.kind() == MailProvider.Kind.GOOGLE) {
            // or it gives nothing that lasts, or gives it the first time only
            query.putAll(Map.of("access_type", "offline", "prompt", "consent"));
        }
        var address = provider.authorizeUrl();
        return URI.create(address
                + (address.contains("?") ? "&" : "?")
                + query.entrySet().stream()
                        .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /// @param kept what [#begin] gave the browser
    /// @throws RefusedConsent when the mailbox is not connected
    public void finish(@Nullable String kept, Answer answer, String remoteAddress) {
        if (!tries.tryOnce(remoteAddress)) {
            throw new RefusedConsent(Why.BUSY);
        }
        var attempt = box.open(kept)
                .filter(one -> one.isAnsweredBy(answer.state()))
                .orElseThrow(() -> new RefusedConsent(Why.EXPIRED));
        if (answer.error() != null || answer.code() == null || answer.code().isBlank()) {
            throw new RefusedConsent(Why.DECLINED);
        }
        var code = answer.code();
        CurrentAccount.runAs(attempt.accountId(), () -> {
            var person = Objects.requireNonNull(transaction.execute(_ -> people.signedIn(attempt.user())))
                    .orElseThrow(() -> new RefusedConsent(Why.EXPIRED));
            CurrentUser.callAs(person, () -> {
                connect(attempt, code);
                return attempt;
            });
        });
    }

    private void connect(ConsentAttempt attempt, String code) {
        var door = Objects.requireNonNull(transaction.execute(_ -> still(attempt)));
        var given = given(door.provider(), code, attempt);
        var refresh = given.refresh();
        if (refresh == null) {
            throw new RefusedConsent(Why.NOT_LASTING);
        }
        transaction.executeWithoutResult(_ -> {
            mailboxes.lock(attempt.mailbox());
            var mailbox = still(attempt).mailbox();
            consents.keep(mailbox.id(), refresh, given.access(), given.life());
            mailboxes.readAnew(mailbox.id());
            audit.write("mailbox-connected", "mailbox:" + mailbox.id(), null, Map.of("address", mailbox.address()));
        });
    }

    /// The mailbox as the person saw it, and a provider who is still the same.
    private Door still(ConsentAttempt attempt) {
        try {
            var door = door(attempt.mailbox());
            if (door.mailbox().version() == attempt.version()
                    && door.provider().tokenUrl().equals(attempt.tokenUrl())) {
                return door;
            }
        } catch (Problem e) {
            // gone, or the person is no administrator any more
        }
        throw new RefusedConsent(Why.EXPIRED);
    }

    private TokenEndpoint.Tokens given(MailProvider provider, String code, ConsentAttempt attempt) {
        try {
            return tokens.exchange(provider, code, attempt.verifier(), back);
        } catch (MailTrouble e) {
            throw new RefusedConsent(
                    switch (e.why()) {
                        case PROVIDER_AWAY -> Why.AWAY;
                        case CONSENT_GONE -> Why.EXPIRED;
                        default -> Why.UNKNOWN_CLIENT;
                    },
                    e);
        }
    }
}
