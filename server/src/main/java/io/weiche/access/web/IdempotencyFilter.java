package io.weiche.access.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Idempotency;
import io.weiche.kernel.BadInput;
import io.weiche.web.BodyLimits;
import io.weiche.web.Problem;
import io.weiche.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// `Idempotency-Key` on a POST: the same key with the same request answers what was answered first, and does nothing
/// more. Only what succeeded is kept; whatever was refused may be corrected under the same key.
@Component
@Order(12)
class IdempotencyFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /// Signing in, and trying servers out: they open nothing that may be there once only, and cookies could not be
    /// repeated.
    private static final Pattern NOT_ONCE = Pattern.compile("/api/v1/(session|me/.*|passkey-session.*|mailboxes/test)");

    /// Their requests or answers hold secrets, which are nowhere kept in a readable or guessable form.
    private static final Pattern SECRET = Pattern.compile("/api/v1/(tokens|users|mailboxes|mailboxes/[^/]+/forwarding"
            + "|chat-channels|webhooks|webhooks/[^/]+/secret|call-providers|call-providers/[^/]+/secret"
            + "|invitations|invitations/[^/]+/renew)");

    private final Idempotency keys;
    private final TransactionTemplate transaction;
    private final ProblemWriter problems;

    IdempotencyFilter(Idempotency keys, TransactionTemplate transaction, ProblemWriter problems) {
        this.keys = keys;
        this.transaction = transaction;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || CurrentUser.find().isEmpty()
                // what has no length is not kept to be compared
                || BodyLimits.streams(request)
                || NOT_ONCE.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var key = requireKey(request.getHeader(HEADER));
            var repeatable = RepeatableRequest.of(request);
            var answer = new ContentCachingResponseWrapper(response);
            var keyed = new Idempotency.Keyed(
                    key,
                    hash(repeatable),
                    SECRET.matcher(request.getRequestURI()).matches());
            var earlier = once(keyed, repeatable, answer, chain);
            if (earlier.isPresent()) {
                write(response, earlier.get());
            } else {
                answer.copyBodyToResponse();
            }
        } catch (BadInput input) {
            problems.write(response, input);
        } catch (Problem problem) {
            problems.write(response, problem);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("a request with a key was not kept: {}", e.getMessage());
            problems.write(response, Problem.unavailable());
        }
    }

    private static String requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw BadInput.of(HEADER, "malformed", "The key must have 1 to 255 visible ASCII characters.");
        }
        return key;
    }

    /// @return what was answered before; empty when this was the first time, and `response` holds the answer
    private Optional<Idempotency.Answer> once(
            Idempotency.Keyed keyed,
            RepeatableRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            var answered = transaction.execute(status -> {
                var earlier = keys.claim(keyed);
                if (earlier.isPresent()) {
                    return earlier;
                }
                handle(request, response, chain);
                if (response.getStatus() >= 300) {
                    status.setRollbackOnly();
                } else {
                    keys.keep(keyed, answer(response));
                }
                return earlier;
            });
            return answered == null ? Optional.empty() : answered;
        } catch (Passed passed) {
            if (passed.io != null) {
                throw passed.io;
            }
            throw new ServletException(passed.getCause());
        }
    }

    private static void handle(RepeatableRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new Passed(e, e);
        } catch (ServletException e) {
            throw new Passed(e, null);
        }
    }

    /// Carries a checked exception out of the transaction, which it rolls back.
    private static final class Passed extends RuntimeException {
        private final transient @Nullable IOException io;

        Passed(Exception cause, @Nullable IOException io) {
            super(cause);
            this.io = io;
        }
    }

    private static Idempotency.Answer answer(ContentCachingResponseWrapper response) {
        return new Idempotency.Answer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getHeader(HttpHeaders.ETAG),
                response.getContentAsByteArray());
    }

    private static void write(HttpServletResponse response, Idempotency.Answer answer) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Idempotent-Replayed", "true");
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.setHeader(HttpHeaders.ETAG, answer.etag());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.getOutputStream().write(answer.body());
    }

    private static byte[] hash(RepeatableRequest request) {
        var head = CurrentUser.requireId() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
        return DigestUtils.updateDigest(DigestUtils.getSha256Digest(), head).digest(request.body());
    }
}
