package io.weiche.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// A network of IP addresses, written like `10.1.0.0/16` or `fd00::/8`; an address alone is a network of one.
///
/// @param bits how many bits from the left all its addresses have in common
public record Network(InetAddress first, int bits) {
    /// @throws IllegalArgumentException when it is not written like one; names are never looked up
    public static Network of(String text) {
        var parts = text.split("/", 2);
        if (!parts[0].matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("not an IP address");
        }
        try {
            var first = InetAddress.getByName(parts[0]);
            var most = first.getAddress().length * 8;
            var bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= most) {
                return new Network(first, bits);
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address", e);
        }
        throw new IllegalArgumentException("more bits than the address has");
    }

    public boolean contains(InetAddress address) {
        var other = address.getAddress();
        var mine = first.getAddress();
        if (other.length != mine.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % 8;
            if ((other[bit / 8] & mask) != (mine[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
