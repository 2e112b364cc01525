package io.weiche.bitrix24.catalogue;

import io.weiche.access.FieldGroup;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.fields.Address;
import io.weiche.fields.External;
import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values that the wire spreads over several fields.
public final class ValueInput {
    private static final int HONORIFIC = 50;
    private static final int POSTAL_CODE = 50;
    private static final int COUNTRY_CODE = 3;

    private ValueInput() {}

    public static PersonName name(FieldInput in, PersonName now) {
        return new PersonName(
                in.line("HONORIFIC", HONORIFIC, now.honorific()),
                in.line("NAME", Texts.NAME, now.firstName()),
                in.line("SECOND_NAME", Texts.NAME, now.middleName()),
                in.line("LAST_NAME", Texts.NAME, now.lastName()));
    }

    public static @Nullable Address address(FieldInput in, @Nullable Address now) {
        var before = now == null ? new Address(null, null, null, null, null, null, null, null) : now;
        var address = new Address(
                in.line("ADDRESS", Texts.TITLE, before.street()),
                in.line("ADDRESS_2", Texts.NAME, before.extra()),
                in.line("ADDRESS_POSTAL_CODE", POSTAL_CODE, before.postalCode()),
                in.line("ADDRESS_CITY", Texts.NAME, before.city()),
                in.line("ADDRESS_REGION", Texts.NAME, before.district()),
                in.line("ADDRESS_PROVINCE", Texts.NAME, before.state()),
                in.line("ADDRESS_COUNTRY", Texts.NAME, before.country()),
                in.line("ADDRESS_COUNTRY_CODE", COUNTRY_CODE, before.countryCode()));
        return address.display().isEmpty() ? null : address;
    }

    public static @Nullable Utm utm(FieldInput in, @Nullable Utm now) {
        var before = now == null ? new Utm(null, null, null, null, null) : now;
        var utm = new Utm(
                in.line("UTM_SOURCE", Texts.NAME, before.source()),
                in.line("UTM_MEDIUM", Texts.NAME, before.medium()),
                in.line("UTM_CAMPAIGN", Texts.NAME, before.campaign()),
                in.line("UTM_CONTENT", Texts.NAME, before.content()),
                in.line("UTM_TERM", Texts.NAME, before.term()));
        return utm.parts().isEmpty() ? null : utm;
    }

    /// What somebody does not see they do not change: it is left out, and the warning says so.
    /// Rounded to the decimals of the currency, as the original does: programs send `0.30000000000000004`.
    public static @Nullable Money money(FieldInput in, @Nullable Money now) {
        if (!in.names("OPPORTUNITY") && !in.names("CURRENCY_ID") || !FieldGroup.AMOUNT.isSeen()) {
            return now;
        }
        return in.orNothing("OPPORTUNITY", () -> named(in, now));
    }

    private static Money named(FieldInput in, @Nullable Money now) {
        var currency = currency(in, now == null ? in.account().currency() : now.currency());
        var amount = amount(in, now == null ? BigDecimal.ZERO : now.value());
        var rounded = amount.setScale(Math.min(decimals(currency), 2), RoundingMode.HALF_UP);
        return Money.of("OPPORTUNITY", rounded.toPlainString(), currency);
    }

    private static String currency(FieldInput in, String now) {
        var text = in.text("CURRENCY_ID");
        return text == null || text.isBlank()
                ? now
                : Money.requireCurrency("CURRENCY_ID", text.strip().toUpperCase(Locale.ROOT));
    }

    private static int decimals(String currency) {
        return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
    }

    private static BigDecimal amount(FieldInput in, BigDecimal now) {
        var node = in.node("OPPORTUNITY");
        if (node == null) {
            return now;
        }
        if (Scalars.isEmpty(node)) {
            return BigDecimal.ZERO;
        }
        var amount = Scalars.decimal(node);
        if (amount == null) {
            in.unreadable("OPPORTUNITY");
            return now;
        }
        return amount;
    }

    public static External external(FieldInput in, External now) {
        return new External(
                in.line("ORIGINATOR_ID", Texts.NAME, now.system()), in.line("ORIGIN_ID", Texts.NAME, now.key()));
    }

    /// A source by its code; an unknown one is left out with a warning.
    public static @Nullable Long source(FieldInput in, Codes codes, @Nullable Long now) {
        var text = in.text("SOURCE_ID");
        if (text == null || text.isBlank()) {
            return text == null ? now : null;
        }
        return Stream.ofNullable(codes.sourceIds().get(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> {
                    in.warnings().add("INVALID_VALUE", "There is no such source; it was ignored.", "SOURCE_ID");
                    return now;
                });
    }
}
