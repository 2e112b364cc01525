package io.weiche.access;

import static io.weiche.db.tables.Tables.LOGIN;
import static io.weiche.db.tables.Tables.LOGIN_ACCOUNT;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Sign-in addresses and passwords of the whole installation: looked up before the account is known.
@Repository
class Logins {
    private final DSLContext db;
    private final Passwords passwords;

    Logins(DSLContext db, Passwords passwords) {
        this.db = db;
        this.passwords = passwords;
    }

    record Admitted(AccountId account, long userId) {}

    /// @throws BadInput when the address is taken or the password too weak
    long open(String field, String email, @Nullable String password) {
        var hash = passwords.requireHash("password", password);
        return db.insertInto(LOGIN)
                .set(LOGIN.EMAIL_KEY, email)
                .set(LOGIN.PASSWORD_HASH, hash)
                .onConflictDoNothing()
                .returningResult(LOGIN.LOGIN_ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> BadInput.of(field, "taken", "This address cannot be used."));
    }

    void admit(long loginId, long userId) {
        db.insertInto(LOGIN_ACCOUNT)
                .set(LOGIN_ACCOUNT.LOGIN_ID, loginId)
                .set(LOGIN_ACCOUNT.ACCOUNT_ID, CurrentAccount.require().value())
                .set(LOGIN_ACCOUNT.USER_ID, userId)
                .execute();
    }

    /// Takes as long for an unknown address as for a wrong password.
    ///
    /// @return whose password it is
    Optional<Long> check(String field, String email, String password) {
        var login = db.selectFrom(LOGIN).where(LOGIN.EMAIL_KEY.eq(email)).fetchOne();
        return passwords.matches(field, password, login == null ? null : login.getPasswordHash()) && login != null
                ? Optional.of(login.getLoginId())
                : Optional.empty();
    }

    /// Whom somebody is in which accounts: the one they worked in last comes first.
    List<Admitted> admitted(long loginId) {
        return db.selectFrom(LOGIN_ACCOUNT)
                .where(LOGIN_ACCOUNT.LOGIN_ID.eq(loginId))
                .orderBy(LOGIN_ACCOUNT.LAST_USED_AT.desc().nullsLast(), LOGIN_ACCOUNT.ACCOUNT_ID)
                .fetch(row -> new Admitted(new AccountId(row.getAccountId()), row.getUserId()));
    }

    void entered(long loginId) {
        db.update(LOGIN_ACCOUNT)
                .set(LOGIN_ACCOUNT.LAST_USED_AT, DSL.currentOffsetDateTime())
                .where(LOGIN_ACCOUNT.LOGIN_ID.eq(loginId))
                .and(LOGIN_ACCOUNT.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .execute();
    }

    /// Whose sign-in belongs to a user of the current account.
    Optional<Long> ofUser(long userId) {
        return db.select(LOGIN_ACCOUNT.LOGIN_ID)
                .from(LOGIN_ACCOUNT)
                .where(LOGIN_ACCOUNT.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(LOGIN_ACCOUNT.USER_ID.eq(userId))
                .fetchOptional(LOGIN_ACCOUNT.LOGIN_ID);
    }

    Optional<Long> ofEmail(String email) {
        return db.select(LOGIN.LOGIN_ID)
                .from(LOGIN)
                .where(LOGIN.EMAIL_KEY.eq(email))
                .fetchOptional(LOGIN.LOGIN_ID);
    }

    String email(long loginId) {
        return db.select(LOGIN.EMAIL_KEY)
                .from(LOGIN)
                .where(LOGIN.LOGIN_ID.eq(loginId))
                .fetchSingle(LOGIN.EMAIL_KEY);
    }

    void refuseWeak(String field, @Nullable String password) {
        var _ = passwords.requireHash(field, password);
    }

    /// @throws BadInput when it is too weak
    void setPassword(long loginId, String field, @Nullable String next) {
        db.update(LOGIN)
                .set(LOGIN.PASSWORD_HASH, passwords.requireHash(field, next))
                .set(LOGIN.CHANGED_AT, DSL.currentOffsetDateTime())
                .where(LOGIN.LOGIN_ID.eq(loginId))
                .execute();
    }

    boolean anyone() {
        return db.fetchExists(LOGIN);
    }
}
