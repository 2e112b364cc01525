package io.weiche.analytics;

import io.weiche.accounts.Accounts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which days an address means, by the calendar of the account and the clock of the database.
@Component
public class Periods {
    private final DSLContext db;
    private final Accounts accounts;

    Periods(DSLContext db, Accounts accounts) {
        this.db = db;
        this.accounts = accounts;
    }

    /// @param from null: the last 90 days
    /// @param to null: until today
    public Period of(@Nullable String from, @Nullable String to) {
        return Period.of(from, to, today(), accounts.get().timeZone());
    }

    /// The days from the month of one moment, the whole of it, to the other moment, and today.
    ///
    /// @param first null: there was none
    public Period between(@Nullable OffsetDateTime first, @Nullable OffsetDateTime last) {
        var zone = accounts.get().timeZone();
        var today = new Period(today(), today(), zone);
        return first == null || last == null
                ? today
                : today.and(new Period(
                        first.atZoneSameInstant(zone).toLocalDate().withDayOfMonth(1),
                        last.atZoneSameInstant(zone).toLocalDate(),
                        zone));
    }

    public LocalDate today() {
        return now().atZoneSameInstant(accounts.get().timeZone()).toLocalDate();
    }

    public OffsetDateTime now() {
        return db.select(DSL.currentOffsetDateTime()).fetchSingle().value1();
    }
}
