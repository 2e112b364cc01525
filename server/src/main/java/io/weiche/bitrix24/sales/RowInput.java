package io.weiche.bitrix24.sales;

import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.Money;
import io.weiche.products.Product;
import io.weiche.products.ProductRow;
import io.weiche.products.RowSum;
import io.weiche.web.JsonBody;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads one row as programs send it. They say what one piece costs in the end; we keep what it costs before the
/// discount. Where rounding would change the price of the row, the discount is kept as an amount, so that what the
/// program said stays exact.
final class RowInput {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int EXACT = 20;

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /// @param row with names in capitals or in the camel case of the newer methods
    RowInput(JsonNode row) {
        if (!PhpArray.is(row)) {
            throw RestError.mustBeArray("rows");
        }
        PhpArray.entries(row).forEach((name, value) -> values.put(plain(name), value));
    }

    private static String plain(String name) {
        return name.replace("_", "").toUpperCase(Locale.ROOT);
    }

    @Nullable
    Long productId() {
        var id = values.containsKey("PRODUCTID") ? Scalars.integer(values.get("PRODUCTID")) : null;
        return id == null || id <= 0 ? null : id;
    }

    @Nullable
    Long id() {
        var id = values.containsKey("ID") ? Scalars.integer(values.get("ID")) : null;
        return id == null || id <= 0 ? null : id;
    }

    private @Nullable String text(String name) {
        var node = values.get(plain(name));
        var text = node == null || PhpArray.is(node) ? "" : Scalars.text(node).strip();
        return text.isEmpty() ? null : text;
    }

    private @Nullable BigDecimal number(String name) {
        var node = values.get(plain(name));
        if (node == null || text(name) == null) {
            return null;
        }
        var number = Scalars.decimal(node);
        if (number == null) {
            throw RestError.plain("Invalid value for the \"" + name + "\" field: This is not a number.");
        }
        return number;
    }

