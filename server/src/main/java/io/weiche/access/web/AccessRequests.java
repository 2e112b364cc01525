package io.weiche.access.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.weiche.access.TokenKind;
import io.weiche.access.TokenScope;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies the doors of access take.
final class AccessRequests {
    private AccessRequests() {}

    /// @param code of the second factor; absent until it is asked for
    record SignIn(String email, String password, @Nullable String code) {}

    record Me(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String language) {}

    /// @param current the present password
    /// @param next the wanted one, in the body under the name `new`
    record Password(String current, @JsonProperty("new") String next) {}

    /// @param kind API: for this interface; WEBHOOK: for the compatible REST
    /// @param scopes what it may do; absent: everything its user may
    /// @param expiresAt absent: never
    record Token(
            @Nullable String name,
            TokenKind kind,
            @Nullable List<TokenScope> scopes,
            @Nullable OffsetDateTime expiresAt) {}

    /// @param language absent: German
    record NewUser(
            @Nullable String firstName,
            @Nullable String lastName,
            String email,
            @Nullable String language,
            String password,
            List<Long> roleIds) {}

    /// @param active false ends the user's sessions and tokens
    record UserChange(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String language,
            @Nullable Boolean active,
            @Nullable List<Long> roleIds) {}

    record AccountChange(
            @Nullable String name,
            @Nullable String country,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String currency) {}
}
