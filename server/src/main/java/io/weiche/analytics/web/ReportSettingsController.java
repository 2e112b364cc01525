package io.weiche.analytics.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.analytics.ReportPreferences;
import io.weiche.analytics.ReportSettings;
import io.weiche.kernel.BadInput;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// How figures are counted in this account. Its currency is changed at the account.
@RestController
@RequestMapping("/api/v1/reports/settings")
class ReportSettingsController {
    private final ReportPreferences preferences;

    ReportSettingsController(ReportPreferences preferences) {
        this.preferences = preferences;
    }

    /// @param attributionDays 1 to 365
    record SettingsChange(@Nullable Integer attributionDays) {}

    /// @param rate a text like `1.0845`: what one is worth in the account's currency
    record RateEntry(
            @Nullable String currency,
            @Nullable LocalDate since,
            @Nullable String rate) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    ReportSettings get() {
        return preferences.get();
    }

    @PatchMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(SettingsChange.class)
    ReportSettings change(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var days = body.integer("attributionDays", ReportSettings.SHORTEST_WINDOW, ReportSettings.LONGEST_WINDOW);
        body.refuseUnknown();
        return days == null ? preferences.get() : preferences.setAttributionDays(days);
    }

    /// Enters a rate, or corrects the one of that day.
    @PutMapping("/rates")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = RateEntry.class,
            required = {"currency", "since", "rate"})
    ReportSettings putRate(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var currency = body.requireLine("currency", 3);
        var since = body.date("since");
        var rate = body.requireLine("rate", 40);
        body.refuseUnknown();
        if (since == null) {
            throw BadInput.of("since", "required", "Since which day does the rate hold?");
        }
        return preferences.putRate(currency, since, rate);
    }

    @DeleteMapping("/rates")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteRate(@RequestParam String currency, @RequestParam String since) {
        preferences.deleteRate(currency, since);
    }
}
