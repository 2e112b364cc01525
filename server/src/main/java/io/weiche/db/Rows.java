package io.weiche.db;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.TableRecord;

/// New rows of one table in one statement.
public final class Rows {
    private Rows() {}

    /// Writes the fields that were set in at least one of the rows; all others get their defaults.
    ///
    /// @param rows at least one
    public static <R extends TableRecord<R>> InsertValuesStepN<R> insert(DSLContext db, List<R> rows) {
        var written = new LinkedHashSet<Field<?>>();
        for (var row : rows) {
            Stream.of(row.fields()).filter(row::touched).forEach(written::add);
        }
        var fields = written.toArray(Field<?>[]::new);
        return db.insertInto(rows.getFirst().getTable(), fields)
                .valuesOfRecords(rows.stream().map(row -> row.into(fields)).toList());
    }
}
