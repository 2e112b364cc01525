package io.weiche.modes.web;

import io.weiche.modes.Mode;
import io.weiche.modes.SwitchOptions;
import io.weiche.modes.SwitchRun;
import io.weiche.modes.Switches;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A switch as the interface shows it.
///
/// @param incomplete deals it made without values that are required of them
/// @param etaSeconds how long it will still take; null when nobody can say yet
record SwitchPayload(
        long id,
        Mode from,
        Mode to,
        SwitchRun.Status status,
        long total,
        long converted,
        long failed,
        long skipped,
        long incomplete,
        @Nullable Double leadsPerSecond,
        @Nullable Long etaSeconds,
        Switches.@Nullable Starter startedBy,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime undoUntil,
        SwitchRun.Undo undo,
        @Nullable SwitchOptions options) {

    static SwitchPayload of(SwitchRun run, Switches.@Nullable Starter starter) {
        var rate = rate(run);
        var left = run.total() - run.converted() - run.failed() - run.skipped();
        return new SwitchPayload(
                run.id(),
                run.from(),
                run.to(),
                run.status(),
                run.total(),
                run.converted(),
                run.failed(),
                run.skipped(),
                run.incomplete(),
                rate,
                rate == null || rate <= 0 || run.status().finished() ? null : Math.round(Math.ceil(left / rate)),
                starter,
                run.startedAt(),
                run.finishedAt(),
                run.undoUntil(),
                run.undo(),
                run.options());
    }

    private static @Nullable Double rate(SwitchRun run) {
        var until = run.progressedAt();
        if (until == null) {
            return null;
        }
        var seconds = Duration.between(run.startedAt(), until).toMillis() / 1000.0;
        return seconds <= 0 ? null : Math.round((run.converted() + run.failed()) / seconds * 10) / 10.0;
    }
}
