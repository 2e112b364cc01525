package io.weiche.mail;

import org.jspecify.annotations.Nullable;

/// One message to one person.
///
/// @param html the same as the text, for those whose program shows it; null for text alone
/// @throws IllegalArgumentException for line breaks in address or subject, which would begin headers of their own
public record Mail(
        String to,
        String subject,
        String text,
        @Nullable String html,
        @Nullable MailFile file) {
    public Mail {
        if ((to + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an address or a subject holds control characters");
        }
    }

    public Mail(String to, String subject, String text) {
        this(to, subject, text, null, null);
    }

    @Override
    public String toString() {
        return "Mail";
    }
}
