package io.weiche.bin;

import io.weiche.access.Readers;
import io.weiche.jobs.AccountKeeper;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Deletes for good what has lain in the bin for thirty days.
@Component
class BinKeeper extends AccountKeeper {
    private final Purging purging;

    BinKeeper(Purging purging, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("bin", Duration.ofHours(6), readers::accounts, switchedOn);
        this.purging = purging;
    }

    @Override
    protected void look() {
        purging.due(this::goesOn);
    }
}
