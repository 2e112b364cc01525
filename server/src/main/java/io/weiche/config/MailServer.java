package io.weiche.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// How mail leaves the house: one SMTP server, and the address it comes from.
///
/// @param encrypted true: TLS from the first byte; false: TLS as soon as the server offers it
public record MailServer(
        String host,
        int port,
        boolean encrypted,
        @Nullable String user,
        @Nullable String password,
        String from) {

    /// @throws BadConfig when only one of the two is set, or it cannot work
    static @Nullable MailServer of(@Nullable String url, @Nullable String from) {
        if (url == null || url.isBlank()) {
            return null;
        }
        if (from == null || !from.matches("[^\\s@<>\"]+@[^\\s@<>\"]+")) {
            throw new BadConfig("WEICHE_MAIL_FROM must be the address mail comes from, like crm@example.com.");
        }
        try {
            var uri = URI.create(url.strip());
            var encrypted = "smtps".equals(uri.getScheme());
            if (uri.getHost() != null && (encrypted || "smtp".equals(uri.getScheme()))) {
                var login = uri.getRawUserInfo() == null
                        ? new String[] {}
                        : uri.getRawUserInfo().split(":", 2);
                return new MailServer(
                        uri.getHost(),
                        uri.getPort() > 0 ? uri.getPort() : encrypted ? 465 : 587,
                        encrypted,
                        login.length > 0 ? decoded(login[0]) : null,
                        login.length > 1 ? decoded(login[1]) : null,
                        from);
            }
        } catch (IllegalArgumentException e) {
            // said below, without what was set: it may hold a password
        }
        throw new BadConfig("WEICHE_SMTP_URL must look like smtp://user:password@mail.example.com:587.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
