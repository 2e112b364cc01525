package io.weiche.webhooks;

import io.weiche.secrets.SignedMessages;
import java.security.SecureRandom;
import java.util.HexFormat;

/// How an address is spoken to. The names are part of the interface.
public enum Style {
    /// Signed JSON, several events in one request (Standard Webhooks).
    SIGNED,
    /// A form for each event, as programs written for Bitrix24 expect it.
    BITRIX24;

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// @return as it is shown once and as it is sealed
    String newSecret() {
        if (this == SIGNED) {
            return SignedMessages.newSecret();
        }
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
