package io.weiche.mailboxes.web;

import jakarta.servlet.http.HttpServletResponse;

/// The form of a message as a page of its own. Nothing in it runs, sends or reaches the page around it; links open
/// elsewhere.
final class MailPage {
    private static final String SANDBOX = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; frame-ancestors 'self'; img-src ";

    private static final String HEAD =
            "<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
                    + "<style>body{font:15px/1.5 system-ui,sans-serif;margin:12px;overflow-wrap:anywhere;color:#1c2024;"
                    + "background:#fff}img{max-width:100%;height:auto}</style>";

    private MailPage() {}

    /// @param pictures also those that lie elsewhere
    static String of(String html, boolean pictures, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", SANDBOX + (pictures ? "https: http: data:" : "data:"));
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        return HEAD + html;
    }
}
