package io.weiche.analytics;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Times as the calendar of an account reads them, in the database.
public record Calendar(ZoneId zone) {
    private Field<LocalDateTime> local(Field<OffsetDateTime> time) {
        return DSL.function("timezone", LocalDateTime.class, DSL.inline(zone.getId()), time);
    }

    public Field<LocalDate> day(Field<OffsetDateTime> time) {
        return local(time).cast(LocalDate.class);
    }

    /// Like `2026-11`.
    public Field<String> month(Field<OffsetDateTime> time) {
        return DSL.function("to_char", String.class, local(time), DSL.inline("YYYY-MM"));
    }

    /// Where the point of a line begins that a time belongs to.
    public Field<LocalDate> point(Period.Unit unit, Field<OffsetDateTime> time) {
        var word = DSL.inline(unit.name().toLowerCase(Locale.ROOT));
        return DSL.function("date_trunc", LocalDateTime.class, word, local(time))
                .cast(LocalDate.class);
    }

    public static Field<Double> seconds(Field<OffsetDateTime> from, Field<OffsetDateTime> to) {
        return epoch(to).minus(epoch(from));
    }

    private static Field<Double> epoch(Field<OffsetDateTime> time) {
        return DSL.function("date_part", Double.class, DSL.inline("epoch"), time);
    }
}
