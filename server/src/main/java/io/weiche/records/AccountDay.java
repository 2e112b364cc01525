package io.weiche.records;

import io.weiche.accounts.Accounts;
import java.time.LocalDateTime;
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

    RelativeDates dates() {
        var zone = accounts.get().timeZone();
        var wall = DSL.function("timezone", LocalDateTime.class, DSL.val(zone.getId()), DSL.currentOffsetDateTime());
        var now = db.select(wall).fetchSingle().value1();
        return new RelativeDates(zone, now.toLocalDate());
    }
}
