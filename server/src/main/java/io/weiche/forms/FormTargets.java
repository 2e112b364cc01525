package io.weiche.forms;

import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import io.weiche.fields.CustomValues;
import io.weiche.fields.FieldType;
import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where answers go: fields every inquiry has, and those the account added to leads or, where these lack it, to deals.
@Component
class FormTargets {
    /// What the inquiry is worth.
    static final String AMOUNT = "amount";

    static final Map<FieldKind, Set<String>> BUILT_IN = Map.of(
            FieldKind.TEXT, Set.of("firstName", "lastName", "company", "title"),
            FieldKind.HIDDEN, Set.of("company", "title"),
            FieldKind.LONG_TEXT, Set.of("message"),
            FieldKind.EMAIL, Set.of("email"),
            FieldKind.PHONE, Set.of("phone"),
            FieldKind.LINK, Set.of("website"),
            FieldKind.MONEY, Set.of(AMOUNT));

    private static final Map<FieldKind, Set<FieldType>> CUSTOM = Map.of(
            FieldKind.TEXT, Set.of(FieldType.TEXT),
            FieldKind.LONG_TEXT, Set.of(FieldType.TEXT),
            FieldKind.HIDDEN, Set.of(FieldType.TEXT),
            FieldKind.LINK, Set.of(FieldType.LINK),
            FieldKind.NUMBER, Set.of(FieldType.NUMBER),
            FieldKind.MONEY, Set.of(FieldType.MONEY),
            FieldKind.DATE, Set.of(FieldType.DATE),
            FieldKind.CHOICE, Set.of(FieldType.LIST, FieldType.TEXT),
            FieldKind.CHOICES, Set.of(FieldType.MULTI_LIST),
            FieldKind.YES_NO, Set.of(FieldType.BOOLEAN));

    private final CustomFields fields;

    FormTargets(CustomFields fields) {
        this.fields = fields;
    }

    /// The account's fields an answer can go into.
    List<CustomField> custom() {
        return Stream.of(RecordKind.LEAD, RecordKind.DEAL)
                .flatMap(kind -> fields.list(kind).stream())
                .filter(field -> !field.archived())
                .toList();
    }

    static boolean isCustom(@Nullable String target) {
        return target != null && target.startsWith(CustomValues.PREFIX);
    }

    /// Whether there are people who do not see where an answer went.
    static boolean mayBeHidden(String target) {
        return target.equals(AMOUNT) || isCustom(target);
    }

    static Optional<CustomField> find(List<CustomField> custom, @Nullable String target) {
        return custom.stream().filter(field -> field.name().equals(target)).findFirst();
    }

    /// Whether all of them can still be chosen.
    static boolean takes(CustomField field, List<Long> options) {
        return field.options().stream()
                .filter(option -> !option.archived())
                .map(CustomField.Option::id)
                .collect(Collectors.toSet())
                .containsAll(options);
    }

    static boolean fits(FieldKind kind, CustomField field) {
        return CUSTOM.getOrDefault(kind, Set.of()).contains(field.type());
    }
}
