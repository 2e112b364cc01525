package io.weiche.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose `X-Forwarded-…` are believed: what they say decides from where somebody signs in and how often. Nobody but
/// this
/// machine, until the operator names others.
///
/// @param networks those of the proxies in front
public record TrustedProxies(List<Network> networks) {
    public static final TrustedProxies LOOPBACK =
            new TrustedProxies(List.of(Network.of("127.0.0.0/8"), Network.of("::1")));

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /// @param list addresses and networks, separated by commas; they take the place of this machine
    /// @throws BadConfig when one of them cannot be read
    static TrustedProxies of(@Nullable String list) {
        if (list == null || list.isBlank()) {
            return LOOPBACK;
        }
        var networks = new ArrayList<Network>();
        for (var entry : list.split(",")) {
            try {
                networks.add(Network.of(entry.strip()));
            } catch (IllegalArgumentException e) {
                throw new BadConfig(
                        "WEICHE_TRUSTED_PROXIES must be addresses and networks like 127.0.0.1,10.1.0.0/16; \""
                                + entry.strip() + "\" is neither.",
                        e);
            }
        }
        return new TrustedProxies(networks);
    }

    /// As the container reads it.
    public String asText() {
        return String.join(
                ",",
                networks.stream()
                        .map(network -> network.first().getHostAddress() + "/" + network.bits())
                        .toList());
    }
}
