package io.weiche.bitrix24.wire;

import java.util.Base64;
import java.util.Optional;

/// Bytes as programs send them within a request.
public final class FileContent {
    private FileContent() {}

    /// @param base64 with line breaks or without; forms that are not encoded turn a plus into a space
    /// @return empty when it is no base64
    public static Optional<byte[]> of(String base64) {
        try {
            return Optional.of(Base64.getDecoder()
                    .decode(base64.strip().replaceAll("[\\r\\n\\t]", "").replace(' ', '+')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
