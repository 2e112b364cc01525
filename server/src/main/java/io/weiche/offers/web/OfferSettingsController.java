package io.weiche.offers.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Language;
import io.weiche.kernel.BadInput;
import io.weiche.offers.OfferSettings;
import io.weiche.offers.OfferSetup;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.util.EnumMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What stands in offers unless somebody writes something else.
@RestController
@RequestMapping("/api/v1/offer-settings")
class OfferSettingsController {
    private static final int LONGEST_PREFIX = 20;
    private static final int MOST_DAYS = 365;
    /// It becomes part of the name of a file.
    private static final Pattern PREFIX = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])?");

    private final OfferSetup setup;

    OfferSettingsController(OfferSetup setup) {
        this.setup = setup;
    }

    /// @param opening stands before the positions
    /// @param closing stands behind the sums
    /// @param taxNote stands below the sums
    record OfferWords(
            @Nullable String opening,
            @Nullable String closing,
            @Nullable String taxNote) {
        private static OfferWords of(OfferSettings.Words words) {
            return new OfferWords(words.opening(), words.closing(), words.taxNote());
        }
    }

    /// @param de texts of German offers
    /// @param en texts of English offers
    record OfferSettingsPayload(int version, String numberPrefix, int validDays, OfferWords de, OfferWords en) {}

    /// @param numberPrefix stands before year and number
    /// @param validDays for how many days an offer holds
    /// @param de texts of German offers
    /// @param en texts of English offers
    record OfferSettingsRequest(
            @Nullable String numberPrefix,
            @Nullable Integer validDays,
            @Nullable OfferWords de,
            @Nullable OfferWords en) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    ResponseEntity<OfferSettingsPayload> get() {
        return answer(setup.get());
    }

    @PatchMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(OfferSettingsRequest.class)
    ResponseEntity<OfferSettingsPayload> change(
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        return answer(setup.change(Etags.requireVersion(ifMatch), now -> read(body, now)));
    }

    private static OfferSettings read(JsonBody body, OfferSettings now) {
        var prefix = body.has("numberPrefix") ? body.requireLine("numberPrefix", LONGEST_PREFIX) : now.numberPrefix();
        if (!PREFIX.matcher(prefix).matches()) {
            throw BadInput.of("numberPrefix", "malformed", "Letters and digits, with dots and dashes between them.");
        }
        var days = body.integer("validDays", 1, MOST_DAYS);
        var texts = new EnumMap<Language, OfferSettings.Words>(Language.class);
        for (var language : Language.values()) {
            texts.put(language, words(body.object(language.code()), now.words(language)));
        }
        body.refuseUnknown();
        return new OfferSettings(now.version(), prefix, days == null ? now.validDays() : days, texts);
    }

    private static OfferSettings.Words words(@Nullable JsonBody body, OfferSettings.Words now) {
        if (body == null) {
            return now;
        }
        var words = new OfferSettings.Words(
                OfferBody.block(body, "opening", now.opening()),
                OfferBody.block(body, "closing", now.closing()),
                OfferBody.block(body, "taxNote", now.taxNote()));
        body.refuseUnknown();
        return words;
    }

    private static ResponseEntity<OfferSettingsPayload> answer(OfferSettings settings) {
        return Etags.ok(
                new OfferSettingsPayload(
                        settings.version(),
                        settings.numberPrefix(),
                        settings.validDays(),
                        OfferWords.of(settings.words(Language.DE)),
                        OfferWords.of(settings.words(Language.EN))),
                settings.version());
    }
}
