package io.weiche.modes;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One change of the mode: done at once, or a run that converts all leads that were open.
///
/// @param total leads that were open when the mode flipped
/// @param incomplete deals it made without values that are required of them
/// @param options null for a change to classic mode
/// @param undoUntil until when the whole switch can be undone; null when there is nothing to undo
public record SwitchRun(
        long id,
        Mode from,
        Mode to,
        int epoch,
        Status status,
        @Nullable SwitchOptions options,
        long total,
        long converted,
        long failed,
        long skipped,
        long incomplete,
        long lastLeadId,
        long maxLeadId,
        int batchSize,
        @Nullable Long startedById,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime progressedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime undoUntil,
        Undo undo) {

    /// How far the undo of the whole switch is.
    ///
    /// @param undone conversions taken back
    /// @param kept conversions that stay, because somebody has worked on what they made
    /// @param byId who wanted it
    public record Undo(
            long undone,
            long kept,
            @Nullable Long byId,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt) {}

    public enum Status {
        RUNNING,
        PAUSED,
        DONE,
        DONE_WITH_ERRORS,
        CANCELLED,
        UNDOING,
        UNDONE;

        public boolean finished() {
            return this != RUNNING && this != PAUSED && this != UNDOING;
        }
    }

    /// Whether the account still is where this switch to simple mode left it, or has gone straight back to classic
    /// mode.
    boolean isBehind(CrmMode now) {
        return to == Mode.SIMPLE && now.epoch() == (now.mode() == Mode.SIMPLE ? epoch : epoch + 1);
    }

    public SwitchOptions requireOptions() {
        if (options == null) {
            throw new IllegalStateException("a switch to classic mode has no options");
        }
        return options;
    }
}
