package io.weiche.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/// Whether people and programs are at work on this node, so that jobs can leave them room.
@Component
public class RequestLoad {
    /// So few requests a second are somebody who looks on, or a probe.
    private static final int FEW = 5;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private long second;
    private int before;
    private int now;

    RequestLoad() {
        this(System::nanoTime);
    }

    RequestLoad(LongSupplier nanos) {
        this.nanos = nanos;
        this.second = nanos.getAsLong();
    }

    /// Whoever watches a job is no reason for it to go slower.
    void begun(HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/api/v1/crm-mode/switches/")) {
            begun();
        }
    }

    synchronized void begun() {
        turn();
        now++;
    }

    /// Whether there is more than now and then a request.
    public synchronized boolean busy() {
        turn();
        return Math.max(before, now) > FEW;
    }

    private void turn() {
        var passed = (nanos.getAsLong() - second) / SECOND;
        if (passed > 0) {
            before = passed == 1 ? now : 0;
            now = 0;
            second += passed * SECOND;
        }
    }
}
