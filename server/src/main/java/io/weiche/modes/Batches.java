package io.weiche.modes;

import java.util.List;

/// What a run does with its leads: convert them, or take their conversions back.
interface Batches {
    /// Somebody cancelled or paused the run, or another node took it over.
    final class NotOurs extends RuntimeException {}

    /// @param run as it was when these were claimed
    /// @param ids of leads, ascending
    record Claim(SwitchRun run, List<Long> ids) {
        public Claim {
            ids = List.copyOf(ids);
        }
    }

    /// The next leads after the last claimed one that have not had their turn, as many as a batch takes.
    List<Long> next(SwitchRun run);

    /// Does the work on these leads, in one transaction or, where a lead stands in the way, in several.
    ///
    /// @param waitForLocks waits for whoever is writing to a lead; else leaves that lead to a later pass
    /// @throws NotOurs when nothing may be committed any more
    void work(SwitchRun run, long fence, List<Long> ids, boolean waitForLocks);
}
