package io.weiche.access.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.access.SignedIn;
import io.weiche.web.HostCookie;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import io.weiche.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets administrators see everything as somebody else sees it. The cookie holds no secret: it counts only beside the
/// session of an administrator, and whoever looks so changes nothing.
@Component
@Order(11)
class ViewAsFilter extends OncePerRequestFilter {
    /// Readable for the client, which shows who is looked as.
    static final HostCookie COOKIE = new HostCookie("weiche_view_as", "Strict", false);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> ALLOWED = Set.of(ViewAsController.PATH, SessionController.PATH);
    /// How and where somebody signs in, in every account they belong to.
    private static final String ONES_OWN = "/api/v1/me/";

    private final SignIns signIns;
    private final ProblemWriter problems;

    ViewAsFilter(SignIns signIns, ProblemWriter problems) {
        this.signIns = signIns;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/v1/")
                || wanted(request).isEmpty();
    }

    static Optional<Long> wanted(HttpServletRequest request) {
        return COOKIE.read(request)
                .filter(value -> value.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    /// Whom the present session looks as; empty when it does not, or may not.
    static Optional<SignedIn> seen(HttpServletRequest request, SignIns signIns) {
        var recognised = (SignIns.Recognised) request.getAttribute(SignIns.Recognised.ATTRIBUTE);
        return recognised == null
                        || recognised.credential().kind() != null
                        || !recognised.user().administrator()
                ? Optional.empty()
                : wanted(request).flatMap(signIns::signedIn);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var seen = CurrentUser.find().isEmpty() ? Optional.<SignedIn>empty() : seen(request, signIns);
        if (seen.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (!SAFE.contains(request.getMethod()) && !ALLOWED.contains(request.getRequestURI())) {
            problems.write(
                    response,
                    new Problem(ProblemType.FORBIDDEN, "Whoever looks as somebody else changes nothing.")
                            .with("permission", "VIEW_AS"));
            return;
        }
        // as it is understood, whichever letters are written by their numbers
        if (request.getServletPath().startsWith(ONES_OWN)) {
            problems.write(
                    response,
                    new Problem(ProblemType.FORBIDDEN, "How somebody signs in is nobody else's to see.")
                            .with("permission", "VIEW_AS"));
            return;
        }
        Proceeding.seenBy(CurrentUser.require(), seen.get(), request, response, chain);
    }
}
