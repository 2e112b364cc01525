package io.weiche.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a messenger did not do what it was asked. Holds nothing of what was sent.
public final class MessengerFailure extends Exception {
    private final Why why;
    private final @Nullable Duration after;

    public MessengerFailure(Why why) {
        this(why, null);
    }

    /// @param after how long it asks us to wait
    public MessengerFailure(Why why, @Nullable Duration after) {
        super(why.name());
        this.why = why;
        this.after = after;
    }

    public Why why() {
        return why;
    }

    public @Nullable Duration after() {
        return after;
    }

    /// Kinds of failure.
    public enum Why {
        /// the token opens nothing
        TOKEN,
        /// somebody else fetches with the same token
        CONFLICT,
        /// the person does not want to hear from us
        BLOCKED,
        /// it will never be taken
        REFUSED,
        /// too large to be fetched
        TOO_LARGE,
        /// too much at once
        TOO_MANY,
        /// the messenger is away or in trouble
        AWAY
    }

    /// Whether trying again can help.
    boolean passes() {
        return why == Why.TOO_MANY || why == Why.AWAY || why == Why.TOKEN || why == Why.CONFLICT;
    }
}
