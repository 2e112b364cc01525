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
/// @param calendar the secret address that a calendar subscribes to, likewise
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
        @Nullable String webhook,
        @Nullable String calendar) {
    static TokenPayload of(Tokens.Token token) {
        return of(token, null, null, null);
    }

    static TokenPayload of(Tokens.Created created, String publicUrl) {
        var secret = created.secret();
        return switch (created.token().kind()) {
            case API -> of(created.token(), secret, null, null);
            case WEBHOOK ->
                of(created.token(), null, publicUrl + "/rest/" + created.userId() + "/" + secret + "/", null);
            case CALENDAR -> of(created.token(), null, null, publicUrl + "/calendar/" + secret + ".ics");
        };
    }

    private static TokenPayload of(
            Tokens.Token token, @Nullable String secret, @Nullable String webhook, @Nullable String calendar) {
        return new TokenPayload(
                token.id(),
                token.kind(),
                token.name(),
                token.createdAt(),
                token.lastUsedAt(),
                token.scopes(),
                token.expiresAt(),
                secret,
                webhook,
                calendar);
    }
}
