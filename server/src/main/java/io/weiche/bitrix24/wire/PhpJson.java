package io.weiche.bitrix24.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Writes JSON as PHP does: a map whose keys are 0 to n-1 is a list, and so an empty map is `[]`, never `{}`.
public final class PhpJson {
    private static final JsonMapper JSON = new JsonMapper();

    private PhpJson() {}

    /// @param value texts, numbers, booleans, nulls, lists and maps of these
    public static byte[] write(@Nullable Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            write(json, value);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number.toPlainString());
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(element -> write(json, element));
                json.writeEndArray();
            }
            case Map<?, ?> map when isList(map) -> write(json, new ArrayList<>(map.values()));
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, element) -> {
                    json.writeName(name.toString());
                    write(json, element);
                });
                json.writeEndObject();
            }
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private static boolean isList(Map<?, ?> map) {
        int expected = 0;
        for (var key : map.keySet()) {
            if (!key.toString().equals(Integer.toString(expected++))) {
                return false;
            }
        }
        return true;
    }

    /// Reads what [#write] wrote.
    public static @Nullable Object read(byte[] json) {
        return JSON.readValue(json, Object.class);
    }
}
