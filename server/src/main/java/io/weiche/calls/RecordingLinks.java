package io.weiche.calls;

import io.weiche.kernel.BadInput;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Where the telephone system keeps recordings. People open such links; the server never does.
public final class RecordingLinks {
    public static final int LONGEST = 2_000;

    private RecordingLinks() {}

    /// @throws BadInput when it is no https address
    public static @Nullable String read(String field, @Nullable String link) {
        if (link == null) {
            return null;
        }
        try {
            var address = new URI(link);
            if ("https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null) {
                return link;
            }
        } catch (URISyntaxException e) {
            // no address at all
        }
        throw BadInput.of(field, "not-a-link", "This must be an https address.");
    }
}
