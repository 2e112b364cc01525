package io.weiche.records.search;

import static io.weiche.db.tables.Tables.CONTACT_POINT;
import static io.weiche.db.tables.Tables.SEARCH_POSTING;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import io.weiche.records.KnownCustomers.Customers;
import io.weiche.records.RecordList;
import io.weiche.records.RecordType;
import io.weiche.records.search.SearchStore.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// The SQL that goes from words, keys and numbers to records of one kind, within what the current user may see.
@Component
class Finder {
    private static final int MOST = 60;
    private static final int NEWEST_WAITING = 500;
    private static final int MOST_WITH_KEY = 100;
    /// The end of all texts that begin alike.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final DSLContext db;
    private final RecordList list;
    private final SearchReader reader;

    Finder(DSLContext db, RecordList list, SearchReader reader) {
        this.db = db;
        this.list = list;
        this.reader = reader;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    /// The newest records that have a word of every set. Word by word from the newest record down, so that a word
    /// everybody has costs no more than a rare one.
    ///
    /// @param sets the rarest first
    Set<Long> byWords(RecordType type, List<WordSet> sets) {
        var words = sets.getFirst().meant();
        var word = DSL.field(DSL.name("w", "word"), String.class);
        var posting = SEARCH_POSTING.as("p");
        var found = db.select(posting.RECORD_ID)
                .from(posting)
                .join(type.table())
                .on(type.accountId().eq(posting.ACCOUNT_ID))
                .and(type.id().eq(posting.RECORD_ID))
                .where(posting.ACCOUNT_ID.eq(account()))
                .and(posting.WORD.eq(word))
                .and(posting.KIND.eq(kind(type)))
                .and(list.visible(type, Filter.NONE, null))
                .and(hasAll(type, posting.RECORD_ID, sets.subList(1, sets.size())))
                .orderBy(posting.RECORD_ID.desc())
                .limit(ofEach(words.size()))
                .asTable("found");
        var id = DSL.field(DSL.name("found", "record_id"), Long.class);
        return new HashSet<>(db.selectDistinct(id)
                .from(DSL.unnest(words.toArray(String[]::new)).as("w", "word"))
                .crossJoin(DSL.lateral(found))
                .orderBy(id.desc())
                .limit(MOST)
                .fetch(id));
    }

    /// Many words have few records each.
    private static int ofEach(int words) {
        return words > 40 ? 4 : words > 8 ? 12 : MOST;
    }

    private static short kind(RecordType type) {
        return (short) type.kind().typeId();
    }

    static Condition hasAll(RecordType type, Field<Long> id, List<WordSet> sets) {
        return DSL.and(sets.stream().map(set -> has(type, id, set)).toList());
    }

    private static Condition has(RecordType type, Field<Long> id, WordSet set) {
        var other = SEARCH_POSTING.as("o");
        var begins = other.WORD.greaterOrEqual(set.typed()).and(other.WORD.lessThan(set.typed() + LAST));
        var others = set.others();
        return DSL.exists(DSL.selectOne()
                .from(other)
                .where(other.ACCOUNT_ID.eq(account()))
                .and(other.KIND.eq(kind(type)))
                .and(other.RECORD_ID.eq(id))
                .and(others.isEmpty() ? begins : begins.or(other.WORD.in(others))));
    }

    /// Whose phone number or e-mail address this is; of deals nobody's.
    Map<RecordKind, Set<Long>> byKey(String key) {
        return db
                .select(CONTACT_POINT.KIND, CONTACT_POINT.RECORD_ID)
                .from(CONTACT_POINT)
                .where(CONTACT_POINT.ACCOUNT_ID.eq(account()))
                .and(CONTACT_POINT.MATCH_KEY.eq(key))
                .limit(MOST_WITH_KEY)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> RecordKind.ofTypeId(row.value1()),
                        Collectors.mapping(row -> row.value2(), Collectors.toSet())));
    }

    /// The deals of customers: what goes on first, then what was touched lately.
    ///
    /// @param type a kind that has customers
    List<Found> soldTo(RecordType type, Customers customers, int most) {
        var ids = db.select(type.id())
                .from(type.table())
                .where(list.visible(type, Filter.NONE, null))
                .and(type.id().in(type.soldTo(customers)))
                .orderBy(
                        DSL.field(type.open()).desc(),
                        type.lastActivityAt().desc(),
                        type.id().desc())
                .limit(most)
                .fetch(type.id());
        return read(type, ids, Set.of(), List.of());
    }

    /// Those of the records written a moment ago that answer the question, although nobody has read their words yet.
    Set<Long> waiting(RecordType type, List<Range> ranges, List<String> typed, boolean similarToo) {
        var own = ranges.stream()
                .filter(range -> range.kind() == type.kind().typeId())
                .toList();
        var found = new HashSet<Long>();
        if (!own.isEmpty()) {
            reader.words(type, SearchReader.within(type, own), NEWEST_WAITING).forEach((id, words) -> {
                if (Ranking.answers(typed, words, similarToo)) {
                    found.add(id);
                }
            });
        }
        return found;
    }

    /// Reads what is shown of records, as far as the current user may see them.
    ///
    /// @param exact those found by their number, phone or address
    List<Found> read(RecordType type, Collection<Long> ids, Set<Long> exact, List<String> typed) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var name = type.displayName().as("shown_name");
        var context = type.context().as("shown_context");
        var stage = type.stage().as("shown_stage");
        var open = DSL.field(type.open()).as("shown_open");
        var columns = new ArrayList<Field<?>>(type.searched());
        columns.addAll(List.of(type.id(), name, context, stage, open, type.lastActivityAt()));
        return db.select(columns)
                .from(type.table())
                .where(list.visible(type, Filter.NONE, null))
                .and(type.id().in(ids))
                .fetch(row -> {
                    long id = row.get(type.id());
                    var texts = type.searched().stream().map(row::get).toList();
                    return new Found(
                            type.kind(),
                            id,
                            row.get(name),
                            row.get(context),
                            row.get(stage),
                            row.get(open),
                            row.get(type.lastActivityAt()),
                            exact.contains(id) ? Found.SURE : Ranking.distance(typed, SearchWords.of(texts)));
                });
    }
}
