package io.weiche.bitrix24.requisites;

import io.weiche.bitrix24.catalogue.FieldInput;
import org.jspecify.annotations.Nullable;

/// One value of ours that programs know by several names.
final class Synonyms {
    private Synonyms() {}

    /// What the first of them says that says something. What the others say beside it is not kept.
    ///
    /// @return null when none is named
    static @Nullable String text(FieldInput in, String... codes) {
        @Nullable String chosen = null;
        for (var code : codes) {
            var text = in.text(code);
            if (chosen == null || chosen.isBlank()) {
                chosen = text == null ? chosen : text;
            } else if (text != null && !text.isBlank() && !text.strip().equals(chosen.strip())) {
                in.warnings()
                        .add(
                                "FIELD_NOT_STORED",
                                "Weiche keeps one value for it and " + codes[0] + "; it was ignored.",
                                code);
            }
        }
        return chosen;
    }
}
