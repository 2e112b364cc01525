package io.weiche.analytics;

import static io.weiche.db.tables.Tables.EXCHANGE_RATE;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Amounts of any currency in the account's own.
///
/// @param currency the account's
public record Exchange(String currency) {
    /// Null when no rate is known for that day.
    ///
    /// @param foreign null in a row: the account's own
    public Field<BigDecimal> value(
            Field<Long> accountId, Field<BigDecimal> amount, Field<String> foreign, Field<LocalDate> day) {
        var own = foreign.isNull().or(foreign.eq(DSL.inline(currency)));
        Field<BigDecimal> rate = DSL.field(DSL.select(EXCHANGE_RATE.RATE)
                .from(EXCHANGE_RATE)
                .where(EXCHANGE_RATE.ACCOUNT_ID.eq(accountId))
                .and(EXCHANGE_RATE.CURRENCY.eq(foreign))
                .and(EXCHANGE_RATE.SINCE.le(day))
                .orderBy(EXCHANGE_RATE.SINCE.desc())
                .limit(DSL.inline(1)));
        return DSL.when(own, amount).otherwise(amount.times(rate));
    }
}
