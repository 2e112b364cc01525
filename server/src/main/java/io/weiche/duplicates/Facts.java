package io.weiche.duplicates;

import io.weiche.fields.ContactPoint;
import io.weiche.kernel.RecordKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is compared of one record.
///
/// @param points by match key: of which type it is
/// @param name its whole name in the form in which names are compared; null when it has none worth comparing
/// @param companies the companies it belongs to, by number or by name; of a deal all its customers
/// @param amount of a deal; null when nobody has said one
record Facts(
        long id,
        Map<String, ContactPoint.Type> points,
        @Nullable String name,
        Set<String> companies,
        @Nullable String amount) {
    Facts {
        points = Map.copyOf(points);
        companies = Set.copyOf(companies);
    }

    /// What records are gathered by.
    Set<String> keys(RecordKind kind) {
        return kind == RecordKind.DEAL ? companies : points.keySet();
    }
}
