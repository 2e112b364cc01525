package io.weiche.dashboards;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reports side by side.
public record Dashboard(long id, int version, long ownerId, Content content) {

    /// @param span the period of all tiles that have none of their own
    /// @param tiles in the order of reading
    public record Content(String name, boolean shared, Span span, List<Tile> tiles) {
        public Content {
            tiles = List.copyOf(tiles);
        }

        /// The goals that tiles show.
        Set<Long> goalIds() {
            var ids = new HashSet<Long>();
            for (var tile : tiles) {
                if (tile.goalId() != null) {
                    ids.add(tile.goalId());
                }
            }
            return ids;
        }
    }
}
