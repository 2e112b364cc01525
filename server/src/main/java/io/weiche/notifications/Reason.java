package io.weiche.notifications;

import java.util.Set;

/// Why somebody is told of something. The names are part of the interface.
public enum Reason {
    /// It became theirs, by somebody else.
    ASSIGNED,
    /// A comment names them.
    MENTIONED,
    /// An activity of theirs is due.
    DUE,
    /// An activity of theirs is due soon, and they wanted to be reminded. Told to whoever wants to hear of [#DUE].
    REMINDED,
    /// They take part in an activity now, because of somebody else.
    INVITED,
    /// An inquiry came in on something of theirs.
    INQUIRY,
    /// A webhook did not answer for days and was given up. Administrators only.
    WEBHOOK,
    /// A visitor wrote in a chat of which they take care.
    CHAT,
    /// A rule draws their attention to a record.
    AUTOMATION,
    /// They observe a record now, because of somebody else.
    OBSERVING,
    /// Something they observe is somebody else's now.
    HANDED,
    /// Something they observe is won, lost or junk now.
    CLOSED,
    /// Somebody commented on something they observe.
    COMMENTED,
    /// The leads of a change of the mode that they began have been gone through.
    SWITCHED,
    /// The undo of such a change that they began is done.
    UNDONE;

    /// Whoever does not want to be told of that is not told of this either.
    Reason mutedWith() {
        return switch (this) {
            case REMINDED -> DUE;
            case INVITED -> ASSIGNED;
            default -> this;
        };
    }

    /// Those of which only observers are told.
    public static final Set<Reason> OF_OBSERVERS = Set.of(OBSERVING, HANDED, CLOSED, COMMENTED);
}
