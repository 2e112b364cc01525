package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.jooq.Field;

/// What a won deal brought, in the account's currency, by the rate of the day it was won.
///
/// @param currency the account's
record Revenue(String currency, ZoneId zone) {
    /// Null when there is no rate for that day.
    Field<BigDecimal> value() {
        return new Exchange(currency)
                .value(
                        INQUIRY_FACT.ACCOUNT_ID,
                        INQUIRY_FACT.AMOUNT,
                        INQUIRY_FACT.CURRENCY,
                        new Calendar(zone).day(INQUIRY_FACT.CLOSED_AT));
    }
}
