package io.weiche.records.search;

import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A record that answers a question and may be seen by whoever asked.
///
/// @param distance how far it is from what was typed; negative when it is the very number, phone or address
record Found(
        RecordKind kind,
        long id,
        String name,
        @Nullable String context,
        @Nullable Long stageId,
        boolean open,
        OffsetDateTime lastActivityAt,
        int distance) {
    static final int SURE = -1;

    /// Found by the very number, phone or address.
    boolean sure() {
        return distance == SURE;
    }
}
