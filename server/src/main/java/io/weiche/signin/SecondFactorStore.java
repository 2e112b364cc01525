package io.weiche.signin;

import static io.weiche.db.tables.Tables.LOGIN_RECOVERY_CODE;
import static io.weiche.db.tables.Tables.LOGIN_TOTP;

import io.weiche.secrets.Secrets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Seeds and recovery codes of logins.
@Repository
class SecondFactorStore {
    private final DSLContext db;
    private final Secrets secrets;

    SecondFactorStore(DSLContext db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /// @param confirmedAt null: begun, and does not count yet
    /// @param now by the database's clock
    record Totp(byte[] seed, long lastCounter, @Nullable OffsetDateTime confirmedAt, OffsetDateTime now) {
        @Override
        public String toString() {
            return "Totp";
        }
    }

    Optional<Totp> find(long loginId) {
        return db.select(LOGIN_TOTP.SEED, LOGIN_TOTP.LAST_COUNTER, LOGIN_TOTP.CONFIRMED_AT, DSL.currentOffsetDateTime())
                .from(LOGIN_TOTP)
                .where(LOGIN_TOTP.LOGIN_ID.eq(loginId))
                .fetchOptional(row ->
                        new Totp(secrets.open(place(loginId), row.value1()), row.value2(), row.value3(), row.value4()));
    }

    boolean confirmed(long loginId) {
        return db.fetchExists(LOGIN_TOTP, LOGIN_TOTP.LOGIN_ID.eq(loginId).and(LOGIN_TOTP.CONFIRMED_AT.isNotNull()));
    }

    /// Begins anew; one that counts already stays.
    boolean begin(long loginId, byte[] seed) {
        var sealed = secrets.seal(place(loginId), seed);
        return db.insertInto(LOGIN_TOTP)
                        .set(LOGIN_TOTP.LOGIN_ID, loginId)
                        .set(LOGIN_TOTP.SEED, sealed)
                        .onConflict(LOGIN_TOTP.LOGIN_ID)
                        .doUpdate()
                        .set(LOGIN_TOTP.SEED, sealed)
                        .set(LOGIN_TOTP.LAST_COUNTER, 0L)
                        .where(LOGIN_TOTP.CONFIRMED_AT.isNull())
                        .execute()
                == 1;
    }

    /// Of two who send the same code at once only one succeeds.
    boolean use(long loginId, long counter) {
        return db.update(LOGIN_TOTP)
                        .set(LOGIN_TOTP.LAST_COUNTER, counter)
                        .set(
                                LOGIN_TOTP.CONFIRMED_AT,
                                DSL.coalesce(LOGIN_TOTP.CONFIRMED_AT, DSL.currentOffsetDateTime()))
                        .where(LOGIN_TOTP.LOGIN_ID.eq(loginId))
                        .and(LOGIN_TOTP.LAST_COUNTER.lt(counter))
                        .execute()
                == 1;
    }

    boolean useRecoveryCode(long loginId, byte[] hash) {
        return db.deleteFrom(LOGIN_RECOVERY_CODE)
                        .where(LOGIN_RECOVERY_CODE.LOGIN_ID.eq(loginId))
                        .and(LOGIN_RECOVERY_CODE.CODE_HASH.eq(hash))
                        .execute()
                == 1;
    }

    void replaceRecoveryCodes(long loginId, Collection<byte[]> hashes) {
        db.deleteFrom(LOGIN_RECOVERY_CODE)
                .where(LOGIN_RECOVERY_CODE.LOGIN_ID.eq(loginId))
                .execute();
        var rows = hashes.stream().map(hash -> DSL.row(loginId, hash)).toList();
        db.insertInto(LOGIN_RECOVERY_CODE, LOGIN_RECOVERY_CODE.LOGIN_ID, LOGIN_RECOVERY_CODE.CODE_HASH)
                .valuesOfRows(rows)
                .execute();
    }

    int recoveryCodesLeft(long loginId) {
        return db.fetchCount(LOGIN_RECOVERY_CODE, LOGIN_RECOVERY_CODE.LOGIN_ID.eq(loginId));
    }

    boolean remove(long loginId) {
        db.deleteFrom(LOGIN_RECOVERY_CODE)
                .where(LOGIN_RECOVERY_CODE.LOGIN_ID.eq(loginId))
                .execute();
        return db.deleteFrom(LOGIN_TOTP).where(LOGIN_TOTP.LOGIN_ID.eq(loginId)).execute() == 1;
    }

    private static String place(long loginId) {
        return "login_totp/" + loginId;
    }
}
