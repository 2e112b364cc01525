package io.weiche.outbound;

/// Why no answer came. The message holds nothing of what was sent or received.
public final class OutboundFailure extends Exception {
    private final Why why;

    OutboundFailure(Why why) {
        super(why.name());
        this.why = why;
    }

    OutboundFailure(Why why, Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /// Kinds of failure.
    public enum Why {
        /// not an absolute http or https address, or one with a user, a password or an odd way to write an IP address
        BAD_ADDRESS,
        /// a port the operator does not allow
        FORBIDDEN_PORT,
        /// the name leads to an address inside
        FORBIDDEN_ADDRESS,
        /// nobody knows the name
        UNKNOWN_HOST,
        /// nobody listens, or the connection broke
        UNREACHABLE,
        /// no trustworthy certificate, or no common way to encrypt
        UNTRUSTED,
        /// the answer took longer than the caller waits
        TOO_SLOW
    }
}
