package io.weiche.chat;

import io.weiche.access.CurrentUser;
import io.weiche.kernel.RecordRef;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What a conversation became, for work that nobody in particular asks for.
@Component
class ConversationRecords {
    private final ConversationList list;

    ConversationRecords(ConversationList list) {
        this.list = list;
    }

    Optional<RecordRef> of(long conversation) {
        return CurrentUser.callAsSystem(() -> list.find(conversation).map(ConversationView::record));
    }
}
