package io.weiche.records.search;

import io.weiche.kernel.Texts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Texts as words that can be compared: folded, umlauts written out, accents dropped. "Müller" and "MUELLER" are one
/// word; "Muller" is a form of it.
public final class SearchWords {
    /// Longer ones are cut: nobody types them.
    static final int LONGEST = 40;

    private static final int MOST = 40;
    /// Stands among the words of a record when these are not all of its texts. Nobody can type it, or nearly.
    static final String NOT_WHOLE = "~~~~";

    /// Shorter endings belong to too many words.
    static final int SHORTEST_ENDING = 3;

    /// Each is looked up, and a long one rarely stands in many words.
    private static final int MOST_PARTS = 3;

    /// Shorter words have too many neighbours a letter away.
    private static final int SHORTEST_WITH_SLIPS = 4;

    private static final int LONG = 8;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, String> WRITTEN_OUT = Map.of(
            "ä", "ae", "ö", "oe", "ü", "ue", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ı", "i", "þ", "th");

    private SearchWords() {}

    /// @return every word once, in their order
    public static Set<String> of(Collection<? extends @Nullable String> texts) {
        var words = new LinkedHashSet<String>();
        for (var text : texts) {
            if (text != null) {
                for (var word : BETWEEN.split(fold(text))) {
                    if (!word.isEmpty() && words.size() < MOST) {
                        words.add(cut(word));
                    }
                }
            }
        }
        return words;
    }

    /// Whether every part of the texts can be found again within one of their words or across several: nothing was cut
    /// off, and no accent stands alone, which may become one letter with what lies before it.
    static boolean whole(Collection<? extends @Nullable String> texts) {
        int words = 0;
        for (var text : texts) {
            if (text != null) {
                var split = BETWEEN.split(fold(text));
                words += split.length;
                if (hasMarks(text)
                        || Stream.of(split).anyMatch(word -> !cut(word).equals(word))) {
                    return false;
                }
            }
        }
        return words <= MOST;
    }

    private static boolean hasMarks(String text) {
        return MARKS.matcher(text).find();
    }

    /// The words of a part of a text, of which the first and the last may be cut in the middle. Each is within a word
    /// of
    /// every record whose texts are [#whole] and contain the part, in whatever case.
    ///
    /// @return the longest, without those too short to be looked up; none when nothing can be said
    static List<String> inside(String part) {
        return hasMarks(part)
                ? List.of()
                : Stream.of(BETWEEN.split(fold(part)))
                        .map(word -> oneSigma(cut(word)))
                        .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_ENDING)
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .limit(MOST_PARTS)
                        .toList();
    }

    /// What a word is found by when somebody types its middle or its end.
    static List<String> endings(String word) {
        var endings = new ArrayList<String>();
        var text = oneSigma(word);
        int last = text.codePointCount(0, text.length()) - SHORTEST_ENDING;
        for (int first = 0; first <= last; first++) {
            endings.add(text.substring(text.offsetByCodePoints(0, first)));
        }
        return endings;
    }

    /// At the end of a word Greek has another small sigma; an end of a part may be in the middle of a word.
    private static String oneSigma(String word) {
        return word.replace('ς', 'σ');
    }

    private static String fold(String text) {
        var folded = Texts.matchKey(text);
        for (var letter : WRITTEN_OUT.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        return MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD)).replaceAll("");
    }

    /// By code points, so that no character is cut in half.
    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }

    /// The forms under which a word is found, with their distance: 0 for itself, 1 with a letter left out.
    static Map<String, Integer> forms(String word) {
        var forms = new LinkedHashMap<String, Integer>();
        slips(word).forEach(form -> forms.put(form, 1));
        forms.put(plain(word), 0);
        forms.put(word, 0);
        return forms;
    }

    /// "muller" of "mueller", as people without umlauts on their keyboard type it.
    private static String plain(String word) {
        return word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }

    /// What a mistyped word shares with the one that was meant.
    static List<String> slips(String word) {
        var slips = new ArrayList<String>();
        var letters = word.codePoints().toArray();
        if (letters.length < SHORTEST_WITH_SLIPS || word.codePoints().allMatch(Character::isDigit)) {
            return slips;
        }
        for (int left = 0; left < letters.length; left++) {
            slips.add(new String(letters, 0, left) + new String(letters, left + 1, letters.length - left - 1));
        }
        return slips;
    }

    /// Whether one was probably meant by the other: one slip, in long words two.
    static boolean similar(String word, String typed) {
        int most = Math.min(word.length(), typed.length()) >= LONG ? 2 : 1;
        return distance(word, typed, most) <= most || distance(plain(word), plain(typed), most) <= most;
    }

    /// Letters wrong, missing, too many, or swapped with their neighbour (optimal string alignment).
    private static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cell(int[][] rows, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
