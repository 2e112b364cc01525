package io.weiche.duplicates;

import io.weiche.fields.ContactPoint;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is compared of one record.
///
/// @param points by match key: of which type it is
/// @param name its whole name in the form in which names are compared; null when it has none worth comparing
/// @param companies the companies it belongs to, by number or by name
record Facts(
        long id,
        Map<String, ContactPoint.Type> points,
        @Nullable String name,
        Set<String> companies) {
    Facts {
        points = Map.copyOf(points);
        companies = Set.copyOf(companies);
    }
}
