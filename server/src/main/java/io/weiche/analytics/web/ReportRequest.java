package io.weiche.analytics.web;

import io.weiche.analytics.Dimension;
import io.weiche.kernel.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the address of a report says beside its period: each dimension by its own name narrows it.
final class ReportRequest {
    private static final Set<String> DIMENSIONS =
            Arrays.stream(Dimension.values()).map(Enum::name).collect(Collectors.toSet());

    private ReportRequest() {}

    /// @param own parameters the address knows beside
    /// @throws BadInput when it says something nobody knows: a filter with a slip must not mean everything
    static Map<Dimension, String> only(HttpServletRequest request, Set<String> own) {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        request.getParameterMap().forEach((name, values) -> {
            if (DIMENSIONS.contains(name)) {
                only.put(Dimension.valueOf(name), values[0]);
            } else if (!own.contains(name)) {
                throw BadInput.of(name, "unknown-field", "Reports do not know this.");
            }
        });
        return only;
    }
}
