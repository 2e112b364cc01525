package io.weiche.intake;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
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

    /// Within the transaction that would take them in.
    ///
    /// @return what became of those that are held: nothing; by their place
    Map<Integer, InquiryResult> hold(List<InquiryDraft> drafts) {
        var asked = IntStream.range(0, drafts.size())
                .filter(place -> asked(drafts.get(place)))
                .boxed()
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        var listed = store.find(asked.stream()
                .flatMap(place -> drafts.get(place).points().matchKeys().stream())
                .toList());
        var held = new HashMap<Integer, InquiryResult>();
        for (var place : asked) {
            var draft = drafts.get(place);
            draft.points().matchKeys().stream()
                    .map(listed::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .flatMap(entry -> store.hold(draft, entry))
                    .ifPresent(id -> held.put(place, InquiryResult.held(id)));
        }
        return held;
    }

    private static boolean asked(InquiryDraft draft) {
        return ASKED.contains(draft.channel())
                && !draft.points().matchKeys().isEmpty()
                && !draft.handling().despiteExceptions();
    }
}
