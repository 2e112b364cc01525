package io.weiche.forms.web;

import io.weiche.forms.DisplayPlan;
import io.weiche.forms.FieldKind;
import io.weiche.forms.FormField;
import io.weiche.forms.Receiving;
import io.weiche.forms.Sent;
import io.weiche.forms.WebForm;
import io.weiche.forms.WebForms;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/// The public page of a form: plain HTML that works without a script; with one, rules follow what is entered at once.
/// Everything in it is escaped.
final class FormPage {
    static final List<String> MARKS =
            List.of("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "page", "referrer");
    /// In the address: another site shows the page.
    static final String EMBED = "embed";
    static final String EMBEDDED = "_embed";
    static final String STARTED = "_started";

    private static final JsonMapper JSON = new JsonMapper();

    private final WebForm form;
    private final Map<String, Integer> consents;
    private final String token;
    private final boolean embedded;
    private final FormTexts texts;

    /// @param embedded whether it stands in a page of another site
    FormPage(WebForms.Shown shown, boolean embedded) {
        this(shown.form(), shown.consents(), shown.token(), embedded);
    }

    private FormPage(WebForm form, Map<String, Integer> consents, String token, boolean embedded) {
        this.form = form;
        this.consents = consents;
        this.token = token;
        this.embedded = embedded;
        this.texts = new FormTexts(form.language());
    }

    /// As it will look; sends nothing.
    static String preview(WebForm form) {
        var page = new FormPage(form, Map.of(), "", false);
        return page.fields(new Sent(Map.of(), Map.of()), Map.of(), null, true);
    }

    /// It loads our own script and style and nothing else, and sends to us. It may be shown inside of other sites:
    /// frame-ancestors outranks the header X-Frame-Options that all our answers carry. The page people are sent to
    /// afterwards is named, because browsers follow a form only where it may go.
    String contentSecurityPolicy() {
        var target = form.redirectUrl() == null ? "" : " " + origin(form.redirectUrl());
        return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'"
                + target + "; base-uri 'none'; frame-ancestors *";
    }

    private static String origin(String url) {
        var address = URI.create(url);
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /// @param sent what was entered so far
    /// @param errors code of what is wrong, by field
    /// @param message what is said about the whole
    String fields(Sent sent, Map<String, String> errors, @Nullable String message) {
        return fields(sent, errors, message, false);
    }

    private String fields(Sent sent, Map<String, String> errors, @Nullable String message, boolean preview) {
        var plan = DisplayPlan.of(form.definition(), sent.values());
        var controls = new FormControls(consents, sent, plan, texts);
        var files = form.definition().fields().stream().anyMatch(field -> field.kind() == FieldKind.FILE);
        var said = message != null ? message : errors.isEmpty() ? null : texts.somethingWrong();
        return page("""
                <h1>%s</h1>%s%s
                <form method="post" accept-charset="utf-8"%s data-rules="%s"%s%s>
                %s
                <div class="fields">%s</div>
                <div class="trap" aria-hidden="true"><label for="%s">Homepage</label>
                <input id="%s" name="%s" tabindex="-1" autocomplete="off"></div>%s
                <button type="submit">%s</button>
                </form>""".formatted(
                escape(form.title()),
                form.intro() == null ? "" : "<p>" + lines(form.intro()) + "</p>",
                said == null ? "" : "<p class=\"error\" role=\"alert\">" + escape(said) + "</p>",
                files
                        ? " enctype=\"multipart/form-data\" data-too-large=\"" + escape(texts.again("too-large")) + "\""
                        : "",
                escape(JSON.writeValueAsString(form.definition().rules())),
                form.proofOfWork() ? " data-work=\"true\"" : "",
                preview ? " data-preview=\"true\"" : "",
                carried(sent, plan),
                form.definition().fields().stream()
                        .map(field -> controls.of(field, errors.get(field.key())))
                        .collect(Collectors.joining("\n")),
                Receiving.TRAP,
                Receiving.TRAP,
                Receiving.TRAP,
                form.proofOfWork()
                        ? "<noscript><p class=\"error\">" + escape(texts.needsScript()) + "</p></noscript>"
                        : "",
                texts.send()));
    }

    /// What the page carries along unseen.
    private String carried(Sent sent, DisplayPlan.Result plan) {
        var carried = new StringBuilder();
        hide(carried, Sent.SUBMISSION, token);
        hide(
                carried,
                Receiving.SEEN,
                form.definition().fields().stream()
                        .filter(field -> field.kind() != FieldKind.HIDDEN)
                        .map(FormField::key)
                        .filter(plan.visible()::contains)
                        .collect(Collectors.joining(",")));
        hide(carried, STARTED, sent.values().containsKey(Sent.SUBMISSION) ? "1" : "");
        hide(carried, Receiving.WORK, "");
        if (embedded) {
            hide(carried, EMBEDDED, "1");
        }
        MARKS.stream()
                .filter(name -> !sent.first(name).isEmpty())
                .forEach(name -> hide(carried, name, FormControls.cleaned(sent.first(name), 1_000)));
        form.definition().fields().stream()
                .filter(field -> field.kind() == FieldKind.HIDDEN && field.preset() == null)
                .filter(field -> !sent.first(field.key()).isEmpty())
                .forEach(field -> hide(carried, field.key(), FormControls.cleaned(sent.first(field.key()), 250)));
        return carried.toString();
    }

    private static void hide(StringBuilder page, String name, String value) {
        page.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(escape(name), escape(value)));
    }

    /// @param filesKept false: a file could not be stored
    String thanks(boolean filesKept) {
        var text = form.thankYou() == null ? texts.thanks() : form.thankYou();
        var on = form.redirectUrl() == null
                ? ""
                : "<p><a id=\"on\" target=\"_top\" href=\"%s\">%s</a></p>"
                        .formatted(escape(form.redirectUrl()), texts.goOn());
        return page("<h1>" + escape(form.title()) + "</h1><p role=\"status\" class=\"thanks\">" + lines(text) + "</p>"
                + (filesKept ? "" : "<p class=\"error\">" + escape(texts.fileLost()) + "</p>") + on);
    }

    private String page(String body) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex"><title>%s</title><link rel="stylesheet" href="%s">
                <script src="%s" defer></script></head>
                <body%s><main>%s</main></body></html>""".formatted(
                        form.language().code(),
                        escape(form.title()),
                        FormScripts.STYLE,
                        FormScripts.PAGE,
                        embedded ? " class=\"embedded\"" : "",
                        body);
    }

    static String lines(String text) {
        return escape(text).replace("\n", "<br>");
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
