package io.weiche.access.web;

import io.weiche.access.Access;
import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Asks every handler method what it requires. A method of ours that declares nothing answers nobody.
@Component
class RightsInterceptor implements HandlerInterceptor, WebMvcConfigurer {
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
        }
        return true;
    }
}
