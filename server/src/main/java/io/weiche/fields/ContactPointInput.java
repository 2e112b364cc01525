package io.weiche.fields;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads contact points as people and programs send them: `phones`, `emails`, `websites`, `messengers`, each a list
/// of texts or of `{id?, value, type}`.
public final class ContactPointInput {
    public static final Map<String, ContactPoint.Type> FIELDS = Map.of(
            "phones", ContactPoint.Type.PHONE,
            "emails", ContactPoint.Type.EMAIL,
            "websites", ContactPoint.Type.WEBSITE,
            "messengers", ContactPoint.Type.MESSENGER);
    private static final int MOST = 50;
    private static final Pattern USE = Pattern.compile("[A-Z0-9_]{1,30}");
    private static final Pattern FORBIDDEN_SCHEME = Pattern.compile("^\\s*(javascript|data|vbscript)\\s*:.*");

    private ContactPointInput() {}

    /// @param now the present points; types that the body does not name stay as they are
    public static ContactPoints read(JsonBody body, ContactPoints now, String country) {
        var all = new ArrayList<ContactPoint>();
        for (var type : ContactPoint.Type.values()) {
            var field = fieldOf(type);
            if (body.has(field)) {
                all.addAll(readList(body, field, type, country));
            } else {
                all.addAll(now.of(type));
            }
        }
        return new ContactPoints(all);
    }

    private static String fieldOf(ContactPoint.Type type) {
        return FIELDS.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static List<ContactPoint> readList(JsonBody body, String field, ContactPoint.Type type, String country) {
        var node = body.node(field);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray() || node.size() > MOST) {
            throw BadInput.of(body.path(field), "wrong-type", "This must be a list of at most " + MOST + " entries.");
        }
        var points = new ArrayList<ContactPoint>();
        for (int i = 0; i < node.size(); i++) {
            var point = readOne(node.get(i), body.path(field) + "[" + i + "]", type, country);
            if (point != null) {
                points.add(point);
            }
        }
        return points;
    }

    private static @Nullable ContactPoint readOne(JsonNode node, String path, ContactPoint.Type type, String country) {
        if (node.isString()) {
            return create(path, null, type, null, node.stringValue(), country);
        }
        if (!(node instanceof ObjectNode object)) {
            throw BadInput.of(path, "wrong-type", "This must be a text or {value, type}.");
        }
        var entry = JsonBody.of(object, path);
        entry.has("normalized");
        var id = entry.id("id");
        var value = entry.text("value");
        var use = entry.text("type");
        entry.refuseUnknown();
        return create(path + ".value", id, type, use, value, country);
    }

    /// @return null when the value is empty after trimming
    /// @throws BadInput when it is too long or cannot be stored
    public static @Nullable ContactPoint create(
            String path,
            @Nullable Long id,
            ContactPoint.Type type,
            @Nullable String use,
            @Nullable String value,
            String country) {
        var line = Texts.line(path, value, type == ContactPoint.Type.EMAIL ? Texts.EMAIL : Texts.NAME);
        if (line == null) {
            return null;
        }
        if (type == ContactPoint.Type.EMAIL && (line.indexOf('@') < 1 || line.endsWith("@") || line.contains(" "))) {
            throw BadInput.of(path, "not-an-email", "This must be an e-mail address.");
        }
        if (type == ContactPoint.Type.WEBSITE
                && FORBIDDEN_SCHEME.matcher(line.toLowerCase(Locale.ROOT)).matches()) {
            throw BadInput.of(path, "not-a-link", "This must be a web address.");
        }
        return new ContactPoint(id, type, requireUse(path, use), line, MatchKeys.of(type, line, country));
    }

    private static String requireUse(String path, @Nullable String use) {
        if (use == null || use.isEmpty()) {
            return "WORK";
        }
        var word = use.toUpperCase(Locale.ROOT);
        if (!USE.matcher(word).matches()) {
            throw BadInput.of(path, "unknown-value", "The type must be a word like WORK or MOBILE.");
        }
        return word;
    }
}
