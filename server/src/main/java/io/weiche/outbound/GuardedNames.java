package io.weiche.outbound;

import io.weiche.config.OutboundRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/// Looks a name up once and hands on what it has checked: the connection goes to that very address, so a name server
/// that answers differently a moment later changes nothing.
///
/// @param lookUp all addresses of a name
record GuardedNames(OutboundRules rules, Lookup lookUp) implements DnsResolver {
    /// The name service.
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /// One of the name's addresses lies inside.
    static final class Inside extends UnknownHostException {}

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = lookUp.all(host);
        for (var address : found) {
            if (InnerNetworks.contain(address) && !rules.allow(host, address)) {
                throw new Inside();
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
