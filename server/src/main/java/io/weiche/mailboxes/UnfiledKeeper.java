package io.weiche.mailboxes;

import io.weiche.access.Readers;
import io.weiche.jobs.AccountKeeper;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Forgets messages that nobody has filed in thirty days, and finishes what a node left behind.
@Component
class UnfiledKeeper extends AccountKeeper {
    private final UnfiledMail unfiled;

    UnfiledKeeper(UnfiledMail unfiled, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("unfiled-mail", Duration.ofMinutes(15), readers::accounts, switchedOn);
        this.unfiled = unfiled;
    }

    @Override
    protected void look() {
        while (goesOn() && unfiled.forgetOld()) {
            // some at a time
        }
        unfiled.goOn();
    }
}
