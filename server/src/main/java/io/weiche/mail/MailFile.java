package io.weiche.mail;

/// A file that goes with a mail.
///
/// @param base64 its content
public record MailFile(String name, String type, String base64) {
    @Override
    public String toString() {
        return "MailFile";
    }
}
