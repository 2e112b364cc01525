package io.weiche.fields;

import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The five marks a campaign leaves on a link.
public record Utm(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String content,
        @Nullable String term) {
    private static final JsonMapper JSON = new JsonMapper();

    public static @Nullable Utm read(JsonBody body, String field) {
        var part = body.object(field);
        if (part == null) {
            return null;
        }
        var utm = new Utm(
                part.line("source", Texts.NAME),
                part.line("medium", Texts.NAME),
                part.line("campaign", Texts.NAME),
                part.line("content", Texts.NAME),
                part.line("term", Texts.NAME));
        part.refuseUnknown();
        return utm.parts().isEmpty() ? null : utm;
    }

    public Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        put(parts, "source", source);
        put(parts, "medium", medium);
        put(parts, "campaign", campaign);
        put(parts, "content", content);
        put(parts, "term", term);
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }

    public static @Nullable JSONB toJson(@Nullable Utm utm) {
        return utm == null || utm.parts().isEmpty() ? null : JSONB.jsonb(JSON.writeValueAsString(utm.parts()));
    }

    public static @Nullable Utm ofJson(@Nullable JSONB json) {
        return json == null ? null : JSON.readValue(json.data(), Utm.class);
    }
}
