package io.weiche.records;

import io.weiche.kernel.RecordRef;
import java.util.Optional;

/// Knows which record another one lives on in. Implemented above, by whoever merges records.
public interface Successors {
    Optional<RecordRef> of(RecordRef gone);
}
