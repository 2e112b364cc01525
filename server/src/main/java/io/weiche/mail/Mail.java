package io.weiche.mail;

/// One message of plain text to one person.
public record Mail(String to, String subject, String text) {
    @Override
    public String toString() {
        return "Mail";
    }
}
