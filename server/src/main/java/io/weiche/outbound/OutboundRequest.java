package io.weiche.outbound;

import java.time.Duration;
import java.util.List;

/// What is to be sent.
///
/// @param address absolute, http or https
/// @param contentType of the body; of no meaning for an empty one
/// @param longest until the whole answer is there, looking up the name included
/// @param mostBytes how much of the answer's body is read
public record OutboundRequest(
        String method,
        String address,
        List<Header> headers,
        String contentType,
        byte[] body,
        Duration longest,
        int mostBytes) {
    public static final Duration LONGEST = Duration.ofSeconds(5);
    public static final int MOST_BYTES = 1 << 20;

    /// One header of a request or an answer.
    public record Header(String name, String value) {}

    public static OutboundRequest get(String address, Header... headers) {
        return new OutboundRequest("GET", address, List.of(headers), "", new byte[0], LONGEST, MOST_BYTES);
    }

    public static OutboundRequest post(String address, String contentType, byte[] body, Header... headers) {
        return new OutboundRequest("POST", address, List.of(headers), contentType, body, LONGEST, MOST_BYTES);
    }

    public OutboundRequest within(Duration time, int bytes) {
        return new OutboundRequest(method, address, headers, contentType, body, time, bytes);
    }

    @Override
    public String toString() {
        return method;
    }
}
