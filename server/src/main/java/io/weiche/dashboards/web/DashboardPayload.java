package io.weiche.dashboards.web;

import io.weiche.access.CurrentUser;
import io.weiche.analytics.Touch;
import io.weiche.dashboards.By;
import io.weiche.dashboards.Dashboard;
import io.weiche.dashboards.Dashboards;
import io.weiche.dashboards.Figure;
import io.weiche.dashboards.Span;
import io.weiche.dashboards.Tile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A dashboard as the interface shows it.
///
/// @param mine whether the caller owns it
/// @param changeable whether the caller may change it
record DashboardPayload(
        long id,
        int version,
        String name,
        boolean shared,
        Span span,
        long ownerId,
        boolean mine,
        boolean changeable,
        List<TilePayload> tiles) {

    /// @param listed the count of inquiries whose list stands behind what the tile shows; null of all other topics
    record TilePayload(
            @Nullable String title,
            Tile.Shape shape,
            Figure of,
            By by,
            @Nullable Span span,
            Touch touch,
            Map<By, String> only,
            @Nullable String listed,
            @Nullable Long goalId,
            int x,
            int y,
            int width,
            int height) {
        static TilePayload of(Tile tile) {
            var query = tile.query();
            var place = tile.place();
            var listed = query.of().listed();
            return new TilePayload(
                    tile.title(),
                    tile.shape(),
                    query.of(),
                    query.by(),
                    query.span(),
                    query.touch(),
                    query.only(),
                    listed == null ? null : listed.name(),
                    tile.goalId(),
                    place.x(),
                    place.y(),
                    place.width(),
                    place.height());
        }
    }

    static DashboardPayload of(Dashboard dashboard) {
        var content = dashboard.content();
        return new DashboardPayload(
                dashboard.id(),
                dashboard.version(),
                content.name(),
                content.shared(),
                content.span(),
                dashboard.ownerId(),
                dashboard.ownerId() == CurrentUser.requireId(),
                Dashboards.changeable(dashboard),
                content.tiles().stream().map(TilePayload::of).toList());
    }
}
