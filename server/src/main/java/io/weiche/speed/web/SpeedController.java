package io.weiche.speed.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.imports.ImportRun;
import io.weiche.imports.Imports;
import io.weiche.modes.SwitchRun;
import io.weiche.modes.Switches;
import io.weiche.speed.Speedometer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How fast this installation is, as it measures itself.
@RestController
@RequestMapping("/api/v1/speed")
class SpeedController {
    private final Speedometer speedometer;
    private final Switches switches;
    private final Imports imports;

    SpeedController(Speedometer speedometer, Switches switches, Imports imports) {
        this.speedometer = speedometer;
        this.switches = switches;
        this.imports = imports;
    }

    /// A run of the account, from its beginning to its end.
    ///
    /// @param records leads that were converted, or rows that were looked at
    /// @param seconds at least a tenth
    record RunPayload(long id, long records, double seconds, OffsetDateTime finishedAt) {}

    /// @param waited of everybody on this node within the last half hour to hour, where enough was asked for
    /// @param lastSwitch the last one to simple mode that had leads to convert
    /// @param lastImport the last one the current user may see
    record SpeedPayload(
            List<Speedometer.Waited> waited,
            @Nullable RunPayload lastSwitch,
            @Nullable RunPayload lastImport) {}

    @GetMapping
    @Requires(Right.EDIT_SETTINGS)
    SpeedPayload get() {
        return new SpeedPayload(
                speedometer.waited(),
                switches.list().stream()
                        .filter(run -> run.converted() > 0)
                        .map(SpeedController::of)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                imports.list().stream()
                        .filter(run -> run.status() == ImportRun.Status.DONE && run.done() > 0)
                        .map(run -> of(run.id(), run.done(), run.startedAt(), run.finishedAt()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable RunPayload of(SwitchRun run) {
        return of(run.id(), run.converted() + run.failed(), run.startedAt(), run.finishedAt());
    }

    private static @Nullable RunPayload of(
            long id, long records, @Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {
        return from == null || to == null
                ? null
                : new RunPayload(
                        id, records, Math.max(0.1, Duration.between(from, to).toMillis() / 1000.0), to);
    }
}
