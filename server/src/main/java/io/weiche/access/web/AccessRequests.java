package io.weiche.access.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.weiche.access.Phones;
import io.weiche.access.TokenKind;
import io.weiche.access.TokenScope;
import io.weiche.access.UserDraft;
import io.weiche.accounts.Language;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies the doors of access take, and how what several of them have in common is read.
final class AccessRequests {
    private AccessRequests() {}

    /// @param code of the second factor; absent until it is asked for
    record SignIn(String email, String password, @Nullable String code) {}

    /// @param phones take the place of all there were
    record Me(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String language,
            @Nullable Phones phones) {}

    /// @param current the present password
    /// @param next the wanted one, in the body under the name `new`
    record Password(String current, @JsonProperty("new") String next) {}

    /// @param kind API: for this interface; WEBHOOK: for the compatible REST; CALENDAR: the user's activities as a
    ///     calendar to subscribe to, in place of the one before
    /// @param scopes what it may do; absent: everything its user may. None for CALENDAR
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

    /// Somebody new, who is let in or invited.
    ///
    /// @param password null for whoever chooses one later
    static UserDraft draft(JsonBody body, @Nullable String password) {
        var language = body.text("language");
        var roleIds = body.ids("roleIds");
        return new UserDraft(
                body.line("firstName", Texts.NAME),
                body.line("lastName", Texts.NAME),
                UserDraft.requireEmail("email", body.text("email")),
                Language.ofCode("language", language == null ? "de" : language),
                password,
                roleIds == null ? List.of() : roleIds);
    }

    /// @param active false ends the user's sessions and tokens
    /// @param phones take the place of all there were
    record UserChange(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String language,
            @Nullable Boolean active,
            @Nullable List<Long> roleIds,
            @Nullable Phones phones) {}

    record AccountChange(
            @Nullable String name,
            @Nullable String country,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable Boolean keepsOffline) {}
}
