package io.weiche.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who takes care of what comes in through a channel, and what happens when a known customer asks again (crm.md 12.5).
///
/// @param how null: whoever the channel names
/// @param personIds whom it may be, in order
/// @param departmentId everybody in it may be it too
/// @param byHours only who works at this hour, as long as somebody does
/// @param repeatSales whether a known customer with nothing open becomes a lead or deal again
/// @param keepsResponsible whether known customers stay with whoever takes care of them (crm.md 14.3, 14.4)
public record ChannelRule(
        Channel channel,
        @Nullable How how,
        List<Long> personIds,
        @Nullable Long departmentId,
        boolean byHours,
        Repeat repeat,
        boolean repeatSales,
        boolean keepsResponsible,
        int version) {
    public ChannelRule {
        personIds = List.copyOf(personIds);
    }

    /// Which of those it may be. Whoever is absent is left out.
    public enum How {
        /// The first.
        FIXED,
        /// Whose turn was longest ago.
        ROUND_ROBIN,
        /// Who has the fewest open leads and deals.
        LOAD
    }

    /// What an inquiry of somebody becomes with whom something is open.
    public enum Repeat {
        /// It is noted there.
        LOG,
        /// A lead or deal of its own.
        NEW
    }

    /// As long as nobody set anything.
    static ChannelRule none(Channel channel) {
        return new ChannelRule(channel, null, List.of(), null, false, Repeat.LOG, true, true, 0);
    }

    /// @param known the customer was recognised
    /// @param open something is open with them
    boolean opens(@Nullable Repeat ofDoor, boolean known, boolean open) {
        if (open) {
            return (ofDoor == null ? repeat : ofDoor) == Repeat.NEW;
        }
        return !known || repeatSales;
    }
}
