package io.weiche.outbound;

import io.weiche.config.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Addresses that are nobody's on the internet: this machine, networks of houses and providers, metadata of clouds,
/// groups, documentation, and forms of IPv6 that carry an IPv4 address within. Java's own questions (`isLoopback`,
/// `isSiteLocal`) miss half of them.
final class InnerNetworks {
    private static final List<Network> IPV4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Network::of)
            .toList();

    /// All that is given out to the public so far.
    private static final Network PUBLIC_IPV6 = Network.of("2000::/3");

    private static final List<Network> NOT_PUBLIC_IPV6 = Stream.of(
                    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Network::of)
            .toList();

    private InnerNetworks() {}

    static boolean contain(InetAddress address) {
        if (address instanceof Inet4Address) {
            return in(IPV4, address);
        }
        return !PUBLIC_IPV6.contains(address) || in(NOT_PUBLIC_IPV6, address);
    }

    private static boolean in(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
