package io.weiche.analytics;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.RecordKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the sums of a report depend on beside its records.
@Component
public class Recipes {
    private final Access access;
    private final Accounts accounts;
    private final ReportSettingsStore settings;
    private final Periods periods;

    Recipes(Access access, Accounts accounts, ReportSettingsStore settings, Periods periods) {
        this.access = access;
        this.accounts = accounts;
        this.settings = settings;
        this.periods = periods;
    }

    /// Null for whoever does not see all records of these kinds: theirs are few, and nobody else asks for the same.
    ///
    /// @param asked what the report is about
    public @Nullable String of(Collection<RecordKind> kinds, Object... asked) {
        var sees = access.analyticsEverywhere(Action.READ)
                && kinds.stream().allMatch(kind -> access.everywhere(kind, Action.READ));
        if (!sees) {
            return null;
        }
        var account = accounts.get();
        var today = periods.today();
        var rates = settings.rates(account.currency()).stream()
                .filter(rate -> !rate.since().isAfter(today))
                .toList();
        return Arrays.stream(asked).map(Object::toString).collect(Collectors.joining("\n")) + "\n" + account.timeZone()
                + "\n" + account.currency() + "\n" + rates;
    }
}
