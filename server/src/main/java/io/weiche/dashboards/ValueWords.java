package io.weiche.dashboards;

import io.weiche.accounts.Language;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the values of a tile are written in a mail.
///
/// @param currency of amounts
record ValueWords(Figure.Unit unit, String currency, Language language) {
    /// Null where they are counts.
    @Nullable
    String unitWord() {
        return switch (unit) {
            case MONEY -> currency;
            case SHARE -> "%";
            case SECONDS -> language.pick("Sekunden", "seconds");
            case COUNT -> null;
        };
    }

    /// For a spreadsheet.
    @Nullable
    BigDecimal plain(@Nullable BigDecimal value) {
        return value == null || unit != Figure.Unit.SHARE ? value : value.movePointRight(2);
    }

    String shown(@Nullable BigDecimal value) {
        if (value == null) {
            return "–";
        }
        var locale = language == Language.DE ? Locale.GERMANY : Locale.UK;
        return switch (unit) {
            case MONEY -> {
                var money = NumberFormat.getCurrencyInstance(locale);
                money.setCurrency(Currency.getInstance(currency));
                yield money.format(value);
            }
            case SHARE -> {
                var percent = NumberFormat.getPercentInstance(locale);
                percent.setMaximumFractionDigits(1);
                yield percent.format(value);
            }
            case SECONDS -> duration(value.longValue());
            case COUNT -> NumberFormat.getIntegerInstance(locale).format(value);
        };
    }

    private String duration(long seconds) {
        if (seconds < 5400) {
            return Math.round(seconds / 60.0) + " min";
        }
        if (seconds < 172_800) {
            return Math.round(seconds / 3600.0) + " h";
        }
        return Math.round(seconds / 86_400.0) + language.pick(" Tage", " days");
    }
}
