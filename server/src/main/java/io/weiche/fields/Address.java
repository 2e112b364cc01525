package io.weiche.fields;

import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A postal address. Any part may be missing.
public record Address(
        @Nullable String street,
        @Nullable String extra,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String district,
        @Nullable String state,
        @Nullable String country,
        @Nullable String countryCode) {
    private static final JsonMapper JSON = new JsonMapper();

    public static @Nullable Address read(JsonBody body, String field) {
        var part = body.object(field);
        if (part == null) {
            return null;
        }
        var address = new Address(
                part.line("street", Texts.TITLE),
                part.line("extra", Texts.NAME),
                part.line("postalCode", 50),
                part.line("city", Texts.NAME),
                part.line("district", Texts.NAME),
                part.line("state", Texts.NAME),
                part.line("country", Texts.NAME),
                part.line("countryCode", 3));
        part.refuseUnknown();
        return address.parts().isEmpty() ? null : address;
    }

    private Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        put(parts, "street", street);
        put(parts, "extra", extra);
        put(parts, "postalCode", postalCode);
        put(parts, "city", city);
        put(parts, "district", district);
        put(parts, "state", state);
        put(parts, "country", country);
        put(parts, "countryCode", countryCode);
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }

    /// In one line, for the history.
    public String display() {
        return parts().values().stream().collect(Collectors.joining(", "));
    }

    public static @Nullable JSONB toJson(@Nullable Address address) {
        return address == null ? null : JSONB.jsonb(JSON.writeValueAsString(address.parts()));
    }

    public static @Nullable Address ofJson(@Nullable JSONB json) {
        return json == null ? null : JSON.readValue(json.data(), Address.class);
    }
}
