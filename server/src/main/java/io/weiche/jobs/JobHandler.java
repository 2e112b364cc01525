package io.weiche.jobs;

import java.time.Duration;
import java.util.Optional;

/// Does one kind of work. Implemented by whoever owns the work; called with the account of the job opened.
public interface JobHandler {
    /// Permanent name of this kind of work.
    String name();

    /// Does the work, or a part of it. May be called again for the same job after a crash, so every part must be safe
    /// to repeat. An exception is logged and the job tried again, later each time.
    ///
    /// @param subject number of what the job is about
    /// @return empty when the work is done, else how long to wait before going on
    Optional<Duration> work(long subject);
}
