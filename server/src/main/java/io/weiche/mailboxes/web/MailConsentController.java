package io.weiche.mailboxes.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.mailboxes.MailConsents;
import io.weiche.mailboxes.RefusedConsent;
import io.weiche.web.Answers;
import io.weiche.web.HostCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// To the provider of a mailbox and back. Whatever comes of it is said on the page of the mailboxes.
@RestController
class MailConsentController {
    private static final Logger LOG = LoggerFactory.getLogger(MailConsentController.class);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final HostCookie COOKIE = new HostCookie("weiche_mail_consent", "Lax", true);
    private static final String PAGE = "/settings/mailboxes?consent=";

    private final MailConsents consents;

    MailConsentController(MailConsents consents) {
        this.consents = consents;
    }

    /// @param address the provider's page, where the browser goes next
    record BegunPayload(String address) {}

    /// The browser that asked is the one that comes back.
    @PostMapping("/api/v1/mailboxes/{id}/consent")
    @Requires(Right.ADMINISTRATOR)
    BegunPayload begin(@PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        var begun = consents.begin(id);
        COOKIE.write(request, response, begun.kept(), LIFE);
        return new BegunPayload(begun.to().toString());
    }

    @GetMapping(MailConsents.BACK)
    @Requires(Right.ANYONE)
    @Answers(status = 302)
    ResponseEntity<Void> finish(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        var kept = COOKIE.read(request).orElse(null);
        COOKIE.clear(request, response);
        try {
            consents.finish(kept, new MailConsents.Answer(state, code, error), request.getRemoteAddr());
            return to("connected");
        } catch (RefusedConsent e) {
            LOG.info("a mailbox was not connected: {}", e.why());
            return to(e.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private static ResponseEntity<Void> to(String outcome) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(PAGE + outcome))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
