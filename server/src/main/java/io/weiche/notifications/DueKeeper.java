package io.weiche.notifications;

import io.weiche.access.Readers;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
    private volatile boolean running;
    private @Nullable Thread thread;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    DueKeeper(DueLooks looks, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        this.looks = looks;
        this.readers = readers;
        this.working = !switchedOn.equals("off");
    }

    @Override
    public void start() {
        running = true;
        if (working) {
            thread = Thread.ofVirtual().name("due").start(this::keep);
        }
    }

    @Override
    public void stop() {
        running = false;
        var keeper = thread;
        if (keeper != null) {
            keeper.interrupt();
            try {
                keeper.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void keep() {
        for (int round = 0; running; round++) {
            try {
                for (var account : readers.accounts()) {
                    look(account, round % FORGET_EVERY == 0);
                }
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("What is due is looked for again later: {}", e.getMessage());
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(AccountId account, boolean forget) {
        if (running) {
            CurrentAccount.runAs(account, () -> {
                looks.tellDue();
                while (forget && running && looks.forgetSome()) {
                    // some at a time
                }
            });
        }
    }
}
