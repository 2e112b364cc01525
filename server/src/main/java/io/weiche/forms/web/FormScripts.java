package io.weiche.forms.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What pages with forms load. Any site may load it; it reads and sets no cookie.
@RestController
class FormScripts {
    static final String EMBED = "/f/embed.js";
    static final String PAGE = "/f/page.js";
    static final String STYLE = "/f/form.css";

    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final ResponseEntity<String> embed = answer("embed.js", "text/javascript");
    private final ResponseEntity<String> page = answer("page.js", "text/javascript");
    private final ResponseEntity<String> style = answer("form.css", "text/css");

    private static ResponseEntity<String> answer(String name, String type) {
        try {
            var text = new ClassPathResource("forms/" + name).getContentAsString(StandardCharsets.UTF_8);
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(type + ";charset=utf-8"))
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Cross-Origin-Resource-Policy", "cross-origin")
                    .eTag("\"" + DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8)) + "\"")
                    .cacheControl(CACHE)
                    .body(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts a form into a page of another site.
    @GetMapping(EMBED)
    @Requires(Right.ANYONE)
    ResponseEntity<String> embed() {
        return embed;
    }

    /// What the page of a form can do with a script.
    @GetMapping(PAGE)
    @Requires(Right.ANYONE)
    ResponseEntity<String> page() {
        return page;
    }

    @GetMapping(STYLE)
    @Requires(Right.ANYONE)
    ResponseEntity<String> style() {
        return style;
    }
}
