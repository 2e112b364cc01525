package io.weiche.imports;

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

/// Forgets old files in every account: they hold people's data, whether anybody imports once more or not.
@Component
class ImportForgetting extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(ImportForgetting.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final OldRuns old;
    private final Readers readers;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    ImportForgetting(OldRuns old, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("imports", Duration.ofSeconds(5), switchedOn);
        this.old = old;
        this.readers = readers;
    }

    @Override
    protected Duration round() {
        try {
            for (var account : readers.accounts()) {
                if (goesOn()) {
                    CurrentAccount.runAs(account, old::forget);
                }
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Old imports are forgotten later: {}", e.getMessage());
        }
        return PAUSE;
    }
}
