package io.weiche.bin.web;

import io.weiche.kernel.RecordKind;
import java.util.List;

/// What may be sent about the recycle bin.
final class BinRequests {
    private BinRequests() {}

    /// Records that are to come back.
    ///
    /// @param ids at most 200
    record RestoreRequest(RecordKind kind, List<Long> ids) {}
}
