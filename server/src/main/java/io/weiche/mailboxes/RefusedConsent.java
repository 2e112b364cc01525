package io.weiche.mailboxes;

import org.jspecify.annotations.Nullable;

/// A mailbox was not connected. The message holds nothing of what the provider said.
public final class RefusedConsent extends RuntimeException {
    /// Kinds of refusal, told to the person on the page of the mailboxes.
    public enum Why {
        /// the person, or the provider, did not want it
        DECLINED,
        /// it took too long, another browser came back, or the mailbox has been changed meanwhile
        EXPIRED,
        /// the provider gave nothing that lasts
        NOT_LASTING,
        /// the provider does not answer
        AWAY,
        /// the provider does not know us, or takes the answer for none
        UNKNOWN_CLIENT,
        /// too often in a short time
        BUSY
    }

    private final Why why;

    RefusedConsent(Why why) {
        this(why, null);
    }

    RefusedConsent(Why why, @Nullable Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
