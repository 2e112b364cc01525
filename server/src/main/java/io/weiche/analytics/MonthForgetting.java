package io.weiche.analytics;

import io.weiche.access.Readers;
import io.weiche.jobs.Keeper;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets kept months and notes of changes that are of no use any more, in every account: notes are written whether
/// anybody reads reports or not.
@Component
class MonthForgetting extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(MonthForgetting.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final MonthStore store;
    private final TransactionTemplate transaction;
    private final Readers readers;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    MonthForgetting(
            MonthStore store,
            TransactionTemplate transaction,
            Readers readers,
            @Value("${weiche.jobs:on}") String switchedOn) {
        super("months", Duration.ofSeconds(5), switchedOn);
        this.store = store;
        this.transaction = transaction;
        this.readers = readers;
    }

    @Override
    protected Duration round() {
        try {
            for (var account : readers.accounts()) {
                if (goesOn()) {
                    CurrentAccount.runAs(account, () -> transaction.executeWithoutResult(_ -> store.forget()));
                }
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Old months of reports are forgotten later: {}", e.getMessage());
        }
        return PAUSE;
    }
}
