package io.weiche.automation;

import io.weiche.jobs.AccountKeeper;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Lets rules act. Every node looks; one at a time works for an account.
@Component
class AutomationKeeper extends AccountKeeper {
    private final DueRules due;

    AutomationKeeper(DueRules due, RunStore store, @Value("${weiche.jobs:on}") String switchedOn) {
        super("automation", Duration.ofSeconds(1), store::accounts, switchedOn);
        this.due = due;
    }

    @Override
    protected void look() {
        var acted = false;
        while (goesOn() && due.act()) {
            acted = true;
        }
        if (acted) {
            due.forget();
        }
    }
}
