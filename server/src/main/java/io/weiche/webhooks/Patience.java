package io.weiche.webhooks;

import java.time.Duration;
import java.util.List;

/// How long somebody who did not answer is left alone, and when they are given up.
final class Patience {
    /// What was not taken for so long is parked, and who took nothing for so long is dead.
    static final Duration ENOUGH = Duration.ofDays(3);

    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8));

    private Patience() {}

    /// Before a delivery is tried again.
    ///
    /// @param tries how often it has been tried
    static Duration after(int tries) {
        return PAUSES.get(Math.clamp(tries - 1, 0, PAUSES.size() - 1));
    }

    /// Before anything else is tried with a webhook.
    ///
    /// @param failures in a row
    static Duration rest(int failures) {
        var pause = after(failures);
        return pause.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : pause;
    }
}
