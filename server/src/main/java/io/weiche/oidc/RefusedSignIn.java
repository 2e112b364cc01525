package io.weiche.oidc;

/// Why nobody was let in through a provider. The page of the sign-in says it in the person's language.
public final class RefusedSignIn extends RuntimeException {
    private final Why why;

    RefusedSignIn(Why why) {
        super(why.name());
        this.why = why;
    }

    RefusedSignIn(Why why, Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /// Kinds of refusals; their names are part of the page's address.
    public enum Why {
        /// no such door, or the account has no provider any more
        GONE,
        /// the provider does not answer, or not as one
        AWAY,
        /// the provider says no, or the person did there
        DECLINED,
        /// it took too long, or began in another browser
        EXPIRED,
        /// what came back does not belong to what was asked, or is not signed by the provider
        FORGED,
        /// the provider has not checked the e-mail address, or names none
        UNVERIFIED,
        /// the account does not let such addresses in
        DOMAIN,
        /// the provider does not say that the person proved themselves in two ways
        ONE_FACTOR,
        /// nobody of the account, and nobody becomes one by signing in
        UNKNOWN,
        /// the address belonged to somebody else at this provider
        SOMEBODY_ELSE,
        /// the person may not sign in any more
        INACTIVE,
        /// the plan has no room for one more
        FULL,
        /// too many tries
        BUSY
    }
}
