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
    SETTINGS,
    /// Of webhooks alone, in the words of the compatible REST: records and what belongs to them.
    CRM,
    /// Of webhooks alone: people.
    USER,
    /// Of webhooks alone: departments.
    DEPARTMENT,
    /// Of webhooks alone: calls.
    TELEPHONY;

    private static final Set<TokenScope> OF_WEBHOOKS = EnumSet.of(CRM, USER, DEPARTMENT, TELEPHONY);

    /// Whether a token of this kind may be narrowed to it.
    boolean fits(TokenKind kind) {
        return kind != TokenKind.CALENDAR && OF_WEBHOOKS.contains(this) == (kind == TokenKind.WEBHOOK);
    }

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
