package io.weiche.bin;

import io.weiche.jobs.JobHandler;
import io.weiche.kernel.RecordKind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Empties the bin of one kind, as far as it was filled when somebody asked for it.
@Component
class EmptyBin implements JobHandler {
    static final String NAME = "empty-bin";

    private static final Duration SWITCH_ENDS = Duration.ofMinutes(1);

    private final Purging purging;

    EmptyBin(Purging purging) {
        this.purging = purging;
    }

    /// What is to be emptied and up to when, as the one number a job has.
    record Wish(RecordKind kind, OffsetDateTime until) {
        private static final int KINDS = 10;

        long subject() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, until.toInstant()) * KINDS + kind.typeId();
        }

        static Wish of(long subject) {
            var until = Instant.EPOCH.plus(subject / KINDS, ChronoUnit.MICROS);
            return new Wish(RecordKind.ofTypeId((int) (subject % KINDS)), until.atOffset(ZoneOffset.UTC));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(long subject) {
        var wish = Wish.of(subject);
        return purging.upTo(wish.kind(), wish.until(), () -> true) ? Optional.empty() : Optional.of(SWITCH_ENDS);
    }
}
