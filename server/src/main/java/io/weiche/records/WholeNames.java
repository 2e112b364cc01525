package io.weiche.records;

import io.weiche.kernel.RecordKind;
import io.weiche.records.search.SearchWords;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The whole name of a record as one key: folded, without legal form, its words in order. "Müller, Anna" and "Anna
/// MUELLER" are one. It stands among the words behind a sign that nobody can type.
public final class WholeNames {
    private static final String SIGN = "=";
    private static final int LONGEST = 120;
    /// One word alone names too many people.
    private static final int FEWEST_OF_A_PERSON = 2;

    private static final Set<String> LEGAL_FORMS = Set.of(
            "gmbh",
            "mbh",
            "ag",
            "kg",
            "ohg",
            "ug",
            "gbr",
            "se",
            "ev",
            "eg",
            "ek",
            "co",
            "cie",
            "ltd",
            "limited",
            "llc",
            "inc",
            "sa",
            "sarl",
            "bv",
            "haftungsbeschraenkt");

    private WholeNames() {}

    /// @return null when the name is too little to compare
    public static @Nullable String key(RecordKind kind, @Nullable String name) {
        if (name == null || kind == RecordKind.DEAL) {
            return null;
        }
        var words = List.copyOf(SearchWords.of(List.of(name)));
        if (kind == RecordKind.COMPANY) {
            var own = words.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
            words = own.isEmpty() ? words : own;
        } else if (words.size() < FEWEST_OF_A_PERSON) {
            return null;
        }
        var key = words.stream().sorted().collect(Collectors.joining(" "));
        return key.isEmpty() || key.length() > LONGEST ? null : SIGN + key;
    }

    /// A title in the form in which deals of one customer are compared.
    ///
    /// @return null when there is nothing in it to compare
    public static @Nullable String ofTitle(String title) {
        var words = SearchWords.of(List.of(title)).stream().sorted().collect(Collectors.joining(" "));
        return words.isEmpty() ? null : words;
    }

    /// Whether something among the words of records is a whole name.
    public static boolean isOne(String word) {
        return word.startsWith(SIGN);
    }
}
