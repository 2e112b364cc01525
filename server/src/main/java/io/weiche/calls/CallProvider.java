package io.weiche.calls;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A telephone system that signs what it tells.
///
/// @param key names it in its address; who knows it can do nothing without the secret
/// @param ownerId takes care of calls for which neither line nor rule names anybody
/// @param toldAt when it last told something, to the minute
public record CallProvider(
        long id,
        String name,
        String key,
        long ownerId,
        @Nullable OffsetDateTime toldAt,
        OffsetDateTime createdAt) {
    Call.Opener opener() {
        return new Call.Opener(ownerId, id);
    }
}
