package io.weiche.mailboxes.reading;

/// Nobody can make anything of this message. Says why in a word, and nothing of what it holds.
public final class UnreadableMail extends Exception {
    public UnreadableMail(String reason) {
        super(reason);
    }

    public UnreadableMail(String reason, Throwable cause) {
        super(reason, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
