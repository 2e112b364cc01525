package io.weiche.timeline;

import io.weiche.kernel.RecordRef;
import java.util.Collection;
import java.util.List;

/// What people want to be told of at once. Called in the transaction in which it happens; implemented above.
public interface News {
    /// A record became somebody's.
    void assigned(RecordRef record, long userId);

    /// Activities became somebody's.
    void assigned(List<Activity> activities);

    /// A comment names people.
    void mentioned(RecordRef record, long entryId, Collection<Long> userIds);
}
