package io.weiche.mailboxes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Says now and then that slow work on something claimed goes on, so that nobody else begins it. Ends the work when
/// somebody else has claimed it, when nobody can say so in time, or when it takes longer than anything may.
final class HeldClaim implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldClaim.class);
    private static final Duration EVERY = Duration.ofSeconds(30);
    /// With one more round and one slow statement still less than the three minutes of a claim.
    private static final Duration UNSURE = Duration.ofSeconds(80);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final BooleanSupplier renew;
    private final Runnable end;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private final long began = System.nanoTime();
    private long sureAt = began;

    /// Somebody else has claimed it before the work began.
    static final class Lost extends RuntimeException {}

    /// Claims once more at once: the way to the work may have taken as long as a claim.
    ///
    /// @param renew claims once more; false when somebody else has it
    /// @param end makes whoever works on it fail
    /// @throws Lost when nothing may be done any more
    HeldClaim(BooleanSupplier renew, Runnable end) {
        if (!renew.getAsBoolean()) {
            throw new Lost();
        }
        this.renew = renew;
        this.end = end;
        this.thread = Thread.ofVirtual().name("held-claim").start(this::hold);
    }

    private void hold() {
        try {
            while (!over.await(EVERY.toSeconds(), TimeUnit.SECONDS)) {
                if (!goesOn()) {
                    end.run();
                    return;
                }
            }
        } catch (InterruptedException e) {
            end.run();
        }
    }

    private boolean goesOn() {
        var asked = System.nanoTime();
        try {
            if (!renew.getAsBoolean()) {
                return false;
            }
            sureAt = asked;
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("A claim is renewed later: {}", e.toString());
        }
        var now = System.nanoTime();
        return now - sureAt < UNSURE.toNanos() && now - began < LONGEST.toNanos();
    }

    /// No renewal comes after this. It is waited for and not interrupted: that would close its connection.
    @Override
    public void close() {
        over.countDown();
        var interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
