package io.weiche.intake;

import org.jspecify.annotations.Nullable;

/// Which inquiries somebody wants to see.
///
/// @param channel null for all
/// @param view null for all
public record InboxFilter(
        @Nullable Channel channel, @Nullable View view, Whose whose) {
    public static final InboxFilter EVERYTHING = new InboxFilter(null, null, Whose.ALL);

    /// Piles of the inbox.
    public enum View {
        OPEN,
        SNOOZED,
        DONE,
        JUNK
    }

    /// By the person in charge of what the inquiry became.
    public enum Whose {
        ALL,
        MINE,
        /// came through a channel and nobody was put in charge by hand, or the one in charge has left
        UNASSIGNED
    }
}
