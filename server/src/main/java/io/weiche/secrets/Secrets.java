package io.weiche.secrets;

import static io.weiche.db.tables.Tables.SECRET_KEY;

import io.weiche.config.Config;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals values with AES-256-GCM (reliability S21). What is sealed for one place cannot be opened in another. A key
/// file that is written anew counts from the next value on, so that the key can be changed beside a running server.
@Component
public class Secrets {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final DSLContext db;
    private final KeyFile file;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Keys known;

    Secrets(DSLContext db, Config config) {
        this.db = db;
        this.file = new KeyFile(config.secretFile());
    }

    /// @param file as it was when they were read
    /// @param all the first one seals
    private record Keys(Optional<KeyFile.Stamp> file, List<SecretKeySpec> all) {}

    /// @param place where the value belongs, like `login_totp/17`; bound to it
    public byte[] seal(String place, byte[] value) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys().getFirst(), nonce, place).doFinal(value);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws IllegalStateException when it was sealed with another key or for another place, or has been changed
    public byte[] open(String place, byte[] sealed) {
        return keys().stream()
                .flatMap(key -> open(key, place, sealed).stream())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("a sealed value of " + place.split("/")[0] + " cannot be opened"));
    }

    /// Whether it was sealed with the key that seals now.
    boolean isCurrent(String place, byte[] sealed) {
        return open(keys().getFirst(), place, sealed).isPresent();
    }

    private static Optional<byte[]> open(SecretKeySpec key, String place, byte[] sealed) {
        try {
            var nonce = Arrays.copyOf(sealed, NONCE);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String place)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private List<SecretKeySpec> keys() {
        var now = known;
        var stamp = file.stamp();
        // a file that has gone away takes no key along
        if (now == null || stamp.isPresent() && !now.file().equals(stamp)) {
            var bytes = file.read();
            refuseOther(bytes.getFirst());
            now = new Keys(
                    stamp,
                    bytes.stream().map(one -> new SecretKeySpec(one, "AES")).toList());
            known = now;
        }
        return now.all();
    }

    /// All nodes on one database seal with one key.
    private void refuseOther(byte[] bytes) {
        var prints = db.select(SECRET_KEY.FINGERPRINT).from(SECRET_KEY).fetch(SECRET_KEY.FINGERPRINT);
        if (prints.isEmpty()) {
            note(bytes);
        } else {
            KeyCheck.requireKnown(prints, bytes, file.path());
        }
    }

    /// A key that may seal from now on. Does nothing while one is being changed already.
    ///
    /// @return whether there is a new one
    boolean addKey() {
        var keys = file.read();
        if (keys.size() > 1) {
            return false;
        }
        var fresh = KeyFile.fresh();
        // known before anybody meets it in the file
        note(fresh);
        file.replace(List.of(fresh, keys.getFirst()));
        return true;
    }

    /// Only the key that seals stays; the others go where somebody who plays in an old backup finds them.
    void keepCurrentKey() {
        var keys = file.read();
        if (keys.size() > 1) {
            new KeyFile(file.path().resolveSibling(file.path().getFileName() + ".before"))
                    .replace(keys.subList(1, keys.size()));
            file.replace(keys.subList(0, 1));
        }
        db.deleteFrom(SECRET_KEY)
                .where(SECRET_KEY.FINGERPRINT.ne(fingerprint(keys.getFirst())))
                .execute();
    }

    private void note(byte[] bytes) {
        db.insertInto(SECRET_KEY)
                .set(SECRET_KEY.FINGERPRINT, fingerprint(bytes))
                .onConflictDoNothing()
                .execute();
    }

    static byte[] fingerprint(byte[] bytes) {
        return DigestUtils.updateDigest(DigestUtils.getSha256Digest(), "weiche key")
                .digest(bytes);
    }
}
