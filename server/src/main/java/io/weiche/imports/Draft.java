package io.weiche.imports;

import io.weiche.fields.ContactPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One row of a file as a record to be: columns of its table as texts, and what stands beside it.
final class Draft {
    private final long row;
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> address = new LinkedHashMap<>();
    private final Map<String, String> utm = new LinkedHashMap<>();
    private final Map<String, JsonNode> custom = new TreeMap<>();
    private final List<ContactPoint> points = new ArrayList<>();

    Draft(long row) {
        this.row = row;
    }

    long row() {
        return row;
    }

    void put(String column, @Nullable String value) {
        if (value != null) {
            columns.put(column, value);
        }
    }

    @Nullable
    String get(String column) {
        return columns.get(column);
    }

    Map<String, String> address() {
        return address;
    }

    Map<String, String> utm() {
        return utm;
    }

    Map<String, JsonNode> custom() {
        return custom;
    }

    List<ContactPoint> points() {
        return points;
    }

    void add(ContactPoint point) {
        if (points.stream()
                .noneMatch(
                        known -> known.type() == point.type() && known.value().equals(point.value()))) {
            points.add(point);
        }
    }

    Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        for (var point : points) {
            if (point.matchKey() != null) {
                keys.add(point.matchKey());
            }
        }
        return keys;
    }

    /// A later row about the same one: what is empty here is filled in.
    void fillFrom(Draft later) {
        later.columns.forEach(columns::putIfAbsent);
        if (address.isEmpty()) {
            address.putAll(later.address);
        }
        later.custom.forEach(custom::putIfAbsent);
        later.points.forEach(this::add);
    }
}
