package io.weiche.access;

import io.weiche.kernel.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/// Passwords that are guessed first (reliability S09): the most frequent of leaked lists, and those made of words that
/// lie near here. Where the list comes from stands in `resources/passwords/README.md`.
final class CommonPasswords {
    private static final String LIST = "/passwords/common.bin";
    /// Bytes of a fingerprint. With 17,000 of them one password in 16 billion is refused by chance.
    private static final int PRINT = 6;

    private static final int DIFFERENT_CHARACTERS = 3;
    private static final int OWN_LETTERS = 3;
    private static final Set<String> GERMAN =
            Set.of("qwertzuiop", "hallo12345", "sommer2026", "schalke04schalke", "ficken1234", "geheim1234");
    /// Longer ones first, where one holds another.
    private static final Pattern NEAR_WORDS = Pattern.compile("weiche|crm|administrator|admin|leads?|deals?|kunden?"
            + "|customers?|kontakte?|contacts?|vertrieb|sales|passwort|password|kennwort|willkommen|welcome|login"
            + "|anmeldung|bitrix|changeme|letmein|iloveyou");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");

    private final long[] prints = read();

    boolean contains(String password) {
        var key = Texts.matchKey(password);
        return key.chars().distinct().count() < DIFFERENT_CHARACTERS
                || GERMAN.contains(key)
                || Arrays.binarySearch(prints, print(key)) >= 0
                || isOfNearWords(key);
    }

    /// Nothing but such words, digits and signs.
    private static boolean isOfNearWords(String key) {
        var found = NEAR_WORDS.matcher(key);
        return found.find()
                && NO_LETTER.matcher(found.replaceAll("")).replaceAll("").length() < OWN_LETTERS;
    }

    private static long print(String key) {
        return number(DigestUtils.sha256(key), 0);
    }

    private static long number(byte[] bytes, int from) {
        return ByteBuffer.allocate(Long.BYTES)
                .put(Long.BYTES - PRINT, bytes, from, PRINT)
                .getLong(0);
    }

    private static long[] read() {
        try (var stream = CommonPasswords.class.getResourceAsStream(LIST)) {
            if (stream == null) {
                throw new IllegalStateException("the list of common passwords is missing");
            }
            var bytes = stream.readAllBytes();
            var prints = new long[bytes.length / PRINT];
            for (int i = 0; i < prints.length; i++) {
                prints[i] = number(bytes, i * PRINT);
            }
            return prints;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
