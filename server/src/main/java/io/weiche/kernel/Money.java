package io.weiche.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// An amount in a currency, with two decimals as it is stored (`numeric(18,2)`). More decimals than the currency has
/// are refused: the database would round them silently. In JSON the value is a text.
public record Money(BigDecimal value, String currency) {
    private static final BigDecimal LIMIT = new BigDecimal("10000000000000000");

    public Money {
        value = value.setScale(2, RoundingMode.UNNECESSARY);
    }

    /// @param field JSON path, for the error
    /// @throws BadInput when the amount is no number, too large or too fine, or the currency is unknown
    public static Money of(String field, String value, String currency) {
        return new Money(amount(field, value, fractionDigits(field, currency)), currency);
    }

    public static @Nullable Money ofNullable(@Nullable BigDecimal value, @Nullable String currency) {
        return value == null || currency == null ? null : new Money(value, currency);
    }

    public static String requireCurrency(String field, String code) {
        fractionDigits(field, code);
        return code;
    }

    /// How many decimals amounts of a currency have here: at most two.
    public static int decimals(String currency) {
        return Math.min(fractionDigits("currency", currency), 2);
    }

    private static BigDecimal amount(String field, String text, int digits) {
        if (text.length() > 40) {
            throw notANumber(field);
        }
        try {
            var amount = new BigDecimal(text.strip());
            // a huge exponent would make the comparison below expensive
            if (Math.abs((long) amount.scale()) > 40) {
                throw notANumber(field);
            }
            if (amount.abs().compareTo(LIMIT) >= 0) {
                throw BadInput.of(field, "too-large", "The amount is too large.");
            }
            return amount.setScale(Math.min(digits, 2), RoundingMode.UNNECESSARY);
        } catch (NumberFormatException e) {
            throw notANumber(field);
        } catch (ArithmeticException e) {
            throw BadInput.of(field, "too-many-decimals", "At most " + Math.min(digits, 2) + " decimals are allowed.");
        }
    }

    private static BadInput notANumber(String field) {
        return BadInput.of(field, "not-a-number", "This is not an amount.");
    }

    private static int fractionDigits(String field, String code) {
        try {
            var digits = Currency.getInstance(code).getDefaultFractionDigits();
            return digits < 0 ? 2 : digits;
        } catch (IllegalArgumentException e) {
            throw BadInput.of(field, "unknown-currency", "There is no currency with this code.");
        }
    }
}
