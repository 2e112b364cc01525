package io.weiche.oidc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A provider as an administrator set it up.
///
/// @param clientSecret null for a client that has none
/// @param name what the button of the sign-in calls it
/// @param createPeople whether somebody the provider knows becomes a person of the account by signing in
/// @param roleId what they may do then; null when that role is gone, and nobody is let in anew
/// @param emailDomains whose addresses are let in; empty: any
/// @param secondFactor whether the provider must say that somebody proved themselves in two ways
public record Provider(
        String issuer,
        String clientId,
        @Nullable String clientSecret,
        String name,
        boolean createPeople,
        @Nullable Long roleId,
        List<String> emailDomains,
        boolean secondFactor) {
    public Provider {
        emailDomains = List.copyOf(emailDomains);
    }

    boolean admits(String email) {
        return emailDomains.isEmpty()
                || emailDomains.contains(
                        email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "Provider[" + issuer + "]";
    }
}
