package io.weiche.offers;

import io.weiche.accounts.Accounts;
import java.util.List;
import org.springframework.stereotype.Component;

/// Whose letterhead an offer has now.
@Component
class Letterheads {
    private final Accounts accounts;

    Letterheads(Accounts accounts) {
        this.accounts = accounts;
    }

    Sender now() {
        return new Sender(accounts.get().name(), List.of(), List.of(), null);
    }
}
