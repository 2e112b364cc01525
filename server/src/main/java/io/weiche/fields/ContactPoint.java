package io.weiche.fields;

import org.jspecify.annotations.Nullable;

/// One way to reach somebody.
///
/// @param id null before it is stored
/// @param use what it is used for, in the field's words: WORK, MOBILE, HOME, FAX, OTHER …
/// @param value as it was entered
/// @param matchKey the form in which it is compared; null when it is not compared
public record ContactPoint(
        @Nullable Long id,
        Type type,
        String use,
        String value,
        @Nullable String matchKey) {
    public enum Type {
        PHONE,
        EMAIL,
        WEBSITE,
        MESSENGER
    }

    boolean sameAs(ContactPoint other) {
        return type == other.type && use.equals(other.use) && value.equals(other.value);
    }
}
