package io.weiche.analytics;

import static io.weiche.db.tables.Tables.REPORT_CHANGE;
import static io.weiche.db.tables.Tables.REPORT_MONTH;
import static io.weiche.db.tables.Tables.REPORT_MONTH_VALID;
import static io.weiche.db.tables.Tables.REPORT_MONTH_WRONG;
import static io.weiche.db.tables.Tables.REPORT_TALLY;

import io.weiche.kernel.CurrentAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Repository;

/// Sums of whole months, and how long they hold.
@Repository
class MonthStore {
    private static final int DAYS_KEPT = 30;

    private final DSLContext db;

    MonthStore(DSLContext db) {
        this.db = db;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    /// @return those that are kept and hold, each with when it was counted, or counted once more
    Map<LocalDate, OffsetDateTime> valid(String hash, Collection<LocalDate> months) {
        return db.select(REPORT_MONTH_VALID.MONTH, REPORT_MONTH_VALID.RECOUNTED_AT)
                .from(REPORT_MONTH_VALID)
                .where(REPORT_MONTH_VALID.ACCOUNT_ID.eq(account()))
                .and(REPORT_MONTH_VALID.RECIPE.eq(hash))
                .and(REPORT_MONTH_VALID.MONTH.in(months))
                .fetchMap(REPORT_MONTH_VALID.MONTH, REPORT_MONTH_VALID.RECOUNTED_AT);
    }

    /// Counts a kept month once more. What is wrong is kept no longer, and noted. The transaction must see one moment,
    /// so
    /// that it knows whether the month holds, what is kept of it, and what its records say, all of the same.
    ///
    /// @return false when it was wrong
    boolean recount(Counting counting, String hash, LocalDate month) {
        if (valid(hash, Set.of(month)).isEmpty()) {
            return true;
        }
        var kept = tallies(ofKept(hash, Set.of(month)));
        var counted = tallies(counting.rows().apply(Stretches.months(counting.period(), List.of(month)), true));
        var agrees = Tally.same(kept, counted);
        if (agrees) {
            db.update(REPORT_MONTH)
                    .set(REPORT_MONTH.RECOUNTED_AT, DSL.currentOffsetDateTime())
                    .where(isMonth(hash, List.of(month)))
                    .execute();
        } else {
            db.deleteFrom(REPORT_MONTH).where(isMonth(hash, List.of(month))).execute();
            db.insertInto(REPORT_MONTH_WRONG, REPORT_MONTH_WRONG.ACCOUNT_ID, REPORT_MONTH_WRONG.MONTH)
                    .values(account(), month)
                    .execute();
        }
        return agrees;
    }

    private static Condition isMonth(String hash, List<LocalDate> months) {
        return REPORT_MONTH
                .ACCOUNT_ID
                .eq(account())
                .and(REPORT_MONTH.RECIPE.eq(hash))
                .and(REPORT_MONTH.MONTH.in(months));
    }

    List<Tally> count(Counting counting, Stretches when) {
        return tallies(counting.rows().apply(when, false));
    }

    /// @param rest what is counted beside the months that are kept
    List<Tally> countBeside(Counting counting, Stretches rest, String hash, Set<LocalDate> kept) {
        var ofKept = ofKept(hash, kept);
        return tallies(
                rest.all().isEmpty() ? ofKept : ofKept.unionAll(counting.rows().apply(rest, false)));
    }

    /// Those of the kept months that count something of what is wanted.
    Set<LocalDate> holding(String hash, Set<LocalDate> kept, Predicate<Tally> wanted) {
        return ofKept(hash, kept).fetch().stream()
                .filter(row -> wanted.test(tally(row)))
                .map(Record5::value1)
                .collect(Collectors.toSet());
    }

    private Select<Record5<LocalDate, String[], Long[], BigDecimal[], byte[]>> ofKept(
            String hash, Set<LocalDate> kept) {
        return db.select(
                        REPORT_TALLY.MONTH,
                        REPORT_TALLY.KEYS,
                        REPORT_TALLY.COUNTS,
                        REPORT_TALLY.AMOUNTS,
                        REPORT_TALLY.SECONDS)
                .from(REPORT_TALLY)
                .where(REPORT_TALLY.ACCOUNT_ID.eq(account()))
                .and(REPORT_TALLY.RECIPE.eq(hash))
                .and(REPORT_TALLY.MONTH.in(kept));
    }

    private List<Tally> tallies(Select<Record5<LocalDate, String[], Long[], BigDecimal[], byte[]>> rows) {
        return db.fetch(rows).map(MonthStore::tally);
    }

    private static Tally tally(Record5<LocalDate, String[], Long[], BigDecimal[], byte[]> row) {
        return new Tally(
                Collections.unmodifiableList(Arrays.asList(row.value2())),
                List.of(row.value3()),
                List.of(row.value4()),
                Tally.seconds(row.value5()));
    }

    /// What is changed while they are counted is noted later than this snapshot, so they will be counted again.
    void keep(Counting counting, String hash, List<LocalDate> months) {
        var kinds =
                counting.kinds().stream().map(kind -> (short) kind.ordinal()).toArray(Short[]::new);
        db.deleteFrom(REPORT_MONTH).where(isMonth(hash, months)).execute();
        db.insertInto(
                        REPORT_MONTH,
                        REPORT_MONTH.ACCOUNT_ID,
                        REPORT_MONTH.RECIPE,
                        REPORT_MONTH.MONTH,
                        REPORT_MONTH.KINDS)
                .valuesOfRows(months.stream()
                        .map(month -> DSL.row(account(), hash, month, kinds))
                        .toList())
                .execute();
        var rows = counting.rows()
                .apply(Stretches.months(counting.period(), months), true)
                .asTable("rows", "month", "keys", "counts", "amounts", "seconds");
        db.insertInto(
                        REPORT_TALLY,
                        REPORT_TALLY.ACCOUNT_ID,
                        REPORT_TALLY.RECIPE,
                        REPORT_TALLY.MONTH,
                        REPORT_TALLY.KEYS,
                        REPORT_TALLY.COUNTS,
                        REPORT_TALLY.AMOUNTS,
                        REPORT_TALLY.SECONDS)
                .select(db.select(
                                DSL.inline(account()),
                                DSL.inline(hash),
                                rows.field("month", LocalDate.class),
                                rows.field("keys", String[].class),
                                rows.field("counts", Long[].class),
                                rows.field("amounts", BigDecimal[].class),
                                rows.field("seconds", byte[].class))
                        .from(rows))
                .execute();
    }

    /// Months that changed since, or that were counted long ago for what nobody may be asking any more. Notes are of no
    /// use when every month that they made worthless is gone: whoever was counting when they were written has long
    /// finished.
    void forget() {
        var valid = DSL.select(REPORT_MONTH_VALID.RECIPE, REPORT_MONTH_VALID.MONTH)
                .from(REPORT_MONTH_VALID)
                .where(REPORT_MONTH_VALID.ACCOUNT_ID.eq(account()));
        db.deleteFrom(REPORT_MONTH)
                .where(REPORT_MONTH.ACCOUNT_ID.eq(account()))
                .and(REPORT_MONTH
                        .MADE_AT
                        .lt(DSL.currentOffsetDateTime().minus(new DayToSecond(DAYS_KEPT)))
                        .or(DSL.row(REPORT_MONTH.RECIPE, REPORT_MONTH.MONTH).notIn(valid)))
                .execute();
        db.deleteFrom(REPORT_CHANGE)
                .where(REPORT_CHANGE.ACCOUNT_ID.eq(account()))
                .and(REPORT_CHANGE.CHANGED_AT.lt(DSL.currentOffsetDateTime().minus(new DayToSecond(1))))
                .execute();
        db.deleteFrom(REPORT_MONTH_WRONG)
                .where(REPORT_MONTH_WRONG.ACCOUNT_ID.eq(account()))
                .and(REPORT_MONTH_WRONG.FOUND_AT.lt(DSL.currentOffsetDateTime().minus(new DayToSecond(DAYS_KEPT))))
                .execute();
    }
}
