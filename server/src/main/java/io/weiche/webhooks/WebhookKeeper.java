package io.weiche.webhooks;

import io.weiche.access.Readers;
import io.weiche.jobs.Keeper;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks twice a second whether somebody must be told. What waits stands in the database, so nothing is lost with the
/// process; several nodes share the work.
@Component
class WebhookKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookKeeper.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final long TIDY_EVERY = Duration.ofHours(1).toNanos();
    /// A start has more urgent things to do.
    private static final long TIDY_FIRST = Duration.ofMinutes(5).toNanos();
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
    private final Semaphore places = new Semaphore(AT_ONCE);
    private long tidyAt = System.nanoTime() + TIDY_FIRST;

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
        super("webhooks", Duration.ofSeconds(10), switchedOn);
        this.accounts = accounts;
        this.relay = relay;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.readers = readers;
        this.transaction = transaction;
    }

    @Override
    protected Duration round() {
        try {
            accounts.toLookAt().forEach(account -> workFor(account, this::look));
            if (System.nanoTime() - tidyAt >= 0) {
                tidyAt = System.nanoTime() + TIDY_EVERY;
                readers.accounts().forEach(account -> workFor(account, this::tidy));
            }
            return PAUSE;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Webhooks are told later: {}", e.getMessage());
            return PAUSE_AFTER_TROUBLE;
        }
    }

    /// What is wrong with one account holds up no other.
    private void workFor(AccountId account, Runnable work) {
        try {
            CurrentAccount.runAs(account, work);
        } catch (RuntimeException e) {
            LOG.warn("Webhooks of account {} are told later", account, e);
        }
    }

    private void look() {
        var more = true;
        for (int pass = 0; more && pass < PASSES && goesOn(); pass++) {
            more = relay.pass();
        }
        var account = CurrentAccount.require();
        for (var id : claim(more)) {
            Thread.ofVirtual().name("webhook").start(() -> send(account, id));
        }
    }

    /// Takes the places first: a claim ends after a while, and must not have ended before its turn comes.
    private List<Long> claim(boolean lookSoon) {
        var free = places.drainPermits();
        var claimed = List.<Long>of();
        try {
            claimed = Objects.requireNonNull(transaction.execute(_ -> {
                var ids = webhooks.claim(free);
                webhooks.lookWhenDue();
                if (lookSoon) {
                    webhooks.lookSoon();
                }
                return ids;
            }));
        } finally {
            places.release(free - claimed.size());
        }
        return claimed;
    }

    /// Gives the place back that was taken for it.
    private void send(AccountId account, long webhook) {
        try {
            CurrentAccount.runAs(account, () -> sender.send(webhook));
        } catch (RuntimeException e) {
            LOG.warn("Webhook {} is told later", webhook, e);
        } finally {
            places.release();
        }
    }

    private void tidy() {
        transaction.executeWithoutResult(_ -> deliveries.forget());
        while (goesOn() && relay.forget()) {
            // some at a time
        }
    }
}
