package io.weiche.mailboxes;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of a person that became nothing.
///
/// @param mailbox its address
/// @param body how it begins, in lists
/// @param forwardedBy who sent on what the sender had written; null: nobody
/// @param keptUntil then it is forgotten, unless somebody files it
/// @param files what it brought along; none in lists
public record Unfiled(
        long id,
        String mailbox,
        @Nullable String fromName,
        String fromAddress,
        @Nullable String replyTo,
        @Nullable String forwardedBy,
        List<String> to,
        List<String> cc,
        @Nullable String subject,
        String body,
        boolean formatted,
        OffsetDateTime sentAt,
        OffsetDateTime keptUntil,
        List<File> files) {
    public Unfiled {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        files = List.copyOf(files);
    }

    /// @param position among its files
    public record File(int position, String name, long size) {}

    Unfiled with(List<File> others) {
        return new Unfiled(
                id,
                mailbox,
                fromName,
                fromAddress,
                replyTo,
                forwardedBy,
                to,
                cc,
                subject,
                body,
                formatted,
                sentAt,
                keptUntil,
                others);
    }
}
