package io.weiche.records;

import static io.weiche.db.tables.Tables.RECORD_IDENTITY;

import io.weiche.db.tables.Sequences;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Sequence;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Numbers of new records: the next ones of a sequence that all accounts share. What comes from elsewhere may keep the
/// number it had there, if nothing of the account has it.
@Component
public class Numbers {
    /// Further ahead a sequence does not follow numbers of elsewhere, or one account could use it up for all.
    private static final long FURTHEST = 10_000_000;

    private static final ScopedValue<RecordRef> WANTED = ScopedValue.newInstance();

    private final DSLContext db;

    Numbers(DSLContext db) {
        this.db = db;
    }

    /// Opens one record of the kind under the number, if it is still free; what else comes of it gets numbers as usual.
    ///
    /// @param wanted one of those [#free] gave
    public static <T> T wanting(RecordRef wanted, Supplier<T> opening) {
        return ScopedValue.where(WANTED, wanted).call(opening::get);
    }

    /// Those of the numbers that records may keep. From now on no sequence gives one of them to another record.
    public Set<Long> free(RecordKind kind, Collection<Long> wanted) {
        var furthest = last(kind) + FURTHEST;
        var free = new HashSet<Long>();
        wanted.stream().filter(number -> number > 0 && number <= furthest).forEach(free::add);
        if (free.isEmpty()) {
            return Set.of();
        }
        free.removeAll(db.select(RECORD_IDENTITY.ID)
                .from(RECORD_IDENTITY)
                .where(RECORD_IDENTITY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(RECORD_IDENTITY.KIND.eq((short) kind.typeId()))
                .and(RECORD_IDENTITY.ID.in(free))
                .fetchSet(RECORD_IDENTITY.ID));
        free.stream().max(Long::compare).ifPresent(number -> pass(kind, number));
        return Set.copyOf(free);
    }

    /// By taking numbers, not by setting the sequence: others who take some at the same time must not get them twice.
    private void pass(RecordKind kind, long number) {
        for (var last = last(kind); last < number; last = last(kind)) {
            db.select(DSL.max(sequence(kind).nextval()))
                    .from(DSL.generateSeries(1, Math.toIntExact(number - last)))
                    .fetch();
        }
    }

    private long last(RecordKind kind) {
        var last = DSL.field(DSL.name("last_value"), Long.class);
        var begun = DSL.field(DSL.name("is_called"), Boolean.class);
        return db.select(DSL.when(begun, last).otherwise(last.minus(1)))
                .from(DSL.table(sequence(kind).getQualifiedName()))
                .fetchSingle()
                .value1();
    }

    /// Takes a number and registers the record, before its own row is written.
    public long open(RecordKind kind) {
        return open(kind, 1).getFirst();
    }

    /// Whoever brings a number along may take one that somebody has drawn and not registered yet, or the other way
    /// round:
    /// then another one is as good.
    ///
    /// @return ascending
    public List<Long> open(RecordKind kind, int count) {
        var opened = new ArrayList<Long>();
        if (count == 1 && WANTED.isBound() && WANTED.get().kind() == kind) {
            opened.addAll(register(kind, DSL.inline(WANTED.get().id()), 1));
        }
        while (opened.size() < count) {
            opened.addAll(register(kind, sequence(kind).nextval(), count - opened.size()));
        }
        return opened.stream().sorted().toList();
    }

    /// @return those nobody has
    private List<Long> register(RecordKind kind, Field<Long> number, int count) {
        return db.insertInto(RECORD_IDENTITY, RECORD_IDENTITY.ACCOUNT_ID, RECORD_IDENTITY.KIND, RECORD_IDENTITY.ID)
                .select(DSL.select(DSL.val(CurrentAccount.require().value()), DSL.val((short) kind.typeId()), number)
                        .from(DSL.generateSeries(1, count)))
                .onConflictDoNothing()
                .returning(RECORD_IDENTITY.ID)
                .fetch(RECORD_IDENTITY.ID);
    }

    private static Sequence<Long> sequence(RecordKind kind) {
        return switch (kind) {
            case LEAD -> Sequences.LEAD_ID_SEQ;
            case DEAL -> Sequences.DEAL_ID_SEQ;
            case CONTACT -> Sequences.CONTACT_ID_SEQ;
            case COMPANY -> Sequences.COMPANY_ID_SEQ;
        };
    }
}
