package io.weiche.timeline;

import io.weiche.kernel.RecordRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What people want to be told of at once. Called in the transaction in which it happens; implemented above.
public interface News {
    /// A record became somebody's.
    void assigned(RecordRef record, long userId);

    /// New records became somebody's whom nobody in particular made.
    ///
    /// @param responsible of each record
    void assigned(Map<RecordRef, Long> responsible);

    /// Activities became somebody's.
    void assigned(List<Activity> activities);

    /// People take part in activities now.
    ///
    /// @param joining of each activity
    void invited(Map<Activity, List<Long>> joining);

    /// People became observers of a record.
    void observing(RecordRef record, Collection<Long> userIds);

    /// A record is somebody else's now; its observers may want to know.
    void handedOver(RecordRef record, long userId);

    /// A record is won, lost or junk now.
    void closed(RecordRef record);

    /// Somebody wrote a comment.
    ///
    /// @param mentioned who is told of it anyway
    void commented(RecordRef record, long entryId, Collection<Long> mentioned);

    /// A comment names people.
    void mentioned(RecordRef record, long entryId, Collection<Long> userIds);
}
