package io.weiche.analytics;

import static io.weiche.db.tables.Tables.EXCHANGE_RATE;
import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// What a won deal brought, in the account's currency, by the rate of the day it was won.
///
/// @param currency the account's
record Revenue(String currency, ZoneId zone) {
    /// Null when there is no rate for that day.
    Field<BigDecimal> value() {
        var own = INQUIRY_FACT.CURRENCY.isNull().or(INQUIRY_FACT.CURRENCY.eq(DSL.inline(currency)));
        var day = new Calendar(zone).day(INQUIRY_FACT.CLOSED_AT);
        Field<BigDecimal> rate = DSL.field(DSL.select(EXCHANGE_RATE.RATE)
                .from(EXCHANGE_RATE)
                .where(EXCHANGE_RATE.ACCOUNT_ID.eq(INQUIRY_FACT.ACCOUNT_ID))
                .and(EXCHANGE_RATE.CURRENCY.eq(INQUIRY_FACT.CURRENCY))
                .and(EXCHANGE_RATE.SINCE.le(day))
                .orderBy(EXCHANGE_RATE.SINCE.desc())
                .limit(DSL.inline(1)));
        return DSL.when(own, INQUIRY_FACT.AMOUNT).otherwise(INQUIRY_FACT.AMOUNT.times(rate));
    }
}
