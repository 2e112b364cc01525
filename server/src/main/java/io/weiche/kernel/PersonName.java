package io.weiche.kernel;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A person's name in the parts people fill in. Any part may be missing.
public record PersonName(
        @Nullable String honorific,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName) {
    public static final PersonName NONE = new PersonName(null, null, null, null);

    /// What is shown: first, middle and last name, or null when all are missing.
    public @Nullable String display() {
        var joined = Stream.of(firstName, middleName, lastName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }

    public boolean isEmpty() {
        return firstName == null && middleName == null && lastName == null;
    }
}
