package io.weiche.mailboxes;

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

/// Forgets messages that nobody has filed in thirty days, in every account, and finishes what a node left behind.
@Component
class UnfiledKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(UnfiledKeeper.class);
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final UnfiledMail unfiled;
    private final Readers readers;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    UnfiledKeeper(UnfiledMail unfiled, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("unfiled-mail", Duration.ofSeconds(5), switchedOn);
        this.unfiled = unfiled;
        this.readers = readers;
    }

    @Override
    protected Duration round() {
        try {
            for (var account : readers.accounts()) {
                if (goesOn()) {
                    CurrentAccount.runAs(account, () -> look(account));
                }
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Old mail is forgotten later: {}", e.getMessage());
        }
        return PAUSE;
    }

    /// What is wrong with one account holds up no other.
    private void look(AccountId account) {
        try {
            while (goesOn() && unfiled.forgetOld()) {
                // some at a time
            }
            unfiled.goOn();
        } catch (RuntimeException e) {
            LOG.warn("Old mail of account {} waits", account, e);
        }
    }
}
