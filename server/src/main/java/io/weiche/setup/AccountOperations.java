package io.weiche.setup;

import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.UserDraft;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Plan;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// What an operator does with an account that is open already. Nobody who signs in can.
@Service
public class AccountOperations {
    private final Accounts accounts;
    private final Users users;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AccountOperations(Accounts accounts, Users users, Audit audit, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.users = users;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// Losing an entitlement converts nothing by itself; administrators are told (crm.md 17.2).
    public void book(AccountId account, Plan plan) {
        within(account, () -> {
            var before = accounts.get().plan();
            accounts.book(plan);
            audit.write("plan-changed", "account:" + account, Map.of("plan", before), Map.of("plan", plan));
        });
    }

    /// Nobody gets in and nothing comes in, from the next request on; everything stays as it is.
    public void suspend(AccountId account, String reason) {
        within(account, () -> {
            accounts.suspend(reason);
            audit.write("account-suspended", "account:" + account, null, Map.of("reason", reason));
        });
    }

    public void resume(AccountId account) {
        within(account, () -> {
            accounts.suspend(null);
            audit.write("account-resumed", "account:" + account, null, null);
        });
    }

    /// @param role code of one of the account's roles
    public void join(AccountId account, UserDraft person, String role) {
        within(account, () -> {
            var roles = users.roles().stream()
                    .filter(one -> role.equals(one.code()))
                    .map(one -> one.id())
                    .toList();
            var user = users.join(new UserDraft(
                    person.firstName(),
                    person.lastName(),
                    person.email(),
                    person.language(),
                    null,
                    List.copyOf(roles)));
            audit.write("joined-by-operator", "user:" + user.id(), null, null);
        });
    }

    private void within(AccountId account, Runnable work) {
        CurrentAccount.runAs(
                account,
                () -> CurrentUser.callAsSystem(() -> {
                    transaction.executeWithoutResult(_ -> {
                        requireThere(account);
                        work.run();
                    });
                    return Boolean.TRUE;
                }));
    }

    private void requireThere(AccountId account) {
        if (!accounts.exists()) {
            throw BadInput.of("account", "unknown", "There is no account " + account + ".");
        }
    }
}
