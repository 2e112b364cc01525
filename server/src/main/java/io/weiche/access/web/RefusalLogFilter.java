package io.weiche.access.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignedIn;
import io.weiche.kernel.CurrentAccount;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Logs what somebody asked for and may not: who, by number, and which address, without anybody's words in it.
@Component
@Order(13)
class RefusalLogFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLogFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
            LOG.info(
                    "refused: {} of user {} of account {}",
                    place(request),
                    CurrentUser.find().map(SignedIn::userId).orElse(null),
                    CurrentAccount.present() ? CurrentAccount.require() : null);
        }
    }

    /// Methods and patterns are ours; everything else of a request is somebody else's text.
    private static String place(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "an unknown address" : request.getMethod() + " " + pattern;
    }
}
