package io.weiche.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where this server may send requests that users of an account ask for. Public addresses always; addresses inside
/// only those the operator names.
///
/// @param hosts names that may lie inside, in small letters
/// @param networks networks inside
/// @param ports ports of any of them; empty: every port
public record OutboundRules(Set<String> hosts, List<Network> networks, Set<Integer> ports) {
    public OutboundRules {
        hosts = Set.copyOf(hosts);
        networks = List.copyOf(networks);
        ports = Set.copyOf(ports);
    }

    /// @param inside names and networks, separated by commas
    /// @param ports numbers, separated by commas, or `*`
    /// @throws BadConfig when one of them cannot be read
    static OutboundRules of(@Nullable String inside, @Nullable String ports) {
        var hosts = new TreeSet<String>();
        var networks = new ArrayList<Network>();
        for (var entry : entries(inside)) {
            if (entry.matches("(?=.*[a-z])[a-z0-9-]+(\\.[a-z0-9-]+)*+")) {
                hosts.add(entry);
            } else {
                networks.add(network(entry));
            }
        }
        return new OutboundRules(hosts, networks, ports(ports));
    }

    /// Whether the operator named this address, or the name it was found by.
    public boolean allow(String host, InetAddress address) {
        return hosts.contains(host.toLowerCase(Locale.ROOT))
                || networks.stream().anyMatch(network -> network.contains(address));
    }

    /// Whether nothing inside can be reached at all.
    public boolean publicOnly() {
        return hosts.isEmpty() && networks.isEmpty();
    }

    public boolean allowPort(int port) {
        return ports.isEmpty() || ports.contains(port);
    }

    private static List<String> entries(@Nullable String list) {
        return list == null
                ? List.of()
                : List.of(list.split(",")).stream()
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }

    private static Network network(String entry) {
        try {
            return Network.of(entry);
        } catch (IllegalArgumentException e) {
            throw new BadConfig(
                    "WEICHE_OUTBOUND_ALLOW must be names and networks like hooks.intern,10.1.0.0/16; \"" + entry
                            + "\" is neither.",
                    e);
        }
    }

    private static Set<Integer> ports(@Nullable String list) {
        if (list == null || list.isBlank()) {
            return Set.of(80, 443);
        }
        var ports = new TreeSet<Integer>();
        if (list.strip().equals("*")) {
            return ports;
        }
        try {
            entries(list).forEach(entry -> ports.add(Integer.parseInt(entry)));
        } catch (NumberFormatException e) {
            ports.add(0);
        }
        if (ports.stream().anyMatch(port -> port < 1 || port > 65_535)) {
            throw new BadConfig("WEICHE_OUTBOUND_PORTS must be numbers from 1 to 65535 like 80,443, or *.");
        }
        return ports;
    }
}
