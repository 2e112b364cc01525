package io.weiche.web;

import java.util.regex.Pattern;

/// Texts a spreadsheet would take for a formula and run (reliability S11). In files of ours an apostrophe stands before
/// them; whoever reads such a file takes exactly that apostrophe away, so texts come back as they were.
public final class Formulas {
    /// What a program may drop before it looks: blanks, invisible and control characters, and apostrophes of ours.
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Z}\\p{Cc}\\p{Cf}']*[=+\\-@＝＋－＠]|^'*[\\t\\r\\x00]", Pattern.DOTALL);

    private Formulas() {}

    public static String neutralised(String text) {
        return isOne(text) ? "'" + text : text;
    }

    public static String restored(String text) {
        return !text.isEmpty() && text.charAt(0) == '\'' && isOne(text) ? text.substring(1) : text;
    }

    private static boolean isOne(String text) {
        return FORMULA.matcher(text).find();
    }
}
