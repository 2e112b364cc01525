package io.weiche.notifications;

import io.weiche.access.Readers;
import io.weiche.jobs.Keeper;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks every half minute what became due, in every account, and forgets what is old. How far somebody has looked
/// stands in the database, so nothing is told twice, and nothing is missed while no node runs.
@Component
class DueKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(DueKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /// Looks between two times of forgetting.
    private static final int FORGET_EVERY = 120;

    private final DueLooks looks;
    private final Readers readers;
    private int looked;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    DueKeeper(DueLooks looks, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("due", Duration.ofSeconds(5), switchedOn);
        this.looks = looks;
        this.readers = readers;
    }

    @Override
    protected Duration round() {
        var forget = looked++ % FORGET_EVERY == 0;
        try {
            for (var account : readers.accounts()) {
                look(account, forget);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("What is due is looked for again later: {}", e.getMessage());
        }
        return PAUSE;
    }

    private void look(AccountId account, boolean forget) {
        if (goesOn()) {
            CurrentAccount.runAs(account, () -> {
                looks.tellDue();
                while (forget && goesOn() && looks.forgetSome()) {
                    // some at a time
                }
            });
        }
    }
}
