package io.weiche.bin;

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

/// Deletes for good what has lain in the bin for thirty days, in every account.
@Component
class BinKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(BinKeeper.class);
    private static final Duration PAUSE = Duration.ofHours(6);

    private final Purging purging;
    private final Readers readers;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    BinKeeper(Purging purging, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("bin", Duration.ofSeconds(5), switchedOn);
        this.purging = purging;
        this.readers = readers;
    }

    @Override
    protected Duration round() {
        try {
            for (var account : readers.accounts()) {
                if (goesOn()) {
                    CurrentAccount.runAs(account, () -> purging.due(this::goesOn));
                }
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("What is due in the recycle bin is deleted later: {}", e.getMessage());
        }
        return PAUSE;
    }
}
