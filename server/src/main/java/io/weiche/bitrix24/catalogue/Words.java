package io.weiche.bitrix24.catalogue;

import io.weiche.accounts.Account;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is needed to show the records of one page: the account, its dictionaries, and who last wrote to them.
///
/// @param changedBy user by record, for those a person or program changed
/// @param movedBy user by record, for those somebody moved to another stage
public record Words(Account account, Codes codes, Map<Long, Long> changedBy, Map<Long, Long> movedBy) {

    public static @Nullable String id(@Nullable Long id) {
        return id == null ? null : id.toString();
    }

    public static String flag(boolean flag) {
        return flag ? "Y" : "N";
    }

    /// An empty time is an empty text: some programs cannot read null.
    public String time(@Nullable OffsetDateTime time) {
        return time == null ? "" : Dates.atom(time, account.timeZone());
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? "" : Dates.atom(date, account.timeZone());
    }

    public static String amount(@Nullable Money money) {
        return (money == null ? BigDecimal.ZERO : money.value()).setScale(2).toPlainString();
    }

    public String currency(@Nullable Money money) {
        return money == null ? account.currency() : money.currency();
    }
}
