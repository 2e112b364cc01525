package io.weiche.accounts;

/// Something of which a plan allows a number.
public enum Limit {
    /// Active people.
    USERS,
    /// Pipelines of deals.
    PIPELINES,
    /// Fields an account adds itself, of all kinds together.
    CUSTOM_FIELDS,
    /// Channels that bring inquiries by themselves: web forms, chats; each kind is counted for itself.
    CHANNELS
}
