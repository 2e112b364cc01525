package io.weiche.imports;

import io.weiche.fields.ContactPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One row of a file as a record to be: columns of its table as texts, and what stands beside it.
final class Draft {
    static final String OWN_ID = "own_id";
    private static final List<String> REFERENCES = List.of("company", "contact");
    private static final List<String> NAMES = List.of("last_name", "title");
    private static final List<String> STAGE = List.of("stage_id", "semantics", "pipeline_id");

    private final long row;
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> address = new LinkedHashMap<>();
    private final Map<String, String> utm = new LinkedHashMap<>();
    private final Map<String, JsonNode> custom = new TreeMap<>();
    private final List<ContactPoint> points = new ArrayList<>();
    private final Set<String> given = new TreeSet<>();

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

    /// Whatever comes later, the row does not say.
    void allGiven() {
        given.addAll(columns.keySet());
    }

    /// Columns the row itself speaks of.
    Set<String> given() {
        return given;
    }

    /// Whether the row says by its number which record it is about.
    boolean numbered() {
        return columns.containsKey(OWN_ID);
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

    /// What stood in for a name goes once there is one.
    private void takeName(Draft later) {
        if (columns.containsKey("name_is_fallback") && !later.columns.containsKey("name_is_fallback")) {
            columns.remove("name_is_fallback");
            NAMES.stream().filter(name -> !given.contains(name)).forEach(columns::remove);
        }
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

    /// A later row about the same one: what it says counts.
    void overwriteFrom(Draft later) {
        later.given.forEach(column -> columns.put(column, Objects.requireNonNull(later.get(column))));
        given.addAll(later.given);
        for (var name : REFERENCES) {
            if (later.given.contains(name + "_ref")) {
                columns.remove(name + "_key");
                put(name + "_key", later.get(name + "_key"));
            }
        }
        takeName(later);
        if (later.given.contains("stage") || later.given.contains("pipeline_id")) {
            STAGE.forEach(column -> put(column, later.get(column)));
        }
        address.putAll(later.address);
        custom.putAll(later.custom);
        later.points.forEach(this::add);
    }
}
