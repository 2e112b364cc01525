package io.weiche.chat;

import io.weiche.intake.ChannelRule;
import io.weiche.intake.WorkingTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way people come to chat with the team.
///
/// @param key names it in addresses of the public
/// @param offline what a visitor reads when nobody is there; null: a sentence of ours
/// @param colour like #2f5d50
/// @param hours by the clock of the account; none: always
/// @param anonymousMinutes for how long a visitor who left no contact detail must be silent until the conversation
/// becomes an inquiry without one; null: it never does, for nobody could be answered (crm.md 14.4)
/// @param byRule who takes care of it is chosen by the rule of the channel CHAT, else it is responsibleId
/// @param robot what the messenger calls us; null in our own widget
/// @param trouble why the messenger cannot be reached now
public record ChatChannel(
        long id,
        int version,
        Kind kind,
        String key,
        String name,
        @Nullable String welcome,
        @Nullable String offline,
        String colour,
        boolean active,
        List<WorkingTime.Hours> hours,
        @Nullable Integer anonymousMinutes,
        @Nullable Long sourceId,
        long responsibleId,
        boolean byRule,
        ChannelRule.@Nullable Repeat repeat,
        @Nullable String robot,
        @Nullable String trouble) {
    public ChatChannel {
        hours = List.copyOf(hours);
    }

    /// Where the visitors are.
    public enum Kind {
        WIDGET,
        TELEGRAM
    }

    boolean openAt(int weekday, String clock) {
        return hours.isEmpty()
                || hours.stream()
                        .anyMatch(day -> day.weekday() == weekday
                                && day.begins().compareTo(clock) <= 0
                                && clock.compareTo(day.ends()) < 0);
    }
}
