package io.weiche.dashboards;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dashboard that comes by mail.
///
/// @param hour of the account's time zone
/// @param people who get it, each with the figures they may see
/// @param sentAt the last time; null: not yet
public record Mailing(
        long id,
        long ownerId,
        long dashboardId,
        MailingRhythm rhythm,
        int hour,
        List<Long> people,
        OffsetDateTime nextAt,
        @Nullable OffsetDateTime sentAt) {
    public Mailing {
        people = List.copyOf(people);
    }
}
