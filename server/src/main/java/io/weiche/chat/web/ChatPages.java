package io.weiche.chat.web;

import io.weiche.access.PublicKeys;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Language;
import io.weiche.chat.ChatChannel;
import io.weiche.chat.ChatChannels;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/// What other sites load to show the chat: a script with a button, and the page that stands in a frame behind it. Any
/// site may load them; they read and set no cookie.
@RestController
class ChatPages {
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    /// It loads our own script and style and nothing else, and speaks with us. It may be shown inside of other sites:
    /// frame-ancestors outranks the header X-Frame-Options that all our answers carry.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "form-action 'none'; base-uri 'none'; frame-ancestors *";

    private static final String SETTINGS = "\"__SETTINGS__\"";

    private final ChatChannels channels;
    private final JsonMapper json;
    private final String loader = text("loader.js");
    private final ResponseEntity<String> script = file(text("widget.js"), "text/javascript");
    private final ResponseEntity<String> style = file(text("widget.css"), "text/css");

    ChatPages(ChatChannels channels, JsonMapper json) {
        this.channels = channels;
        this.json = json;
    }

    private static String text(String name) {
        try {
            return new ClassPathResource("chat/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseEntity<String> file(String text, String type) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=utf-8"))
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .eTag("\"" + DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8)) + "\"")
                .cacheControl(CACHE)
                .body(text);
    }

    /// Puts the chat of a channel into a page of another site.
    @GetMapping("/chat/{key}.js")
    @Requires(Right.ANYONE)
    ResponseEntity<String> loader(@PathVariable String key) {
        var channel = find(key);
        var settings = Map.of("key", channel.key(), "name", channel.name(), "colour", channel.colour());
        return file(loader.replace(SETTINGS, json.writeValueAsString(settings)), "text/javascript");
    }

    @GetMapping("/chat/widget.js")
    @Requires(Right.ANYONE)
    ResponseEntity<String> script() {
        return script;
    }

    @GetMapping("/chat/widget.css")
    @Requires(Right.ANYONE)
    ResponseEntity<String> style() {
        return style;
    }

    /// The chat itself.
    ///
    /// @param lang language of the page it stands in
    @GetMapping("/chat/{key}/frame")
    @Requires(Right.ANYONE)
    ResponseEntity<String> frame(@PathVariable String key, @RequestParam(required = false) @Nullable String lang) {
        var channel = find(key);
        var language = "en".equals(lang) ? Language.EN : Language.DE;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .body(page(channel, language));
    }

    private static String page(ChatChannel channel, Language language) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
                <meta name="robots" content="noindex"><title>%s</title>
                <link rel="stylesheet" href="/chat/widget.css"><script src="/chat/widget.js" defer></script></head>
                <body data-key="%s" data-name="%s" data-colour="%s" data-welcome="%s" data-offline="%s">
                <main></main></body></html>""".formatted(
                        language.code(),
                        escape(channel.name()),
                        channel.key(),
                        escape(channel.name()),
                        channel.colour(),
                        escape(channel.welcome()),
                        escape(channel.offline()));
    }

    private static String escape(@Nullable String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private ChatChannel find(String key) {
        return PublicKeys.with(key, channels::findWidget, Function.identity())
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such chat."));
    }
}
