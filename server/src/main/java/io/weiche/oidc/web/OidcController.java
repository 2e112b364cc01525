package io.weiche.oidc.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.web.SessionAnswers;
import io.weiche.oidc.ProviderSignIns;
import io.weiche.oidc.RefusedSignIn;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// To the account's provider and back. Both are pages a browser goes to; whatever goes wrong ends on the page of the
/// sign-in, which says what it was.
@RestController
@RequestMapping("/oidc")
class OidcController {
    private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final HostCookie COOKIE = new HostCookie("weiche_oidc", "Lax", true);

    private final ProviderSignIns signIns;
    private final SessionAnswers answers;

    OidcController(ProviderSignIns signIns, SessionAnswers answers) {
        this.signIns = signIns;
        this.answers = answers;
    }

    /// @param next the page to go to afterwards
    @GetMapping("/{key}")
    @Requires(Right.ANYONE)
    @Answers(status = 302)
    ResponseEntity<Void> begin(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var begun = signIns.begin(key, next, request.getRemoteAddr());
            COOKIE.write(request, response, begun.kept(), LIFE);
            return to(begun.to());
        } catch (RefusedSignIn e) {
            return refused(e);
        }
    }

    @GetMapping("/callback")
    @Requires(Right.ANYONE)
    @Answers(status = 302)
    ResponseEntity<Void> finish(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String iss,
            HttpServletRequest request,
            HttpServletResponse response) {
        var kept = COOKIE.read(request).orElse(null);
        COOKIE.clear(request, response);
        try {
            var answer = new ProviderSignIns.Answer(state, code, error, iss);
            var done = signIns.finish(kept, answer, request.getRemoteAddr(), SessionAnswers.deviceOf(request));
            var _ = answers.begin(request, response, done.session());
            return to(URI.create(done.next()));
        } catch (RefusedSignIn e) {
            return refused(e);
        }
    }

    private static ResponseEntity<Void> refused(RefusedSignIn e) {
        var why = e.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var cause = e.getCause();
        LOG.info("a sign-in through a provider was refused: {}{}", why, cause == null ? "" : ", " + kindOf(cause));
        return to(URI.create("/login?refused=" + why));
    }

    /// Messages of causes may hold what came from outside.
    private static String kindOf(Throwable cause) {
        return cause.getClass().getSimpleName();
    }

    private static ResponseEntity<Void> to(URI address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
