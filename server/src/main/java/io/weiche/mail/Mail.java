package io.weiche.mail;

/// One message of plain text to one person.
///
/// @throws IllegalArgumentException for line breaks in address or subject, which would begin headers of their own
public record Mail(String to, String subject, String text) {
    public Mail {
        if ((to + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an address or a subject holds control characters");
        }
    }

    @Override
    public String toString() {
        return "Mail";
    }
}
