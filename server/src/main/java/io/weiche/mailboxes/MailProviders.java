package io.weiche.mailboxes;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.outbound.Outbound;
import io.weiche.web.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The providers of an account's mailboxes. Administrators set them up.
@Service
public class MailProviders {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final MailProviderStore store;
    private final MailboxStore mailboxes;
    private final Access access;
    private final Audit audit;
    private final Outbound outbound;

    MailProviders(MailProviderStore store, MailboxStore mailboxes, Access access, Audit audit, Outbound outbound) {
        this.store = store;
        this.mailboxes = mailboxes;
        this.access = access;
        this.audit = audit;
        this.outbound = outbound;
    }

    @Transactional(readOnly = true)
    public List<MailProvider> list() {
        access.require(Right.ADMINISTRATOR);
        return store.list();
    }

    /// A secret that was given for one address must not be sent to another that was typed later.
    ///
    /// @param keepSecret whether the present secret stays, because nobody typed a new one
    @Transactional
    public MailProvider save(MailProvider wanted, boolean keepSecret) {
        access.require(Right.ADMINISTRATOR);
        check("authorizeUrl", wanted.authorizeUrl());
        check("tokenUrl", wanted.tokenUrl());
        var before = store.find(wanted.kind()).orElse(null);
        var secret = wanted.clientSecret();
        if (keepSecret && before != null) {
            if (before.clientSecret() != null && !before.tokenUrl().equals(wanted.tokenUrl())) {
                throw BadInput.of("clientSecret", "needed-again", "With another address the secret is needed again.");
            }
            secret = before.clientSecret();
        }
        var after = new MailProvider(
                wanted.kind(), wanted.authorizeUrl(), wanted.tokenUrl(), wanted.scopes(), wanted.clientId(), secret);
        store.save(after);
        audit.write(
                "mail-provider-changed",
                "mail-provider:" + after.kind(),
                before == null ? null : shown(before),
                shown(after));
        return after;
    }

    /// @throws Problem conflict while a mailbox needs it
    @Transactional
    public void remove(MailProvider.Kind kind) {
        access.require(Right.ADMINISTRATOR);
        var before = store.find(kind).orElseThrow(Problem::notFound);
        if (mailboxes.list().stream().anyMatch(mailbox -> mailbox.provider() == kind)) {
            throw Problem.conflict("Mailboxes are opened by this provider.");
        }
        store.remove(kind);
        audit.write("mail-provider-removed", "mail-provider:" + kind, shown(before), null);
    }

    private static Map<String, Object> shown(MailProvider provider) {
        return Map.of(
                "authorizeUrl", provider.authorizeUrl(),
                "tokenUrl", provider.tokenUrl(),
                "scopes", provider.scopes(),
                "clientId", provider.clientId());
    }

    private void check(String field, String text) {
        if (!isTrustworthy(text)) {
            throw BadInput.of(field, "malformed", "This must be an address that begins with https://.");
        }
        var objection = outbound.objectionTo(text);
        if (objection != null) {
            throw BadInput.of(field, "forbidden-address", "This address may not be reached.");
        }
    }

    /// Secrets travel encrypted, except on this machine.
    private static boolean isTrustworthy(@Nullable String text) {
        try {
            var address = new URI(String.valueOf(text));
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && HERE.contains(address.getHost()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
