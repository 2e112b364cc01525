package io.weiche.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Rows that are written beside many records, such as histories: kept back until the records stand, then written with
/// one statement for each table. Only within [#during]; everywhere else each is written at once. What is kept back is
/// not read by anybody before.
public final class Gathered {
    private static final ScopedValue<Gathered> NOW = ScopedValue.newInstance();

    private final List<Kept<?>> kept = new ArrayList<>();
    private final List<Kept<?>> last = new ArrayList<>();

    private Gathered() {}

    private record Kept<T>(Consumer<List<T>> table, List<T> rows) {}

    /// @param table writes rows, at least one; always the same object for the same table
    public static <T> void write(Consumer<List<T>> table, List<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (NOW.isBound()) {
            NOW.get().kept.add(new Kept<>(table, rows));
        } else {
            table.accept(rows);
        }
    }

    /// The same for what depends on all other rows: it is written behind them.
    public static <T> void writeLast(Consumer<List<T>> table, List<T> rows) {
        if (NOW.isBound()) {
            NOW.get().last.add(new Kept<>(table, rows));
        } else {
            table.accept(rows);
        }
    }

    /// Whether the current work keeps rows back.
    public static boolean now() {
        return NOW.isBound();
    }

    /// Opens many records in one transaction. When it fails, nothing that was kept back is written.
    public static <T> T during(Supplier<T> work) {
        var gathered = new Gathered();
        var result = ScopedValue.where(NOW, gathered).call(work::get);
        gathered.writeAll();
        return result;
    }

    /// A part that may fail by itself: then what it kept back is forgotten.
    public static <T> T part(Supplier<T> part) {
        if (!NOW.isBound()) {
            return part.get();
        }
        var kept = NOW.get().kept;
        var last = NOW.get().last;
        var before = kept.size();
        var lastBefore = last.size();
        try {
            return part.get();
        } catch (RuntimeException e) {
            kept.subList(before, kept.size()).clear();
            last.subList(lastBefore, last.size()).clear();
            throw e;
        }
    }

    private void writeAll() {
        write(kept);
        write(last);
    }

    private static void write(List<Kept<?>> kept) {
        var tables = new LinkedHashMap<Consumer<?>, List<Object>>();
        for (var one : kept) {
            tables.computeIfAbsent(one.table(), _ -> new ArrayList<>()).addAll(one.rows());
        }
        tables.forEach(Gathered::writeTogether);
    }

    /// Rows were kept for this table by [#write], so they are of its type.
    @SuppressWarnings("unchecked")
    private static <T> void writeTogether(Consumer<?> table, List<Object> rows) {
        ((Consumer<List<T>>) table).accept((List<T>) rows);
    }
}
