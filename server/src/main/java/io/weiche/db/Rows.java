package io.weiche.db;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// New rows of one table in one statement. Each column travels as one array, so the statement reads the same for any
/// number of rows: it is written down once, and each connection plans it once (decision record 136).
@Component
public class Rows {
    private static final Map<Class<?>, String> ARRAYS = Map.of(
            Long.class, "bigint",
            Integer.class, "integer",
            Short.class, "smallint",
            String.class, "text",
            Boolean.class, "boolean",
            BigDecimal.class, "numeric",
            LocalDate.class, "date",
            OffsetDateTime.class, "timestamptz",
            JSONB.class, "jsonb",
            UUID.class, "uuid");

    private final Map<Columns, String> statements = new ConcurrentHashMap<>();
    private final JdbcClient sql;

    Rows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param set which of the table's fields
    private record Columns(String table, BitSet set) {}

    /// Writes the fields that were set in at least one of the rows; all others get their defaults.
    ///
    /// @param rows at least one, of a table without columns that are arrays themselves
    public void insert(List<? extends TableRecord<?>> rows) {
        insertInto(table(rows), rows);
    }

    /// The same into a working table with the same columns.
    public void insertInto(String table, List<? extends TableRecord<?>> rows) {
        statement(table, rows, "").update();
    }

    /// The same, but leaves out rows that are there already.
    public void insertNew(List<? extends TableRecord<?>> rows) {
        statement(table(rows), rows, " on conflict do nothing").update();
    }

    /// The same.
    ///
    /// @return the key of each row that was written
    public <T> Set<T> insertNew(List<? extends TableRecord<?>> rows, Field<T> key) {
        return statement(table(rows), rows, " on conflict do nothing returning " + key.getName())
                .query(key.getType())
                .set();
    }

    private static String table(List<? extends TableRecord<?>> rows) {
        return rows.getFirst().getTable().getName();
    }

    private StatementSpec statement(String table, List<? extends TableRecord<?>> rows, String ending) {
        var fields = rows.getFirst().fields();
        var set = new BitSet();
        for (var row : rows) {
            for (int at = 0; at < fields.length; at++) {
                if (row.touched(at)) {
                    set.set(at);
                }
            }
        }
        var text = statements.computeIfAbsent(new Columns(table, set), columns -> text(columns, fields));
        var statement = sql.sql(text + ending);
        for (int at : set.stream().toArray()) {
            var values = rows.stream().map(row -> plain(row.get(at))).toArray();
            statement = statement.param(new SqlArrayValue(type(fields[at]), values));
        }
        return statement;
    }

    private static String text(Columns columns, Field<?>[] fields) {
        var names = columns.set().stream().mapToObj(at -> fields[at].getName()).collect(Collectors.joining(", "));
        var arrays = columns.set().stream()
                .mapToObj(at -> "cast(? as " + type(fields[at]) + "[])")
                .collect(Collectors.joining(", "));
        return "insert into " + columns.table() + " (" + names + ") select * from unnest(" + arrays + ") as given ("
                + names + ")";
    }

    private static String type(Field<?> field) {
        return Objects.requireNonNull(
                ARRAYS.get(field.getType()), () -> "no arrays of " + field.getType() + " for " + field);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof JSONB json ? json.data() : value;
    }
}
