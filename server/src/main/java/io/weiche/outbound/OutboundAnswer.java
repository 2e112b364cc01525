package io.weiche.outbound;

import io.weiche.outbound.OutboundRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What came back. A redirection is an answer like any other and is not followed.
///
/// @param cut the body was longer than the caller reads, and ends here
public record OutboundAnswer(int status, List<Header> headers, byte[] body, boolean cut) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return Integer.toString(status);
    }
}
