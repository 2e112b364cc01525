package io.weiche.requisites;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people write of a set.
///
/// @param label what they call it when there are several
public record RequisiteData(
        @Nullable String label,
        @Nullable String legalName,
        @Nullable String vatId,
        @Nullable String taxNumber,
        @Nullable String registerNumber,
        @Nullable String registerCourt,
        List<BankAccount> bankAccounts) {
    public static final RequisiteData NOTHING = new RequisiteData(null, null, null, null, null, null, List.of());

    public RequisiteData {
        bankAccounts = List.copyOf(bankAccounts);
    }

    /// The same under another name of the set.
    public RequisiteData called(String name) {
        return new RequisiteData(name, legalName, vatId, taxNumber, registerNumber, registerCourt, bankAccounts);
    }

    /// The same without one of its bank accounts.
    public RequisiteData without(long bankAccountId) {
        return with(bankAccounts.stream()
                .filter(account -> !Objects.equals(account.id(), bankAccountId))
                .toList());
    }

    RequisiteData with(List<BankAccount> accounts) {
        return new RequisiteData(label, legalName, vatId, taxNumber, registerNumber, registerCourt, accounts);
    }

    boolean empty() {
        return shown().isEmpty();
    }

    /// In one line, for the history.
    String shown() {
        return Stream.concat(
                        Stream.of(label, legalName, vatId, taxNumber, registerNumber, registerCourt),
                        bankAccounts.stream()
                                .flatMap(account ->
                                        Stream.of(account.holder(), account.bank(), account.iban(), account.bic())))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    List<NamedValue> registered() {
        var values = new ArrayList<NamedValue>();
        add(values, "VAT_ID", vatId);
        add(values, "TAX_NUMBER", taxNumber);
        add(values, "REGISTER", registerNumber);
        add(values, "COURT", registerCourt);
        return values;
    }

    private static void add(List<NamedValue> values, String key, @Nullable String value) {
        if (value != null) {
            values.add(new NamedValue(key, value));
        }
    }
}
