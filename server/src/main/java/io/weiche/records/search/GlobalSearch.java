package io.weiche.records.search;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.accounts.Accounts;
import io.weiche.fields.ContactPointStore;
import io.weiche.fields.ContactPoints;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.records.KnownCustomers.Customers;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordType;
import io.weiche.records.search.SearchStore.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds any record by name, company, phone in any spelling, e-mail or number, also mistyped, and the deals of the
/// customers found: what the command palette shows.
@Service
public class GlobalSearch {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final int MOST = 20;
    /// With fewer, words that are only similar are looked up too.
    private static final int ENOUGH = 5;
    /// Whose deals are shown too: the nearest customers, and a few deals.
    private static final int CUSTOMERS = 5;

    private static final int DEALS = 5;

    private final Finder finder;
    private final Meanings meanings;
    private final SearchStore store;
    private final RecordDirectory directory;
    private final ContactPointStore points;
    private final Accounts accounts;
    private final Access access;

    GlobalSearch(
            Finder finder,
            Meanings meanings,
            SearchStore store,
            RecordDirectory directory,
            ContactPointStore points,
            Accounts accounts,
            Access access) {
        this.finder = finder;
        this.meanings = meanings;
        this.store = store;
        this.directory = directory;
        this.points = points;
        this.accounts = accounts;
        this.access = access;
    }

    /// @param detail a phone number or address
    /// @param context what tells namesakes apart: where a person works, whose deal it is
    /// @param open whether work on it goes on
    public record Hit(
            RecordKind kind,
            long id,
            String name,
            @Nullable String detail,
            @Nullable String context,
            @Nullable Long stageId,
            boolean open) {}

    /// What the current user may see of it, the most probable first; nothing for a single letter.
    @Transactional(readOnly = true)
    public List<Hit> find(@Nullable String typed) {
        var text = Texts.line("q", typed, LONGEST);
        if (text == null || text.length() < SHORTEST && !Character.isDigit(text.charAt(0))) {
            return List.of();
        }
        var question = Question.of(text, accounts.get().country());
        var exact = exact(question);
        var found = new ArrayList<Found>();
        var waiting = question.words().isEmpty() ? List.<Range>of() : store.waiting();
        var beginning = meanings.beginning(question);
        found.addAll(read(question, exact, meanings.sets(question, beginning), waiting, false));
        if (found.size() < ENOUGH
                && !question.words().isEmpty()
                && found.stream().noneMatch(Found::sure)) {
            var known = found.stream().map(GlobalSearch::ref).collect(Collectors.toSet());
            var similar = meanings.sets(question, meanings.similar(question, beginning));
            read(question, Map.of(), similar, waiting, true).stream()
                    .filter(more -> !known.contains(ref(more)))
                    .forEach(found::add);
        }
        var hits = found.stream().sorted(Ranking.ORDER).limit(MOST).toList();
        return shown(Stream.concat(hits.stream(), ofCustomers(hits)).toList());
    }

    /// What is sold to the customers among the hits: whoever types a customer's number often wants their deal.
    private Stream<Found> ofCustomers(List<Found> hits) {
        var customers = hits.stream()
                .filter(hit -> hit.kind() == RecordKind.CONTACT || hit.kind() == RecordKind.COMPANY)
                .limit(CUSTOMERS)
                .collect(Collectors.groupingBy(Found::kind, Collectors.mapping(Found::id, Collectors.toList())));
        if (customers.isEmpty()) {
            return Stream.empty();
        }
        var known = new Customers(
                customers.getOrDefault(RecordKind.CONTACT, List.of()),
                customers.getOrDefault(RecordKind.COMPANY, List.of()));
        var there = hits.stream().map(GlobalSearch::ref).collect(Collectors.toSet());
        return visibleTypes().stream()
                .filter(RecordType::hasCustomers)
                .flatMap(type -> finder.soldTo(type, known, DEALS).stream())
                .filter(deal -> !there.contains(ref(deal)))
                .sorted(Ranking.ORDER);
    }

    /// The records named, in that order, without those that are gone or may not be seen: what somebody opened lately.
    @Transactional(readOnly = true)
    public List<Hit> look(List<RecordRef> refs) {
        var found = new HashMap<RecordRef, Found>();
        for (var type : visibleTypes()) {
            var ids = refs.stream()
                    .filter(ref -> ref.kind() == type.kind())
                    .map(RecordRef::id)
                    .collect(Collectors.toSet());
            finder.read(type, ids, Set.of(), List.of()).forEach(one -> found.put(ref(one), one));
        }
        return shown(refs.stream()
                .distinct()
                .map(found::get)
                .filter(Objects::nonNull)
                .toList());
    }

    private static RecordRef ref(Found found) {
        return new RecordRef(found.kind(), found.id());
    }

    private List<RecordType> visibleTypes() {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> access.anywhere(kind, Action.READ))
                .map(directory::type)
                .toList();
    }

    private Map<RecordKind, Set<Long>> exact(Question question) {
        var exact = new EnumMap<RecordKind, Set<Long>>(RecordKind.class);
        var key = question.key();
        if (key != null) {
            finder.byKey(key).forEach((kind, ids) -> exact.put(kind, new HashSet<>(ids)));
        }
        var id = question.id();
        if (id != null) {
            question.kinds()
                    .forEach(kind ->
                            exact.computeIfAbsent(kind, _ -> new HashSet<>()).add(id));
        }
        return exact;
    }

    private List<Found> read(
            Question question,
            Map<RecordKind, Set<Long>> exact,
            List<WordSet> sets,
            List<Range> waiting,
            boolean similarToo) {
        var found = new ArrayList<Found>();
        for (var type : visibleTypes()) {
            var sure = exact.getOrDefault(type.kind(), Set.of());
            var ids = new HashSet<>(sure);
            if (!sets.isEmpty()) {
                ids.addAll(finder.byWords(type, sets));
            }
            ids.addAll(finder.waiting(type, waiting, question.words(), similarToo));
            found.addAll(finder.read(type, ids, sure, question.words()));
        }
        return found;
    }

    private List<Hit> shown(List<Found> found) {
        var details = new HashMap<RecordRef, String>();
        found.stream()
                .collect(Collectors.groupingBy(Found::kind, Collectors.mapping(Found::id, Collectors.toList())))
                .forEach((kind, ids) -> points.of(kind, ids)
                        .forEach((id, all) ->
                                detail(all).ifPresent(value -> details.put(new RecordRef(kind, id), value))));
        return found.stream()
                .map(one -> new Hit(
                        one.kind(),
                        one.id(),
                        one.name(),
                        details.get(ref(one)),
                        one.context(),
                        one.stageId(),
                        one.open()))
                .toList();
    }

    private static Optional<String> detail(ContactPoints points) {
        return points.all().stream().findFirst().map(point -> point.value());
    }
}
