package io.weiche.notifications;

/// Why somebody is told of something. The names are part of the interface.
public enum Reason {
    /// It became theirs, by somebody else.
    ASSIGNED,
    /// A comment names them.
    MENTIONED,
    /// An activity of theirs is due.
    DUE,
    /// An inquiry came in on something of theirs.
    INQUIRY,
    /// A webhook did not answer for days and was given up. Administrators only.
    WEBHOOK,
    /// A visitor wrote in a chat of which they take care.
    CHAT
}
