package io.weiche.intake;

import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import java.util.List;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The phones, e-mails and the like as somebody gave them with an inquiry, whatever became of them since.
///
/// @param points in the order they were given
record GivenPoints(List<Given> points) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final GivenPoints NONE = new GivenPoints(List.of());

    GivenPoints {
        points = List.copyOf(points);
    }

    /// @param key the form in which it is compared
    record Given(
            ContactPoint.Type type, String value, @Nullable String key) {}

    static @Nullable JSONB toJson(ContactPoints given) {
        var points = given.all().stream()
                .map(point -> new Given(point.type(), point.value(), point.matchKey()))
                .toList();
        return points.isEmpty() ? null : JSONB.jsonb(JSON.writeValueAsString(new GivenPoints(points)));
    }

    static GivenPoints ofJson(@Nullable String json) {
        return json == null ? NONE : JSON.readValue(json, GivenPoints.class);
    }
}
