package io.weiche.analytics;

import io.weiche.kernel.RecordKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.BiFunction;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a report counts of a period, in sums that can be added up month by month.
///
/// @param recipe all that the sums depend on beside the records and the period; null where nothing is kept
/// @param kinds of what kinds the records are that it counts
/// @param rows a row for each [Tally], of some stretches of the period; when asked to, by month, which the first column
/// then says
public record Counting(
        Period period,
        @Nullable String recipe,
        Set<Counted> kinds,
        BiFunction<Stretches, Boolean, Select<Record5<LocalDate, String[], Long[], BigDecimal[], byte[]>>> rows) {
    public static final Field<byte[]> NO_SECONDS = DSL.inline(new byte[0]);

    /// As notes of changes number them.
    public enum Counted {
        INQUIRIES,
        LEADS,
        DEALS,
        ACTIVITIES;

        public static Counted of(RecordKind kind) {
            return kind == RecordKind.LEAD ? LEADS : DEALS;
        }
    }

    /// First column of the rows, and one of those they are grouped by.
    ///
    /// @param asked whether the rows are wanted by month
    public static Field<LocalDate> month(boolean asked, Field<LocalDate> month) {
        return asked ? month : DSL.castNull(LocalDate.class);
    }

    /// Of all records together, eight bytes for each, as [Tally#seconds] reads them: somebody may write down a deal of
    /// seventy years ago.
    public static Field<byte[]> seconds(Field<? extends Number> each) {
        var bytes =
                DSL.function(DSL.name("int8send"), byte[].class, DSL.round(each).cast(Long.class));
        return DSL.coalesce(
                DSL.aggregate(DSL.name("string_agg"), byte[].class, bytes, NO_SECONDS)
                        .filterWhere(each.isNotNull()),
                NO_SECONDS);
    }
}
