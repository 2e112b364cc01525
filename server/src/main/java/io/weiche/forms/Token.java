package io.weiche.forms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;

/// What a page carries so that its submission is taken once: a number nobody else has, when the page was shown, and a
/// signature over both.
///
/// @param shownSeconds by the clock of the database
record Token(String text, long shownSeconds) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SIGNATURE = 16;
    /// How many leading zero bits the hash must have that a browser looks for: less than a second of work.
    static final int WORK_BITS = 14;

    static Token create(UUID secret, long nowSeconds) {
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        var head = Long.toString(nowSeconds, 36) + "." + HexFormat.of().formatHex(bytes);
        return new Token(head + "." + signature(secret, head), nowSeconds);
    }

    /// Empty when it is none of ours.
    static Optional<Token> read(UUID secret, String text) {
        int last = text.lastIndexOf('.');
        int first = text.indexOf('.');
        if (first < 1 || last <= first || text.length() > 100) {
            return Optional.empty();
        }
        var expected = signature(secret, text.substring(0, last)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, text.substring(last + 1).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        return Optional.of(new Token(text, Long.parseLong(text.substring(0, first), 36)));
    }

    /// Whether the browser did the work for this page.
    boolean worked(String answer) {
        if (answer.isEmpty() || answer.length() > 20) {
            return false;
        }
        var hash = DigestUtils.sha256(text + ":" + answer);
        return ByteBuffer.wrap(hash).getInt() >>> (Integer.SIZE - WORK_BITS) == 0;
    }

    private static String signature(UUID secret, String head) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.toString().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var whole = mac.doFinal(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(SIGNATURE)
                            .put(whole, 0, SIGNATURE)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
