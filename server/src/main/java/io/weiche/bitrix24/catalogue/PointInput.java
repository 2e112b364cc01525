package io.weiche.bitrix24.catalogue;

import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.ContactPoints;
import io.weiche.kernel.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads multi-fields over what there is: an entry without `ID` is added, one with it changed, one without a value or
/// with `DELETE` goes away, and what is not mentioned stays.
public final class PointInput {
    private static final int MOST = 100;

    private PointInput() {}

    public static ContactPoints read(FieldInput in, ContactPoints now) {
        var all = new ArrayList<ContactPoint>();
        for (var type : ContactPoint.Type.values()) {
            var points = new ArrayList<>(now.of(type));
            var code = SharedFields.code(type);
            var node = in.node(code);
            if (node != null && !node.isNull()) {
                var entries = PhpArray.elements(node);
                entries.stream().limit(MOST).forEach(entry -> apply(in, code, type, entry, points));
                if (entries.size() > MOST) {
                    in.warnings().add("INVALID_VALUE", "Only the first " + MOST + " entries were read.", code);
                }
            }
            all.addAll(points);
        }
        return new ContactPoints(all);
    }

    private static void apply(
            FieldInput in, String code, ContactPoint.Type type, JsonNode entry, List<ContactPoint> points) {
        if (!PhpArray.is(entry)) {
            add(in, code, type, null, Scalars.text(entry), points);
            return;
        }
        var parts = PhpArray.entries(entry);
        var id = parts.containsKey("ID") ? Scalars.integer(parts.get("ID")) : null;
        var use = text(parts, "VALUE_TYPE");
        var value = text(parts, "VALUE");
        if (id == null || id <= 0) {
            add(in, code, type, use, value, points);
            return;
        }
        var before =
                points.stream().filter(point -> Objects.equals(point.id(), id)).findFirst();
        if (before.isEmpty()) {
            in.warnings().add("INVALID_VALUE", "The record has no entry with this ID; it was ignored.", code);
        } else if (value.isBlank() || Boolean.TRUE.equals(flag(parts, "DELETE"))) {
            points.remove(before.get());
        } else {
            points.set(
                    points.indexOf(before.get()),
                    Objects.requireNonNull(point(
                            in, code, id, type, use.isEmpty() ? before.get().use() : use, value)));
        }
    }

    private static void add(
            FieldInput in,
            String code,
            ContactPoint.Type type,
            @Nullable String use,
            String value,
            List<ContactPoint> points) {
        var point = point(in, code, null, type, use, value);
        if (point != null) {
            points.add(point);
        }
    }

    private static @Nullable ContactPoint point(
            FieldInput in, String code, @Nullable Long id, ContactPoint.Type type, @Nullable String use, String value) {
        try {
            return ContactPointInput.create(
                    code, id, type, use, value, in.account().country());
        } catch (BadInput e) {
            if (!in.isForbearing()) {
                throw e;
            }
            if (use != null) {
                return ofUnknownUse(in, code, id, type, value);
            }
            in.leave(code, value);
            return null;
        }
    }

    private static @Nullable ContactPoint ofUnknownUse(
            FieldInput in, String code, @Nullable Long id, ContactPoint.Type type, String value) {
        var point = point(in, code, id, type, null, value);
        if (point != null) {
            in.warnings().add("INVALID_VALUE", "There is no such VALUE_TYPE; it was taken for WORK.", code);
        }
        return point;
    }

    private static String text(Map<String, JsonNode> parts, String name) {
        var node = parts.get(name);
        return node == null || PhpArray.is(node) ? "" : Scalars.text(node);
    }

    private static @Nullable Boolean flag(Map<String, JsonNode> parts, String name) {
        var node = parts.get(name);
        return node == null ? null : Scalars.flag(node);
    }
}
