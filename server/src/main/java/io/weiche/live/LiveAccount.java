package io.weiche.live;

import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Signals;
import io.weiche.timeline.RecentEntries;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The open windows of one account on this node, and how far they have been told. Everybody shares its looks.
final class LiveAccount {
    private static final int MOST_RECORDS = 50;

    private final CopyOnWriteArrayList<LiveConnection> connections = new CopyOnWriteArrayList<>();
    private final LiveReader reader;
    private final Presence presence;
    private @Nullable Tail entries;
    private @Nullable Tail signals;
    /// The numbers that have been given anywhere, whether or not anybody can see their rows yet. Nothing is told by it:
    /// as long as one of them may still become visible, it is looked for.
    private final Tail given = new Tail(0);

    LiveAccount(LiveReader reader, Presence presence) {
        this.reader = reader;
        this.presence = presence;
    }

    List<LiveConnection> connections() {
        return connections;
    }

    /// Whether a late row may still come.
    synchronized boolean waits() {
        return entries == null || signals == null || !entries.settled() || !signals.settled() || !given.settled();
    }

    /// @param written read before the look
    synchronized void look(LiveReader.Written written) {
        if (entries == null || signals == null) {
            begin();
        } else {
            look(entries, signals, written);
        }
    }

    /// Tells one window what was written just before it began to listen.
    void catchUp(LiveConnection connection) {
        var lately = reader.lately();
        var records = lately.entries().stream()
                .map(RecentEntries.Happened::record)
                .collect(Collectors.toCollection(HashSet::new));
        for (var signal : lately.signals()) {
            if (signal.what() == Signals.What.CHANGED && signal.record() != null) {
                records.add(signal.record());
            }
            if (Objects.equals(signal.userId(), connection.userId())) {
                connection.told();
            }
        }
        if (lately.entries().size() >= LiveReader.LATE || lately.signals().size() >= LiveReader.LATE) {
            connection.many(EnumSet.allOf(RecordKind.class));
        } else if (!records.isEmpty()) {
            connection.changed(changes(records, Map.of(), Map.of()));
        }
    }

    private void look(Tail ofEntries, Tail ofSignals, LiveReader.Written written) {
        var look = reader.look(ofEntries.floor(), ofSignals.floor());
        var happened =
                look.entries().stream().filter(one -> ofEntries.isNew(one.id())).toList();
        var fresh =
                look.signals().stream().filter(one -> ofSignals.isNew(one.id())).toList();
        tellChanges(happened, fresh);
        tellPeople(fresh);
        // not before: whoever could not be told is told by the next look
        happened.forEach(one -> ofEntries.seen(one.id()));
        fresh.forEach(one -> ofSignals.seen(one.id()));
        settle(
                ofEntries,
                look,
                look.entries().stream().map(RecentEntries.Happened::id).toList());
        settle(ofSignals, look, look.signals().stream().map(Signals.Signal::id).toList());
        given.looked(look.oldest(), look.next(), written.entries() + written.signals());
    }

    /// What is written from now on is told.
    synchronized void begin() {
        if (entries != null) {
            return;
        }
        var there = reader.begin();
        var last = there.entries();
        // what was written before anybody looked is no news, but what becomes visible late is
        var ofEntries = new Tail(last.size() < 2 ? 0 : last.getLast().id() - 1);
        last.forEach(one -> ofEntries.seen(one.id()));
        ofEntries.looked(0, 0, last.isEmpty() ? 0 : last.getFirst().id());
        var ofSignals = new Tail(0);
        there.signals().forEach(one -> ofSignals.seen(one.id()));
        ofSignals.looked(
                0, 0, there.signals().isEmpty() ? 0 : there.signals().getLast().id());
        // something may be under way already
        given.looked(0, 0, 1);
        entries = ofEntries;
        signals = ofSignals;
    }

    private static void settle(Tail tail, LiveReader.Look look, List<Long> ids) {
        var highest = ids.isEmpty() ? 0 : ids.getLast();
        if (ids.size() >= LiveReader.MOST) {
            tail.jump(highest);
        } else {
            tail.looked(look.oldest(), look.next(), highest);
        }
    }

    private void tellChanges(List<RecentEntries.Happened> happened, List<Signals.Signal> fresh) {
        var former = new HashMap<RecordRef, Long>();
        var observers = new HashMap<RecordRef, Set<Long>>();
        var records = new HashSet<RecordRef>();
        for (var one : happened) {
            observers.computeIfAbsent(one.record(), _ -> new HashSet<>()).addAll(one.formerObservers());
            records.add(one.record());
            if (one.formerResponsibleId() != null) {
                former.putIfAbsent(one.record(), one.formerResponsibleId());
            }
        }
        fresh.stream()
                .filter(signal -> signal.what() == Signals.What.CHANGED)
                .forEach(signal -> records.add(Objects.requireNonNull(signal.record())));
        var many = EnumSet.noneOf(RecordKind.class);
        for (var kind : RecordKind.values()) {
            if (records.stream().filter(ref -> ref.kind() == kind).count() > MOST_RECORDS) {
                many.add(kind);
            }
        }
        records.removeIf(ref -> many.contains(ref.kind()));
        if (!many.isEmpty()) {
            connections.forEach(connection -> connection.many(many));
        }
        if (!records.isEmpty()) {
            var changes = changes(records, former, observers);
            connections.forEach(connection -> connection.changed(changes));
        }
    }

    private List<LiveConnection.Changed> changes(
            Set<RecordRef> records, Map<RecordRef, Long> former, Map<RecordRef, Set<Long>> observers) {
        return reader.present(records).stream()
                .map(now -> new LiveConnection.Changed(
                        now.record(),
                        now.version(),
                        now.subject(),
                        former.get(now.record()),
                        observers.getOrDefault(now.record(), Set.of())))
                .toList();
    }

    private void tellPeople(List<Signals.Signal> fresh) {
        var told = new HashSet<Long>();
        var moved = false;
        for (var signal : fresh) {
            if (signal.what() == Signals.What.TOLD && signal.userId() != null) {
                told.add(signal.userId());
            }
            moved |= signal.what() == Signals.What.LOOKING;
        }
        connections.stream()
                .filter(connection -> told.contains(connection.userId()))
                .forEach(LiveConnection::told);
        if (moved) {
            lookAround();
        }
    }

    /// Tells everybody who else looks at the same card.
    void lookAround() {
        var everybody = presence.everybody();
        var at = new HashMap<String, RecordRef>();
        var people = new LinkedHashMap<RecordRef, Collection<Long>>();
        for (var one : everybody) {
            at.put(one.connection(), one.record());
            people.computeIfAbsent(one.record(), _ -> new LinkedHashSet<>()).add(one.userId());
        }
        connections.forEach(connection -> {
            var record = at.get(connection.id());
            var others = record == null ? List.<Long>of() : people.getOrDefault(record, List.of());
            connection.beside(
                    others.stream().filter(user -> user != connection.userId()).toList());
        });
    }

    /// Says that the windows here are still open.
    void stay() {
        presence.stay(connections.stream().map(LiveConnection::id).toList());
        lookAround();
    }
}
