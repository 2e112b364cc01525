package io.weiche.access;

import io.weiche.accounts.Language;

/// Tells people away from the screen what happened to their sign-in, so that they hear of what somebody else did.
/// Implemented where mail is.
public interface SignInNews {
    /// What people are told of.
    enum Kind {
        NEW_BROWSER,
        PASSWORD_CHANGED,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_OFF,
        RECOVERY_CODES_RENEWED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED
    }

    void tell(String email, Language language, Kind kind);

    /// The person behind the current work.
    default void tellMyself(Kind kind) {
        var me = CurrentUser.require();
        tell(me.email(), me.language(), kind);
    }
}
