package io.weiche.mailboxes.reading;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    /// @param byHand its sender sent it on, and not somebody's server
    /// @param by whoever sent it on unchanged, by a rule of their server; null: the sender, by hand, or nobody says
    /// @param originals who may have written what was sent on by hand, the likeliest first
    /// @param subject without the mark of having been sent on
    /// @param automatic why no person sent it on; null: a person or a rule did
    public record Forward(
            List<String> tokens,
            boolean byHand,
            @Nullable String by,
            List<Original> originals,
            @Nullable String subject,
            @Nullable Automatic automatic) {
        public Forward {
            tokens = List.copyOf(tokens);
            originals = List.copyOf(originals);
        }

        /// What mailboxes of ours sent on before says where it has been, and not who wrote it.
        ///
        /// @return null: its sender, as far as anybody can tell
        private @Nullable Original original(Set<String> ours) {
            return originals.stream()
                    .filter(one -> !ours.contains(one.from().address().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(null);
        }
    }

    /// What somebody sent on.
    ///
    /// @param automatic null: a person wrote it, as far as anybody can tell
    public record Original(
            Who from, @Nullable String subject, @Nullable Automatic automatic) {}

    /// As if whoever wrote it first had sent it here.
    ///
    /// @param ours addresses of our mailboxes, in small letters
    public ReadMail asWritten(Set<String> ours) {
        if (forward == null) {
            return this;
        }
        var original = forward.original(ours);
        return new ReadMail(
                messageId,
                references,
                original == null ? from : original.from(),
                original == null ? replyTo : null,
                to,
                cc,
                original == null || original.subject() == null ? forward.subject() : original.subject(),
                sentAt,
                text,
                html,
                original == null ? forward.automatic() : original.automatic(),
                tokens,
                bounced,
                attachments,
                forward);
    }

    /// Who sent on what somebody else had written; null when nobody did.
    ///
    /// @param ours addresses of our mailboxes, in small letters
    public @Nullable String forwardedBy(Set<String> ours) {
        if (forward == null || forward.original(ours) == null) {
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
