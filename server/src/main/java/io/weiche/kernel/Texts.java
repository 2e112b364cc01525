package io.weiche.kernel;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text as people type it, brought into the one form we store: NFC, trimmed of Unicode white space, within limits.
///
/// NUL and lone surrogates are refused, not repaired, at every door: PostgreSQL cannot store the one and nobody can
/// read the other (reliability 3.6, 8.1).
public final class Texts {
    public static final int NAME = 255;
    public static final int TITLE = 500;
    public static final int EMAIL = 254;
    public static final int NOTE = 1_000_000;

    /// Direction overrides and isolates: they make a name read differently from what it is.
    private static final Pattern DIRECTION_CONTROLS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\t\\u000B\\u000C\\u0085\\u2028\\u2029]+");
    private static final Pattern IGNORABLE =
            Pattern.compile("[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F"
                    + "\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private Texts() {}

    /// One line: a name, a title. Empty after trimming becomes null.
    ///
    /// @param limit in code points; four times as many bytes are allowed
    public static @Nullable String line(String field, @Nullable String value, int limit) {
        if (value == null) {
            return null;
        }
        refuseUnstorable(field, value);
        refuseTooLong(field, value, limit);
        var oneLine = LINE_BREAKS.matcher(value).replaceAll(" ");
        var shown = DIRECTION_CONTROLS.matcher(oneLine).replaceAll("");
        return emptyToNull(strip(Normalizer.normalize(shown, Normalizer.Form.NFC)));
    }

    /// The beginning of a text that is too long, without the half of a letter that is put together of several.
    ///
    /// @param limit in code points
    public static String cut(String value, int limit) {
        if (value.codePointCount(0, value.length()) <= limit) {
            return value;
        }
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(value);
        var end = value.offsetByCodePoints(0, limit);
        var whole = letters.isBoundary(end) ? end : letters.preceding(end);
        return value.substring(0, whole == 0 ? end : whole);
    }

    /// Several lines: a comment, a message. Line ends become `\n`.
    public static @Nullable String block(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        refuseUnstorable(field, value);
        refuseTooLong(field, value, NOTE);
        var lines = value.replace("\r\n", "\n").replace('\r', '\n');
        return emptyToNull(strip(Normalizer.normalize(lines, Normalizer.Form.NFC)));
    }

    /// The form in which names are compared: NFKC, case folded, invisible characters removed, blanks collapsed.
    public static String matchKey(String value) {
        if (value.chars().allMatch(unit -> unit < 0x80)) {
            // most texts: nothing in them is invisible or composed
            return strip(SPACES.matcher(value.toLowerCase(Locale.ROOT)).replaceAll(" "));
        }
        var visible = IGNORABLE
                .matcher(Normalizer.normalize(value, Normalizer.Form.NFKC))
                .replaceAll("");
        var folded = visible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace("ß", "ss");
        return strip(SPACES.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                .replaceAll(" "));
    }

    /// @throws BadInput when the text holds NUL or a lone surrogate
    public static void refuseUnstorable(String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit == 0) {
                throw BadInput.of(field, "nul", "The text contains a NUL character.");
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
                continue;
            }
            if (Character.isSurrogate(unit)) {
                throw BadInput.of(field, "lone-surrogate", "The text contains half of a Unicode character.");
            }
        }
    }

    private static void refuseTooLong(String field, String value, int limit) {
        if (value.length() > limit && value.codePointCount(0, value.length()) > limit
                || value.getBytes(StandardCharsets.UTF_8).length > 4L * limit) {
            throw BadInput.of(field, "too-long", "At most " + limit + " characters are allowed.");
        }
    }

    private static String strip(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && blank(value.codePointAt(start))) {
            start += Character.charCount(value.codePointAt(start));
        }
        while (end > start && blank(value.codePointBefore(end))) {
            end -= Character.charCount(value.codePointBefore(end));
        }
        return value.substring(start, end);
    }

    private static boolean blank(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || codePoint == 0x200B
                || codePoint == 0xFEFF;
    }

    private static @Nullable String emptyToNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
