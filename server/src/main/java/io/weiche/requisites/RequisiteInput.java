package io.weiche.requisites;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.util.List;

/// Reads a set as somebody sends it, over what there is.
public final class RequisiteInput {
    private static final int NUMBER = 100;
    private static final int MOST_ACCOUNTS = 20;

    private RequisiteInput() {}

    /// @throws BadInput naming the field
    public static RequisiteData read(JsonBody body, RequisiteData now) {
        return new RequisiteData(
                body.has("label") ? body.line("label", NUMBER) : now.label(),
                body.has("legalName") ? body.line("legalName", Texts.TITLE) : now.legalName(),
                body.has("vatId") ? PaperNumbers.vatId(body.path("vatId"), body.line("vatId", NUMBER)) : now.vatId(),
                body.has("taxNumber") ? body.line("taxNumber", NUMBER) : now.taxNumber(),
                body.has("registerNumber") ? body.line("registerNumber", NUMBER) : now.registerNumber(),
                body.has("registerCourt") ? body.line("registerCourt", Texts.NAME) : now.registerCourt(),
                body.has("bankAccounts") ? accounts(body, now) : now.bankAccounts());
    }

    private static List<BankAccount> accounts(JsonBody body, RequisiteData now) {
        var list = body.objects("bankAccounts", MOST_ACCOUNTS);
        var known = now.bankAccounts().stream().map(BankAccount::id).toList();
        var accounts = list == null
                ? List.<BankAccount>of()
                : list.stream().map(one -> account(one, known)).toList();
        var ids =
                accounts.stream().map(BankAccount::id).filter(id -> id != null).toList();
        if (ids.stream().distinct().count() < ids.size()) {
            throw BadInput.of(body.path("bankAccounts"), "contradiction", "An account stands here twice.");
        }
        return accounts;
    }

    private static BankAccount account(JsonBody body, List<Long> known) {
        var id = body.id("id");
        var holder = body.line("holder", Texts.TITLE);
        var bank = body.line("bank", Texts.TITLE);
        var iban = body.requireLine("iban", NUMBER);
        var bic = body.line("bic", NUMBER);
        body.refuseUnknown();
        if (id != null && !known.contains(id)) {
            throw BadInput.of(body.path("id"), "unknown-record", "There is no such account in this set.");
        }
        return new BankAccount(
                id, holder, bank, PaperNumbers.iban(body.path("iban"), iban), PaperNumbers.bic(body.path("bic"), bic));
    }
}
