package io.weiche.access.web;

import io.weiche.access.AccountSettings;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The account's own settings.
@RestController
@RequestMapping("/api/v1/account")
class AccountController {
    private final Accounts accounts;
    private final AccountSettings settings;

    AccountController(Accounts accounts, AccountSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @GetMapping
    @Requires(Right.SIGNED_IN)
    SessionPayload.AccountPayload get() {
        return SessionPayload.AccountPayload.of(accounts.get());
    }

    @PatchMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(AccessRequests.AccountChange.class)
    SessionPayload.AccountPayload change(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var country = body.text("country");
        var language = body.text("language");
        var timeZone = body.text("timeZone");
        var currency = body.text("currency");
        var keepsOffline = body.bool("keepsOffline");
        body.refuseUnknown();
        return SessionPayload.AccountPayload.of(settings.change(
                now -> AccountDraft.of(
                        or(name, now.name()),
                        or(country, now.country()),
                        language == null ? now.language() : Language.ofCode("language", language),
                        or(timeZone, now.timeZone().getId()),
                        or(currency, now.currency()),
                        now.plan()),
                keepsOffline));
    }

    private static String or(@Nullable String value, String now) {
        return value == null ? now : value;
    }
}
