package io.weiche.analytics.web;

import io.weiche.kernel.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the address of a report says beside its period: each dimension by its own name narrows it.
public final class ReportRequest {
    private ReportRequest() {}

    /// @param dimensions of the report
    /// @param own parameters the address knows beside
    /// @throws BadInput when it says something nobody knows: a filter with a slip must not mean everything
    public static <D extends Enum<D>> Map<D, String> only(
            Class<D> dimensions, HttpServletRequest request, Set<String> own) {
        var known = Arrays.stream(dimensions.getEnumConstants()).collect(Collectors.toMap(Enum::name, one -> one));
        var only = new EnumMap<D, String>(dimensions);
        request.getParameterMap().forEach((name, values) -> {
            var dimension = known.get(name);
            if (dimension != null) {
                only.put(dimension, values[0]);
            } else if (!own.contains(name)) {
                throw BadInput.of(name, "unknown-field", "Reports do not know this.");
            }
        });
        return only;
    }
}
