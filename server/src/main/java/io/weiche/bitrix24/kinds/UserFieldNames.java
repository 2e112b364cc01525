package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.kernel.RecordKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `userfieldconfig.*` writes in camel case what the older methods write in capitals: `entityId` for `ENTITY_ID`.
final class UserFieldNames {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final String ENTITY = "CRM_";

    private UserFieldNames() {}

    /// What is in capitals already stays.
    static String code(String name) {
        return HUMP.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /// A parameter with its names in capitals; prefixes of filters stay before them.
    static JsonNode coded(JsonNode parameter) {
        if (!PhpArray.is(parameter)) {
            return parameter;
        }
        var coded = JsonNodeFactory.instance.objectNode();
        PhpArray.entries(parameter).forEach((name, value) -> coded.set(code(name), value));
        return coded;
    }

    static String name(String code) {
        var parts = code.toLowerCase(Locale.ROOT).split("_");
        var name = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            name.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return name.toString();
    }

    /// Whose fields they are: `CRM_LEAD` and so on.
    static Optional<RecordKind> kind(String entity) {
        return Stream.of(RecordKind.values())
                .filter(kind -> entity.equalsIgnoreCase(ENTITY + kind.name()))
                .findFirst();
    }
}
