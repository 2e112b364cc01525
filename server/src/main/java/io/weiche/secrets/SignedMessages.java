package io.weiche.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Messages between programs that share a secret, signed as Standard Webhooks 1.0 says: over name, time and body.
public final class SignedMessages {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int BYTES = 32;
    private static final int MOST_SIGNATURES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private SignedMessages() {}

    /// A message as it arrived.
    ///
    /// @param id names it, however often it is sent
    public record Received(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body) {}

    /// @return as it is shown once and as it is sealed
    public static String newSecret() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /// @param secrets the one in force and, after a change, the one before it
    public static String sign(List<String> secrets, String id, long timestamp, byte[] body) {
        return secrets.stream()
                .map(secret -> VERSION + sign(secret, id, Long.toString(timestamp), body))
                .collect(Collectors.joining(" "));
    }

    /// Whether one of its signatures is made with the secret, and not long ago.
    ///
    /// @param now seconds of the clock that counts
    public static boolean genuine(String secret, Received message, long now) {
        var id = message.id();
        var timestamp = message.timestamp();
        var signatures = message.signatures();
        if (id == null
                || timestamp == null
                || signatures == null
                || !NAME.matcher(id).matches()
                || !SECONDS.matcher(timestamp).matches()
                || Math.abs(now - Long.parseLong(timestamp)) > TOLERANCE.toSeconds()) {
            return false;
        }
        var right = (VERSION + sign(secret, id, timestamp, message.body())).getBytes(StandardCharsets.UTF_8);
        var found = false;
        // all of them are compared, however soon one fits
        for (var signature : signatures.split(" ", MOST_SIGNATURES)) {
            found |= MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private static String sign(String secret, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
