package io.weiche.jobs;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Looks into one account after the other. What is wrong with one holds up no other.
public abstract class AccountKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(AccountKeeper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Supplier<List<AccountId>> accounts;

    /// @param pause between two rounds
    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    protected AccountKeeper(String name, Duration pause, Supplier<List<AccountId>> accounts, String switchedOn) {
        super(name, PATIENCE, switchedOn);
        this.name = name;
        this.pause = pause;
        this.accounts = accounts;
    }

    /// Looks into the current account; what takes long asks now and then whether it may go on.
    protected abstract void look();

    @Override
    public final Duration round() {
        try {
            accounts.get().forEach(this::lookInto);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{} looks again later: {}", name, e.getMessage());
        }
        return pause;
    }

    private void lookInto(AccountId account) {
        if (!goesOn()) {
            return;
        }
        try {
            CurrentAccount.runAs(account, this::look);
        } catch (TransactionException e) {
            // nobody reaches the database: that is no matter of this account
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{}: account {} waits", name, account, e);
        }
    }
}
