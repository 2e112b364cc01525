package io.weiche.openapi;

import io.weiche.access.Right;
import io.weiche.testing.Endpoint;
import io.weiche.web.Limits;
import io.weiche.web.ProblemBody;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Writes the description of the interface (OpenAPI 3.1) from the addresses of the running server.
final class OpenApi {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+):([^}]+)}");

    private final Comments comments;
    private final Schemas schemas;

    OpenApi(Comments comments) {
        this.comments = comments;
        this.schemas = new Schemas(comments);
    }

    Map<String, Object> document(List<Endpoint> endpoints) {
        var paths = new TreeMap<String, Map<String, Object>>();
        for (var endpoint : endpoints) {
            paths.computeIfAbsent(VARIABLE.matcher(endpoint.path()).replaceAll("{$1}"), _ -> new TreeMap<>())
                    .put(endpoint.verb().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Weiche", "version", "1", "description", """
                        Programs send `Authorization: Bearer wch_…`. Browsers send their session cookie and, to change \
                        something, the header `X-CSRF-Token`. Every error is a problem (RFC 9457) whose `type` is \
                        stable. `Idempotency-Key` on a POST makes repeating it harmless: the same key with the same \
                        request answers what was answered first. Times are ISO 8601 with offset; an absent field of a \
                        PATCH stays as it is, null empties it."""));
        document.put("security", List.of(Map.of("token", List.of()), Map.of("session", List.of(), "csrf", List.of())));
        document.put("paths", paths);
        document.put("components", components());
        return ordered(document);
    }

    /// In the order of writing where there is one, else by name: the same document every time.
    private static Map<String, Object> ordered(Map<?, ?> map) {
        var ordered =
                map instanceof LinkedHashMap ? new LinkedHashMap<String, Object>() : new TreeMap<String, Object>();
        map.forEach((name, value) -> ordered.put((String) name, orderedValue(value)));
        return ordered;
    }

    private static Object orderedValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> ordered(map);
            case List<?> list -> list.stream().map(OpenApi::orderedValue).toList();
            default -> value;
        };
    }

    private Map<String, Object> components() {
        var problem = schemas.of(ProblemBody.class);
        return new TreeMap<>(Map.of(
                "schemas", schemas.components(),
                "responses",
                        Map.of(
                                "Problem",
                                new TreeMap<>(Map.of(
                                        "description",
                                        "A problem; nothing was changed.",
                                        "content",
                                        Map.of(MediaType.APPLICATION_PROBLEM_JSON_VALUE, Map.of("schema", problem))))),
                "parameters",
                        Map.of(
                                "IdempotencyKey",
                                new TreeMap<>(Map.of(
                                        "name",
                                        "Idempotency-Key",
                                        "in",
                                        "header",
                                        "required",
                                        false,
                                        "description",
                                        "1 to 255 characters of your choice, kept for at least 24 hours.",
                                        "schema",
                                        new TreeMap<>(Map.of("type", "string", "maxLength", 255))))),
                "securitySchemes",
                        new TreeMap<>(Map.of(
                                "token", new TreeMap<>(Map.of("type", "http", "scheme", "bearer")),
                                "session",
                                        new TreeMap<>(
                                                Map.of("type", "apiKey", "in", "cookie", "name", "weiche_session")),
                                "csrf",
                                        new TreeMap<>(
                                                Map.of("type", "apiKey", "in", "header", "name", "X-CSRF-Token"))))));
    }

    private Map<String, Object> operation(Endpoint endpoint) {
        var operation = new LinkedHashMap<String, Object>();
        var subject = endpoint.method().getDeclaringClass().getSimpleName().replace("Controller", "");
        operation.put("operationId", subject + "." + endpoint.method().getName());
        operation.put("tags", List.of(subject));
        comments.of(endpoint.method()).ifPresent(text -> operation.put("description", text));
        if (endpoint.right() == Right.ANYONE) {
            operation.put("security", List.of());
        } else if (endpoint.right() != Right.SIGNED_IN) {
            operation.put("x-right", endpoint.right().name());
        }
        var parameters = parameters(endpoint);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        var takes = endpoint.takes();
        if (takes != null) {
            operation.put(
                    "requestBody",
                    new TreeMap<>(Map.of(
                            "required",
                            true,
                            "content",
                            json(schemas.request(takes.value(), Arrays.asList(takes.required()))))));
        }
        operation.put("responses", responses(endpoint));
        return operation;
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of(MediaType.APPLICATION_JSON_VALUE, Map.of("schema", schema));
    }

    private List<Object> parameters(Endpoint endpoint) {
        var described = new ArrayList<Object>();
        for (var parameter : endpoint.method().getParameters()) {
            if (parameter.isAnnotationPresent(PathVariable.class)) {
                described.add(parameter(endpoint, parameter, parameter.getName(), "path", true));
            } else if (parameter.getAnnotation(RequestParam.class) instanceof RequestParam asked) {
                var name = asked.name().isEmpty() ? parameter.getName() : asked.name();
                described.add(parameter(endpoint, parameter, name, "query", false));
            } else if (parameter.getAnnotation(RequestHeader.class) instanceof RequestHeader header) {
                described.add(parameter(endpoint, parameter, header.value(), "header", false));
            }
        }
        if (endpoint.verb().equals("POST") && endpoint.right() != Right.ANYONE) {
            described.add(Map.of("$ref", "#/components/parameters/IdempotencyKey"));
        }
        return described;
    }

    private Map<String, Object> parameter(
            Endpoint endpoint, Parameter parameter, String name, String place, boolean required) {
        var schema = schemas.of(parameter.getType());
        var choice = VARIABLE.matcher(endpoint.path());
        if (place.equals("path") && choice.find() && choice.group(1).equals(name)) {
            schema.put("enum", List.of(choice.group(2).split("\\|")));
        }
        if (name.equals("limit")) {
            schema.put("minimum", 1);
            schema.put("maximum", Limits.MAX);
            schema.put("default", Limits.DEFAULT);
        }
        var described = new LinkedHashMap<String, Object>();
        described.put("name", name);
        described.put("in", place);
        described.put("required", required);
        comments.ofParameter(endpoint.method(), commented(parameter, name))
                .ifPresent(text -> described.put("description", text));
        described.put("schema", schema);
        return described;
    }

    /// Comments know parameters by their names in the code; a header is called as it is sent.
    private static String commented(Parameter parameter, String name) {
        return parameter.isAnnotationPresent(RequestHeader.class) ? name : parameter.getName();
    }

    private Map<String, Object> responses(Endpoint endpoint) {
        var responses = new TreeMap<String, Object>();
        for (var status : statuses(endpoint)) {
            var response = new TreeMap<String, Object>(Map.of("description", "Done."));
            var shapes = shapes(endpoint);
            if (!shapes.isEmpty()) {
                var schema = shapes.size() == 1 ? shapes.getFirst() : Map.<String, Object>of("oneOf", shapes);
                response.put("content", Map.of(mediaType(endpoint), Map.of("schema", schema)));
            }
            responses.put(Integer.toString(status), response);
        }
        responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
        return responses;
    }

    private static String mediaType(Endpoint endpoint) {
        var get = endpoint.method().getAnnotation(GetMapping.class);
        return get == null || get.produces().length == 0 ? MediaType.APPLICATION_JSON_VALUE : get.produces()[0];
    }

    static List<Integer> statuses(Endpoint endpoint) {
        if (endpoint.answers() != null) {
            return Arrays.stream(endpoint.answers().status()).boxed().toList();
        }
        var status = endpoint.method().getAnnotation(ResponseStatus.class);
        return List.of(status == null ? 200 : status.value().value());
    }

    private List<Map<String, Object>> shapes(Endpoint endpoint) {
        var answers = endpoint.answers();
        if (answers != null && answers.value().length > 0) {
            return Arrays.stream(answers.value()).map(schemas::of).toList();
        }
        var type = returned(endpoint);
        return type == void.class ? List.of() : List.of(schemas.of(type));
    }

    /// @throws AssertionError when neither the signature nor an annotation says what is answered
    private static Type returned(Endpoint endpoint) {
        var type = endpoint.method().getGenericReturnType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class) {
            type = generic.getActualTypeArguments()[0];
        }
        if (type == Object.class
                || type == SseEmitter.class
                || type.getTypeName().equals("?")) {
            throw new AssertionError(endpoint + " does not say what it answers: annotate it with @Answers.");
        }
        return type;
    }
}
