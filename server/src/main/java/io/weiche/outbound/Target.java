package io.weiche.outbound;

import io.weiche.outbound.OutboundFailure.Why;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// An address somebody named, taken apart once, so that nobody reads it differently afterwards.
///
/// @param host as it is looked up; an IPv6 address without brackets
/// @param path with the query, without the fragment
record Target(String scheme, String host, int port, String path) {
    private static final int LONGEST = 2000;
    private static final Pattern NAME = Pattern.compile(
            "[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?" + "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*+");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9A-Fa-f]*)");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    static Target of(String address) throws OutboundFailure {
        var uri = uri(address);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            throw new OutboundFailure(Why.BAD_ADDRESS);
        }
        if (uri.getRawUserInfo() != null || uri.getRawAuthority().contains("@")) {
            throw new OutboundFailure(Why.BAD_ADDRESS);
        }
        var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(
                scheme, host(uri.getHost()), port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static URI uri(String address) throws OutboundFailure {
        try {
            if (address.length() <= LONGEST) {
                return new URI(new URI(address).toASCIIString());
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new OutboundFailure(Why.BAD_ADDRESS);
    }

    /// A name, or an IP address in the one way everybody reads alike: `127.1`, `0x7f000001` and `0177.0.0.1` mean
    /// different hosts to different programs, and a zone leads into this machine.
    static String host(String written) throws OutboundFailure {
        if (written.startsWith("[") && written.endsWith("]")) {
            var inner = written.substring(1, written.length() - 1);
            if (IPV6.matcher(inner).matches()) {
                return inner;
            }
        } else if (ENDS_IN_A_NUMBER.matcher(written).matches()
                ? IPV4.matcher(written).matches()
                : isName(written)) {
            return written.toLowerCase(Locale.ROOT);
        }
        throw new OutboundFailure(Why.BAD_ADDRESS);
    }

    boolean isAnAddress() {
        return isAnAddress(host);
    }

    static boolean isAnAddress(String host) {
        return host.contains(":") || IPV4.matcher(host).matches();
    }

    private static boolean isName(String written) {
        return written.length() <= 253 && NAME.matcher(written).matches();
    }
}
