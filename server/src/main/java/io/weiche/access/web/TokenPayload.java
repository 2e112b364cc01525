package io.weiche.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.access.TokenKind;
import io.weiche.access.TokenScope;
import io.weiche.access.Tokens;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A token of a program.
///
/// @param token the secret of one for this interface, with the answer that made it only
/// @param webhook the secret address of one for the compatible REST, likewise
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenPayload(
        long id,
        TokenKind kind,
        String name,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime lastUsedAt,
        @Nullable List<TokenScope> scopes,
        @Nullable OffsetDateTime expiresAt,
        @Nullable String token,
        @Nullable String webhook) {
    static TokenPayload of(Tokens.Token token) {
        return of(token, null, null);
    }

    static TokenPayload of(Tokens.Token token, @Nullable String secret, @Nullable String webhook) {
        return new TokenPayload(
                token.id(),
                token.kind(),
                token.name(),
                token.createdAt(),
                token.lastUsedAt(),
                token.scopes(),
                token.expiresAt(),
                secret,
                webhook);
    }
}
