package io.weiche.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses addresses of the interface with path parameters (`/leads/1;x=2`). The framework would cut them off, so that
/// a proxy in front and the server behind could read two different addresses (reliability S25).
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class PlainPathFilter extends OncePerRequestFilter {
    private final ProblemWriter problems;

    PlainPathFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (path.startsWith("/api/") && path.indexOf(';') >= 0) {
            problems.write(
                    response, new Problem(ProblemType.MALFORMED_REQUEST, "No semicolon may stand in the address."));
            return;
        }
        chain.doFilter(request, response);
    }
}
