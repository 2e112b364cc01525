package io.weiche.analytics;

import io.weiche.access.Readers;
import io.weiche.jobs.AccountKeeper;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets kept months and notes of changes that are of no use any more: notes are written whether anybody reads
/// reports or not.
@Component
class MonthForgetting extends AccountKeeper {
    private final MonthStore store;
    private final TransactionTemplate transaction;

    MonthForgetting(
            MonthStore store,
            TransactionTemplate transaction,
            Readers readers,
            @Value("${weiche.jobs:on}") String switchedOn) {
        super("months", Duration.ofHours(1), readers::accounts, switchedOn);
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    protected void look() {
        transaction.executeWithoutResult(_ -> store.forget());
    }
}
