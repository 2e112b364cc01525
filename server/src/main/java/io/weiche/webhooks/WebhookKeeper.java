package io.weiche.webhooks;

import io.weiche.access.Readers;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Rounds;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks twice a second whether somebody must be told. What waits stands in the database, so nothing is lost with the
/// process; several nodes share the work.
@Component
class WebhookKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookKeeper.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final long TIDY_EVERY = Duration.ofHours(1).toNanos();
    /// Webhooks that are spoken to at once; whoever answers slowly holds up a few others and not all.
    private static final int AT_ONCE = 32;

    /// Then it is the next account's turn.
    private static final int PASSES = 20;

    private final WebhookAccounts accounts;
    private final Relay relay;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Sender sender;
    private final Readers readers;
    private final TransactionTemplate transaction;
    private final boolean working;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Rounds rounds = new Rounds("webhooks", Duration.ofSeconds(10), this::round);
    private long tidyAt = System.nanoTime();

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    WebhookKeeper(
            WebhookAccounts accounts,
            Relay relay,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            Sender sender,
            Readers readers,
            TransactionTemplate transaction,
            @Value("${weiche.jobs:on}") String switchedOn) {
        this.accounts = accounts;
        this.relay = relay;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.readers = readers;
        this.transaction = transaction;
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
        try {
            accounts.toLookAt().forEach(account -> CurrentAccount.runAs(account, this::look));
            if (System.nanoTime() - tidyAt >= 0) {
                tidyAt = System.nanoTime() + TIDY_EVERY;
                readers.accounts().forEach(account -> CurrentAccount.runAs(account, this::tidy));
            }
            return PAUSE;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Webhooks are told later: {}", e.getMessage());
            return PAUSE_AFTER_TROUBLE;
        }
    }

    private void look() {
        for (int pass = 0; pass < PASSES && rounds.running() && relay.pass(); pass++) {
            // until nothing waits
        }
        var account = CurrentAccount.require();
        var claimed = transaction.execute(_ -> {
            var ids = webhooks.claim();
            webhooks.lookWhenDue();
            return ids;
        });
        if (claimed != null) {
            claimed.forEach(id -> Thread.ofVirtual().name("webhook").start(() -> send(account, id)));
        }
    }

    private void send(AccountId account, long webhook) {
        places.acquireUninterruptibly();
        try {
            CurrentAccount.runAs(account, () -> sender.send(webhook));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("A webhook is told later: {}", e.getMessage());
        } finally {
            places.release();
        }
    }

    private void tidy() {
        transaction.executeWithoutResult(_ -> deliveries.forget());
        while (rounds.running() && relay.forget()) {
            // some at a time
        }
    }
}
