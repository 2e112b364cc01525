package io.weiche.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Where the current work was asked for from. Empty for what no request asked for: jobs, commands.
///
/// @param way how whoever asked was recognised: a session, a token, nobody
public record RequestOrigin(
        @Nullable String address,
        @Nullable String agent,
        @Nullable String way) {
    private static final int LONGEST_AGENT = 300;

    public static RequestOrigin current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : new RequestOrigin(null, null, null);
    }

    private static RequestOrigin of(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return new RequestOrigin(
                request.getRemoteAddr(),
                agent == null ? null : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)),
                way(request));
    }

    private static String way(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/rest/")) {
            return TokenKind.WEBHOOK.name();
        }
        return request.getAttribute(SignIns.Recognised.ATTRIBUTE) instanceof SignIns.Recognised recognised
                ? recognised.credential().kind() == null ? "SESSION" : TokenKind.API.name()
                : "NONE";
    }
}
