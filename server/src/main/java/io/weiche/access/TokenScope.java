package io.weiche.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token may be narrowed to. It never may more than its user.
public enum TokenScope {
    /// Looking at records and lists.
    READ,
    /// Changing records.
    WRITE,
    /// Handing in inquiries, and nothing else.
    INQUIRIES,
    /// Settings of the account and of its person.
    SETTINGS;

    static @Nullable Set<TokenScope> of(String @Nullable [] words) {
        if (words == null) {
            return null;
        }
        var scopes = EnumSet.noneOf(TokenScope.class);
        Arrays.stream(words).map(TokenScope::valueOf).forEach(scopes::add);
        return scopes;
    }

    static String @Nullable [] words(@Nullable List<TokenScope> scopes) {
        return scopes == null
                ? null
                : scopes.stream().distinct().sorted().map(TokenScope::name).toArray(String[]::new);
    }
}
