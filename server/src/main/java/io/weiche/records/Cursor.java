package io.weiche.records;

import io.weiche.kernel.BadInput;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where a page ended: the sort it belongs to, the value of the sort field and the id of the last record.
/// Opaque to callers, harmless when forged: it only ever becomes bound values behind the account's fence.
public record Cursor(String sort, String value, long id) {
    private static final JsonMapper JSON = new JsonMapper();

    public String encode() {
        var json = JSON.createArrayNode().add(sort).add(value).add(id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// @throws BadInput when the text is no cursor of this sort
    public static @Nullable Cursor decode(@Nullable String text, String sort) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var json = JSON.readTree(Base64.getUrlDecoder().decode(text));
            if (!json.isArray()
                    || json.size() != 3
                    || !json.get(2).canConvertToLong()
                    || !sort.equals(json.get(0).asString())) {
                throw refused();
            }
            return new Cursor(sort, json.get(1).asString(), json.get(2).longValue());
        } catch (IllegalArgumentException | JacksonException e) {
            throw refused();
        }
    }

    /// @throws BadInput when the value is no time
    public OffsetDateTime time() {
        try {
            var time = OffsetDateTime.parse(value);
            if (time.getYear() < 1 || time.getYear() > 9999) {
                throw refused();
            }
            return time;
        } catch (DateTimeParseException e) {
            throw refused();
        }
    }

    JsonNode valueNode() {
        return JSON.getNodeFactory().stringNode(value);
    }

    private static BadInput refused() {
        return BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
    }
}
