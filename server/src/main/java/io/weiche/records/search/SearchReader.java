package io.weiche.records.search;

import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointStore;
import io.weiche.fields.ContactPoints;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.ReadingTurn;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordType;
import io.weiche.records.WholeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the words of records that were written or changed, some thousands at a time.
@Service
public class SearchReader {
    /// One statement notes at most as many records as one range.
    private static final int RANGES = 100;

    private static final int RECORDS = 4_000;

    private final DSLContext db;
    private final ReadingTurn turn;
    private final SearchStore store;
    private final RecordDirectory directory;
    private final ContactPointStore points;

    SearchReader(
            DSLContext db, ReadingTurn turn, SearchStore store, RecordDirectory directory, ContactPointStore points) {
        this.db = db;
        this.turn = turn;
        this.store = store;
        this.directory = directory;
        this.points = points;
    }

    /// @return whether more waits
    @Transactional
    public boolean read() {
        if (!turn.tryTake() || store.bulkGoesOn()) {
            return false;
        }
        var ranges = some(store.oldest(RANGES));
        var byKind = ranges.stream().collect(Collectors.groupingBy(SearchStore.Range::kind));
        byKind.forEach((kind, some) -> {
            store.forget(kind, some);
            var words = words(directory.type(RecordKind.ofTypeId(kind)), some);
            if (!words.isEmpty()) {
                var all = new HashSet<String>();
                words.values().forEach(all::addAll);
                all.removeIf(WholeNames::isOne);
                all.remove(SearchWords.NOT_WHOLE);
                store.learn(all);
                store.post(kind, words);
            }
        });
        store.done(ranges);
        return !ranges.isEmpty();
    }

    private static List<SearchStore.Range> some(List<SearchStore.Range> ranges) {
        var some = new ArrayList<SearchStore.Range>();
        long records = 0;
        for (var range : ranges) {
            records += range.lastId() - range.firstId() + 1;
            if (!some.isEmpty() && records > RECORDS) {
                break;
            }
            some.add(range);
        }
        return some;
    }

    /// The words of the records that are still there.
    Map<Long, Set<String>> words(RecordType type, List<SearchStore.Range> ranges) {
        return words(type, within(type, ranges), Integer.MAX_VALUE);
    }

    static Condition within(RecordType type, List<SearchStore.Range> ranges) {
        return DSL.or(ranges.stream()
                .map(range -> type.id().between(range.firstId(), range.lastId()))
                .toList());
    }

    /// @param most the newest of them
    Map<Long, Set<String>> words(RecordType type, Condition which, int most) {
        var texts = new HashMap<Long, List<String>>();
        var names = new HashMap<Long, String>();
        var name = type.wholeName().as("whole_name");
        var columns = new ArrayList<Field<?>>(type.searched());
        columns.addAll(List.of(type.id(), name));
        db.select(columns)
                .from(type.table())
                .where(type.accountId().eq(CurrentAccount.require().value()))
                .and(which)
                .orderBy(type.id().desc())
                .limit(most)
                .forEach(row -> {
                    var own = new ArrayList<String>();
                    type.searched().forEach(column -> {
                        var text = row.get(column);
                        if (text != null) {
                            own.add(text);
                        }
                    });
                    texts.put(row.get(type.id()), own);
                    var key = WholeNames.key(type.kind(), row.get(name));
                    if (key != null) {
                        names.put(row.get(type.id()), key);
                    }
                });
        var pointsOf = points.of(type.kind(), texts.keySet());
        var words = new HashMap<Long, Set<String>>();
        texts.forEach((id, own) -> {
            pointsOf.getOrDefault(id, ContactPoints.NONE)
                    .of(ContactPoint.Type.EMAIL)
                    .forEach(point -> own.add(point.value()));
            var all = SearchWords.of(own);
            if (names.containsKey(id)) {
                all.add(names.get(id));
            }
            if (!SearchWords.whole(own)) {
                all.add(SearchWords.NOT_WHOLE);
            }
            words.put(id, all);
        });
        return words;
    }
}
