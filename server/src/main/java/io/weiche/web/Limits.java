package io.weiche.web;

import io.weiche.kernel.BadInput;
import org.jspecify.annotations.Nullable;

/// How much of a list may be asked for at once.
public final class Limits {
    public static final int DEFAULT = 50;
    public static final int MAX = 200;

    private Limits() {}

    public static int of(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT;
        }
        if (limit < 1 || limit > MAX) {
            throw BadInput.of("limit", "out-of-range", "The limit must be from 1 to " + MAX + ".");
        }
        return limit;
    }
}
