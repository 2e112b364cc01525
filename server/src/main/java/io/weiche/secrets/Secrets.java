package io.weiche.secrets;

import static io.weiche.db.tables.Tables.SECRET_KEY;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals values with AES-256-GCM (reliability S21). What is sealed for one place cannot be opened in another.
@Component
public class Secrets {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final DSLContext db;
    private final KeyFile file;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SecretKeySpec key;

    Secrets(DSLContext db, Config config) {
        this.db = db;
        this.file = new KeyFile(config.secretFile());
    }

    /// @param place where the value belongs, like `login_totp/17`; bound to it
    public byte[] seal(String place, byte[] value) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(value);
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
        try {
            var nonce = Arrays.copyOf(sealed, NONCE);
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("a sealed value of " + place.split("/")[0] + " cannot be opened", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            var bytes = file.read();
            refuseOther(bytes);
            known = new SecretKeySpec(bytes, "AES");
            key = known;
        }
        return known;
    }

    /// All nodes on one database seal with one key.
    private void refuseOther(byte[] bytes) {
        var print = fingerprint(bytes);
        var known = db.select(SECRET_KEY.FINGERPRINT).from(SECRET_KEY).fetch(SECRET_KEY.FINGERPRINT);
        if (known.isEmpty()) {
            db.insertInto(SECRET_KEY)
                    .set(SECRET_KEY.FINGERPRINT, print)
                    .onConflictDoNothing()
                    .execute();
        } else if (known.stream().noneMatch(one -> Arrays.equals(one, print))) {
            throw new BadConfig("The key in " + file + " is not the one this database was sealed with. Set"
                    + " WEICHE_SECRET_FILE to a copy of the first one.");
        }
    }

    private static byte[] fingerprint(byte[] bytes) {
        return DigestUtils.updateDigest(DigestUtils.getSha256Digest(), "weiche key")
                .digest(bytes);
    }
}
