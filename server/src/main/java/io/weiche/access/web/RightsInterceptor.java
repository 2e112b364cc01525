package io.weiche.access.web;

import io.weiche.access.Access;
import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.SignIns;
import io.weiche.access.TokenScope;
import io.weiche.access.WithoutFactor;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Asks every handler method what it requires. A method of ours that declares nothing answers nobody.
@Component
class RightsInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Access access;

    RightsInterceptor(Access access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            // the end of an answer that was allowed when it began, or saying what went wrong: there is no user any more
            return true;
        }
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("io.weiche.")) {
            return true;
        }
        var requires = method.getMethodAnnotation(Requires.class);
        if (requires == null) {
            throw new Problem(ProblemType.FORBIDDEN, "This address declares no right.");
        }
        if (requires.value() != Right.ANYONE) {
            CurrentUser.require();
            access.require(requires.value());
            refuseBeyondScope(request, method, requires.value());
            refuseWithoutFactor(request, method, requires.value());
        }
        return true;
    }

    /// A token that was narrowed reaches less than its user.
    private static void refuseBeyondScope(HttpServletRequest request, HandlerMethod method, Right right) {
        if (!(request.getAttribute(SignIns.Recognised.ATTRIBUTE) instanceof SignIns.Recognised recognised)
                || recognised.scopes() == null) {
            return;
        }
        var enough = scopes(request, method, right);
        if (recognised.scopes().stream().noneMatch(enough::contains)) {
            throw new Problem(ProblemType.FORBIDDEN, "The token lacks the scope: " + enough + ".")
                    .with("permission", "SCOPE");
        }
    }

    private static void refuseWithoutFactor(HttpServletRequest request, HandlerMethod method, Right right) {
        var open = right == Right.SIGNED_IN && method.getBeanType().isAnnotationPresent(WithoutFactor.class);
        if (!open
                && request.getAttribute(SignIns.Recognised.ATTRIBUTE) instanceof SignIns.Recognised recognised
                && recognised.lacksFactor()) {
            throw new Problem(ProblemType.SECOND_FACTOR_DEMANDED, "Set up a second factor first.");
        }
    }

    private static List<TokenScope> scopes(HttpServletRequest request, HandlerMethod method, Right right) {
        var own = method.getMethodAnnotation(Scoped.class);
        var declared = own == null ? method.getBeanType().getAnnotation(Scoped.class) : own;
        if (declared != null) {
            return List.of(declared.value());
        }
        if (right != Right.SIGNED_IN) {
            return List.of(TokenScope.SETTINGS);
        }
        return List.of(READING.contains(request.getMethod()) ? TokenScope.READ : TokenScope.WRITE);
    }
}
