package io.weiche.access;

import io.weiche.accounts.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person who works in the account.
public record User(
        long id,
        @Nullable String firstName,
        @Nullable String lastName,
        String email,
        Language language,
        boolean active,
        Phones phones,
        List<Role> roles,
        int version) {
    /// What is shown: the name, or the e-mail address when there is none.
    public String name() {
        return displayName(firstName, lastName, email);
    }

    static String displayName(@Nullable String firstName, @Nullable String lastName, String email) {
        if (firstName == null && lastName == null) {
            return email;
        }
        if (firstName == null || lastName == null) {
            return firstName == null ? String.valueOf(lastName) : firstName;
        }
        return firstName + " " + lastName;
    }
}
