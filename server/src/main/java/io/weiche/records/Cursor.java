package io.weiche.records;

import io.weiche.kernel.BadInput;
import io.weiche.web.Page;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where a page ended: the sort it belongs to, the value of the sort field and the id of the last record.
/// Opaque to callers, harmless when forged: it only ever becomes bound values behind the account's fence, and a total
/// that is shown to whoever forged it.
///
/// @param total what the first page counted; null where each page counts, or nobody does
public record Cursor(String sort, String value, long id, Page.@Nullable Total total) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int WITHOUT_TOTAL = 3;
    private static final int WITH_TOTAL = 5;

    public Cursor(String sort, String value, long id) {
        this(sort, value, id, null);
    }

    Cursor with(Page.@Nullable Total counted) {
        return new Cursor(sort, value, id, counted);
    }

    /// The first page counts, and the cursor hands over what it counted: whoever scrolls through a large list would pay
    /// for the same again with every page.
    ///
    /// @param cursor null for the first page
    /// @param shown on this page
    public static Page.Total total(@Nullable Cursor cursor, int shown, boolean more, Supplier<Page.Total> count) {
        if (cursor == null) {
            return more ? count.get() : new Page.Total(shown, true);
        }
        var handedOver = cursor.total();
        return handedOver == null ? count.get() : handedOver;
    }

    public String encode() {
        var json = JSON.createArrayNode().add(sort).add(value).add(id);
        if (total != null) {
            json.add(total.value()).add(total.exact());
        }
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
                    || json.size() != WITHOUT_TOTAL && json.size() != WITH_TOTAL
                    || !json.get(2).canConvertToLong()
                    || !sort.equals(json.get(0).asString())) {
                throw refused();
            }
            return new Cursor(sort, json.get(1).asString(), json.get(2).longValue(), total(json));
        } catch (IllegalArgumentException | JacksonException e) {
            throw refused();
        }
    }

    private static Page.@Nullable Total total(JsonNode json) {
        if (json.size() == WITHOUT_TOTAL) {
            return null;
        }
        if (!json.get(3).canConvertToLong()
                || json.get(3).longValue() < 0
                || !json.get(4).isBoolean()) {
            throw refused();
        }
        return new Page.Total(json.get(3).longValue(), json.get(4).booleanValue());
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

    /// @throws BadInput when the value is no day
    public LocalDate day() {
        try {
            var day = LocalDate.parse(value);
            if (day.getYear() < 1 || day.getYear() > 9999) {
                throw refused();
            }
            return day;
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
