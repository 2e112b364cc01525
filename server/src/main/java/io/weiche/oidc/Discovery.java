package io.weiche.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a provider says about itself, and its keys; asked anew after ten minutes, or when a key is not among them.
@Component
class Discovery {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);
    private static final int MOST_KEPT = 1_000;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final GuardedSender sender;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KEPT;
        }
    };

    Discovery(GuardedSender sender) {
        this.sender = sender;
    }

    /// @param readAt by the clock of this process
    record Known(OIDCProviderMetadata metadata, JWKSet keys, long readAt) {
        private boolean olderThan(Duration age) {
            return System.nanoTime() - readAt > age.toNanos();
        }
    }

    /// @throws IOException when the provider does not answer, or not as one
    Known of(String issuer) throws IOException {
        var kept = kept(issuer);
        return kept == null || kept.olderThan(KEPT) ? read(issuer) : kept;
    }

    /// For a key that is not among those known: a provider may have taken new ones into use.
    Known anew(String issuer) throws IOException {
        var kept = kept(issuer);
        return kept == null || kept.olderThan(BETWEEN_QUESTIONS) ? read(issuer) : kept;
    }

    private @Nullable Known kept(String issuer) {
        synchronized (known) {
            return known.get(issuer);
        }
    }

    Known read(String issuer) throws IOException {
        try {
            var metadata =
                    OIDCProviderMetadata.parse(sender.read(stripped(issuer) + "/.well-known/openid-configuration"));
            if (!metadata.getIssuer().getValue().equals(issuer)
                    || !isTrustworthy(metadata.getAuthorizationEndpointURI())
                    || !isTrustworthy(metadata.getTokenEndpointURI())
                    || !isTrustworthy(metadata.getJWKSetURI())) {
                throw new IOException("This is another provider, or one without the addresses of a sign-in.");
            }
            var keys = JWKSet.parse(sender.read(metadata.getJWKSetURI().toString()));
            var read = new Known(metadata, keys, System.nanoTime());
            synchronized (known) {
                known.put(issuer, read);
            }
            return read;
        } catch (ParseException | java.text.ParseException e) {
            throw new IOException("This is no description of a provider.", e);
        }
    }

    private static String stripped(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    /// Tokens and secrets travel encrypted, except on this machine.
    static boolean isTrustworthy(@Nullable URI address) {
        return address != null
                && address.getHost() != null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && HERE.contains(address.getHost()));
    }
}
