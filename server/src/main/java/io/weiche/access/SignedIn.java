package io.weiche.access;

import io.weiche.accounts.Language;
import io.weiche.kernel.Actor;
import io.weiche.kernel.RecordKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is behind the current work.
///
/// @param userId null for the system itself: a run of a switch, a web form
public record SignedIn(
        @Nullable Long userId,
        String name,
        String email,
        Language language,
        boolean administrator,
        boolean editSettings,
        Matrix matrix) {

    static SignedIn of(User user, Matrix matrix) {
        return new SignedIn(
                user.id(),
                user.name(),
                user.email(),
                user.language(),
                user.roles().stream().anyMatch(Role::administrator),
                matrix.editSettings(),
                matrix);
    }

    SignedIn observing(Set<RecordKind> kinds) {
        var observing = matrix.observing(kinds);
        return observing == matrix
                ? this
                : new SignedIn(userId, name, email, language, administrator, editSettings, observing);
    }

    SignedIn exportingAnalytics() {
        return new SignedIn(userId, name, email, language, administrator, editSettings, matrix.exportingAnalytics());
    }

    public Actor actor() {
        return new Actor(userId);
    }

    boolean has(Right right) {
        return switch (right) {
            case ANYONE, SIGNED_IN -> true;
            case EDIT_SETTINGS -> administrator || editSettings;
            case ADMINISTRATOR -> administrator;
        };
    }
}
