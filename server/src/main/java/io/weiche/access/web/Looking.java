package io.weiche.access.web;

import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Beginning and ending to look as somebody else, each with its entry in the audit.
@Component
class Looking {
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

    private final SignIns signIns;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Looking(SignIns signIns, Audit audit, TransactionTemplate transaction) {
        this.signIns = signIns;
        this.audit = audit;
        this.transaction = transaction;
    }

    void begin(long userId, HttpServletRequest request, HttpServletResponse response) {
        transaction.executeWithoutResult(_ -> audit.write("view-as-began", "user:" + userId, null, Map.of()));
        ViewAsFilter.COOKIE.write(request, response, Long.toString(userId), UNTIL_CLOSED);
    }

    /// Of no consequence for whoever does not.
    void end(HttpServletRequest request, HttpServletResponse response) {
        if (ViewAsFilter.COOKIE.read(request).isEmpty()) {
            return;
        }
        if (CurrentUser.find().isPresent()) {
            ViewAsFilter.seen(request, signIns)
                    .ifPresent(seen -> transaction.executeWithoutResult(
                            _ -> audit.write("view-as-ended", "user:" + seen.userId(), null, null)));
        }
        ViewAsFilter.COOKIE.clear(request, response);
    }
}
