package io.weiche.access;

import io.weiche.accounts.Account;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Accounts;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes what an account says of itself, and writes down who did.
@Service
public class AccountSettings {
    private final Accounts accounts;
    private final Access access;
    private final Audit audit;

    AccountSettings(Accounts accounts, Access access, Audit audit) {
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
    }

    /// @param keepsOffline whether browsers keep what they have shown; null leaves it
    @Transactional
    public Account change(UnaryOperator<AccountDraft> change, @Nullable Boolean keepsOffline) {
        access.require(Right.EDIT_SETTINGS);
        var before = accounts.get();
        var changed = accounts.change(change);
        var after = keepsOffline == null ? changed : accounts.keepOffline(keepsOffline);
        audit.write("account-changed", "account:" + after.id(), told(before), told(after));
        return after;
    }

    private static Map<String, Object> told(Account account) {
        return Map.of(
                "name",
                account.name(),
                "country",
                account.country(),
                "language",
                account.language(),
                "timeZone",
                account.timeZone().getId(),
                "currency",
                account.currency(),
                "keepsOffline",
                account.keepsOffline());
    }
}
