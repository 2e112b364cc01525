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
/// @param forward null: it was not sent on to us
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
        List<Attachment> attachments,
        @Nullable Forward forward) {
    public ReadMail {
        references = List.copyOf(references);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        tokens = List.copyOf(tokens);
        bounced = List.copyOf(bounced);
        attachments = List.copyOf(attachments);
    }

    /// It was sent on to a secret address of ours.
    ///
    /// @param tokens of those addresses
    /// @param by whoever sent it on unchanged, by a rule of their server; null: the sender, by hand, or nobody says
    /// @param original who wrote what was sent on by hand; null: the sender, as far as anybody can tell
    /// @param subject without the mark of having been sent on
    public record Forward(
            List<String> tokens,
            @Nullable String by,
            @Nullable Who original,
            @Nullable String subject) {
        public Forward {
            tokens = List.copyOf(tokens);
        }
    }

    /// As if whoever wrote it first had sent it here.
    ///
    /// @param token of the address it came to
    public ReadMail asWritten(String token) {
        if (forward == null) {
            return this;
        }
        var original = forward.original();
        return new ReadMail(
                messageId,
                references,
                original == null ? from : original,
                original == null ? replyTo : null,
                Forwarding.plain(to, token),
                Forwarding.plain(cc, token),
                forward.subject(),
                sentAt,
                text,
                html,
                automatic,
                tokens,
                bounced,
                attachments,
                forward);
    }

    /// Who sent on what somebody else had written; null when nobody did.
    public @Nullable String forwardedBy() {
        if (forward == null || forward.original() == null) {
            return forward == null ? null : forward.by();
        }
        return from.address();
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
