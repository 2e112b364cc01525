package io.weiche.calls;

import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.MatchKeys;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The number of the other side, in whatever spelling it was told: with blanks, with `tel:` or as a SIP address.
///
/// @param value as it is shown; null when it is hidden
/// @param matchKey how people are recognised by it; null when it belongs to nobody in particular: hidden, too short, or
///     no number at all. Such a call is written down and becomes nothing
record CallNumber(@Nullable String value, @Nullable String matchKey) {
    static final int LONGEST = 100;

    private static final CallNumber HIDDEN = new CallNumber(null, null);
    private static final Set<String> HIDDEN_WORDS = Set.of(
            "anonymous", "anonym", "unknown", "unbekannt", "private", "restricted", "unavailable", "withheld", "");
    private static final Pattern SCHEME = Pattern.compile("^(?:sips?|tel):", Pattern.CASE_INSENSITIVE);

    static CallNumber of(@Nullable String told, String country) {
        if (told == null) {
            return HIDDEN;
        }
        var address = SCHEME.matcher(told.strip()).replaceFirst("");
        var user = address.split("[@;]", 2)[0].strip();
        if (HIDDEN_WORDS.contains(user.toLowerCase(Locale.ROOT))) {
            return HIDDEN;
        }
        return new CallNumber(user, MatchKeys.phone(user, country));
    }

    ContactPoints points() {
        return value == null || matchKey == null
                ? ContactPoints.NONE
                : new ContactPoints(List.of(new ContactPoint(null, ContactPoint.Type.PHONE, "WORK", value, matchKey)));
    }
}
