package io.weiche.jobs;

import io.weiche.kernel.Rounds;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/// Looks again and again, in a thread of its own, for work that waits in the database, as long as the server runs. It
/// never looks where jobs are switched off.
public abstract class Keeper implements SmartLifecycle {
    private final Rounds rounds;
    private final boolean working;

    /// @param patience how long a round that is under way is waited for at the end
    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    protected Keeper(String name, Duration patience, String switchedOn) {
        this.rounds = new Rounds(name, patience, this::round);
        this.working = !switchedOn.equals("off");
    }

    /// Looks once.
    ///
    /// @return how long to rest after it
    protected abstract Duration round();

    /// Long rounds ask now and then whether they may go on.
    protected final boolean goesOn() {
        return rounds.running();
    }

    @Override
    public final void start() {
        if (working) {
            rounds.start();
        }
    }

    @Override
    public final void stop() {
        rounds.stop();
    }

    @Override
    public final boolean isRunning() {
        return rounds.running();
    }
}
