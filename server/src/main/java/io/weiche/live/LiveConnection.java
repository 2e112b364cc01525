package io.weiche.live;

import io.weiche.access.Subject;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One open window: what it has not been told yet. However much happens, no more waits than a few lines: the same
/// record once, and of many records only their kind.
public final class LiveConnection {
    private static final int MOST = 50;

    private final String id;
    private final long userId;
    private final Map<RecordRef, Changed> records = new HashMap<>();
    private final Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
    private boolean told;
    private boolean ended;
    private List<Long> beside = List.of();
    private @Nullable List<Long> newBeside;

    LiveConnection(String id, long userId) {
        this.id = id;
        this.userId = userId;
    }

    /// @param formerResponsibleId whose it was before; null when that has not changed
    /// @param formerObservers who observed it before, if that has changed
    public record Changed(
            RecordRef record,
            int version,
            Subject subject,
            @Nullable Long formerResponsibleId,
            Set<Long> formerObservers) {
        public Changed {
            formerObservers = Set.copyOf(formerObservers);
        }
    }

    /// @param kinds kinds of which many records changed
    /// @param told something is new for this person, or has been read in another window
    /// @param beside who else looks at the same card; null when that is as before
    public record Batch(
            List<Changed> records,
            Set<RecordKind> kinds,
            boolean told,
            @Nullable List<Long> beside,
            boolean ended) {
        public Batch {
            records = List.copyOf(records);
            kinds = Set.copyOf(kinds);
        }

        public boolean isEmpty() {
            return records.isEmpty() && kinds.isEmpty() && !told && beside == null;
        }
    }

    String id() {
        return id;
    }

    public long userId() {
        return userId;
    }

    synchronized void changed(Collection<Changed> changes) {
        changes.forEach(change -> records.merge(change.record(), change, LiveConnection::later));
        for (var kind : RecordKind.values()) {
            if (records.keySet().stream().filter(ref -> ref.kind() == kind).count() > MOST) {
                kinds.add(kind);
                records.keySet().removeIf(ref -> ref.kind() == kind);
            }
        }
        notifyAll();
    }

    private static Changed later(Changed one, Changed next) {
        var observers = new HashSet<>(one.formerObservers());
        observers.addAll(next.formerObservers());
        return new Changed(
                next.record(),
                next.version(),
                next.subject(),
                next.formerResponsibleId() == null ? one.formerResponsibleId() : next.formerResponsibleId(),
                observers);
    }

    synchronized void many(Collection<RecordKind> changed) {
        kinds.addAll(changed);
        records.keySet().removeIf(ref -> kinds.contains(ref.kind()));
        notifyAll();
    }

    synchronized void told() {
        told = true;
        notifyAll();
    }

    synchronized void beside(List<Long> users) {
        if (!users.equals(beside)) {
            beside = List.copyOf(users);
            newBeside = beside;
            notifyAll();
        }
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Waits until there is something to tell, at most for a time.
    public synchronized Batch await(Duration longest) throws InterruptedException {
        var until = System.nanoTime() + longest.toNanos();
        while (!ended && records.isEmpty() && kinds.isEmpty() && !told && newBeside == null) {
            var left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        var batch = new Batch(new ArrayList<>(records.values()), kinds, told, newBeside, ended);
        records.clear();
        kinds.clear();
        told = false;
        newBeside = null;
        return batch;
    }
}
