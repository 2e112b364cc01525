package io.weiche.recurring;

import io.weiche.access.Readers;
import io.weiche.jobs.AccountKeeper;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Makes the deals that are due. Every node looks; whoever locks a template first makes its deals.
@Component
class RecurringKeeper extends AccountKeeper {
    private final DueDeals due;

    RecurringKeeper(DueDeals due, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("recurring-deals", Duration.ofMinutes(1), readers::accounts, switchedOn);
        this.due = due;
    }

    @Override
    protected void look() {
        while (goesOn() && due.make()) {
            // some at a time
        }
    }
}
