package io.weiche.records.search;

import static io.weiche.db.tables.Tables.CONTACT_POINT;
import static io.weiche.db.tables.Tables.SEARCH_POSTING;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.accounts.Accounts;
import io.weiche.db.PlannedAnew;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.KnownCustomers;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordType;
import io.weiche.records.search.SearchStore.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Customers by the words of their names, by phone and by e-mail, within what the current user may read. A list is read
/// with the customers found, so they are few: of a name that thousands share, the newest.
@Component
class CustomerFinder implements KnownCustomers {
    private static final int SHORTEST = 2;
    private static final int MOST = 1000;
    /// How many records with the rarest word are looked at, and of each of many words that begin alike.
    private static final int LOOKED_AT = 10_000;

    private static final int LEAST_OF_EACH = 100;
    private static final int NEWEST_WAITING = 500;

    private final DSLContext db;
    private final SearchStore store;
    private final Meanings meanings;
    private final SearchReader reader;
    private final RecordDirectory directory;
    private final Accounts accounts;
    private final Access access;

    CustomerFinder(
            DSLContext db,
            SearchStore store,
            Meanings meanings,
            SearchReader reader,
            RecordDirectory directory,
            Accounts accounts,
            Access access) {
        this.db = PlannedAnew.of(db);
        this.store = store;
        this.meanings = meanings;
        this.reader = reader;
        this.directory = directory;
        this.accounts = accounts;
        this.access = access;
    }

    @Override
    public Customers find(String typed) {
        var text = typed.strip();
        if (text.length() < SHORTEST) {
            return new Customers(List.of(), List.of());
        }
        var question = Question.of(text, accounts.get().country());
        var named = text.codePoints().anyMatch(Character::isLetter);
        var sets = named ? meanings.sets(question, meanings.beginning(question)) : List.<WordSet>of();
        var waiting = named ? store.waiting() : List.<Range>of();
        return new Customers(
                find(RecordKind.CONTACT, question, sets, waiting), find(RecordKind.COMPANY, question, sets, waiting));
    }

    private List<Long> find(RecordKind kind, Question question, List<WordSet> sets, List<Range> waiting) {
        if (!access.anywhere(kind, Action.READ)) {
            return List.of();
        }
        var type = directory.type(kind);
        var some = new HashSet<Long>();
        var key = question.key();
        if (key != null) {
            some.addAll(byKey(kind, key));
        }
        some.addAll(justWritten(type, question.words(), waiting));
        var found = new HashSet<>(readable(type, some));
        if (!sets.isEmpty()) {
            found.addAll(byWords(type, sets));
        }
        return List.copyOf(found);
    }

    private Condition readable(RecordType type) {
        return type.accountId()
                .eq(CurrentAccount.require().value())
                .and(type.deletedAt().isNull())
                .and(access.condition(type.kind(), Action.READ, type.access()));
    }

    private List<Long> readable(RecordType type, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.select(type.id())
                        .from(type.table())
                        .where(readable(type))
                        .and(type.id().eq(DSL.any(ids.toArray(Long[]::new))))
                        .fetch(type.id());
    }

    private List<Long> byKey(RecordKind kind, String key) {
        return db.select(CONTACT_POINT.RECORD_ID)
                .from(CONTACT_POINT)
                .where(CONTACT_POINT.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(CONTACT_POINT.MATCH_KEY.eq(key))
                .and(CONTACT_POINT.KIND.eq((short) kind.typeId()))
                .orderBy(CONTACT_POINT.RECORD_ID.desc())
                .limit(MOST)
                .fetch(CONTACT_POINT.RECORD_ID);
    }

    private Set<Long> justWritten(RecordType type, List<String> typed, List<Range> waiting) {
        var ranges = new ArrayList<>(waiting);
        ranges.removeIf(range -> range.kind() != type.kind().typeId());
        var found = new HashSet<Long>();
        if (!ranges.isEmpty()) {
            reader.words(type, SearchReader.within(type, ranges), NEWEST_WAITING)
                    .forEach((id, words) -> {
                        if (Ranking.answers(typed, words, false)) {
                            found.add(id);
                        }
                    });
        }
        return found;
    }

    /// The newest with the rarest word first; only of these is asked whether they have the other words and may be read.
    private List<Long> byWords(RecordType type, List<WordSet> sets) {
        var words = sets.getFirst().meant();
        var word = DSL.field(DSL.name("w", "word"), String.class);
        var posting = SEARCH_POSTING.as("p");
        var newest = db.select(posting.RECORD_ID)
                .from(posting)
                .where(posting.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(posting.WORD.eq(word))
                .and(posting.KIND.eq((short) type.kind().typeId()))
                .orderBy(posting.RECORD_ID.desc())
                .limit(Math.max(LEAST_OF_EACH, LOOKED_AT / words.size()))
                .asTable("newest");
        var id = DSL.field(DSL.name("newest", "record_id"), Long.class);
        var looked = db.selectDistinct(id)
                .from(DSL.unnest(words.toArray(String[]::new)).as("w", "word"))
                .crossJoin(DSL.lateral(newest))
                .where(Finder.hasAll(type, id, sets.subList(1, sets.size())))
                .asTable("looked");
        var one = DSL.field(DSL.name("looked", "record_id"), Long.class);
        return db.select(type.id())
                .from(looked)
                .join(type.table())
                .on(type.accountId().eq(CurrentAccount.require().value()))
                .and(type.id().eq(one))
                .where(readable(type))
                .orderBy(one.desc())
                .limit(MOST)
                .fetch(type.id());
    }
}
