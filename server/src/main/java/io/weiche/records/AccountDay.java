package io.weiche.records;

import io.weiche.accounts.Accounts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// What day it is for the current account: by the database's clock, in the account's time zone.
@Component
public class AccountDay {
    private final DSLContext db;
    private final Accounts accounts;

    AccountDay(DSLContext db, Accounts accounts) {
        this.db = db;
        this.accounts = accounts;
    }

    public LocalDate today() {
        return db.select(DSL.currentOffsetDateTime())
                .fetchSingle()
                .value1()
                .atZoneSameInstant(accounts.get().timeZone())
                .toLocalDate();
    }

    /// When a day begins for the account.
    public OffsetDateTime beginOf(LocalDate day) {
        return day.atStartOfDay(accounts.get().timeZone()).toOffsetDateTime();
    }

    RelativeDates dates() {
        return new RelativeDates(accounts.get().timeZone(), today());
    }
}
