package io.weiche.chat;

import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A conversation as the team sees it.
///
/// @param record what it became and where work goes on; null as long as it became nothing
/// @param recordTitle null when the current user may not read the record
/// @param responsibleId who is in charge of it: of the record, or of the channel
/// @param excerpt the beginning of the latest message
/// @param byAgent whether the latest message was ours
public record ConversationView(
        Conversation conversation,
        String channelName,
        ChatChannel.Kind channelKind,
        @Nullable RecordRef record,
        @Nullable String recordTitle,
        long responsibleId,
        @Nullable String excerpt,
        boolean byAgent,
        OffsetDateTime changedAt) {

    /// Which conversations.
    public enum Which {
        /// Nobody has taken over.
        WAITING,
        /// Those the current user has taken over.
        MINE,
        /// All that are not closed.
        OPEN,
        CLOSED
    }

    static @Nullable RecordRef current(@Nullable Long lead, boolean leadOpen, @Nullable Long deal) {
        if (lead != null && (leadOpen || deal == null)) {
            return new RecordRef(RecordKind.LEAD, lead);
        }
        return deal == null ? null : new RecordRef(RecordKind.DEAL, deal);
    }
}
