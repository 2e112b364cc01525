package io.weiche.webhooks;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request to a webhook, from the moment it is due until it is in the log.
///
/// @param status of the last answer; null when there was none
/// @param failure why it was not taken: a kind of [io.weiche.outbound.OutboundFailure.Why], or `STATUS`
/// @param answer how the last answer began; null where it may not be shown
public record Delivery(
        long id,
        long webhookId,
        List<Told> events,
        State state,
        OffsetDateTime createdAt,
        int tries,
        @Nullable OffsetDateTime firstTryAt,
        @Nullable OffsetDateTime lastTryAt,
        OffsetDateTime nextTryAt,
        @Nullable Integer status,
        @Nullable String failure,
        @Nullable String answer,
        @Nullable Integer tookMillis) {

    /// The names are part of the interface.
    public enum State {
        /// Will be sent, or sent again.
        WAITING,
        /// The other side took it.
        DELIVERED,
        /// Given up after three days; can be sent again by hand.
        PARKED
    }

    /// What the receiver knows it by, however often it is repeated.
    public String messageId() {
        return "msg_" + id;
    }
}
