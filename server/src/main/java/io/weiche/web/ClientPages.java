package io.weiche.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Serves the client: its files with long caching, and its one page for every address the client routes itself.
@Configuration
class ClientPages implements WebMvcConfigurer {
    private static final String NONCE = "__CSP_NONCE__";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ClassPathResource page = new ClassPathResource("client/index.html");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/client/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        registry.addResourceHandler("/*.svg", "/*.png", "/*.webmanifest", "/*.ico", "/sw.js", "/robots.txt")
                .addResourceLocations("classpath:/client/")
                .setCacheControl(CacheControl.noCache());
    }

    @Bean
    RouterFunction<ServerResponse> clientPage() {
        return RouterFunctions.route()
                .GET(
                        "/{*path}",
                        request -> !isOurs(request.path())
                                && !lastSegment(request.path()).contains("."),
                        request -> ServerResponse.ok().build((_, response) -> {
                            writePage(response);
                            return null;
                        }))
                .build();
    }

    private static boolean isOurs(String path) {
        // what an error becomes is not for the client's pages
        return path.equals("/error")
                || path.startsWith("/api/")
                || path.startsWith("/rest/")
                || path.startsWith("/f/")
                || path.startsWith("/chat/")
                || path.startsWith("/calendar/")
                || path.startsWith("/oidc/")
                || path.startsWith("/mail-consent/")
                || path.startsWith("/health/")
                || path.startsWith("/assets/");
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void writePage(HttpServletResponse response) throws IOException {
        if (!page.exists()) {
            response.sendError(404);
            return;
        }
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce
                        + "'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self';"
                        + " manifest-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
        var html = page.getContentAsString(StandardCharsets.UTF_8).replace(NONCE, nonce);
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
