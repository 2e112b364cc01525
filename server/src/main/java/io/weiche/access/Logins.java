package io.weiche.access;

import static io.weiche.db.tables.Tables.LOGIN;
import static io.weiche.db.tables.Tables.LOGIN_ACCOUNT;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import java.util.Optional;
import org.jooq.DSLContext;
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
    Optional<Admitted> check(String email, String password) {
        var login = db.selectFrom(LOGIN).where(LOGIN.EMAIL_KEY.eq(email)).fetchOne();
        if (!passwords.matches("password", password, login == null ? null : login.getPasswordHash()) || login == null) {
            return Optional.empty();
        }
        return db.selectFrom(LOGIN_ACCOUNT)
                .where(LOGIN_ACCOUNT.LOGIN_ID.eq(login.getLoginId()))
                .orderBy(LOGIN_ACCOUNT.ACCOUNT_ID)
                .limit(1)
                .fetchOptional(row -> new Admitted(new AccountId(row.getAccountId()), row.getUserId()));
    }

    void changePassword(String email, String current, @Nullable String next) {
        var login = db.selectFrom(LOGIN).where(LOGIN.EMAIL_KEY.eq(email)).fetchSingle();
        if (!passwords.matches("current", current, login.getPasswordHash())) {
            throw BadInput.of("current", "wrong", "This is not the present password.");
        }
        db.update(LOGIN)
                .set(LOGIN.PASSWORD_HASH, passwords.requireHash("new", next))
                .where(LOGIN.LOGIN_ID.eq(login.getLoginId()))
                .execute();
    }

    boolean anyone() {
        return db.fetchExists(LOGIN);
    }
}
