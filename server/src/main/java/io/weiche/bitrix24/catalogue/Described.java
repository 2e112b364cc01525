package io.weiche.bitrix24.catalogue;

import io.weiche.accounts.Language;
import io.weiche.bitrix24.catalogue.WireField.Trait;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Descriptions of fields that stand nowhere else: `type:CODE`, with `!` behind it for required ones, `?` for those
/// that are only read, `#` for those that are written once.
public final class Described {
    private Described() {}

    /// @param kind goes before the code in the list of titles, if it has a title of its own
    public static Map<String, @Nullable Object> of(Language language, String kind, String... fields) {
        var described = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields) {
            var traits = EnumSet.noneOf(Trait.class);
            var code = field.substring(field.indexOf(':') + 1);
            var readOnly = code.contains("?");
            if (code.contains("!")) {
                traits.add(Trait.REQUIRED);
            }
            if (code.contains("#")) {
                traits.add(Trait.IMMUTABLE);
            }
            code = code.replaceAll("[!?#]", "");
            described.put(
                    code,
                    FieldDescription.of(
                            field.substring(0, field.indexOf(':')), readOnly, traits, Titles.of(language, kind, code)));
        }
        return described;
    }
}
