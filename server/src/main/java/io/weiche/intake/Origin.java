package io.weiche.intake;

import io.weiche.fields.ContactPoint;
import io.weiche.fields.Utm;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An inquiry a record came from, or that was noted on it, as it was received.
///
/// @param door through which of the channel's doors: the form, the line that was called
/// @param rule that decided whether it becomes a lead or a deal, as it was called then; null: the mode did
/// @param skippedLead in classic mode: it became a deal at once, by the word of the rule
/// @param given phones, e-mails and the like that came with it
/// @param custom values of custom fields of leads as they came; those the current user may see
/// @param pointIds contact points of the record that came with this inquiry first
/// @param first the earliest of those that are known
public record Origin(
        long inquiryId,
        Channel channel,
        OffsetDateTime receivedAt,
        @Nullable String door,
        @Nullable Long sourceId,
        @Nullable String title,
        @Nullable String personName,
        @Nullable String companyTitle,
        @Nullable String message,
        @Nullable Utm utm,
        boolean loggedOnly,
        @Nullable String rule,
        boolean skippedLead,
        TriageState state,
        List<Point> given,
        List<GivenValue> custom,
        List<Long> pointIds,
        boolean first) {
    public Origin {
        given = List.copyOf(given);
        custom = List.copyOf(custom);
        pointIds = List.copyOf(pointIds);
    }

    public record Point(ContactPoint.Type type, String value) {}
}
