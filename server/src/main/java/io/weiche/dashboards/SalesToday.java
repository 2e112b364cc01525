package io.weiche.dashboards;

import io.weiche.accounts.Language;
import io.weiche.analytics.Dimension;
import io.weiche.analytics.Touch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The dashboard an account begins with: what came in, who answers, what is open, what was won.
public final class SalesToday {
    private SalesToday() {}

    public static Dashboard.Content content(Language language, boolean shared) {
        return new Dashboard.Content(
                language.pick("Vertrieb heute", "Sales today"),
                shared,
                Span.LAST_30,
                List.of(
                        tile(Tile.Shape.NUMBER, Figure.INQUIRIES, Dimension.SOURCE, Span.TODAY, 0, 0, 3, 2),
                        tile(Tile.Shape.NUMBER, Figure.ANSWER_TIME, Dimension.SOURCE, null, 3, 0, 3, 2),
                        tile(Tile.Shape.NUMBER, Figure.OPEN, Dimension.SOURCE, null, 6, 0, 3, 2),
                        tile(Tile.Shape.NUMBER, Figure.REVENUE, Dimension.SOURCE, Span.THIS_MONTH, 9, 0, 3, 2),
                        tile(Tile.Shape.LINE, Figure.INQUIRIES, Dimension.SOURCE, null, 0, 2, 8, 4),
                        tile(Tile.Shape.BARS, Figure.INQUIRIES, Dimension.SOURCE, null, 8, 2, 4, 4),
                        tile(Tile.Shape.TABLE, Figure.INQUIRIES, Dimension.RESPONSIBLE, null, 0, 6, 8, 4),
                        tile(Tile.Shape.BARS, Figure.OPEN, Dimension.STAGE, null, 8, 6, 4, 4)));
    }

    private static Tile tile(
            Tile.Shape shape, Figure of, Dimension by, @Nullable Span span, int x, int y, int width, int height) {
        return new Tile(
                null,
                shape,
                new Tile.Query(of, by, span, Touch.FIRST, Map.of()),
                null,
                new Tile.Place(x, y, width, height));
    }
}
