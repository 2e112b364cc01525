package io.weiche.dashboards;

import io.weiche.analytics.Touch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One report on a dashboard: what it asks, how it is shown, and where it stands.
///
/// @param title null: what it shows says it
/// @param goalId of a goal; null for others, and when that goal is gone
public record Tile(
        @Nullable String title,
        Shape shape,
        Query query,
        @Nullable Long goalId,
        Place place) {

    public enum Shape {
        NUMBER,
        LINE,
        BARS,
        TABLE,
        /// How far a goal is; asks no report.
        GOAL
    }

    /// What it asks of reports.
    ///
    /// @param span null: the period of the dashboard
    /// @param only keys that what is counted must have, by what it is broken down by
    public record Query(Figure of, By by, @Nullable Span span, Touch touch, Map<By, String> only) {
        public Query {
            only = Map.copyOf(only);
        }
    }

    /// On a grid of [#COLUMNS] columns.
    public record Place(int x, int y, int width, int height) {
        public static final int COLUMNS = 12;
        public static final int LOWEST = 199;
        public static final int HIGHEST = 20;
    }
}
