package io.weiche.config;

/// The operator set something that cannot work. The message is a sentence for people.
public final class BadConfig extends RuntimeException {
    public BadConfig(String message) {
        super(message);
    }

    public BadConfig(String message, Throwable cause) {
        super(message, cause);
    }
}
