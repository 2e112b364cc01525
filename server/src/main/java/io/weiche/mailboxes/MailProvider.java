package io.weiche.mailboxes;

import org.jspecify.annotations.Nullable;

/// Who lets us into mailboxes when a person has consented (OAuth 2), and who we are to them.
///
/// @param authorizeUrl where a person consents
/// @param tokenUrl where a consent becomes what opens a mailbox
/// @param scopes what is asked for, separated by spaces
/// @param clientSecret null: the provider wants none
public record MailProvider(
        Kind kind,
        String authorizeUrl,
        String tokenUrl,
        String scopes,
        String clientId,
        @Nullable String clientSecret) {
    /// An account has one of each.
    public enum Kind {
        MICROSOFT,
        GOOGLE,
        /// any other
        OWN
    }

    @Override
    public String toString() {
        return "MailProvider " + kind;
    }
}
