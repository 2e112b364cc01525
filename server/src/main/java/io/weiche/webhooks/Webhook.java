package io.weiche.webhooks;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An address that is told of events.
///
/// @param events names in the words of its style; none: all of them
/// @param failures since something got through
public record Webhook(
        long id,
        Style style,
        String name,
        String address,
        List<String> events,
        State state,
        long ownerId,
        OffsetDateTime createdAt,
        int failures,
        @Nullable OffsetDateTime failingSince,
        @Nullable OffsetDateTime deliveredAt,
        int version) {

    /// The names are part of the interface.
    public enum State {
        /// Is told as soon as something happens.
        ACTIVE,
        /// Somebody asked for silence; what happens waits.
        PAUSED,
        /// Did not answer for days, or said that it is gone; what happens waits until somebody wakes it.
        DEAD
    }

    Webhook withEvents(List<String> others) {
        return with(name, address, others, state);
    }

    /// The same with what people can change.
    public Webhook with(String newName, String newAddress, List<String> newEvents, State newState) {
        return new Webhook(
                id,
                style,
                newName,
                newAddress,
                newEvents,
                newState,
                ownerId,
                createdAt,
                failures,
                failingSince,
                deliveredAt,
                version);
    }

    boolean wants(String event) {
        return events.isEmpty() || events.contains(event);
    }
}
