package io.weiche.intake;

import java.time.LocalDate;
import java.util.List;

/// When somebody works, by the clock of the account, and when they are away.
///
/// @param hours none: always
public record WorkingTime(long userId, List<Hours> hours, List<Absence> absences) {
    public WorkingTime {
        hours = List.copyOf(hours);
        absences = List.copyOf(absences);
    }

    /// @param weekday 1 for Monday to 7 for Sunday
    /// @param begins like 08:30
    public record Hours(int weekday, String begins, String ends) {}

    /// Whole days, both included.
    public record Absence(LocalDate from, LocalDate until) {}
}
