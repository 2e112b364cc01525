package io.weiche.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// What a request reads once although it writes many records: pipelines, fields, people. Only within [#during], until
/// [#without]; everywhere else everything is read anew.
public final class Remembered<K, V> {
    private static final ScopedValue<Work> WORK = ScopedValue.newInstance();

    private final Map<Object, Map<K, V>> kept = Collections.synchronizedMap(new WeakHashMap<>());

    /// What is remembered belongs to the present object; a new one has seen nothing yet.
    private record Work(AtomicReference<Object> now, boolean remembers) {}

    /// Does work that writes many records.
    public static <T> T during(Supplier<T> work) {
        return ScopedValue.where(WORK, new Work(new AtomicReference<>(new Object()), true))
                .call(work::get);
    }

    /// Does a part of it that may change what is remembered.
    public static <T> T without(Supplier<T> part) {
        if (!WORK.isBound()) {
            return part.get();
        }
        var work = WORK.get();
        try {
            return ScopedValue.where(WORK, new Work(work.now(), false)).call(part::get);
        } finally {
            work.now().set(new Object());
        }
    }

    public V of(K key, Supplier<V> read) {
        if (!WORK.isBound() || !WORK.get().remembers()) {
            return read.get();
        }
        var values = kept.computeIfAbsent(WORK.get().now().get(), _ -> new HashMap<>());
        var known = values.get(key);
        if (known != null) {
            return known;
        }
        var value = read.get();
        values.put(key, value);
        return value;
    }
}
