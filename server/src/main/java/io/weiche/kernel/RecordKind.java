package io.weiche.kernel;

import java.util.Locale;

/// The four kinds of record. The numbers are those of the compatible REST interface (`entityTypeId`).
public enum RecordKind {
    LEAD(1, "leads"),
    DEAL(2, "deals"),
    CONTACT(3, "contacts"),
    COMPANY(4, "companies");

    private final int typeId;
    private final String plural;

    RecordKind(int typeId, String plural) {
        this.typeId = typeId;
        this.plural = plural;
    }

    public int typeId() {
        return typeId;
    }

    /// The word in addresses: `leads`, `deals`, `contacts`, `companies`.
    public String plural() {
        return plural;
    }

    public static RecordKind ofTypeId(int typeId) {
        for (var kind : values()) {
            if (kind.typeId == typeId) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of record has the number " + typeId);
    }

    /// @param word singular in any case, or the plural of addresses
    /// @throws BadInput when the word names no kind
    public static RecordKind ofWord(String word) {
        for (var kind : values()) {
            if (kind.plural.equals(word) || kind.name().equals(word.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw BadInput.of("kind", "unknown-kind", "There is no kind of record with this name.");
    }
}
