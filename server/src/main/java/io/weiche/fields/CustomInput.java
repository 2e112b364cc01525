package io.weiche.fields;

import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.JsonBody;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads values of custom fields as people and programs send them, over what there is: fields that are not named
/// stay, null takes a value away.
@Component
public class CustomInput {
    private static final String FIELD = "custom";

    private final CustomFields fields;
    private final Users users;
    private final Accounts accounts;
    private final FileNames files;

    CustomInput(CustomFields fields, Users users, Accounts accounts, FileNames files) {
        this.fields = fields;
        this.users = users;
        this.accounts = accounts;
        this.files = files;
    }

    /// The part `custom` of a body.
    ///
    /// @throws BadInput naming the field, also for one that does not exist or is archived
    public CustomValues read(JsonBody body, RecordKind kind, CustomValues now) {
        if (!body.has(FIELD)) {
            return now;
        }
        var values = body.object(FIELD);
        return values == null ? now : read(values.raw().properties(), body.path(FIELD) + ".", kind, now);
    }

    /// Values that came in another vocabulary.
    public CustomValues read(Map<String, JsonNode> values, RecordKind kind, CustomValues now) {
        return values.isEmpty() ? now : read(values.entrySet(), CustomValues.PREFIX, kind, now);
    }

    private CustomValues read(
            Iterable<Map.Entry<String, JsonNode>> values, String path, RecordKind kind, CustomValues now) {
        var used = fields.list(kind).stream()
                .filter(field -> !field.archived())
                .collect(Collectors.toMap(CustomField::code, Function.identity()));
        var currency = accounts.get().currency();
        var next = now;
        for (var entry : values) {
            var field = used.get(entry.getKey());
            if (field == null) {
                throw BadInput.of(path + shortened(entry.getKey()), "unknown-field", "There is no such custom field.");
            }
            var at = path + field.code();
            var before = now.byCode().get(field.code());
            var value = CustomValue.read(field, entry.getValue(), at, currency, before);
            if (value != null && field.type() == FieldType.USER && !isSame(value, before)) {
                users.requireActive(at, value.longValue());
            }
            next = next.with(field.code(), field.type() == FieldType.FILE ? file(at, value, before) : value);
        }
        // numbers come in several forms, and one that is sent back is no change
        var stored = CustomValues.ofJson(next.toJson());
        return stored.equals(now) ? now : stored;
    }

    private @Nullable JsonNode file(String path, @Nullable JsonNode value, @Nullable JsonNode before) {
        if (value == null) {
            return null;
        }
        var id = value.path("id").longValue();
        if (before != null && before.path("id").longValue() == id) {
            return before;
        }
        var name = files.find(id).orElseThrow(() -> BadInput.of(path, "unknown-file", "There is no such file."));
        return JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
    }

    private static boolean isSame(JsonNode user, @Nullable JsonNode before) {
        return before != null && before.longValue() == user.longValue();
    }

    private static String shortened(String name) {
        return name.length() > 50 ? name.substring(0, 50) : name;
    }
}
