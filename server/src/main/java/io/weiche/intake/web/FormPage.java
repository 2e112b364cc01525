package io.weiche.intake.web;

import io.weiche.accounts.Language;
import io.weiche.intake.WebForm;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// The public page of a form: plain HTML that works without a script. Everything in it is escaped.
final class FormPage {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// People do not see this field; programs that fill in everything do.
    static final String TRAP = "homepage";

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #c9ced6; --accent: #0f6b7c; --bad: #b3261e; }
            * { box-sizing: border-box; }
            body { margin: 0; padding: 2rem 1rem; font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 34rem; margin: 0 auto; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
            label { display: block; margin-top: 1rem; font-weight: 600; }
            input, textarea { width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .5rem .75rem; font: inherit;
                border: 1px solid var(--line); border-radius: .5rem; background: transparent; color: inherit; }
            textarea { min-height: 8rem; }
            input:focus-visible, textarea:focus-visible, button:focus-visible { outline: 3px solid var(--accent);
                outline-offset: 1px; }
            .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); column-gap: 1rem; }
            .error { color: var(--bad); font-weight: 600; }
            @media (prefers-color-scheme: dark) { :root { --line: #4a515c; --accent: #8fb0ff; --bad: #ffb4ab; } }
            .trap { position: absolute; left: -100rem; }
            button { margin-top: 1.5rem; min-height: 2.75rem; padding: .5rem 1.5rem; font: inherit; font-weight: 600;
                color: #fff; background: #0f6b7c; border: 0; border-radius: .5rem; cursor: pointer; }""";

    private final WebForm form;
    private final Language language;
    private final String nonce = nonce();

    FormPage(WebForm form, Language language) {
        this.form = form;
        this.language = language;
    }

    /// The page runs nothing and loads nothing. It may be shown inside of other sites: frame-ancestors outranks the
    /// header X-Frame-Options that all our answers carry.
    String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'nonce-" + nonce
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors *";
    }

    /// @param values what was entered so far
    /// @param error why it was not accepted
    String fields(Map<String, String> values, @Nullable String error) {
        var submission = values.getOrDefault("submission", HexFormat.of().formatHex(randomBytes()));
        return page("""
                <h1>%s</h1>%s%s
                <form method="post" accept-charset="utf-8">
                <input type="hidden" name="submission" value="%s">%s
                <div class="pair"><div>%s</div><div>%s</div></div>
                %s
                <div class="pair"><div>%s</div><div>%s</div></div>
                <label for="message">%s</label>
                <textarea id="message" name="message" maxlength="20000">%s</textarea>
                <div class="trap" aria-hidden="true"><label for="%s">Homepage</label>
                <input id="%s" name="%s" tabindex="-1" autocomplete="off"></div>
                <button type="submit">%s</button>
                </form>""".formatted(
                        escape(form.title()),
                        form.intro() == null ? "" : "<p>" + lines(form.intro()) + "</p>",
                        error == null ? "" : "<p class=\"error\" role=\"alert\">" + escape(error) + "</p>",
                        escape(submission),
                        utm(values),
                        input("firstName", language.pick("Vorname", "First name"), "text", "given-name", values),
                        input("lastName", language.pick("Nachname", "Last name"), "text", "family-name", values),
                        input("company", language.pick("Unternehmen", "Company"), "text", "organization", values),
                        input("email", "E-Mail", "email", "email", values),
                        input("phone", language.pick("Telefon", "Phone"), "tel", "tel", values),
                        language.pick("Ihre Nachricht", "Your message"),
                        escape(values.getOrDefault("message", "")),
                        TRAP,
                        TRAP,
                        TRAP,
                        language.pick("Absenden", "Send")));
    }

    String thanks() {
        var text = form.thankYou() == null ? language.pick("Vielen Dank!", "Thank you!") : form.thankYou();
        return page("<h1>" + escape(form.title()) + "</h1><p role=\"status\">" + lines(text) + "</p>");
    }

    private static String input(
            String name, String label, String type, String autocomplete, Map<String, String> values) {
        return "<label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" type=\"%s\" autocomplete=\"%s\" maxlength=\"250\" value=\"%s\">"
                .formatted(name, label, name, name, type, autocomplete, escape(values.getOrDefault(name, "")));
    }

    private static String utm(Map<String, String> values) {
        var hidden = new StringBuilder();
        values.forEach((name, value) -> {
            if (name.startsWith("utm_")) {
                hidden.append(
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(escape(name), escape(value)));
            }
        });
        return hidden.toString();
    }

    private String page(String body) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex"><title>%s</title><style nonce="%s">%s</style></head>
                <body><main>%s</main></body></html>""".formatted(language.code(), escape(form.title()), nonce, STYLE, body);
    }

    private static String lines(String text) {
        return escape(text).replace("\n", "<br>");
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String nonce() {
        return Base64.getEncoder().encodeToString(randomBytes());
    }

    private static byte[] randomBytes() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
