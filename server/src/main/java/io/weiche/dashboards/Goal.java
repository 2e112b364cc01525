package io.weiche.dashboards;

import io.weiche.access.FieldGroup;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How much of something somebody wants to reach each month or quarter.
public record Goal(long id, int version, long ownerId, Content content) {

    public record Content(Measured measured, Rhythm rhythm, BigDecimal target, Whose whose) {}

    /// Inquiries count on the day they came in, deals on the day they were won.
    public enum Measured {
        INQUIRIES,
        ANSWERED,
        WON,
        /// In the account's currency.
        REVENUE;

        /// Whether it is counted of deals, and not of inquiries.
        public boolean ofDeals() {
            return this == WON || this == REVENUE;
        }

        /// Whether the current user sees what it measures.
        boolean isSeen() {
            return this != REVENUE || FieldGroup.AMOUNT.isSeen();
        }
    }

    public enum Rhythm {
        MONTH,
        QUARTER;

        Span.Days around(LocalDate day) {
            return (this == MONTH ? Span.THIS_MONTH : Span.THIS_QUARTER).days(day);
        }
    }

    /// At most one of them; none: everybody's.
    public record Whose(
            @Nullable Long userId,
            @Nullable Long departmentId,
            @Nullable Long pipelineId) {}

    /// How far it is.
    ///
    /// @param value as far as whoever looks may see
    /// @param expected what it would be today if every day brought the same
    /// @param currency of revenue
    /// @param list where what was counted is listed
    /// @param part whether a filter left out some of what counts, so that the value is a share of the goal only
    public record Progress(
            Goal goal,
            Span.Days days,
            BigDecimal value,
            BigDecimal expected,
            String currency,
            String list,
            boolean part) {}
}
