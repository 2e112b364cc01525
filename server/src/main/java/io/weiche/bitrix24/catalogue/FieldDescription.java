package io.weiche.bitrix24.catalogue;

import io.weiche.bitrix24.catalogue.WireField.Trait;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the methods `*.fields` say about a field.
public final class FieldDescription {
    private FieldDescription() {}

    public static <T> Map<String, @Nullable Object> of(WireField<T> field, String title) {
        var description = of(field.type(), field.writing() == Writing.READ_ONLY, field.traits(), title);
        if (field.dictionary() != null) {
            description.put("statusType", field.dictionary());
        }
        var parent = parentTypeId(field.type());
        if (parent != null && field.traits().isEmpty()) {
            description.put("settings", Map.of("parentEntityTypeId", parent));
        }
        return description;
    }

    public static Map<String, @Nullable Object> of(String type, boolean readOnly, Set<Trait> traits, String title) {
        var description = new LinkedHashMap<String, @Nullable Object>();
        description.put("type", type);
        description.put("isRequired", traits.contains(Trait.REQUIRED));
        description.put("isReadOnly", readOnly);
        description.put("isImmutable", traits.contains(Trait.IMMUTABLE));
        description.put("isMultiple", traits.contains(Trait.MULTIPLE));
        description.put("isDynamic", false);
        if (traits.contains(Trait.DEPRECATED)) {
            description.put("isDeprecated", true);
        }
        description.put("title", title);
        return description;
    }

    private static @Nullable Integer parentTypeId(String type) {
        return switch (type) {
            case "crm_lead" -> 1;
            case "crm_company" -> 4;
            case "crm_quote" -> 7;
            default -> null;
        };
    }
}
