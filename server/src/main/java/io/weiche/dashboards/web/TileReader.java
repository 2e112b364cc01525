package io.weiche.dashboards.web;

import io.weiche.analytics.Touch;
import io.weiche.dashboards.By;
import io.weiche.dashboards.Figure;
import io.weiche.dashboards.Span;
import io.weiche.dashboards.Tile;
import io.weiche.dashboards.Tile.Place;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads tiles from bodies.
final class TileReader {
    static final int MOST_TILES = 24;

    private TileReader() {}

    static List<Tile> tiles(JsonBody body) {
        var parts = body.objects("tiles", MOST_TILES);
        return parts == null ? List.of() : parts.stream().map(TileReader::tile).toList();
    }

    private static Tile tile(JsonBody part) {
        var shape = part.requireChoice("shape", Tile.Shape.class);
        var tile = new Tile(part.line("title", Texts.NAME), shape, query(part, shape), goal(part, shape), place(part));
        part.refuseUnknown();
        refuseForeign(part, tile.query());
        return tile;
    }

    private static void refuseForeign(JsonBody part, Tile.Query query) {
        for (var by : query.only().keySet()) {
            if (!query.of().topic().narrows().contains(by)) {
                throw BadInput.of(part.path("only." + by), "unknown-value", "This does not narrow the figure.");
            }
        }
    }

    /// A goal says itself what is counted.
    private static @Nullable Long goal(JsonBody part, Tile.Shape shape) {
        var goal = part.id("goalId");
        if (goal != null && shape != Tile.Shape.GOAL) {
            throw BadInput.of(part.path("goalId"), "unknown-value", "Only a tile of the shape GOAL shows a goal.");
        }
        return goal;
    }

    private static Tile.Query query(JsonBody part, Tile.Shape shape) {
        var of = shape == Tile.Shape.GOAL
                ? Objects.requireNonNullElse(part.choice("of", Figure.class), Figure.WON)
                : part.requireChoice("of", Figure.class);
        if (shape != Tile.Shape.GOAL && !of.mayBe(shape)) {
            throw BadInput.of(part.path("shape"), "unknown-value", "This figure is not shown like this.");
        }
        var by = part.choice("by", By.class);
        if (by != null && !of.topic().breaksDown().contains(by)) {
            throw BadInput.of(part.path("by"), "unknown-value", "By this the figure is not broken down.");
        }
        return new Tile.Query(
                of,
                Objects.requireNonNullElse(by, of.topic().breaksDown().getFirst()),
                part.choice("span", Span.class),
                Objects.requireNonNullElse(part.choice("touch", Touch.class), Touch.FIRST),
                only(part));
    }

    private static Map<By, String> only(JsonBody part) {
        var only = new EnumMap<By, String>(By.class);
        var body = part.object("only");
        if (body != null) {
            for (var by : EnumSet.complementOf(EnumSet.of(By.EXPECTED))) {
                var key = body.line(by.name(), Texts.NAME);
                if (key != null) {
                    only.put(by, key);
                }
            }
            body.refuseUnknown();
        }
        return only;
    }

    private static Place place(JsonBody part) {
        var x = require(part, "x", 0, Place.COLUMNS - 1);
        var y = require(part, "y", 0, Place.LOWEST);
        return new Place(x, y, require(part, "width", 1, Place.COLUMNS - x), require(part, "height", 1, Place.HIGHEST));
    }

    private static int require(JsonBody part, String field, int min, int max) {
        var number = part.integer(field, min, max);
        if (number == null) {
            throw BadInput.required(part.path(field));
        }
        return number;
    }
}
