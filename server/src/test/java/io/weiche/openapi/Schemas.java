package io.weiche.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;

/// JSON schemas of the records the interface takes and answers. A component that may be null says so; a component of
/// an answer is always there, unless its record leaves nulls out.
final class Schemas {
    private static final Map<Class<?>, Map<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(BigDecimal.class, Map.of("type", "string", "format", "decimal")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(OffsetDateTime.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(JsonNode.class, Map.of()),
            Map.entry(Resource.class, Map.of()),
            Map.entry(Object.class, Map.of("type", "object")));

    private final Comments comments;
    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> names = new HashMap<>();

    Schemas(Comments comments) {
        this.comments = comments;
    }

    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<String, Type> arguments) {
        return switch (type) {
            case Class<?> simple when SIMPLE.containsKey(simple) -> new TreeMap<>(SIMPLE.get(simple));
            case Class<?> choice
            when choice.isEnum() ->
                new TreeMap<>(Map.of(
                        "type",
                        "string",
                        "enum",
                        Arrays.stream(choice.getEnumConstants())
                                .map(Object::toString)
                                .toList()));
            case Class<?> record when record.isRecord() -> reference(record);
            case TypeVariable<?> variable -> of(arguments.get(variable.getName()));
            case ParameterizedType generic -> generic(generic, arguments);
            default -> throw new AssertionError("The description knows no schema for " + type + ".");
        };
    }

    private Map<String, Object> generic(ParameterizedType type, Map<String, Type> arguments) {
        var raw = (Class<?>) type.getRawType();
        var given = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return new TreeMap<>(Map.of("type", "array", "items", of(given[0], arguments)));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new TreeMap<>(Map.of("type", "object", "additionalProperties", of(given[1], arguments)));
        }
        var bound = new HashMap<String, Type>();
        for (int i = 0; i < given.length; i++) {
            bound.put(raw.getTypeParameters()[i].getName(), given[i]);
        }
        return object(raw, bound, List.of(), false);
    }

    private Map<String, Object> reference(Class<?> record) {
        return reference(record, name(record), List.of(), record.getName().endsWith("Request"));
    }

    /// @param required names of the fields a body must have
    Map<String, Object> request(Class<?> record, List<String> required) {
        var name = name(record) + (required.isEmpty() || !isShared(record) ? "" : "New");
        return reference(record, name, required, true);
    }

    /// One record describes opening and changing, which require different fields.
    private static boolean isShared(Class<?> record) {
        return record.getSimpleName().endsWith("Request");
    }

    private Map<String, Object> reference(Class<?> record, String name, List<String> required, boolean request) {
        var known = names.putIfAbsent(name, record);
        if (known != null && known != record) {
            throw new AssertionError("Two records are called " + name + ": " + known + " and " + record + ".");
        }
        if (known == null) {
            components.put(name, Map.of());
            components.put(name, object(record, Map.of(), required, request));
        }
        return new TreeMap<>(Map.of("$ref", "#/components/schemas/" + name));
    }

    static String name(Class<?> record) {
        var own = record.getSimpleName().replaceFirst("Payload$", "");
        var outer = record.getEnclosingClass();
        return outer == null
                ? own
                : outer.getSimpleName().replaceFirst("(Payload|Controller|Requests?)$", "")
                        + own.replaceFirst("^Part$", "");
    }

    private Map<String, Object> object(
            Class<?> record, Map<String, Type> arguments, List<String> requiredFields, boolean request) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new java.util.ArrayList<String>();
        var open = false;
        for (var component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                open = true;
                continue;
            }
            var name = jsonName(component);
            properties.put(name, property(record, component, arguments));
            if (request ? isRequired(record, component, requiredFields) : isAlwaysThere(record, component)) {
                required.add(name);
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        comments.of(record).ifPresent(text -> schema.put("description", text));
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (request) {
            schema.put("additionalProperties", false);
        } else if (open) {
            schema.put("additionalProperties", true);
        }
        return schema;
    }

    private Map<String, Object> property(Class<?> record, RecordComponent component, Map<String, Type> arguments) {
        var schema = of(component.getGenericType(), arguments);
        if (nullable(component)) {
            schema = orNull(schema);
        }
        var text = comments.ofParameter(record, component.getName());
        if (text.isPresent()) {
            schema.put("description", text.get());
        }
        return schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        var nullable = new TreeMap<String, Object>();
        if (schema.get("type") instanceof String type && !schema.containsKey("enum")) {
            nullable.putAll(schema);
            nullable.put("type", List.of(type, "null"));
        } else if (!schema.isEmpty()) {
            nullable.put("anyOf", List.of(schema, Map.of("type", "null")));
        }
        return nullable;
    }

    static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static String jsonName(RecordComponent component) {
        var property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null ? component.getName() : property.value();
    }

    /// The annotation at the address says it for a body itself; parts of a body need what is not nullable.
    private static boolean isRequired(Class<?> record, RecordComponent component, List<String> requiredFields) {
        return requiredFields.contains(jsonName(component))
                || record.isMemberClass()
                        && isShared(record.getEnclosingClass())
                        && !nullable(component)
                        && !record.getSimpleName().endsWith("Change");
    }

    private static boolean isAlwaysThere(Class<?> record, RecordComponent component) {
        return !nullable(component)
                || !leavesNullsOut(record.getAnnotation(JsonInclude.class))
                        && !leavesNullsOut(component.getAccessor().getAnnotation(JsonInclude.class));
    }

    private static boolean leavesNullsOut(@Nullable JsonInclude include) {
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }
}
