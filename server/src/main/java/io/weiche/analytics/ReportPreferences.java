package io.weiche.analytics;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes how an account wants its figures: the window of credit, and what other currencies are worth.
@Service
public class ReportPreferences {
    private static final int MOST_RATES = 2_000;
    private static final int DECIMALS = 8;
    private static final BigDecimal LIMIT = BigDecimal.valueOf(10_000_000_000L);

    private final ReportSettingsStore store;
    private final Accounts accounts;
    private final Access access;
    private final Audit audit;

    ReportPreferences(ReportSettingsStore store, Accounts accounts, Access access, Audit audit) {
        this.store = store;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public ReportSettings get() {
        var currency = accounts.get().currency();
        return new ReportSettings(store.attributionDays(), currency, store.rates(currency));
    }

    /// @param days 1 to 365
    @Transactional
    public ReportSettings setAttributionDays(int days) {
        access.require(Right.EDIT_SETTINGS);
        var before = store.attributionDays();
        if (days != before) {
            store.setAttributionDays(days);
        }
        audit.write(
                "report-settings-changed",
                "reports",
                Map.of("attributionDays", before),
                Map.of("attributionDays", days));
        return get();
    }

    /// Enters a rate, or corrects the one of that day.
    ///
    /// @throws BadInput when the rate is not above 0, too large or too fine, or for the account's own currency
    @Transactional
    public ReportSettings putRate(String currency, LocalDate since, String rate) {
        access.require(Right.EDIT_SETTINGS);
        var now = get();
        Money.requireCurrency("currency", currency);
        if (currency.equals(now.currency())) {
            throw BadInput.of("currency", "own-currency", "The account's own currency needs no rate.");
        }
        if (now.rates().size() >= MOST_RATES) {
            throw BadInput.of("since", "out-of-range", "At most " + MOST_RATES + " rates are kept.");
        }
        var next = new ReportSettings.Rate(currency, since, rate(rate));
        store.putRate(now.currency(), next);
        audit.write("report-rate-changed", "rate:" + currency, told(now, currency, since), Map.of("rate", next));
        return get();
    }

    /// The rate that is entered for a day; null when there is none.
    private static @Nullable Map<String, ReportSettings.Rate> told(
            ReportSettings settings, String currency, LocalDate since) {
        return settings.rates().stream()
                .filter(rate -> rate.currency().equals(currency) && rate.since().equals(since))
                .findFirst()
                .map(rate -> Map.of("rate", rate))
                .orElse(null);
    }

    private static BigDecimal rate(String text) {
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,20})?")) {
            throw BadInput.of("rate", "not-a-number", "This must be a number like 1.0845.");
        }
        var rate = new BigDecimal(text).stripTrailingZeros();
        if (rate.signum() <= 0 || rate.compareTo(LIMIT) >= 0) {
            throw BadInput.of("rate", "out-of-range", "A rate is above 0 and below " + LIMIT + ".");
        }
        if (rate.scale() > DECIMALS) {
            throw BadInput.of("rate", "too-many-decimals", "At most " + DECIMALS + " decimals are allowed.");
        }
        return rate;
    }

    /// @param since a day like `2026-11-24`
    /// @throws Problem not-found when there is no such rate
    @Transactional
    public void deleteRate(String currency, String since) {
        access.require(Right.EDIT_SETTINGS);
        Money.requireCurrency("currency", currency);
        var day = Period.date("since", since);
        var before = told(get(), currency, day);
        if (!store.deleteRate(accounts.get().currency(), currency, day)) {
            throw Problem.notFound();
        }
        audit.write("report-rate-deleted", "rate:" + currency, before, null);
    }
}
