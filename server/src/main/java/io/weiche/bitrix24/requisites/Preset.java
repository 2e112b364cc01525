package io.weiche.bitrix24.requisites;

import io.weiche.accounts.Account;
import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The original fills in a set by a template that people arrange. Here a set has the fields it has, so there are two
/// templates, which cannot be changed: one for each kind of owner.
///
/// @param id number of it on the wire
/// @param fields those a set of this kind keeps, in their order
record Preset(int id, RecordKind kind, List<String> fields) {
    private static final List<Preset> ALL = List.of(
            new Preset(
                    1,
                    RecordKind.COMPANY,
                    List.of("RQ_COMPANY_NAME", "RQ_COMPANY_FULL_NAME", "RQ_VAT_ID", "RQ_INN", "RQ_USRLE")),
            new Preset(2, RecordKind.CONTACT, List.of("RQ_NAME", "RQ_VAT_ID", "RQ_INN", "RQ_USRLE")));

    /// The countries that the original documents, by our codes.
    static final Map<String, Integer> COUNTRIES = Map.ofEntries(
            Map.entry("RU", 1),
            Map.entry("BY", 4),
            Map.entry("KZ", 6),
            Map.entry("UA", 14),
            Map.entry("BR", 34),
            Map.entry("DE", 46),
            Map.entry("CO", 77),
            Map.entry("PL", 110),
            Map.entry("US", 122),
            Map.entry("FR", 132));

    static List<Preset> all() {
        return ALL;
    }

    static Optional<Preset> find(long id) {
        return ALL.stream().filter(one -> one.id == id).findFirst();
    }

    static Preset of(RecordKind kind) {
        return ALL.stream().filter(one -> one.kind == kind).findFirst().orElseThrow();
    }

    /// 0 for a country that the original does not know.
    static int country(Account account) {
        return COUNTRIES.getOrDefault(account.country(), 0);
    }

    String title(Account account) {
        return kind == RecordKind.COMPANY
                ? account.language().pick("Firma", "Organization")
                : account.language().pick("Person", "Individual");
    }
}
