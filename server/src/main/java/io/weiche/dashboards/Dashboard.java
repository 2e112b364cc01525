package io.weiche.dashboards;

import java.util.List;

/// Reports side by side.
public record Dashboard(long id, int version, long ownerId, Content content) {

    /// @param span the period of all tiles that have none of their own
    /// @param tiles in the order of reading
    public record Content(String name, boolean shared, Span span, List<Tile> tiles) {
        public Content {
            tiles = List.copyOf(tiles);
        }
    }
}
