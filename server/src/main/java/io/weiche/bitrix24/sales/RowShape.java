package io.weiche.bitrix24.sales;

import io.weiche.bitrix24.call.Call;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.products.NumberedRows.Numbered;
import io.weiche.products.ProductRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row as the older and as the newer methods show it.
final class RowShape {
    private static final int PIECES = 796;
    private static final int STEP = 10;
    private static final int SIMPLE_PRODUCT = 1;

    private RowShape() {}

    /// @return the letter by which programs call a kind of owner
    static String letter(RecordKind kind) {
        return kind == RecordKind.LEAD ? "L" : "D";
    }

    /// A row of whatever has rows.
    ///
    /// @param letter by which programs call the kind of its owner
    record Line(long id, long ownerId, String letter, ProductRow row) {
        static Line of(Numbered numbered) {
            return new Line(
                    numbered.id(),
                    numbered.record().id(),
                    RowShape.letter(numbered.record().kind()),
                    numbered.row());
        }
    }

    static List<Map<String, @Nullable Object>> older(List<Numbered> rows, Call call) {
        return lines(rows.stream().map(Line::of).toList(), call);
    }

    static List<Map<String, @Nullable Object>> lines(List<Line> lines, Call call) {
        return lines.stream()
                .map(line -> older(line, (lines.indexOf(line) + 1) * STEP, call))
                .toList();
    }

    private static Map<String, @Nullable Object> older(Line numbered, int sort, Call call) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var prices = RowPrices.of(numbered.row());
        row.put("ID", Long.toString(numbered.id()));
        row.put("OWNER_ID", Long.toString(numbered.ownerId()));
        row.put("OWNER_TYPE", numbered.letter());
        row.put(
                "PRODUCT_ID",
                numbered.row().productId() == null ? 0L : numbered.row().productId());
        row.put("PRODUCT_NAME", numbered.row().name());
        row.put("ORIGINAL_PRODUCT_NAME", numbered.row().name());
        row.put("PRODUCT_DESCRIPTION", null);
        row.put("PRICE", plain(prices.price()));
        row.put("PRICE_EXCLUSIVE", plain(prices.exclusive()));
        row.put("PRICE_NETTO", plain(prices.netto()));
        row.put("PRICE_BRUTTO", plain(prices.brutto()));
        row.put("PRICE_ACCOUNT", prices.price().toPlainString());
        row.put("QUANTITY", plain(numbered.row().quantity()));
        row.put("DISCOUNT_TYPE_ID", numbered.row().discountAmount() == null ? 2 : 1);
        row.put("DISCOUNT_RATE", plain(prices.discountRate()));
        row.put("DISCOUNT_SUM", plain(prices.discountSum()));
        row.put("TAX_RATE", plain(numbered.row().taxRate()));
        row.put("TAX_INCLUDED", numbered.row().taxIncluded() ? "Y" : "N");
        row.put("CUSTOMIZED", "Y");
        row.put("MEASURE_CODE", PIECES);
        row.put("MEASURE_NAME", unit(numbered, call));
        row.put("SORT", sort);
        row.put("XML_ID", null);
        row.put("TYPE", SIMPLE_PRODUCT);
        row.put("STORE_ID", null);
        row.put("RESERVE_ID", null);
        row.put("DATE_RESERVE_END", null);
        row.put("RESERVE_QUANTITY", null);
        return row;
    }

    private static String unit(Line numbered, Call call) {
        var unit = numbered.row().unit();
        return unit == null ? call.account().language().pick("Stk.", "pcs") : unit;
    }

    /// @param rows of one record or of several, one after another
    static List<Map<String, @Nullable Object>> newer(List<Numbered> rows, Call call) {
        var shown = new ArrayList<Map<String, @Nullable Object>>();
        @Nullable RecordRef record = null;
        int sort = 0;
        for (var row : rows) {
            sort = row.record().equals(record) ? sort + STEP : STEP;
            record = row.record();
            shown.add(newer(row, sort, call));
        }
        return shown;
    }

    static Map<String, @Nullable Object> newer(Numbered numbered, int sort, Call call) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var older = older(Line.of(numbered), sort, call);
        for (var code : List.of(
                "PRODUCT_ID",
                "PRODUCT_NAME",
                "PRICE",
                "PRICE_EXCLUSIVE",
                "PRICE_NETTO",
                "PRICE_BRUTTO",
                "QUANTITY",
                "DISCOUNT_TYPE_ID",
                "DISCOUNT_RATE",
                "DISCOUNT_SUM",
                "TAX_RATE",
                "TAX_INCLUDED",
                "CUSTOMIZED",
                "MEASURE_CODE",
                "MEASURE_NAME",
                "SORT",
                "TYPE",
                "STORE_ID")) {
            row.put(camel(code), older.get(code));
        }
        row.put("id", numbered.id());
        row.put("ownerId", numbered.record().id());
        row.put("ownerType", letter(numbered.record().kind()));
        row.put("priceAccount", older.get("PRICE"));
        row.put("xmlId", "");
        return row;
    }

    static String camel(String code) {
        var name = new StringBuilder();
        for (var part : code.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }

    /// Without zeros at the end, but never as `1E+1`.
    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
