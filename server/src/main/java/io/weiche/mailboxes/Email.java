package io.weiche.mailboxes;

import io.weiche.kernel.RecordRef;
import io.weiche.mailboxes.reading.ReadMail.Card;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message on the card of a record.
///
/// @param replyTo where answers go, when that is not the sender
/// @param forwardedBy who sent on what the sender had written; null: nobody
/// @param automatic null: a person wrote it
/// @param failure why it was refused, as far as anybody said
/// @param records where it is filed, as far as whoever asks may see them
/// @param removable it can be taken off the card it is seen in: it is filed there and somewhere else
public record Email(
        long id,
        long mailboxId,
        Direction direction,
        @Nullable String fromName,
        String fromAddress,
        @Nullable String replyTo,
        @Nullable String forwardedBy,
        List<String> to,
        List<String> cc,
        @Nullable String subject,
        String body,
        boolean formatted,
        @Nullable String automatic,
        State state,
        @Nullable String failure,
        @Nullable Long authorId,
        OffsetDateTime sentAt,
        List<File> files,
        List<Place> records,
        boolean removable) {
    public Email {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        files = List.copyOf(files);
        records = List.copyOf(records);
    }

    public enum Direction {
        IN,
        OUT
    }

    public enum State {
        RECEIVED,
        WAITING,
        SENT,
        REFUSED
    }

    /// @param id null: it could not be kept, or has been deleted
    public record File(
            @Nullable Long id,
            String name,
            long size,
            @Nullable Card card) {}

    /// A record it is filed with.
    public record Place(RecordRef ref, String name) {}

    Email with(List<File> others) {
        return with(others, records, removable);
    }

    Email with(List<Place> places, boolean canBeTakenOff) {
        return with(files, places, canBeTakenOff);
    }

    private Email with(List<File> others, List<Place> places, boolean canBeTakenOff) {
        return new Email(
                id,
                mailboxId,
                direction,
                fromName,
                fromAddress,
                replyTo,
                forwardedBy,
                to,
                cc,
                subject,
                body,
                formatted,
                automatic,
                state,
                failure,
                authorId,
                sentAt,
                others,
                places,
                canBeTakenOff);
    }
}
