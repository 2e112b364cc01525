package io.weiche.accounts;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.Texts;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is needed to open an account. Missing parts follow from the country.
public record AccountDraft(
        String name, String country, Language language, ZoneId timeZone, String currency, Plan plan) {
    private static final Map<String, String> ZONES = Map.of(
            "DE",
            "Europe/Berlin",
            "AT",
            "Europe/Vienna",
            "CH",
            "Europe/Zurich",
            "GB",
            "Europe/London",
            "FR",
            "Europe/Paris",
            "NL",
            "Europe/Amsterdam",
            "IT",
            "Europe/Rome",
            "ES",
            "Europe/Madrid",
            "PL",
            "Europe/Warsaw",
            "US",
            "America/New_York");

    /// @throws BadInput naming the first field that cannot be accepted
    public static AccountDraft of(
            @Nullable String name,
            @Nullable String country,
            Language language,
            @Nullable String timeZone,
            @Nullable String currency,
            Plan plan) {
        var cleanName = Texts.line("name", name, Texts.NAME);
        if (cleanName == null) {
            throw BadInput.required("name");
        }
        var cleanCountry = requireCountry("country", country == null ? "DE" : country);
        return new AccountDraft(
                cleanName,
                cleanCountry,
                language,
                requireZone("timeZone", timeZone == null ? ZONES.getOrDefault(cleanCountry, "Etc/UTC") : timeZone),
                currency == null ? currencyOf(cleanCountry) : Money.requireCurrency("currency", currency),
                plan);
    }

    static String requireCountry(String field, String country) {
        var code = country.toUpperCase(Locale.ROOT);
        if (Arrays.binarySearch(sortedCountries(), code) < 0) {
            throw BadInput.of(field, "unknown-country", "This must be a country code like DE.");
        }
        return code;
    }

    static ZoneId requireZone(String field, String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw BadInput.of(field, "unknown-time-zone", "This must be a time zone like Europe/Berlin.");
        }
    }

    private static String[] sortedCountries() {
        var countries = Locale.getISOCountries();
        Arrays.sort(countries);
        return countries;
    }

    private static String currencyOf(String country) {
        var currency = Currency.getInstance(Locale.of("", country));
        return currency == null ? "EUR" : currency.getCurrencyCode();
    }
}
