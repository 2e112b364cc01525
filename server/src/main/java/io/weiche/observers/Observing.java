package io.weiche.observers;

import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.RecordRef;
import io.weiche.records.FieldChange;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.RecordJournal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people do about themselves: nobody has to observe what they do not want to, whatever they may change.
@Service
public class Observing {
    private final Observers observers;
    private final RecordDirectory directory;
    private final RecordJournal journal;

    Observing(Observers observers, RecordDirectory directory, RecordJournal journal) {
        this.observers = observers;
        this.directory = directory;
        this.journal = journal;
    }

    /// Of a record that is history too. Whoever does not observe it stays as they are.
    ///
    /// @throws io.weiche.web.Problem not-found when the current user does not see it
    @Transactional
    public void stop(RecordRef record) {
        directory.require(record, Action.READ);
        // before looking: whoever changes the record holds its row
        directory.lock(record);
        var me = CurrentUser.requireId();
        var before = observers.of(record.kind(), List.of(record.id())).getOrDefault(record.id(), List.of());
        if (!before.contains(me)) {
            return;
        }
        var after = new ArrayList<>(before);
        after.remove(me);
        observers.replace(record.kind(), record.id(), before, after);
        directory.renew(record);
        journal.changed(
                record, List.of(new FieldChange(Observers.FIELD, Observers.shown(before), Observers.shown(after))));
    }
}
