package io.weiche.duplicates;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.duplicates.Comparison.Seen;
import io.weiche.duplicates.DuplicateStore.Pair;
import io.weiche.duplicates.DuplicateStore.Shared;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Cursor;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds records that are probably the same, and remembers which are not.
@Service
public class Duplicates {
    /// Keys looked at for one page; some of them show nothing, because their records may not be seen or are no
    /// duplicates.
    private static final int KEYS = 100;

    private static final String POINTS = "points";
    private static final String NAMES = "names";

    private final DuplicateStore store;
    private final DealKeys deals;
    private final Comparison comparison;
    private final RecordDirectory directory;
    private final Access access;

    Duplicates(DuplicateStore store, DealKeys deals, Comparison comparison, RecordDirectory directory, Access access) {
        this.store = store;
        this.deals = deals;
        this.comparison = comparison;
        this.directory = directory;
        this.access = access;
    }

    /// Groups of records of a kind, key by key: first those that share a phone number or address, then those that
    /// share a name; of deals those that share a company, then those that share a contact. A page may hold fewer
    /// groups than asked for, and even none, while there is a next one.
    @Transactional(readOnly = true)
    public Page<Group> list(RecordKind kind, int limit, @Nullable String cursor) {
        access.require(kind, Action.READ);
        var source = cursor == null || isOf(cursor, POINTS) ? POINTS : NAMES;
        var from = Cursor.decode(cursor, source);
        var after = from == null || from.value().isEmpty() ? null : from.value();
        var shared = shared(kind, source.equals(POINTS), after);
        var ids = new HashSet<Long>();
        shared.forEach(one -> ids.addAll(one.ids()));
        var seen = comparison.read(kind, ids);
        var apart = store.notDuplicates(kind, ids);
        var found = new ArrayList<Set<Seen>>();
        Shared last = null;
        for (var one : shared) {
            last = one;
            groups(kind, one, seen, apart).forEach(together -> join(found, together));
            if (found.size() >= limit) {
                break;
            }
        }
        var groups = found.stream().map(together -> group(kind, together)).toList();
        return new Page<>(groups, next(source, shared, last), null);
    }

    private List<Shared> shared(RecordKind kind, boolean first, @Nullable String after) {
        if (kind == RecordKind.DEAL) {
            return first ? deals.sharedCompanies(after, KEYS) : deals.sharedContacts(after, KEYS);
        }
        return first ? store.sharedPoints(kind, after, KEYS) : store.sharedNames(kind, after, KEYS);
    }

    /// Somebody may share a phone number with one and an address with another: that is one group.
    private static void join(List<Set<Seen>> found, Set<Seen> together) {
        var joined = new LinkedHashSet<>(together);
        found.removeIf(other -> {
            var overlaps = other.stream().anyMatch(together::contains);
            if (overlaps) {
                joined.addAll(other);
            }
            return overlaps;
        });
        found.add(joined);
    }

    private static boolean isOf(String cursor, String source) {
        try {
            return Cursor.decode(cursor, source) != null;
        } catch (BadInput e) {
            return false;
        }
    }

    private static @Nullable String next(String source, List<Shared> shared, @Nullable Shared last) {
        if (last != null && (shared.size() == KEYS || !last.equals(shared.getLast()))) {
            return new Cursor(source, last.key(), 0).encode();
        }
        return source.equals(POINTS) ? new Cursor(NAMES, "", 0).encode() : null;
    }

    /// The records of one key, as far as they are alike. Those that share an earlier key were shown with that.
    private static List<Set<Seen>> groups(RecordKind kind, Shared shared, Map<Long, Seen> seen, Set<Pair> apart) {
        var left = new LinkedHashSet<>(
                shared.ids().stream().map(seen::get).filter(Objects::nonNull).toList());
        var groups = new ArrayList<Set<Seen>>();
        while (!left.isEmpty()) {
            var together = together(kind, left.getFirst(), left, apart);
            left.removeAll(together);
            if (together.size() > 1 && !shownEarlier(kind, shared.key(), together)) {
                groups.add(together);
            }
        }
        return groups;
    }

    private static Set<Seen> together(RecordKind kind, Seen first, Collection<Seen> all, Set<Pair> apart) {
        var together = new LinkedHashSet<Seen>();
        var open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            var one = open.remove();
            if (together.add(one)) {
                all.stream()
                        .filter(other -> other != one && alike(kind, one, other, apart))
                        .forEach(open::add);
            }
        }
        return together;
    }

    private static boolean alike(RecordKind kind, Seen one, Seen other, Set<Pair> apart) {
        return !apart.contains(Pair.of(one.member().id(), other.member().id()))
                && Likeness.of(kind, one.facts(), other.facts()).score() >= Likeness.PROBABLE;
    }

    private static boolean shownEarlier(RecordKind kind, String key, Set<Seen> together) {
        var common = new HashSet<>(together.iterator().next().facts().keys(kind));
        together.forEach(one -> common.retainAll(one.facts().keys(kind)));
        return key.startsWith("=") ? !common.isEmpty() : common.stream().anyMatch(other -> other.compareTo(key) < 0);
    }

    private static Group group(RecordKind kind, Set<Seen> together) {
        var all = List.copyOf(together);
        var best = new Likeness(0, List.of());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                var likeness = Likeness.of(kind, all.get(i).facts(), all.get(j).facts());
                best = likeness.score() > best.score() ? likeness : best;
            }
        }
        var members = all.stream()
                .map(Seen::member)
                .sorted(Comparator.comparing(Group.Member::lastActivityAt)
                        .reversed()
                        .thenComparing(Group.Member::id))
                .toList();
        return new Group(best.score(), best.reasons(), members);
    }

    /// @param record who is probably the same
    public record Likely(int score, List<Likeness.Reason> reasons, Group.Member record) {}

    /// Who is probably the same as one record, the most alike first.
    @Transactional(readOnly = true)
    public List<Likely> of(RecordRef ref) {
        directory.require(ref, Action.READ);
        var ids = ref.kind() == RecordKind.DEAL ? deals.sharing(ref.id()) : store.sharing(ref.kind(), ref.id());
        ids.add(ref.id());
        var seen = comparison.read(ref.kind(), ids);
        var own = seen.get(ref.id());
        if (own == null) {
            return List.of();
        }
        var apart = store.notDuplicates(ref.kind(), ids);
        return seen.values().stream()
                .filter(other -> other != own && alike(ref.kind(), own, other, apart))
                .map(other -> {
                    var likeness = Likeness.of(ref.kind(), own.facts(), other.facts());
                    return new Likely(likeness.score(), likeness.reasons(), other.member());
                })
                .sorted(Comparator.comparing(Likely::score)
                        .reversed()
                        .thenComparing(likely -> likely.record().id()))
                .toList();
    }

    /// Remembers for everybody that these are different.
    @Transactional
    public void note(RecordKind kind, List<Long> ids) {
        requireAll(kind, ids);
        store.note(kind, ids, CurrentUser.require().userId());
    }

    @Transactional
    public void forget(RecordKind kind, List<Long> ids) {
        requireAll(kind, ids);
        store.forget(kind, ids);
    }

    private void requireAll(RecordKind kind, List<Long> ids) {
        directory.requireInput(
                "ids", ids.stream().map(id -> new RecordRef(kind, id)).toList(), Action.CHANGE);
    }
}
