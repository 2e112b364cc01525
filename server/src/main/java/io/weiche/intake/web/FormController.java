package io.weiche.intake.web;

import io.weiche.access.AccountKey;
import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Throttle;
import io.weiche.access.Users;
import io.weiche.accounts.Account;
import io.weiche.accounts.Accounts;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.Utm;
import io.weiche.intake.Channel;
import io.weiche.intake.Inquiries;
import io.weiche.intake.InquiryDraft;
import io.weiche.intake.WebForm;
import io.weiche.intake.WebForms;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.Texts;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The public page of a web form. Needs no script, keeps programs out with a trap and a limit, and takes the same
/// submission only once.
@RestController
@RequestMapping("/f/{key}")
class FormController {
    private static final int SUBMISSIONS = 30;

    private final WebForms forms;
    private final Inquiries inquiries;
    private final Accounts accounts;
    private final Users users;
    private final Throttle throttle = new Throttle(SUBMISSIONS, Duration.ofMinutes(10));

    FormController(WebForms forms, Inquiries inquiries, Accounts accounts, Users users) {
        this.forms = forms;
        this.inquiries = inquiries;
        this.accounts = accounts;
        this.users = users;
    }

    @GetMapping
    @Requires(Right.ANYONE)
    ResponseEntity<String> show(@PathVariable String key, @RequestParam Map<String, String> query) {
        return inAccountOf(key, (form, account) -> {
            var page = new FormPage(form, account.language());
            return html(200, page, page.fields(utmOf(query), null));
        });
    }

    @PostMapping
    @Requires(Right.ANYONE)
    ResponseEntity<String> submit(
            @PathVariable String key, @RequestParam Map<String, String> values, HttpServletRequest request) {
        return inAccountOf(key, (form, account) -> {
            var page = new FormPage(form, account.language());
            if (!values.getOrDefault(FormPage.TRAP, "").isEmpty()) {
                return html(200, page, page.thanks());
            }
            if (!throttle.tryOnce(form.key() + " " + request.getRemoteAddr())) {
                var error = account.language()
                        .pick(
                                "Zu viele Anfragen. Bitte versuchen Sie es in zehn Minuten noch einmal.",
                                "Too many inquiries. Please try again in ten minutes.");
                return html(429, page, page.fields(values, error));
            }
            try {
                var draft = draft(form, account, values);
                CurrentUser.callAsSystem(() -> inquiries.take(draft));
                return html(200, page, page.thanks());
            } catch (BadInput e) {
                return html(422, page, page.fields(cleaned(values), message(e, account)));
            }
        });
    }

    private interface Work {
        ResponseEntity<String> with(WebForm form, Account account);
    }

    private ResponseEntity<String> inAccountOf(String key, Work work) {
        var parsed = AccountKey.parse(key).orElseThrow(FormController::unknown);
        return CurrentAccount.callAs(parsed.account(), () -> {
            var form = find(key).orElseThrow(FormController::unknown);
            return work.with(form, accounts.get());
        });
    }

    private Optional<WebForm> find(String key) {
        try {
            return forms.findActive(key);
        } catch (EmptyResultDataAccessException e) {
            return Optional.empty();
        }
    }

    private static Problem unknown() {
        return new Problem(ProblemType.NOT_FOUND, "There is no such form.");
    }

    private InquiryDraft draft(WebForm form, Account account, Map<String, String> values) {
        var points = new ContactPoints(Stream.of(
                        point(values, "phone", ContactPoint.Type.PHONE, account),
                        point(values, "email", ContactPoint.Type.EMAIL, account))
                .filter(Objects::nonNull)
                .toList());
        if (points.all().isEmpty()) {
            throw BadInput.of("email", "no-contact-point", "Give an e-mail address or a phone number.");
        }
        return new InquiryDraft(
                Channel.FORM,
                Texts.line("submission", values.get("submission"), 100),
                form.sourceId(),
                Texts.line("title", values.get("title"), Texts.TITLE),
                new PersonName(null, line(values, "firstName"), null, line(values, "lastName")),
                line(values, "company"),
                points,
                Texts.block("message", values.get("message")),
                utm(values),
                null,
                users.activeOrAdministrator(form.responsibleId()),
                form.id(),
                CustomValues.NONE);
    }

    private static @Nullable ContactPoint point(
            Map<String, String> values, String field, ContactPoint.Type type, Account account) {
        return ContactPointInput.create(field, null, type, null, values.get(field), account.country());
    }

    private static @Nullable String line(Map<String, String> values, String field) {
        return Texts.line(field, values.get(field), Texts.NAME);
    }

    private static @Nullable Utm utm(Map<String, String> values) {
        var utm = new Utm(
                line(values, "utm_source"),
                line(values, "utm_medium"),
                line(values, "utm_campaign"),
                line(values, "utm_content"),
                line(values, "utm_term"));
        return utm.parts().isEmpty() ? null : utm;
    }

    private static Map<String, String> utmOf(Map<String, String> query) {
        var utm = new HashMap<>(query);
        utm.keySet().removeIf(name -> !name.startsWith("utm_"));
        utm.replaceAll((_, value) -> value.length() > 250 ? value.substring(0, 250) : value);
        return utm;
    }

    /// Without what no page can show.
    private static Map<String, String> cleaned(Map<String, String> values) {
        var cleaned = new HashMap<>(values);
        cleaned.replaceAll((_, value) -> value.replace("\0", "")
                .substring(0, Math.min(20_000, value.replace("\0", "").length())));
        return cleaned;
    }

    private static String message(BadInput e, Account account) {
        return switch (e.errors().getFirst().code()) {
            case "no-contact-point" ->
                account.language()
                        .pick(
                                "Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.",
                                "Please give an e-mail address or a phone number.");
            case "not-an-email" ->
                account.language()
                        .pick("Diese E-Mail-Adresse ist nicht vollständig.", "This e-mail address is not complete.");
            case "too-long" -> account.language().pick("Eine Angabe ist zu lang.", "One of the entries is too long.");
            default ->
                account.language().pick("Eine Angabe kann nicht gelesen werden.", "One of the entries cannot be read.");
        };
    }

    private static ResponseEntity<String> html(int status, FormPage page, String html) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .header("Content-Security-Policy", page.contentSecurityPolicy())
                .header("Cache-Control", "no-store")
                .body(html);
    }
}
