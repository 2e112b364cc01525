package io.weiche.access;

import static io.weiche.db.tables.Tables.SIGN_IN_RULE;

import io.weiche.kernel.CurrentAccount;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What an account asks of those who sign in beside their password. Holds from the next request on, also for those
/// who are signed in already.
@Service
public class SignInRules {
    private final DSLContext db;
    private final Access access;
    private final Audit audit;

    SignInRules(DSLContext db, Access access, Audit audit) {
        this.db = db;
        this.access = access;
        this.audit = audit;
    }

    /// Who must have a second factor.
    public enum SecondFactorOf {
        NOBODY,
        /// whoever may edit settings
        SETTINGS,
        EVERYBODY;

        static SecondFactorOf of(@Nullable String stored) {
            return stored == null ? NOBODY : valueOf(stored);
        }

        boolean asks(SignedIn user) {
            return this == EVERYBODY || this == SETTINGS && (user.editSettings() || user.administrator());
        }
    }

    @Transactional(readOnly = true)
    public SecondFactorOf get() {
        access.require(Right.ADMINISTRATOR);
        return now();
    }

    private SecondFactorOf now() {
        return SecondFactorOf.of(db.select(stored()).fetchSingle().value1());
    }

    /// For statements that read something else about the account.
    static Field<String> stored() {
        return DSL.field(DSL.select(SIGN_IN_RULE.SECOND_FACTOR)
                .from(SIGN_IN_RULE)
                .where(SIGN_IN_RULE.ACCOUNT_ID.eq(CurrentAccount.require().value())));
    }

    @Transactional
    public SecondFactorOf change(SecondFactorOf wanted) {
        access.require(Right.ADMINISTRATOR);
        var before = now();
        db.insertInto(SIGN_IN_RULE)
                .set(SIGN_IN_RULE.ACCOUNT_ID, CurrentAccount.require().value())
                .set(SIGN_IN_RULE.SECOND_FACTOR, wanted.name())
                .onConflict(SIGN_IN_RULE.ACCOUNT_ID)
                .doUpdate()
                .set(SIGN_IN_RULE.SECOND_FACTOR, wanted.name())
                .set(SIGN_IN_RULE.CHANGED_AT, DSL.currentOffsetDateTime())
                .execute();
        audit.write(
                "sign-in-rule-changed",
                "account:" + CurrentAccount.require().value(),
                Map.of("secondFactor", before),
                Map.of("secondFactor", wanted));
        return wanted;
    }
}
