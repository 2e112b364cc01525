package io.weiche.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One question of a form.
///
/// @param key names it in the form, for good
/// @param target where the answer goes: a word of [FormTargets], `custom.<code>`, or null: into the message
/// @param preset what is entered already; of a hidden field its value
public record FormField(
        String key,
        FieldKind kind,
        String label,
        @Nullable String hint,
        boolean required,
        @Nullable String target,
        List<Option> options,
        @Nullable String preset) {
    public FormField {
        options = List.copyOf(options);
    }

    /// Something to choose.
    ///
    /// @param value what is sent; of a list among the custom fields the number of its option
    public record Option(String value, String label) {}

    /// What people read instead of what was sent.
    String shown(String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .map(Option::label)
                .orElse(value);
    }

    boolean offers(String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }
}
