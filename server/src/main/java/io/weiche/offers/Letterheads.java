package io.weiche.offers;

import io.weiche.accounts.Accounts;
import io.weiche.requisites.BankAccount;
import io.weiche.requisites.Letterhead;
import io.weiche.requisites.OwnCompanies;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whose letterhead an offer has now: that of the account's own company papers take, else only the account's name.
@Component
class Letterheads {
    private final OwnCompanies companies;
    private final Accounts accounts;

    Letterheads(OwnCompanies companies, Accounts accounts) {
        this.companies = companies;
        this.accounts = accounts;
    }

    Sender now() {
        return companies
                .letterhead(null)
                .map(Letterheads::sender)
                .orElseGet(() -> new Sender(accounts.get().name(), List.of(), List.of(), null));
    }

    private static Sender sender(Letterhead of) {
        return new Sender(
                of.name(),
                of.address(),
                of.registered().stream()
                        .map(one -> new Sender.Registered(one.key(), one.value()))
                        .toList(),
                bank(of.bank()));
    }

    private static Sender.@Nullable Bank bank(@Nullable BankAccount account) {
        return account == null
                ? null
                : new Sender.Bank(account.holder(), account.iban(), account.bic(), account.bank());
    }
}
