package io.weiche.products;

import io.weiche.kernel.BadInput;
import io.weiche.web.JsonBody;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Reads numbers with decimals from bodies: exactly, within limits.
public final class Decimals {
    private static final int LONGEST = 40;

    private Decimals() {}

    /// A text or a number.
    ///
    /// @param scale decimals that are kept; more are refused
    /// @param least null: no limit below the one above, negated
    public static @Nullable BigDecimal read(
            JsonBody body, String field, int scale, @Nullable BigDecimal least, BigDecimal most) {
        var node = body.node(field);
        if (node == null) {
            return null;
        }
        if (!node.isNumber() && !node.isString()) {
            throw notANumber(body.path(field));
        }
        var value = parsed(body.path(field), node.asString(), scale);
        if (value.compareTo(least == null ? most.negate() : least) < 0 || value.compareTo(most) > 0) {
            throw BadInput.of(body.path(field), "out-of-range", "This number is out of range.");
        }
        return value;
    }

    private static BigDecimal parsed(String path, String text, int scale) {
        if (text.length() > LONGEST) {
            throw notANumber(path);
        }
        try {
            var value = new BigDecimal(text.strip());
            // a huge exponent would make the comparison expensive
            if (Math.abs((long) value.scale()) > LONGEST) {
                throw notANumber(path);
            }
            return value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (NumberFormatException e) {
            throw notANumber(path);
        } catch (ArithmeticException e) {
            throw BadInput.of(path, "too-many-decimals", "At most " + scale + " decimals are allowed.");
        }
    }

    private static BadInput notANumber(String path) {
        return BadInput.of(path, "not-a-number", "This is not a number.");
    }
}
