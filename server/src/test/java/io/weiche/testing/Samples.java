package io.weiche.testing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that an address accepts: every field it requires, and nothing else.
public final class Samples {
    /// A discount is one or the other, and so is the end of a schedule.
    private static final Set<String> ONE_OF_TWO = Set.of("discountAmount", "times");

    /// What a rule takes that does something else than planning an activity.
    private static final Set<String> OTHER_ACTIONS =
            Set.of("how", "personIds", "tellsResponsible", "tellsHead", "tagIds");

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final World world;

    public Samples(World world) {
        this.world = world;
    }

    public ObjectNode of(Endpoint endpoint) {
        var body = JSON.createObjectNode();
        if (endpoint.takes() != null) {
            for (var component : endpoint.takes().value().getRecordComponents()) {
                if (Arrays.asList(endpoint.takes().required()).contains(name(component))) {
                    put(body, component);
                }
            }
        }
        return body;
    }

    /// A part of a body, with all its fields that are not ids of something.
    public ObjectNode of(Class<?> part) {
        var body = JSON.createObjectNode();
        for (var component : part.getRecordComponents()) {
            if (ONE_OF_TWO.contains(component.getName())
                    || part.getSimpleName().equals("ActionRequest") && OTHER_ACTIONS.contains(component.getName())) {
                continue;
            }
            if (component.getType() != Long.class || part.getSimpleName().equals("RecordRequest")) {
                put(body, component);
            }
        }
        return body;
    }

    private void put(ObjectNode body, RecordComponent component) {
        body.set(name(component), JSON.valueToTree(value(component.getName(), component.getGenericType())));
    }

    private Object value(String name, Type type) {
        return switch (type) {
            case Class<?> simple when simple == String.class -> text(name);
            case Class<?> simple when simple == Long.class || simple == long.class -> number(name);
            case Class<?> simple when simple == Integer.class || simple == int.class -> 1;
            case Class<?> simple
            when simple == java.time.OffsetDateTime.class ->
                java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC)
                        .plusDays(1)
                        .toString();
            case Class<?> simple when simple == java.time.LocalDate.class -> "2026-01-01";
            case Class<?> simple when simple == Boolean.class || simple == boolean.class -> true;
            case Class<?> simple when simple == java.math.BigDecimal.class -> "12.50";
            case Class<?> simple
            when simple.isEnum() -> name.equals("channels") ? "API" : simple.getEnumConstants()[0].toString();
            case Class<?> record when record.isRecord() -> of(record);
            case ParameterizedType list
            when list.getRawType() == List.class -> List.of(value(name, list.getActualTypeArguments()[0]));
            // values by code: an account without fields of its own has none
            case ParameterizedType map when map.getRawType() == Map.class -> Map.of();
            default -> throw new AssertionError("Samples knows no " + type + " for " + name + ".");
        };
    }

    private static String text(String name) {
        return switch (name) {
            case "email" -> "muster" + System.nanoTime() + "-" + NUMBER.incrementAndGet() + "@pruefstand.example";
            case "password", "current", "next" -> "zu-lang-um-zu-raten-" + NUMBER.incrementAndGet();
            case "currency" -> "EUR";
            case "country", "countryCode" -> "DE";
            case "language" -> "de";
            case "timeZone" -> "Europe/Berlin";
            case "plan" -> "BASIC";
            case "value", "to", "cc" -> "muster@pruefstand.example";
            case "filter" -> "{}";
            case "type" -> "WORK";
            case "recordingUrl" -> "https://pbx.example/recording";
            case "address" -> "http://127.0.0.1:9/hook";
            case "clientId" -> "0123456789abcdef".repeat(2);
            case "shortcut" -> "muster" + NUMBER.incrementAndGet();
            case "events" -> "crm.mode.changed";
            default -> "Muster";
        };
    }

    private Object number(String name) {
        return switch (name) {
            case "roleIds", "roleId" -> world.id("roles");
            case "toUserId", "userId" -> world.id("users");
            case "id", "ids" -> world.id("leads");
            case "responsibleId" -> world.id("users");
            case "intoId" -> world.id("tags");
            case "stageId" -> world.id("lead-stages");
            case "companyId" -> world.id("companies");
            case "dealId" -> world.id("deals");
            case "dashboardId" -> world.id("dashboards");
            case "mailboxId" -> world.id("mailboxes");
            case "replyTo" -> world.id("emails");
            case "fileIds" -> world.id("files");
            case "sourceIds" -> world.id("sources");
            case "formIds" -> world.id("forms");
            case "departmentIds" -> world.id("departments");
            default -> throw new AssertionError("Samples knows no number for " + name + ".");
        };
    }

    public static String name(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .orElse(component.getName());
    }
}
