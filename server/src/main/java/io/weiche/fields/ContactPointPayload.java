package io.weiche.fields;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A contact point as the interface shows it.
///
/// @param type what it is used for: WORK, MOBILE …
public record ContactPointPayload(@Nullable Long id, String value, String type) {
    public static List<ContactPointPayload> of(ContactPoints points, ContactPoint.Type type) {
        return points.of(type).stream()
                .map(point -> new ContactPointPayload(point.id(), point.value(), point.use()))
                .toList();
    }
}
