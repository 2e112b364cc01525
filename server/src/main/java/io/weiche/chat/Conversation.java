package io.weiche.chat;

import io.weiche.accounts.Language;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What one visitor and the team say to each other, from a first message until somebody closes it.
///
/// @param visitor hash of what the visitor's browser keeps, or the number of the chat in a messenger
/// @param agentId who of the team speaks with them; null as long as nobody has taken over
/// @param email a contact detail the visitor gave, like phone
/// @param page where on the other site the visitor wrote
/// @param inquiryId what it was taken in as; null while it waits for a contact detail
/// @param lastSeq number of the latest message
/// @param unread messages of the visitor nobody has read
public record Conversation(
        long id,
        long channelId,
        String visitor,
        State state,
        @Nullable Long agentId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Language language,
        @Nullable String page,
        @Nullable Long inquiryId,
        int lastSeq,
        int unread,
        int revision,
        @Nullable Result result,
        OffsetDateTime createdAt,
        OffsetDateTime visitedAt) {

    /// Where it stands.
    public enum State {
        /// Nobody has taken over.
        WAITING,
        ACTIVE,
        CLOSED
    }

    /// How it ended.
    public enum Result {
        DONE,
        /// The visitor said nothing more.
        UNANSWERED,
        /// Nobody wanted anything from us.
        JUNK
    }

    boolean reachable() {
        return email != null || phone != null;
    }
}
