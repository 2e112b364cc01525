package io.weiche.oidc;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.access.Role;
import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// An account's provider, set up by its administrators.
@Service
public class Providers {
    private static final int MOST_DOMAINS = 50;
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,63}+(\\.[a-z0-9-]{1,63}+)++");

    private final ProviderStore store;
    private final Discovery discovery;
    private final Users users;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Providers(
            ProviderStore store,
            Discovery discovery,
            Users users,
            Access access,
            Audit audit,
            TransactionTemplate transaction) {
        this.store = store;
        this.discovery = discovery;
        this.users = users;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// What the page of the sign-in offers.
    public record Door(String key, String name) {}

    /// @param key of the address that leads to it
    public record Shown(Provider provider, String key) {}

    @Transactional(readOnly = true)
    public Optional<Shown> find() {
        access.require(Right.ADMINISTRATOR);
        return shown();
    }

    private Optional<Shown> shown() {
        return store.find()
                .map(provider -> new Shown(provider, store.keyOfAccount().orElseThrow()));
    }

    /// The door somebody has the key of, else the only one of the installation. Whoever asks is not signed in, and
    /// belongs to no account yet.
    public Optional<Door> door(@Nullable String key) {
        return store.door(key);
    }

    /// Asks the provider who it is before anything is kept.
    ///
    /// @param keepSecret whether the present secret stays, because nobody typed a new one
    public Shown save(Provider wanted, boolean keepSecret) {
        access.require(Right.ADMINISTRATOR);
        refuseUnusable(wanted);
        try {
            var _ = discovery.read(wanted.issuer());
        } catch (IOException e) {
            throw BadInput.of("issuer", "unreachable", "No provider answers there as one does.");
        }
        return Objects.requireNonNull(transaction.execute(_ -> {
            var before = store.find();
            var kept = keepSecret ? before.map(Provider::clientSecret).orElse(null) : wanted.clientSecret();
            var after = new Provider(
                    wanted.issuer(),
                    wanted.clientId(),
                    kept,
                    wanted.name(),
                    wanted.createPeople(),
                    wanted.roleId(),
                    wanted.emailDomains(),
                    wanted.secondFactor());
            store.save(after);
            audit.write(
                    "sign-in-provider-changed",
                    subject(),
                    before.map(Providers::audited).orElse(null),
                    audited(after));
            return shown().orElseThrow();
        }));
    }

    private void refuseUnusable(Provider wanted) {
        if (wanted.createPeople() && wanted.roleId() == null) {
            throw BadInput.required("roleId");
        }
        if (wanted.roleId() != null && users.roles().stream().map(Role::id).noneMatch(wanted.roleId()::equals)) {
            throw BadInput.of("roleId", "unknown-role", "There is no such role in this account.");
        }
        if (wanted.emailDomains().size() > MOST_DOMAINS
                || !wanted.emailDomains().stream()
                        .allMatch(domain -> DOMAIN.matcher(domain).matches())) {
            throw BadInput.of("emailDomains", "malformed", "These must be at most 50 domains like example.com.");
        }
    }

    /// Whether tokens and secrets travel safely to such an address.
    public static boolean isTrustworthy(URI address) {
        return Discovery.isTrustworthy(address);
    }

    @Transactional
    public void remove() {
        access.require(Right.ADMINISTRATOR);
        var before = store.find().orElseThrow(Problem::notFound);
        store.remove();
        audit.write("sign-in-provider-removed", subject(), audited(before), null);
    }

    private static String subject() {
        return "account:" + CurrentAccount.require().value();
    }

    /// Never the secret.
    private static Map<String, Object> audited(Provider provider) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("issuer", provider.issuer());
        shown.put("clientId", provider.clientId());
        shown.put("createPeople", provider.createPeople());
        if (provider.roleId() != null) {
            shown.put("roleId", provider.roleId());
        }
        shown.put("emailDomains", provider.emailDomains());
        shown.put("secondFactor", provider.secondFactor());
        return shown;
    }
}
