package io.weiche.records.search;

import io.weiche.fields.MatchKeys;
import io.weiche.kernel.RecordKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody typed, and everything it may mean: words, the number of a record, a phone number, an e-mail address.
///
/// @param id the number, when the text is one, with or without the name of a kind before it
/// @param kinds which kinds the number may belong to
/// @param key a phone number or e-mail address in the form in which they are compared
record Question(
        List<String> words,
        @Nullable Long id,
        Set<RecordKind> kinds,
        @Nullable String key) {
    private static final int MOST_WORDS = 8;
    private static final Pattern PHONE_LIKE = Pattern.compile("[+(0-9][0-9 ()/.\\u2010-\\u2015+-]{4,}");
    private static final Pattern NUMBER = Pattern.compile("(\\p{L}*)[ :.#-]*([0-9]{1,18})");
    private static final Map<String, RecordKind> NAMES = Map.ofEntries(
            Map.entry("l", RecordKind.LEAD),
            Map.entry("lead", RecordKind.LEAD),
            Map.entry("d", RecordKind.DEAL),
            Map.entry("deal", RecordKind.DEAL),
            Map.entry("auftrag", RecordKind.DEAL),
            Map.entry("c", RecordKind.CONTACT),
            Map.entry("contact", RecordKind.CONTACT),
            Map.entry("kontakt", RecordKind.CONTACT),
            Map.entry("co", RecordKind.COMPANY),
            Map.entry("company", RecordKind.COMPANY),
            Map.entry("unternehmen", RecordKind.COMPANY));

    Question {
        words = List.copyOf(words);
        kinds = Set.copyOf(kinds);
    }

    /// @param country whose national phone numbers are meant
    static Question of(String text, String country) {
        var words = SearchWords.of(List.of(text)).stream().limit(MOST_WORDS).toList();
        var number = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
        Long id = null;
        Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
        if (number.matches()) {
            var name = number.group(1);
            if (name.isEmpty()) {
                kinds = EnumSet.allOf(RecordKind.class);
            } else if (NAMES.containsKey(name)) {
                kinds = EnumSet.of(NAMES.get(name));
            }
            id = kinds.isEmpty() ? null : Long.valueOf(number.group(2));
        }
        return new Question(words, id, kinds, key(text, country));
    }

    private static @Nullable String key(String text, String country) {
        if (text.indexOf('@') > 0) {
            return MatchKeys.email(text);
        }
        return PHONE_LIKE.matcher(text).matches() ? MatchKeys.phone(text, country) : null;
    }
}
