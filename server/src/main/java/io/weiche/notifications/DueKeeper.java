package io.weiche.notifications;

import io.weiche.access.Readers;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks every half minute what became due, in every account, and forgets what is old. How far somebody has looked
/// stands in the database, so nothing is told twice, and nothing is missed while no node runs.
@Component
class DueKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DueKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /// Looks between two times of forgetting.
    private static final int FORGET_EVERY = 120;

    private final DueLooks looks;
    private final Readers readers;
    private final boolean working;
    private final Rounds rounds = new Rounds("due", Duration.ofSeconds(5), this::round);
    private int looked;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    DueKeeper(DueLooks looks, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        this.looks = looks;
        this.readers = readers;
        this.working = !switchedOn.equals("off");
    }

    @Override
    public void start() {
        if (working) {
            rounds.start();
        }
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.running();
    }

    private Duration round() {
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
        if (rounds.running()) {
            CurrentAccount.runAs(account, () -> {
                looks.tellDue();
                while (forget && rounds.running() && looks.forgetSome()) {
                    // some at a time
                }
            });
        }
    }
}
