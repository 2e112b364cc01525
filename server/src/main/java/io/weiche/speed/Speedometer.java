package io.weiche.speed;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Remembers how long this node took to answer, by what was asked for: of the half hour that runs and the one before.
@Component
public class Speedometer {
    /// So few answers say nothing.
    static final int FEWEST = 20;

    private static final Duration HALF = Duration.ofMinutes(30);
    /// Answers are told apart by tenths of a millisecond; whoever waits longer than a minute has given up.
    private static final long NANOS_A_STEP = 100_000;

    private static final double STEPS_A_MILLISECOND = 10;
    private static final long LONGEST = Duration.ofMinutes(1).toNanos() / NANOS_A_STEP;
    private static final int DIGITS = 2;

    private final LongSupplier nanos;
    private final Map<Work, Halves> all;

    Speedometer() {
        this(System::nanoTime);
    }

    Speedometer(LongSupplier nanos) {
        this.nanos = nanos;
        var halves = new EnumMap<Work, Halves>(Work.class);
        for (var work : Work.values()) {
            halves.put(work, new Halves(nanos.getAsLong()));
        }
        this.all = Collections.unmodifiableMap(halves);
    }

    /// How long people waited for something.
    ///
    /// @param half of all answers came within so many milliseconds
    /// @param most 95 of 100 came within so many
    public record Waited(Work work, double half, double most) {}

    /// Somebody had their answer.
    public void answered(Work work, long nanosTaken) {
        Objects.requireNonNull(all.get(work)).add(nanos.getAsLong(), nanosTaken);
    }

    /// What was asked for often enough to say something, in the order of [Work].
    public List<Waited> waited() {
        return Stream.of(Work.values())
                .map(work -> Objects.requireNonNull(all.get(work)).waited(work, nanos.getAsLong()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static final class Halves {
        private Histogram now = new Histogram(LONGEST, DIGITS);
        private Histogram before = new Histogram(LONGEST, DIGITS);
        private long begun;

        Halves(long begun) {
            this.begun = begun;
        }

        synchronized void add(long at, long taken) {
            turn(at);
            now.recordValue(Math.clamp(taken / NANOS_A_STEP, 1, LONGEST));
        }

        synchronized @Nullable Waited waited(Work work, long at) {
            turn(at);
            var both = now.copy();
            both.add(before);
            return both.getTotalCount() < FEWEST
                    ? null
                    : new Waited(
                            work,
                            both.getValueAtPercentile(50) / STEPS_A_MILLISECOND,
                            both.getValueAtPercentile(95) / STEPS_A_MILLISECOND);
        }

        private void turn(long at) {
            var passed = (at - begun) / HALF.toNanos();
            if (passed == 0) {
                return;
            }
            var oldest = before;
            before = now;
            now = oldest;
            now.reset();
            if (passed > 1) {
                before.reset();
            }
            begun += passed * HALF.toNanos();
        }
    }
}
