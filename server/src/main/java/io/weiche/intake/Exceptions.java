package io.weiche.intake;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Holds back e-mails and calls of whoever is on the exceptions list. They are kept and can be restored. Forms, chats
/// and programs are not asked (crm.md 10.8).
@Component
class Exceptions {
    private static final Set<Channel> ASKED = EnumSet.of(Channel.EMAIL, Channel.CALL);

    private final ExceptionStore store;

    Exceptions(ExceptionStore store) {
        this.store = store;
    }

    /// Within the transaction that would take it in.
    ///
    /// @return empty when nothing speaks against taking it in
    Optional<InquiryResult> hold(InquiryDraft draft) {
        var keys = draft.points().matchKeys();
        if (!ASKED.contains(draft.channel())
                || keys.isEmpty()
                || draft.handling().despiteExceptions()) {
            return Optional.empty();
        }
        return store.find(keys)
                .flatMap(entry -> store.hold(draft, entry))
                .map(id -> new InquiryResult(id, null, null, null, null, false, false, false));
    }
}
