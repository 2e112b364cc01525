package io.weiche.webhooks;

import org.jspecify.annotations.Nullable;

/// What came of sending a request once.
///
/// @param status null when nobody answered
/// @param failure null when it was taken
/// @param answer how the answer began; null where it may not be shown
record Attempt(
        @Nullable Integer status,
        @Nullable String failure,
        @Nullable String answer,
        int tookMillis) {
    private static final int GONE = 410;

    boolean taken() {
        return failure == null;
    }

    /// The other side says that it will never take anything again.
    boolean gone() {
        return status != null && status == GONE;
    }
}
