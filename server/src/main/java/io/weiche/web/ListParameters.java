package io.weiche.web;

import io.weiche.kernel.BadInput;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Refuses what a list was asked for and does not do: whoever filters or sorts must not take everything, or another
/// order, for what they asked for. Comes after the rights.
@Component
class ListParameters implements HandlerInterceptor, WebMvcConfigurer {
    private static final List<String> UNDERSTOOD_OR_REFUSED = List.of("filter", "sort");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && isList(method)) {
            var parameters = request.getParameterMap();
            UNDERSTOOD_OR_REFUSED.stream()
                    .filter(name -> parameters.containsKey(name) && !knows(method, name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw BadInput.of(name, "not-supported", "This list does not know " + name + ".");
                    });
        }
        return true;
    }

    private static boolean isList(HandlerMethod method) {
        return ResolvableType.forMethodReturnType(method.getMethod())
                        .as(Page.class)
                        .resolve()
                != null;
    }

    private static boolean knows(HandlerMethod method, String name) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> isNamed(parameter, name));
    }

    /// Something that is no parameter of the address by itself may read any of them.
    private static boolean isNamed(MethodParameter parameter, String name) {
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked == null) {
            return parameter.getParameterAnnotations().length == 0;
        }
        if (!asked.name().isEmpty()) {
            return asked.name().equals(name);
        }
        return name.equals(parameter.getParameter().getName());
    }
}
