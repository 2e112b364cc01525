package io.weiche.access;

import static io.weiche.db.tables.Tables.LOGIN;
import static io.weiche.db.tables.Tables.LOGIN_DEVICE;

import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Browsers that somebody has signed in with before. Tries from there are counted apart, so that whoever guesses
/// passwords from elsewhere locks nobody out (reliability S06). Knowing one lets nobody in.
@Repository
class KnownDevices {
    private static final int LONGEST_DAYS = 400;

    private final DSLContext db;

    KnownDevices(DSLContext db) {
        this.db = db;
    }

    /// @param token what the browser keeps
    /// @return under which word its tries are counted; empty when the browser does not know this person
    Optional<String> of(@Nullable String token, String email) {
        if (token == null) {
            return Optional.empty();
        }
        var hash = AccountKey.hash(token);
        return db.fetchExists(db.selectOne()
                        .from(LOGIN_DEVICE)
                        .join(LOGIN)
                        .on(LOGIN.LOGIN_ID.eq(LOGIN_DEVICE.LOGIN_ID))
                        .where(LOGIN_DEVICE.TOKEN_HASH.eq(hash))
                        .and(LOGIN.EMAIL_KEY.eq(email))
                        .and(LOGIN_DEVICE.LAST_USED_AT.gt(oldest())))
                ? Optional.of(HexFormat.of().formatHex(hash))
                : Optional.empty();
    }

    /// @param known what the browser keeps already; goes on if it is this person's
    /// @return what the browser is to keep
    String remember(long loginId, @Nullable String known) {
        if (known != null
                && db.update(LOGIN_DEVICE)
                                .set(LOGIN_DEVICE.LAST_USED_AT, DSL.currentOffsetDateTime())
                                .where(LOGIN_DEVICE.TOKEN_HASH.eq(AccountKey.hash(known)))
                                .and(LOGIN_DEVICE.LOGIN_ID.eq(loginId))
                                .execute()
                        == 1) {
            return known;
        }
        var bytes = new byte[20];
        new SecureRandom().nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        db.deleteFrom(LOGIN_DEVICE)
                .where(LOGIN_DEVICE.LOGIN_ID.eq(loginId))
                .and(LOGIN_DEVICE.LAST_USED_AT.le(oldest()))
                .execute();
        db.insertInto(LOGIN_DEVICE)
                .set(LOGIN_DEVICE.TOKEN_HASH, AccountKey.hash(token))
                .set(LOGIN_DEVICE.LOGIN_ID, loginId)
                .execute();
        return token;
    }

    /// Whether somebody has signed in with any browser before.
    boolean any(long loginId) {
        return db.fetchExists(
                LOGIN_DEVICE, LOGIN_DEVICE.LOGIN_ID.eq(loginId).and(LOGIN_DEVICE.LAST_USED_AT.gt(oldest())));
    }

    void forget(long loginId) {
        db.deleteFrom(LOGIN_DEVICE).where(LOGIN_DEVICE.LOGIN_ID.eq(loginId)).execute();
    }

    private static Field<OffsetDateTime> oldest() {
        return DSL.currentOffsetDateTime().minus(new DayToSecond(LONGEST_DAYS));
    }
}
