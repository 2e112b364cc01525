package io.weiche.chat;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One thing somebody said. What is said is data and never markup.
///
/// @param seq its number in the conversation, without gaps
/// @param userId who of the team
/// @param body what was said; of the system one of [Event]
/// @param fileId a file that lies at the record
/// @param delivery null where nothing has to be sent on
/// @param failure why the messenger did not take it
public record ChatMessage(
        int seq,
        Author author,
        @Nullable Long userId,
        String body,
        @Nullable Long fileId,
        OffsetDateTime saidAt,
        @Nullable Delivery delivery,
        @Nullable String failure) {

    /// Whose words they are.
    public enum Author {
        VISITOR,
        AGENT,
        SYSTEM
    }

    /// What the system says.
    public enum Event {
        TAKEN,
        HANDED,
        CLOSED
    }

    /// How far a message to a messenger has come.
    public enum Delivery {
        WAITING,
        SENT,
        /// Nobody tries any more.
        PARKED
    }
}
