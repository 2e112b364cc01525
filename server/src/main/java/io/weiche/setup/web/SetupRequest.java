package io.weiche.setup.web;

import org.jspecify.annotations.Nullable;

/// What opens the first account.
///
/// @param token of the one-time link
/// @param demo true fills the account with demo data
record SetupRequest(
        String token,
        AccountPart account,
        AdministratorPart administrator,
        @Nullable Boolean demo,
        @Nullable Integer demoLeads) {

    /// @param timeZone absent: that of the country
    /// @param currency absent: that of the country
    record AccountPart(
            String name,
            @Nullable String country,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable String plan) {}

    record AdministratorPart(
            @Nullable String firstName, @Nullable String lastName, String email, String password) {}

    /// @param valid always true: a link that is wrong or used up is not found
    record Link(boolean valid) {}
}
