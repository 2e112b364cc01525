package io.weiche.bitrix24.list;

import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Which fields of a list's records are wanted: `*` is all but custom and multi-fields, `UF_*` all custom ones, others
/// by name. The number of the record is always given.
public record Selection(Set<String> codes) {
    private static final String ALL = "*";
    private static final String ALL_CUSTOM = "UF_*";
    private static final String ID = "ID";

    /// Everything there is, as for a single record.
    public static final Selection EVERYTHING = new Selection(Set.of());

    public Selection {
        codes = Set.copyOf(codes);
    }

    public static Selection of(List<JsonNode> select) {
        var codes = select.stream()
                .filter(node -> !PhpArray.is(node))
                .map(node -> Scalars.text(node).strip().toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        return new Selection(codes.isEmpty() ? Set.of(ALL, ALL_CUSTOM) : codes);
    }

    /// @param multiField phones, e-mails and the like: only when they are named
    public boolean wants(String code, boolean multiField) {
        if (code.startsWith("UF_")) {
            return codes.isEmpty() || codes.contains(code) || codes.contains(ALL_CUSTOM);
        }
        return codes.isEmpty() || code.equals(ID) || codes.contains(code) || codes.contains(ALL) && !multiField;
    }
}
