package io.weiche.offers.paper;

import io.weiche.products.ProductRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is offered, row by row. Its head stands again on every page it reaches.
final class PositionTable {
    private static final float SIZE = 9;
    private static final float SMALL = 7.5f;
    private static final float LEADING = 12;
    private static final float PADDING = 4;
    private static final float GAP = 8;
    /// Rows up to so many lines are not broken.
    private static final int WHOLE = 8;

    private final Sheet sheet;
    private final Face plain;
    private final Face bold;
    private final Wording words;
    private final List<ProductRow> rows;
    private final boolean gross;
    private final Columns columns;

    /// Where the columns end; the name takes what is left.
    ///
    /// @param discount null: nothing is discounted, and there is no such column
    private record Columns(
            float nameFrom,
            float nameTo,
            float quantity,
            float price,
            @Nullable Float discount,
            float tax) {}

    PositionTable(Sheet sheet, Face plain, Face bold, Wording words, List<ProductRow> rows) {
        this.sheet = sheet;
        this.plain = plain;
        this.bold = bold;
        this.words = words;
        this.rows = rows;
        this.gross = rows.stream().allMatch(ProductRow::taxIncluded);
        this.columns = columns();
    }

    /// As wide as their widest number.
    private Columns columns() {
        var numberFrom =
                Sheet.LEFT + Math.max(widest(words.position(), List.of(Integer.toString(rows.size()))), 20) + GAP;
        var tax = Sheet.RIGHT
                - widest(words.amount(gross), rows.stream().map(this::amount).toList())
                - GAP;
        var discount = tax - widest(words.tax(), rows.stream().map(this::tax).toList()) - GAP;
        var discounted = rows.stream().anyMatch(row -> !discount(row).isEmpty());
        var price = discounted
                ? discount
                        - widest(
                                words.discount(),
                                rows.stream().map(this::discount).toList())
                        - GAP
                : discount;
        var quantity = price
                - Math.max(
                        widest(words.price(), rows.stream().map(this::price).toList()),
                        plain.width(words.taxIncluded(), SMALL))
                - GAP;
        var nameTo = quantity
                - widest(words.quantity(), rows.stream().map(this::quantity).toList())
                - GAP;
        return new Columns(numberFrom, nameTo, quantity, price, discounted ? discount : null, tax);
    }

    private float widest(String head, List<String> cells) {
        return cells.stream()
                .map(cell -> plain.width(plain.shown(cell), SIZE))
                .reduce(bold.width(bold.shown(head), SMALL), Math::max);
    }

    private String amount(ProductRow row) {
        return words.plain(gross ? row.total() : row.net());
    }

    private String tax(ProductRow row) {
        return words.percent(row.taxRate());
    }

    private String discount(ProductRow row) {
        var percent = row.discountPercent();
        if (percent != null && percent.signum() != 0) {
            return words.percent(percent);
        }
        var amount = row.discountAmount();
        return amount != null && amount.signum() != 0 ? "−" + words.plain(amount) : "";
    }

    private String price(ProductRow row) {
        return words.plain(row.price());
    }

    /// A long unit is cut: the column must leave room for the name.
    private String quantity(ProductRow row) {
        var unit = row.unit() == null ? "" : " " + row.unit();
        var shown = plain.shown(words.count(row.quantity()) + unit);
        var most = 80f;
        while (plain.width(shown, SIZE) > most) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), shown.endsWith("…") ? -2 : -1)) + "…";
        }
        return shown;
    }

    void draw() throws IOException {
        head();
        for (int at = 0; at < rows.size(); at++) {
            row(at + 1, rows.get(at));
        }
    }

    private void head() throws IOException {
        sheet.down(LEADING);
        var y = sheet.y();
        sheet.text(bold, SMALL, Sheet.GREY, Sheet.LEFT, y, bold.shown(words.position()));
        sheet.text(bold, SMALL, Sheet.GREY, columns.nameFrom(), y, bold.shown(words.name()));
        sheet.textTo(bold, SMALL, Sheet.GREY, columns.quantity(), y, words.quantity());
        sheet.textTo(bold, SMALL, Sheet.GREY, columns.price(), y, words.price());
        if (columns.discount() != null) {
            sheet.textTo(bold, SMALL, Sheet.GREY, columns.discount(), y, words.discount());
        }
        sheet.textTo(bold, SMALL, Sheet.GREY, columns.tax(), y, words.tax());
        sheet.textTo(bold, SMALL, Sheet.GREY, Sheet.RIGHT, y, words.amount(gross));
        sheet.down(5);
        sheet.rule(Sheet.ACCENT, 1, Sheet.LEFT, Sheet.RIGHT, sheet.y());
    }

    private void need(float height) throws IOException {
        if (sheet.need(height)) {
            head();
        }
    }

    private void row(int number, ProductRow row) throws IOException {
        var names = new ArrayList<>(plain.lines(row.name(), SIZE, columns.nameTo() - columns.nameFrom()));
        var mixed = row.taxIncluded() && !gross;
        var lines = Math.max(names.size(), mixed ? 2 : 1);
        need(2 * PADDING + LEADING * Math.min(lines, WHOLE));
        sheet.down(PADDING + LEADING - 2);
        var y = sheet.y();
        sheet.text(plain, SIZE, Sheet.GREY, Sheet.LEFT, y, Integer.toString(number));
        sheet.textTo(plain, SIZE, Sheet.INK, columns.quantity(), y, quantity(row));
        sheet.textTo(plain, SIZE, Sheet.INK, columns.price(), y, price(row));
        if (mixed) {
            sheet.textTo(plain, SMALL, Sheet.GREY, columns.price(), y + LEADING - 2, words.taxIncluded());
        }
        if (columns.discount() != null) {
            sheet.textTo(plain, SIZE, Sheet.INK, columns.discount(), y, discount(row));
        }
        sheet.textTo(plain, SIZE, Sheet.INK, columns.tax(), y, tax(row));
        sheet.textTo(plain, SIZE, Sheet.INK, Sheet.RIGHT, y, amount(row));
        sheet.text(plain, SIZE, Sheet.INK, columns.nameFrom(), y, names.removeFirst());
        for (var more : names) {
            need(LEADING);
            sheet.down(LEADING);
            sheet.text(plain, SIZE, Sheet.INK, columns.nameFrom(), sheet.y(), more);
        }
        if (mixed && names.isEmpty()) {
            sheet.down(LEADING - 2);
        }
        sheet.down(PADDING + 2);
        sheet.rule(Sheet.RULE, 0.5f, Sheet.LEFT, Sheet.RIGHT, sheet.y());
    }
}
