package io.weiche.bitrix24.call;

import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Lets a command of a batch use results of earlier ones: `$result[key][path]`. Works on decoded values; programs send
/// the signs encoded.
final class References {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern REFERENCE = Pattern.compile("\\$result((?:\\[[^\\[\\]]*])+)");
    private static final Pattern STEP = Pattern.compile("\\[([^\\[\\]]*)]");

    /// A comment put together from a thousand others is an attack.
    private static final int LONGEST = 1_000_000;

    private final Map<String, JsonNode> results = new LinkedHashMap<>();

    void remember(String key, @Nullable Object result) {
        results.put(key, JSON.valueToTree(result));
    }

    /// The value with all references replaced. One that leads nowhere is empty.
    JsonNode resolve(JsonNode value) {
        if (value.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(entry -> object.set(entry.getKey(), resolve(entry.getValue())));
            return object;
        }
        if (value.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(resolve(element)));
            return array;
        }
        return value.isString() ? resolveText(value.stringValue()) : value;
    }

    private JsonNode resolveText(String text) {
        var reference = REFERENCE.matcher(text);
        if (reference.matches()) {
            return follow(reference.group(1));
        }
        if (!reference.reset().find()) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        var resolved = new StringBuilder();
        int copied = 0;
        do {
            var found = follow(reference.group(1));
            resolved.append(text, copied, reference.start()).append(PhpArray.is(found) ? "" : Scalars.text(found));
            copied = reference.end();
            if (resolved.length() > LONGEST) {
                throw RestError.plain("The references of the batch make a value too long.");
            }
        } while (reference.find());
        return JsonNodeFactory.instance.stringNode(
                resolved.append(text.substring(copied)).toString());
    }

    private JsonNode follow(String path) {
        var step = STEP.matcher(path);
        var found = step.find() ? results.get(step.group(1)) : null;
        while (found != null && step.find()) {
            found = PhpArray.entries(found).get(step.group(1));
        }
        return found == null || found.isNull() ? JsonNodeFactory.instance.stringNode("") : found;
    }
}
