package io.weiche.kernel;

import org.jspecify.annotations.Nullable;

/// Who does something: a user, or the system on behalf of one (a run of a switch) or of nobody (a web form).
public record Actor(@Nullable Long userId) {
    public static final Actor SYSTEM = new Actor(null);
}
