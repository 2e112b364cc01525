package io.weiche.access;

import io.weiche.accounts.Language;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is needed to let somebody in.
public record UserDraft(
        @Nullable String firstName,
        @Nullable String lastName,
        String email,
        Language language,
        @Nullable String password,
        List<Long> roleIds) {
    public UserDraft {
        roleIds = List.copyOf(roleIds);
    }

    /// A sign-in address as it is compared: trimmed, lower case.
    public static String requireEmail(String field, @Nullable String email) {
        var line = Texts.line(field, email, Texts.EMAIL);
        if (line == null) {
            throw BadInput.required(field);
        }
        int at = line.lastIndexOf('@');
        if (at < 1 || at == line.length() - 1 || line.contains(" ")) {
            throw BadInput.of(field, "not-an-email", "This must be an e-mail address.");
        }
        return line.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "UserDraft[" + email + "]";
    }
}
