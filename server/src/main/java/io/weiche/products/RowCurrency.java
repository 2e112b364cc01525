package io.weiche.products;

import io.weiche.accounts.Accounts;
import io.weiche.kernel.RecordRef;
import io.weiche.records.FixedCurrency;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Rows have the currency of their record: it stays as long as there are any.
@Component
class RowCurrency implements FixedCurrency {
    private final RowStore store;
    private final Accounts accounts;

    RowCurrency(RowStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    @Override
    public Optional<String> of(RecordRef record) {
        return store.list(record).isEmpty()
                ? Optional.empty()
                : store.find(record).map(this::of);
    }

    /// One that was never named is the account's.
    String of(RowStore.Sold record) {
        return record.currency() == null ? accounts.get().currency() : record.currency();
    }
}
