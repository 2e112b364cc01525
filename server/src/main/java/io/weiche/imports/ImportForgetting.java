package io.weiche.imports;

import io.weiche.access.Readers;
import io.weiche.jobs.AccountKeeper;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Forgets old files: they hold people's data, whether anybody imports once more or not.
@Component
class ImportForgetting extends AccountKeeper {
    private final OldRuns old;

    ImportForgetting(OldRuns old, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("imports", Duration.ofHours(1), readers::accounts, switchedOn);
        this.old = old;
    }

    @Override
    protected void look() {
        old.forget();
    }
}
