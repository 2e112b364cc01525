package io.weiche.analytics.sales;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Columns;
import io.weiche.accounts.Accounts;
import io.weiche.analytics.Calendar;
import io.weiche.analytics.Exchange;
import io.weiche.analytics.Stretches;
import io.weiche.kernel.CurrentAccount;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Which leads and deals the current user's reports are made of. Numbers and the lists behind them are read through
/// here only.
@Component
class SalesFacts {
    private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

    private final Access access;
    private final Accounts accounts;

    SalesFacts(Access access, Accounts accounts) {
        this.access = access;
        this.accounts = accounts;
    }

    ZoneId zone() {
        return accounts.get().timeZone();
    }

    String currency() {
        return accounts.get().currency();
    }

    /// @throws io.weiche.web.Problem forbidden when the current user may see no figures
    Condition of(SalesQuery query, SalesMeasure measure) {
        return whenever(query, measure)
                .and(measure.timed() ? Stretches.whole(query.period()).hold(measure.at()) : DSL.noCondition());
    }

    /// @param when parts of the period; of what is counted as it is now, of all time
    Condition of(SalesQuery query, SalesMeasure measure, Stretches when) {
        return whenever(query, measure).and(when.hold(measure.at()));
    }

    private Condition whenever(SalesQuery query, SalesMeasure measure) {
        return visible(measure.of()).and(measure.fate()).and(narrowed(query, measure));
    }

    private Condition visible(Countable record) {
        access.requireAnalytics(Action.READ);
        var columns = Columns.of(record.kind(), record.table());
        return record.accountId()
                .eq(CurrentAccount.require().value())
                .and(record.deletedAt().isNull())
                .andNot(record.skipped())
                .and(access.condition(record.kind(), Action.READ, columns))
                .and(access.analytics(Action.READ, columns));
    }

    private Condition narrowed(SalesQuery query, SalesMeasure measure) {
        return DSL.and(query.only().entrySet().stream()
                .map(only -> only.getKey().is(measure, zone(), only.getValue()))
                .toList());
    }

    /// In the account's currency, by the rate of the day it was closed, or of today. Null when there is none.
    Field<BigDecimal> worth(Countable record) {
        var day = new Calendar(zone()).day(DSL.coalesce(record.closedAt(), DSL.currentOffsetDateTime()));
        return new Exchange(currency()).value(record.accountId(), record.amount(), record.currency(), day);
    }

    /// It has an amount, and nobody knows what that is worth.
    Condition withoutRate(Countable record) {
        return record.amount().isNotNull().and(worth(record).isNull());
    }

    Field<BigDecimal> expected(Countable record) {
        var chance = record.chance().cast(BigDecimal.class).div(DSL.inline(PER_CENT));
        return worth(record).times(DSL.coalesce(chance, DSL.inline(BigDecimal.ONE)));
    }
}