    /// @param now what the row was before; null for a new one
    /// @param product it names; null for none
    JsonBody read(@Nullable ProductRow now, @Nullable Product product, String currency, int position) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("name", name(now, product, position));
        var productId = productId();
        if (productId == null && now != null && !values.containsKey("PRODUCTID")) {
            productId = now.productId();
        }
        if (productId != null) {
            body.put("productId", productId);
        }
        var unit = text("MEASURE_NAME");
        body.put("unit", unit != null ? unit : now != null ? now.unit() : product == null ? null : product.unit());
        var quantity = number("QUANTITY");
        var pieces = quantity != null ? quantity : now != null ? now.quantity() : BigDecimal.ONE;
        body.put("quantity", pieces.toPlainString());
        prices(body, now, product, pieces, currency);
        return JsonBody.of(body, "rows[" + position + "]");
    }

    private String name(@Nullable ProductRow now, @Nullable Product product, int position) {
        var name = text("PRODUCT_NAME");
        if (name != null) {
            return name;
        }
        if (now != null) {
            return now.name();
        }
        return product == null ? "[" + (position + 1) + "]" : product.name();
    }

    private void prices(
            ObjectNode body, @Nullable ProductRow now, @Nullable Product product, BigDecimal pieces, String currency) {
        var before = now == null ? null : RowPrices.of(now);
        var tax = number("TAX_RATE");
        var rate =
                tax != null ? tax : now != null ? now.taxRate() : product == null ? BigDecimal.ZERO : product.taxRate();
        var flag = values.containsKey("TAXINCLUDED") ? Scalars.flag(values.get("TAXINCLUDED")) : null;
        var included = flag != null ? flag : now != null ? now.taxIncluded() : product != null && product.taxIncluded();
        body.put("taxRate", rate.toPlainString());
        var factor = HUNDRED.add(rate).movePointLeft(2);
        var given = number("PRICE");
        var price = given != null
                ? given
                : before != null ? before.price() : product == null ? BigDecimal.ZERO : gross(product, factor);
        var discount = discount(before, now);
        put(body, price, discount, factor, rate, included, pieces, currency);
    }

    private static BigDecimal gross(Product product, BigDecimal factor) {
        return product.taxIncluded() ? product.price() : product.price().multiply(factor);
    }

    /// @param rate in per cent; null when it is an amount
    /// @param sum off a piece without tax
    private record Discount(@Nullable BigDecimal rate, BigDecimal sum) {}

    private Discount discount(@Nullable RowPrices before, @Nullable ProductRow now) {
        var type = text("DISCOUNT_TYPE_ID");
        var rate = number("DISCOUNT_RATE");
        var sum = number("DISCOUNT_SUM");
        if ("1".equals(type)) {
            if (sum == null) {
                throw RestError.plain("Discount Sum (DISCOUNT_SUM) is required if Monetary Discount Type"
                        + " (DISCOUNT_TYPE_ID) is defined");
            }
            return new Discount(null, sum);
        }
        if ("2".equals(type) && rate == null) {
            throw RestError.plain("Discount Rate (DISCOUNT_RATE) is required if Percentage Discount Type"
                    + " (DISCOUNT_TYPE_ID) is defined");
        }
        if (rate != null && rate.compareTo(HUNDRED) >= 0) {
            if (sum == null || rate.compareTo(HUNDRED) > 0) {
                throw RestError.plain("Discount Sum (DISCOUNT_SUM) is required if Percentage Discount Type"
                        + " (DISCOUNT_TYPE_ID) is defined and Discount Rate (DISCOUNT_RATE) is 100%");
            }
            return new Discount(null, sum);
        }
        if (rate == null && sum == null && before != null && now != null) {
            return now.discountPercent() != null
                    ? new Discount(now.discountPercent(), BigDecimal.ZERO)
                    : new Discount(null, before.discountSum());
        }
        return rate == null && sum != null
                ? new Discount(null, sum)
                : new Discount(rate == null ? BigDecimal.ZERO : rate, BigDecimal.ZERO);
    }

    /// @param price of a piece, with discount and tax
    private static void put(
            ObjectNode body,
            BigDecimal price,
            Discount discount,
            BigDecimal factor,
            BigDecimal tax,
            boolean included,
            BigDecimal pieces,
            String currency) {
        var digits = Money.decimals(currency);
        var gross = price.setScale(digits, RoundingMode.HALF_UP);
        var wanted = gross.multiply(pieces).setScale(digits, RoundingMode.HALF_UP);
        var reduced = included ? gross : gross.divide(factor, EXACT, RoundingMode.HALF_UP);
        var rate = discount.rate();
        if (rate != null) {
            var left = HUNDRED.subtract(rate).movePointLeft(2);
            var base = reduced.divide(left, EXACT, RoundingMode.HALF_UP).setScale(digits, RoundingMode.HALF_UP);
            var sum = RowSum.of(pieces, base, rate.signum() == 0 ? null : rate, null, tax, included, digits);
            if (sum.total().compareTo(wanted) == 0) {
                write(body, base, rate.signum() == 0 ? null : rate, null, included);
                return;
            }
        }
        var off = rate == null
                ? included ? discount.sum().multiply(factor) : discount.sum()
                : reduced.multiply(rate).divide(HUNDRED.subtract(rate), EXACT, RoundingMode.HALF_UP);
        var amount = off.setScale(digits, RoundingMode.HALF_UP);
        var base = reduced.setScale(digits, RoundingMode.HALF_UP).add(amount);
        var sum = RowSum.of(pieces, base, null, amount, tax, included, digits);
        if (sum.total().compareTo(wanted) == 0) {
            write(body, base, null, amount.signum() == 0 ? null : amount, included);
        } else {
            var withTax = included ? amount : off.multiply(factor).setScale(digits, RoundingMode.HALF_UP);
            write(body, gross.add(withTax), null, withTax.signum() == 0 ? null : withTax, true);
        }
    }

    private static void write(
            ObjectNode body,
            BigDecimal price,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal amount,
            boolean included) {
        body.put("price", price.toPlainString());
        if (percent != null) {
            body.put("discountPercent", percent.toPlainString());
        }
        if (amount != null) {
            body.put("discountAmount", amount.toPlainString());
        }
        body.put("taxIncluded", included);
    }
}
