package io.weiche.mailboxes.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as we understand it.
///
/// @param messageId without its brackets; null when it has none that can be used
/// @param references of the messages it answers, the nearest last
/// @param replyTo where answers go, when that is another address than the sender's
/// @param text what stands in it, never null
/// @param html the same with its form, cleaned; null when there is none
/// @param automatic null: a person wrote it
/// @param tokens of threads, from the addresses it was sent to
/// @param bounced names of messages of ours it says were not delivered
public record ReadMail(
        @Nullable String messageId,
        List<String> references,
        Who from,
        @Nullable String replyTo,
        List<String> to,
        List<String> cc,
        @Nullable String subject,
        @Nullable Instant sentAt,
        String text,
        @Nullable String html,
        @Nullable Automatic automatic,
        List<String> tokens,
        List<String> bounced,
        List<Attachment> attachments) {
    public ReadMail {
        references = List.copyOf(references);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        tokens = List.copyOf(tokens);
        bounced = List.copyOf(bounced);
        attachments = List.copyOf(attachments);
    }

    /// @param address empty when nobody signed
    public record Who(@Nullable String name, String address) {}

    /// @param card what a business card says
    public record Attachment(
            String name, byte[] bytes, @Nullable Card card) {}

    /// Somebody's business card.
    public record Card(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable String jobTitle,
            List<String> phones,
            List<String> emails) {
        public Card {
            phones = List.copyOf(phones);
            emails = List.copyOf(emails);
        }
    }

    @Override
    public String toString() {
        return "Mail of " + text.length() + " characters";
    }
}
