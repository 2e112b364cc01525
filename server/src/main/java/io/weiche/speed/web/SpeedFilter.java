package io.weiche.speed.web;

import io.weiche.speed.Speedometer;
import io.weiche.speed.Work;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Measures requests, with what they waited for room. What was refused is no work, and a stream has no end to wait for.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SpeedFilter extends OncePerRequestFilter {
    private static final int REFUSED = 400;

    private final Speedometer speedometer;

    SpeedFilter(Speedometer speedometer) {
        this.speedometer = speedometer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var begun = System.nanoTime();
        chain.doFilter(request, response);
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && response.getStatus() < REFUSED
                && !request.isAsyncStarted()) {
            Work.of(request.getMethod(), pattern)
                    .ifPresent(work -> speedometer.answered(work, System.nanoTime() - begun));
        }
    }
}
