package io.weiche.accounts;

import io.weiche.kernel.AccountId;
import java.time.ZoneId;

/// One tenant: a company that works with Weiche.
///
/// @param country ISO 3166 code; numbers without a country code are read as numbers of this country
/// @param suspended the operator let nobody in for a while
/// @param keepsOffline browsers keep what they have shown, to be read without the server
/// @param currency ISO 4217 code of amounts without a currency
public record Account(
        AccountId id,
        String name,
        String country,
        Language language,
        ZoneId timeZone,
        String currency,
        Plan plan,
        boolean suspended,
        boolean keepsOffline,
        int version) {
    public boolean includes(Entitlement entitlement) {
        return plan.includes(entitlement);
    }
}
