package io.weiche.chat;

import io.weiche.jobs.Keeper;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Fetches and sends for all messengers. A channel is leased to one node, which waits for what comes; when that node
/// dies another one takes over, and the mark in the database says from where on.
@Component
class MessengerKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(MessengerKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(5);
    /// Channels this node fetches for at once.
    private static final int AT_ONCE = 64;

    private final MessengerAccounts accounts;
    private final MessengerStore store;
    private final Fetching fetching;
    private final Sending sending;
    private final TransactionTemplate transaction;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    MessengerKeeper(
            MessengerAccounts accounts,
            MessengerStore store,
            Fetching fetching,
            Sending sending,
            TransactionTemplate transaction,
            @Value("${weiche.jobs:on}") String switchedOn) {
        super("messengers", Duration.ofSeconds(5), switchedOn);
        this.accounts = accounts;
        this.store = store;
        this.fetching = fetching;
        this.sending = sending;
        this.transaction = transaction;
    }

    @Override
    protected Duration round() {
        try {
            accounts.all().forEach(this::work);
            return PAUSE;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Messengers are asked later: {}", e.getMessage());
            return PAUSE_AFTER_TROUBLE;
        }
    }

    /// What is wrong with one account holds up no other.
    private void work(AccountId account) {
        try {
            CurrentAccount.runAs(account, () -> {
                claim().forEach(lease -> Thread.ofVirtual().name("messenger").start(() -> fetch(account, lease)));
                while (goesOn() && sending.send()) {
                    // until nothing is due
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("Messengers of account {} are asked later", account, e);
        }
    }

    /// Takes the places first: a lease must not end before its turn comes.
    private List<MessengerStore.Lease> claim() {
        var free = places.drainPermits();
        var claimed = List.<MessengerStore.Lease>of();
        try {
            claimed = Objects.requireNonNull(transaction.execute(_ -> store.claim(free)));
            return claimed;
        } finally {
            places.release(free - claimed.size());
        }
    }

    /// As long as the channel is on and this node goes on.
    private void fetch(AccountId account, MessengerStore.Lease lease) {
        try {
            CurrentAccount.runAs(account, () -> fetchOn(lease));
        } catch (RuntimeException e) {
            LOG.warn("Chat channel {} is asked later", lease.channel(), e);
        } finally {
            places.release();
        }
    }

    private void fetchOn(MessengerStore.Lease lease) {
        @Nullable String trouble = null;
        while (goesOn()) {
            var said = trouble;
            var turn = Objects.requireNonNull(transaction.execute(_ -> store.stay(lease, said)));
            if (turn.isEmpty()) {
                return;
            }
            try {
                fetching.fetch(lease, turn.get());
                trouble = null;
            } catch (MessengerFailure e) {
                trouble = e.why().name();
                if (!rest(e)) {
                    break;
                }
            }
        }
        transaction.executeWithoutResult(_ -> store.release(lease));
    }

    private static boolean rest(MessengerFailure failure) {
        var asked = failure.after();
        var pause = asked != null
                ? asked
                : failure.why() == MessengerFailure.Why.AWAY ? Duration.ofSeconds(3) : Duration.ofSeconds(20);
        try {
            Thread.sleep(pause.compareTo(Duration.ofSeconds(60)) > 0 ? Duration.ofSeconds(60) : pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
