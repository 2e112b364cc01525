package io.weiche.kernel;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Work that a node repeats in a thread of its own, from its start to its end.
public final class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    private final String name;
    private final Duration patience;
    private final Supplier<Duration> round;
    private volatile boolean running;
    private @Nullable Thread thread;

    /// @param patience how long a round that is under way is waited for at the end
    /// @param round does the work once and says how long to rest after it
    public Rounds(String name, Duration patience, Supplier<Duration> round) {
        this.name = name;
        this.patience = patience;
        this.round = round;
    }

    public void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::goOn);
    }

    /// Interrupts a rest, and a round that waits.
    public void stop() {
        running = false;
        var worker = thread;
        if (worker != null) {
            worker.interrupt();
            try {
                worker.join(patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Long rounds ask now and then.
    public boolean running() {
        return running;
    }

    /// One fault must not end what everybody relies on until the next start.
    private Duration rest() {
        try {
            return round.get();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A round of " + name + " failed; the next one comes all the same", e);
            return AFTER_A_FAULT;
        }
    }

    private void goOn() {
        while (running) {
            try {
                Thread.sleep(rest());
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
