package io.weiche.testing;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.web.Answers;
import io.weiche.web.Takes;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// One address of the running server, as Spring knows it.
///
/// @param path with its variables, `/api/v1/leads/{id}`
public record Endpoint(String verb, String path, Method method) {

    /// All of ours, so that no test of all addresses can forget one.
    public static List<Endpoint> all(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> ours(entry.getValue()))
                .flatMap(entry -> entry.getKey().getPathPatternsCondition().getPatternValues().stream()
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(verb -> new Endpoint(
                                        verb.name(), path, entry.getValue().getMethod()))))
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::verb))
                .toList();
    }

    private static boolean ours(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("io.weiche.");
    }

    /// Part of our own interface, which is described and answers with problems.
    public boolean described() {
        return path.startsWith("/api/");
    }

    public Right right() {
        return method.getAnnotation(Requires.class).value();
    }

    public Takes takes() {
        return AnnotatedElementUtils.findMergedAnnotation(method, Takes.class);
    }

    public Answers answers() {
        return AnnotatedElementUtils.findMergedAnnotation(method, Answers.class);
    }

    public boolean mayHaveBody() {
        return verb.equals("POST") || verb.equals("PATCH") || verb.equals("PUT");
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
