package io.weiche.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends a request with a problem. What was done in the transaction so far is rolled back.
public final class Problem extends RuntimeException {
    /// Extension member that also becomes the header `Retry-After`.
    public static final String RETRY_AFTER = "retryAfterSeconds";

    private final ProblemType type;
    private final transient Map<String, Object> extras = new LinkedHashMap<>();

    public Problem(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "There is no such record, or you may not see it.");
    }

    /// The request may be repeated in a moment.
    public static Problem unavailable() {
        return new Problem(ProblemType.UNAVAILABLE, "Try again in a moment.").with(RETRY_AFTER, 2);
    }

    public static Problem conflict(String detail) {
        return new Problem(ProblemType.CONFLICT, detail);
    }

    /// Adds an extension member; null is left out.
    public Problem with(String name, @Nullable Object value) {
        if (value != null) {
            extras.put(name, value);
        }
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> extras() {
        return extras;
    }
}
