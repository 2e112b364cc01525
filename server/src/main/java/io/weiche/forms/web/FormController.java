package io.weiche.forms.web;

import io.weiche.access.PublicKeys;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Throttle;
import io.weiche.accounts.Accounts;
import io.weiche.forms.FormCounts;
import io.weiche.forms.Receiving;
import io.weiche.forms.Receiving.Outcome;
import io.weiche.forms.Sent;
import io.weiche.forms.WebForms;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/// The public page of a web form. Needs no script, keeps programs out with a trap and a limit, and takes the same
/// submission only once.
@RestController
@RequestMapping("/f/{key}")
class FormController {
    private static final int SUBMISSIONS = 30;

    private final WebForms forms;
    private final Receiving receiving;
    private final FormCounts counts;
    private final Accounts accounts;
    private final Throttle throttle = new Throttle(SUBMISSIONS, Duration.ofMinutes(10));

    FormController(WebForms forms, Receiving receiving, FormCounts counts, Accounts accounts) {
        this.forms = forms;
        this.receiving = receiving;
        this.counts = counts;
        this.accounts = accounts;
    }

    /// Campaign marks and values of hidden fields stand in the address; `embed=1` when another site shows it.
    @GetMapping
    @Requires(Right.ANYONE)
    ResponseEntity<String> show(@PathVariable String key, HttpServletRequest request) {
        return inAccountOf(key, shown -> {
            counts.viewed(shown.form().id());
            var sent = Submission.ofAddress(request, shown.form());
            var page = new FormPage(shown, !sent.first(FormPage.EMBED).isEmpty());
            return html(200, page, page.fields(sent, Map.of(), null));
        });
    }

    /// Somebody began to fill it in; told by the script of the page.
    @PostMapping("/started")
    @Requires(Right.ANYONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void started(@PathVariable String key) {
        inAccountOf(key, shown -> {
            counts.started(shown.form().id());
            return key;
        });
    }

    @PostMapping
    @Requires(Right.ANYONE)
    ResponseEntity<String> submit(@PathVariable String key, HttpServletRequest request) {
        return inAccountOf(key, shown -> {
            if (!throttle.tryOnce(shown.form().key() + " " + request.getRemoteAddr())) {
                return waiting(again(429, shown, Submission.unread(), "too-many"));
            }
            try {
                return submit(shown, Submission.of(request));
            } catch (InvalidParameterException e) {
                return again(422, shown, Submission.unread(), "unreadable");
            } catch (MaxUploadSizeExceededException e) {
                return again(413, shown, Submission.unread(), "too-large");
            } catch (MultipartException e) {
                return again(422, shown, Submission.unread(), "unreadable");
            }
        });
    }

    private ResponseEntity<String> waiting(ResponseEntity<String> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(throttle.windowSeconds()))
                .body(answer.getBody());
    }

    private ResponseEntity<String> submit(WebForms.Shown shown, Sent sent) {
        if (sent.first(FormPage.STARTED).isEmpty()) {
            counts.started(shown.form().id());
        }
        var page = page(shown, sent);
        return switch (receiving.receive(shown, sent, accounts.get())) {
            case Outcome.Trapped _ -> html(200, page, page.thanks(true));
            case Outcome.Thanks thanks -> thanked(shown, page, sent, thanks.filesKept());
            case Outcome.More _ ->
                html(
                        200,
                        page,
                        page.fields(sent, Map.of(), new FormTexts(shown.form().language()).more()));
            case Outcome.Again again -> again(422, shown, sent, again.code());
            case Outcome.Wrong wrong -> html(422, page, page.fields(sent, wrong.fields(), null));
        };
    }

    private static FormPage page(WebForms.Shown shown, Sent sent) {
        return new FormPage(shown, !sent.first(FormPage.EMBEDDED).isEmpty());
    }

    private static ResponseEntity<String> again(int status, WebForms.Shown shown, Sent sent, String code) {
        var page = page(shown, sent);
        return html(
                status,
                page,
                page.fields(sent, Map.of(), new FormTexts(shown.form().language()).again(code)));
    }

    /// Inside of another site the script takes the whole page along.
    private static ResponseEntity<String> thanked(WebForms.Shown shown, FormPage page, Sent sent, boolean filesKept) {
        var redirect = shown.form().redirectUrl();
        return redirect == null || !filesKept || !sent.first(FormPage.EMBEDDED).isEmpty()
                ? html(200, page, page.thanks(filesKept))
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(redirect))
                        .header("Content-Security-Policy", page.contentSecurityPolicy())
                        .header("Cache-Control", "no-store")
                        .build();
    }

    private <R> R inAccountOf(String key, Function<WebForms.Shown, R> work) {
        return PublicKeys.with(key, forms::findActive, work)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such form."));
    }

    private static ResponseEntity<String> html(int status, FormPage page, String html) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .header("Content-Security-Policy", page.contentSecurityPolicy())
                .header("Cache-Control", "no-store")
                .body(html);
    }
}
