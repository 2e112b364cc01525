package io.weiche.dashboards;

import io.weiche.accounts.Language;
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
                        tile(Tile.Shape.NUMBER, Figure.INQUIRIES, By.SOURCE, Span.TODAY, 0, 0, 3, 2),
                        tile(Tile.Shape.NUMBER, Figure.ANSWER_TIME, By.SOURCE, null, 3, 0, 3, 2),
                        tile(Tile.Shape.NUMBER, Figure.OPEN, By.SOURCE, null, 6, 0, 3, 2),
                        tile(Tile.Shape.NUMBER, Figure.DEALS_WON_AMOUNT, By.SOURCE, Span.THIS_MONTH, 9, 0, 3, 2),
                        tile(Tile.Shape.LINE, Figure.INQUIRIES, By.SOURCE, null, 0, 2, 8, 4),
                        tile(Tile.Shape.BARS, Figure.INQUIRIES, By.SOURCE, null, 8, 2, 4, 4),
                        tile(Tile.Shape.TABLE, Figure.INQUIRIES, By.RESPONSIBLE, null, 0, 6, 8, 4),
                        tile(Tile.Shape.BARS, Figure.OPEN, By.STAGE, null, 8, 6, 4, 4)));
    }

    private static Tile tile(
            Tile.Shape shape, Figure of, By by, @Nullable Span span, int x, int y, int width, int height) {
        return new Tile(
                null,
                shape,
                new Tile.Query(of, by, span, Touch.FIRST, Map.of()),
                null,
                new Tile.Place(x, y, width, height));
    }
}
