package io.weiche.signin;

import static io.weiche.db.tables.Tables.LOGIN_CHALLENGE;
import static io.weiche.db.tables.Tables.LOGIN_PASSKEY;

import io.weiche.db.tables.tables.records.LoginPasskeyRecord;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Passkeys of logins, and what browsers were asked to sign.
@Repository
class PasskeyStore {
    private static final Duration CHALLENGE_LIFE = Duration.ofMinutes(5);
    private static final int CHALLENGE_BYTES = 32;

    private final DSLContext db;

    PasskeyStore(DSLContext db) {
        this.db = db;
    }

    record Stored(long id, long loginId, byte[] credential, long signCount) {}

    byte[] challenge(@Nullable Long loginId) {
        var bytes = new byte[CHALLENGE_BYTES];
        new SecureRandom().nextBytes(bytes);
        var now = DSL.currentOffsetDateTime();
        db.deleteFrom(LOGIN_CHALLENGE).where(LOGIN_CHALLENGE.EXPIRES_AT.le(now)).execute();
        db.insertInto(LOGIN_CHALLENGE)
                .set(LOGIN_CHALLENGE.CHALLENGE, bytes)
                .set(LOGIN_CHALLENGE.LOGIN_ID, loginId)
                .set(LOGIN_CHALLENGE.EXPIRES_AT, now.plus(DayToSecond.valueOf(CHALLENGE_LIFE)))
                .execute();
        return bytes;
    }

    /// Uses a challenge up: true once, within five minutes, and only for whom it was made.
    boolean use(byte[] challenge, @Nullable Long loginId) {
        return db.deleteFrom(LOGIN_CHALLENGE)
                        .where(LOGIN_CHALLENGE.CHALLENGE.eq(challenge))
                        .and(loginId == null ? LOGIN_CHALLENGE.LOGIN_ID.isNull() : LOGIN_CHALLENGE.LOGIN_ID.eq(loginId))
                        .and(LOGIN_CHALLENGE.EXPIRES_AT.gt(DSL.currentOffsetDateTime()))
                        .execute()
                == 1;
    }

    List<Passkeys.Passkey> list(long loginId) {
        return db.selectFrom(LOGIN_PASSKEY)
                .where(LOGIN_PASSKEY.LOGIN_ID.eq(loginId))
                .orderBy(LOGIN_PASSKEY.ID)
                .fetch(PasskeyStore::shown);
    }

    Passkeys.Passkey find(long loginId, long id) {
        return db.selectFrom(LOGIN_PASSKEY)
                .where(LOGIN_PASSKEY.LOGIN_ID.eq(loginId))
                .and(LOGIN_PASSKEY.ID.eq(id))
                .fetchSingle(PasskeyStore::shown);
    }

    private static Passkeys.Passkey shown(LoginPasskeyRecord row) {
        return new Passkeys.Passkey(row.getId(), row.getName(), row.getCreatedAt(), row.getLastUsedAt());
    }

    List<byte[]> credentialIds(long loginId) {
        return db.select(LOGIN_PASSKEY.CREDENTIAL_ID)
                .from(LOGIN_PASSKEY)
                .where(LOGIN_PASSKEY.LOGIN_ID.eq(loginId))
                .fetch(LOGIN_PASSKEY.CREDENTIAL_ID);
    }

    /// @return empty when there is one with this number already
    Optional<Long> insert(long loginId, String name, PasskeyCeremony.Made made) {
        return db.insertInto(LOGIN_PASSKEY)
                .set(LOGIN_PASSKEY.CREDENTIAL_ID, made.id())
                .set(LOGIN_PASSKEY.LOGIN_ID, loginId)
                .set(LOGIN_PASSKEY.NAME, name)
                .set(LOGIN_PASSKEY.CREDENTIAL, made.credential())
                .set(LOGIN_PASSKEY.SIGN_COUNT, made.signCount())
                .onConflictDoNothing()
                .returningResult(LOGIN_PASSKEY.ID)
                .fetchOptional(LOGIN_PASSKEY.ID);
    }

    Optional<Stored> find(byte[] credentialId) {
        return db.selectFrom(LOGIN_PASSKEY)
                .where(LOGIN_PASSKEY.CREDENTIAL_ID.eq(credentialId))
                .fetchOptional(
                        row -> new Stored(row.getId(), row.getLoginId(), row.getCredential(), row.getSignCount()));
    }

    void used(long id, long signCount) {
        db.update(LOGIN_PASSKEY)
                .set(LOGIN_PASSKEY.SIGN_COUNT, signCount)
                .set(LOGIN_PASSKEY.LAST_USED_AT, DSL.currentOffsetDateTime())
                .where(LOGIN_PASSKEY.ID.eq(id))
                .execute();
    }

    boolean rename(long loginId, long id, String name) {
        return db.update(LOGIN_PASSKEY)
                        .set(LOGIN_PASSKEY.NAME, name)
                        .where(LOGIN_PASSKEY.LOGIN_ID.eq(loginId))
                        .and(LOGIN_PASSKEY.ID.eq(id))
                        .execute()
                == 1;
    }

    /// @return how it was called
    Optional<String> remove(long loginId, long id) {
        return db.deleteFrom(LOGIN_PASSKEY)
                .where(LOGIN_PASSKEY.LOGIN_ID.eq(loginId))
                .and(LOGIN_PASSKEY.ID.eq(id))
                .returningResult(LOGIN_PASSKEY.NAME)
                .fetchOptional(LOGIN_PASSKEY.NAME);
    }

    /// @return whether there was one
    boolean removeAll(long loginId) {
        return db.deleteFrom(LOGIN_PASSKEY)
                        .where(LOGIN_PASSKEY.LOGIN_ID.eq(loginId))
                        .execute()
                > 0;
    }
}
