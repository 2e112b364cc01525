package io.weiche.products;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Reads a row as somebody sends it. Prices are in the currency of the record.
public final class RowDraft {
    private static final int QUANTITY_DECIMALS = 4;
    private static final int PERCENT_DECIMALS = 4;
    private static final int TAX_DECIMALS = 2;
    private static final BigDecimal MOST_PIECES = new BigDecimal("99999999999999");
    private static final BigDecimal LEAST_QUANTITY = new BigDecimal("0.0001");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    /// A row and a sum of rows must fit where amounts are kept.
    private static final BigDecimal MOST = new BigDecimal("10000000000000000");

    private RowDraft() {}

    /// @throws BadInput naming the field within the list of rows
    public static ProductRow read(JsonBody body, String currency) {
        var productId = body.id("productId");
        var name = body.requireLine("name", Texts.TITLE);
        var unit = body.line("unit", 50);
        var given = Decimals.read(body, "quantity", QUANTITY_DECIMALS, LEAST_QUANTITY, MOST_PIECES);
        var quantity = given == null ? BigDecimal.ONE.setScale(QUANTITY_DECIMALS) : given;
        var price = money(body, "price", currency);
        if (price == null) {
            throw BadInput.required(body.path("price"));
        }
        var percent = Decimals.read(body, "discountPercent", PERCENT_DECIMALS, BigDecimal.ZERO, HUNDRED);
        var off = money(body, "discountAmount", currency);
        if (percent != null && off != null) {
            throw BadInput.of(
                    body.path("discountAmount"), "contradiction", "A discount is either per cent or an amount.");
        }
        if (off != null && off.signum() < 0) {
            throw BadInput.of(body.path("discountAmount"), "out-of-range", "A discount cannot be negative.");
        }
        var taxGiven = Decimals.read(body, "taxRate", TAX_DECIMALS, BigDecimal.ZERO, HUNDRED);
        var tax = taxGiven == null ? BigDecimal.ZERO.setScale(TAX_DECIMALS) : taxGiven;
        var included = Boolean.TRUE.equals(body.bool("taxIncluded"));
        var path = body.path("quantity");
        body.refuseUnknown();
        var sum = RowSum.of(quantity, price, percent, off, tax, included, Money.decimals(currency));
        refuseTooLarge(path, sum.total());
        return new ProductRow(
                productId, name, unit, quantity, price, percent, off, tax, included, sum.net(), sum.total());
    }

    private static @Nullable BigDecimal money(JsonBody body, String field, String currency) {
        var node = body.node(field);
        if (node == null) {
            return null;
        }
        if (!node.isNumber() && !node.isString()) {
            throw BadInput.of(body.path(field), "not-a-number", "This is not an amount.");
        }
        return Money.of(body.path(field), node.asString(), currency).value();
    }

    static void refuseTooLarge(String path, BigDecimal sum) {
        if (sum.abs().compareTo(MOST) >= 0) {
            throw BadInput.of(path, "too-large", "The sum is too large.");
        }
    }
}
