package io.weiche.dashboards;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a tile asks, with the filter of its dashboard: what the tile says itself goes before.
///
/// @param only what its report is narrowed to
/// @param unapplied of the filter, what its report knows nothing of
record Asked(Tile tile, Span.Days days, Map<By, String> only, List<By> unapplied) {
    Asked {
        only = Map.copyOf(only);
        unapplied = List.copyOf(unapplied);
    }

    static Asked of(Tile tile, Span.Days days, Filter filter) {
        var own = tile.query().only();
        var topic = tile.query().of().topic();
        var only = new EnumMap<By, String>(By.class);
        var unapplied = new ArrayList<By>();
        filter.only().forEach((by, key) -> {
            if (topic.filters().contains(by)) {
                only.put(by, key);
            } else if (!own.containsKey(by)) {
                unapplied.add(by);
            }
        });
        only.putAll(own);
        unapplied.sort(null);
        return new Asked(tile, days, only, unapplied);
    }

    /// A goal says itself what it measures.
    boolean isSeen() {
        return tile.shape() == Tile.Shape.GOAL || figure().isSeen();
    }

    Figure figure() {
        return tile.query().of();
    }

    /// In the words of another report.
    <D extends Enum<D>> Map<D, String> only(Class<D> words, Function<By, Optional<D>> word) {
        var said = new EnumMap<D, String>(words);
        only.forEach((by, key) -> word.apply(by).ifPresent(one -> said.put(one, key)));
        return said;
    }
}
