package io.weiche.chat;

import io.weiche.chat.MessengerFailure.Why;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends answers through messengers, at least once and each conversation in its order. What the other side asks to wait
/// for waits; what it will never take is parked, where the team sees it.
@Component
class Sending {
    private static final int AT_A_TIME = 20;
    private static final int MOST_TRIES = 30;
    private static final long SLOWEST_SECONDS = 600;
    /// A message is claimed for a minute, and one may take a quarter of that.
    private static final Duration TURN = Duration.ofSeconds(40);
    private static final Duration TOKEN_REST = Duration.ofMinutes(1);

    private final Messengers messengers;
    private final MessengerStore store;
    private final TransactionTemplate transaction;

    Sending(Messengers messengers, MessengerStore store, TransactionTemplate transaction) {
        this.messengers = messengers;
        this.store = store;
        this.transaction = transaction;
    }

    /// @return whether anything was due
    boolean send() {
        var began = System.nanoTime();
        List<MessengerStore.Due> due = Objects.requireNonNull(transaction.execute(_ -> {
            // also what somebody wrote after their channel was deleted, or at that very moment
            store.parkGone();
            return store.due(AT_A_TIME);
        }));
        for (var message : due) {
            // what is left is due again when its minute is over
            if (System.nanoTime() - began < TURN.toNanos()) {
                send(message);
            }
        }
        return !due.isEmpty();
    }

    private void send(MessengerStore.Due message) {
        try {
            messengers
                    .of(message.kind())
                    .orElseThrow()
                    .send(messengers.open(message.token()), message.visitor(), message.body());
            transaction.executeWithoutResult(_ -> store.sent(message));
        } catch (MessengerFailure e) {
            failed(message, e);
        }
    }

    private void failed(MessengerStore.Due message, MessengerFailure failure) {
        var parked = !failure.passes() || message.tries() + 1 >= MOST_TRIES;
        var asked = failure.after();
        var pause = asked != null ? asked : pause(message.tries());
        transaction.executeWithoutResult(_ -> {
            store.failed(message, failure.why().name(), parked, pause);
            if (asked != null) {
                store.rest(message.channelId(), asked);
            } else if (failure.why() == Why.TOKEN) {
                store.rest(message.channelId(), TOKEN_REST);
            }
        });
    }

    /// 2, 4, 8 … seconds.
    static Duration pause(int tries) {
        return Duration.ofSeconds(Math.min(1L << Math.min(tries + 1, 20), SLOWEST_SECONDS));
    }
}
