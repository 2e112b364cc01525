package io.weiche.imports;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers as people and spreadsheets write them: `1.234,56`, `1,234.56`, `1'234.56`, `1 234 €`.
final class Numbers {
    private static final int LONGEST = 40;
    private static final Pattern CLUTTER = Pattern.compile("[\\s\\p{Z}'’%]|[\\p{Sc}]|EUR|USD|CHF|GBP");
    private static final Pattern PLAIN = Pattern.compile("[+-]?[.,]*[0-9][0-9.,]*(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}(?:[.,][0-9]{3})+");

    private Numbers() {}

    /// @param decimal what parts decimals where the account is at home, for what can be read either way
    /// @throws Unreadable when it is no number
    static BigDecimal read(String text, char decimal) {
        var plain = CLUTTER.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
        if (plain.length() > LONGEST || !PLAIN.matcher(plain).matches()) {
            throw new Unreadable(null, "not-a-number", null);
        }
        try {
            return new BigDecimal(pointed(plain, decimal));
        } catch (NumberFormatException e) {
            throw new Unreadable(null, "not-a-number", null);
        }
    }

    private static String pointed(String plain, char decimal) {
        int point = plain.lastIndexOf('.');
        int comma = plain.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            return point > comma
                    ? plain.replace(",", "")
                    : plain.replace(".", "").replace(',', '.');
        }
        char mark = point >= 0 ? '.' : ',';
        int last = Math.max(point, comma);
        if (last < 0) {
            return plain;
        }
        var several = plain.indexOf(mark) != last;
        var thousands = THOUSANDS.matcher(plain).matches() && (several || mark != decimal);
        return thousands ? plain.replace(String.valueOf(mark), "") : plain.replace(mark, '.');
    }
}
