package io.weiche.mailboxes.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.kernel.RecordKind;
import io.weiche.mailboxes.Email;
import io.weiche.mailboxes.reading.ReadMail;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message on a card.
///
/// @param replyTo where answers go, when that is not the sender
/// @param forwardedBy who sent on what the sender had written; absent: nobody
/// @param formatted whether there is more than its text
/// @param automatic absent: a person wrote it
/// @param author who of us wrote it
/// @param records where it is filed, as far as whoever asks may see them
/// @param removable it can be taken off this card
@JsonInclude(JsonInclude.Include.NON_NULL)
record EmailPayload(
        long id,
        long mailboxId,
        Email.Direction direction,
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
        Email.State state,
        @Nullable String failure,
        @Nullable String author,
        OffsetDateTime sentAt,
        List<FilePayload> files,
        List<PlacePayload> records,
        boolean removable) {

    record PlacePayload(RecordKind kind, long id, String name) {}

    /// @param id absent: it could not be kept
    /// @param card what a business card says
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FilePayload(
            @Nullable Long id,
            String name,
            long size,
            @Nullable CardPayload card) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CardPayload(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable String jobTitle,
            List<String> phones,
            List<String> emails) {
        static @Nullable CardPayload of(ReadMail.@Nullable Card card) {
            return card == null
                    ? null
                    : new CardPayload(
                            card.firstName(),
                            card.lastName(),
                            card.company(),
                            card.jobTitle(),
                            card.phones(),
                            card.emails());
        }
    }

    static EmailPayload of(Email email, Map<Long, String> names) {
        return new EmailPayload(
                email.id(),
                email.mailboxId(),
                email.direction(),
                email.fromName(),
                email.fromAddress(),
                email.replyTo(),
                email.forwardedBy(),
                email.to(),
                email.cc(),
                email.subject(),
                email.body(),
                email.formatted(),
                email.automatic(),
                email.state(),
                email.failure(),
                email.authorId() == null ? null : names.get(email.authorId()),
                email.sentAt(),
                email.files().stream()
                        .map(file -> new FilePayload(file.id(), file.name(), file.size(), CardPayload.of(file.card())))
                        .toList(),
                email.records().stream()
                        .map(one -> new PlacePayload(one.ref().kind(), one.ref().id(), one.name()))
                        .toList(),
                email.removable());
    }
}
