package io.weiche.records.search;

import static io.weiche.db.tables.Tables.SEARCH_POSTING;

import io.weiche.kernel.CurrentAccount;
import io.weiche.records.RecordType;
import io.weiche.records.WordIndex;
import io.weiche.records.search.SearchStore.Range;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Records that may contain a part of a text, by the words within which it stands.
@Component
class PartFinder implements WordIndex {
    /// Of a part that more records have, a list finds its first page soon enough by looking through them in its order.
    private static final int MOST_RECORDS = 10_000;

    private static final int MOST_RANGES = 200;
    private static final int MOST_WAITING = 2_000;

    private final SearchStore store;

    PartFinder(SearchStore store) {
        this.store = store;
    }

    /// What waits is asked first: whatever is read after that question stands there, and what was read before it is
    /// among the words.
    @Override
    public @Nullable Condition narrowed(RecordType type, String part) {
        var parts = SearchWords.inside(part);
        if (parts.isEmpty()) {
            return null;
        }
        int kind = type.kind().typeId();
        var waiting = store.waiting(kind, MOST_RANGES + 1);
        if (waiting.size() > MOST_RANGES || records(waiting) > MOST_WAITING) {
            return null;
        }
        return store.fewest(kind, parts, MOST_RECORDS)
                .map(words -> type.id().eq(DSL.any(DSL.array(candidates(type, words, waiting)))))
                .orElse(null);
    }

    private static long records(List<Range> ranges) {
        return ranges.stream()
                .mapToLong(range -> range.lastId() - range.firstId() + 1)
                .sum();
    }

    /// An array is read before anything else; as a set the database might look it up for each record of the account.
    private static Select<Record1<Long>> candidates(RecordType type, List<String> words, List<Range> waiting) {
        var account = CurrentAccount.require().value();
        var all = new ArrayList<>(words);
        all.add(SearchWords.NOT_WHOLE);
        var known = DSL.select(SEARCH_POSTING.RECORD_ID)
                .from(SEARCH_POSTING)
                .where(SEARCH_POSTING.ACCOUNT_ID.eq(account))
                .and(SEARCH_POSTING.KIND.eq((short) type.kind().typeId()))
                .and(SEARCH_POSTING.WORD.eq(DSL.any(all.toArray(String[]::new))));
        return waiting.isEmpty()
                ? known
                : known.unionAll(DSL.select(type.id())
                        .from(type.table())
                        .where(type.accountId().eq(account))
                        .and(SearchReader.within(type, waiting)));
    }
}
