package io.weiche.automation;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A rule as it stands.
///
/// @param obstacle why it does not act; null: nothing is in its way
/// @param done for how many records it acted
/// @param waiting how many records it has in view
public record AutomationRule(
        long id,
        int version,
        RuleDraft draft,
        boolean paused,
        @Nullable Obstacle obstacle,
        @Nullable OffsetDateTime obstacleSince,
        long done,
        @Nullable OffsetDateTime doneAt,
        int waiting,
        OffsetDateTime createdAt) {
    AutomationRule heldUp(@Nullable Obstacle by) {
        return by == obstacle
                ? this
                : new AutomationRule(
                        id,
                        version,
                        draft,
                        paused,
                        by,
                        by == null ? null : obstacleSince,
                        done,
                        doneAt,
                        waiting,
                        createdAt);
    }
}
