package io.weiche.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets in as many requests at once as the database has connections for, less some that stay free for jobs: under more
/// load than the machine can bear, a switch goes on, those who were let in are answered, and the others hear at once
/// that they should come again.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
public class RequestGate extends OncePerRequestFilter {
    public static final int AT_ONCE = 14;
    private static final long PATIENCE_SECONDS = 3;

    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final ProblemWriter problems;
    private final RequestLoad load;

    RequestGate(ProblemWriter problems, RequestLoad load) {
        this.problems = problems;
        this.load = load;
    }

    /// Files of the client need no database; those of records hold no connection while their bytes travel.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/")
                        && !path.startsWith("/rest/")
                        && !path.startsWith("/f/")
                        && !path.startsWith("/chat/")
                        && !path.startsWith("/calendar/")
                || BodyLimits.streams(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        load.begun(request);
        if (!enter()) {
            problems.write(request, response, Problem.unavailable());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    private boolean enter() {
        try {
            return room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
