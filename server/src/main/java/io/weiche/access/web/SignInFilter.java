package io.weiche.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weiche.access.AccountKey;
import io.weiche.access.SignIns;
import io.weiche.access.TokenKind;
import io.weiche.access.Tokens;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import io.weiche.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Opens account and user of a request from its session cookie or bearer token. Whoever brings neither goes on as
/// nobody; what nobody may do is decided by [RightsInterceptor].
@Component
@Order(10)
class SignInFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(SignInFilter.class);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BEARER = "Bearer ";

    private final SignIns signIns;
    private final ProblemWriter problems;

    SignInFilter(SignIns signIns, ProblemWriter problems) {
        this.signIns = signIns;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var authorization = request.getHeader("Authorization");
            if (authorization != null) {
                byToken(authorization, request, response, chain);
                return;
            }
            bySession(request, response, chain);
        } catch (Problem problem) {
            problems.write(response, problem);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("nobody could be recognised: {}", e.getMessage());
            problems.write(response, Problem.unavailable());
        }
    }

    private void byToken(
            String authorization, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var prefix = BEARER + Tokens.API_PREFIX;
        var key = authorization.startsWith(prefix)
                ? AccountKey.parse(authorization.substring(prefix.length()))
                : Optional.<AccountKey>empty();
        var recognised = key.flatMap(
                token -> CurrentAccount.callAs(token.account(), () -> signIns.byToken(token, TokenKind.API)));
        if (key.isEmpty() || recognised.isEmpty()) {
            throw new Problem(ProblemType.NOT_SIGNED_IN, "The token is unknown, revoked or not made for this door.");
        }
        proceed(key.get(), recognised.get(), request, response, chain);
    }

    private void bySession(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = SessionCookie.read(request);
        var recognised =
                key.flatMap(cookie -> CurrentAccount.callAs(cookie.account(), () -> signIns.bySession(cookie)));
        if (key.isEmpty() || recognised.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (!SAFE.contains(request.getMethod()) && !request.getRequestURI().equals(SessionController.PATH)) {
            refuseForgery(request, recognised.get().csrfToken());
        }
        proceed(key.get(), recognised.get(), request, response, chain);
    }

    private static void proceed(
            AccountKey key,
            SignIns.Recognised recognised,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(SignIns.Recognised.ATTRIBUTE, recognised);
        Proceeding.as(key.account(), recognised.user(), request, response, chain);
    }

    /// A change asked for by a browser must carry the token only our own pages can read (reliability S17).
    private static void refuseForgery(HttpServletRequest request, @Nullable String expected) {
        var sent = request.getHeader("X-CSRF-Token");
        var site = request.getHeader("Sec-Fetch-Site");
        var foreign = site != null && !Arrays.asList("same-origin", "none").contains(site);
        if (foreign
                || sent == null
                || expected == null
                || !MessageDigest.isEqual(sent.getBytes(UTF_8), expected.getBytes(UTF_8))) {
            throw new Problem(ProblemType.FORBIDDEN, "The header X-CSRF-Token is missing or wrong.")
                    .with("permission", "CSRF");
        }
    }
}
