package io.weiche.calls;

import io.weiche.intake.WorkingTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number of ours, and what its calls become. Beside it the rule of the channel says what happens when a known
/// customer calls again.
///
/// @param active whether its settings count; a line that is off is treated like an unknown one
/// @param opensInbound a stranger's call becomes an inquiry
/// @param opensOutbound so does a call of ours to a stranger
/// @param responsibleId who takes care of what strangers want; null: as the rule of the channel says
/// @param personIds for whom it rings beside the responsible
/// @param hours when it is attended, by the account's clock; none: always
/// @param missedText what whoever calls back should know
/// @param closedText the same for calls outside the hours
public record CallLine(
        long id,
        int version,
        String number,
        @Nullable String name,
        boolean active,
        boolean opensInbound,
        boolean opensOutbound,
        @Nullable Long sourceId,
        @Nullable Long responsibleId,
        List<Long> personIds,
        List<WorkingTime.Hours> hours,
        @Nullable String missedText,
        @Nullable String closedText) {
    public CallLine {
        personIds = List.copyOf(personIds);
        hours = List.copyOf(hours);
    }

    boolean opens(CallDirection direction) {
        return direction == CallDirection.INBOUND ? opensInbound : opensOutbound;
    }

    /// A line nobody has set up further.
    public static CallLine plain(String number, @Nullable String name, boolean opensInbound, boolean opensOutbound) {
        return new CallLine(
                0, 0, number, name, true, opensInbound, opensOutbound, null, null, List.of(), List.of(), null, null);
    }
}
