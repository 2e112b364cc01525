package io.weiche.bitrix24.web;

import io.weiche.bitrix24.wire.FormTree;
import io.weiche.bitrix24.wire.JsonTree;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.RestError;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// The parameters of a request: those of the address, and over them those of the body in whatever encoding.
final class RequestParams {
    private RequestParams() {}

    /// @throws RestError when the body cannot be read
    static Params of(HttpServletRequest request) {
        var query = FormTree.parse(request.getQueryString());
        return request.getMethod().equals("POST") ? Params.of(query, body(request)) : Params.of(query);
    }

    private static ObjectNode body(HttpServletRequest request) {
        try {
            return read(request);
        } catch (IOException | ServletException | IllegalStateException e) {
            // the program went away, or its multipart body is none, or too large
            throw RestError.plain("The body cannot be read.");
        }
    }

    private static ObjectNode read(HttpServletRequest request) throws IOException, ServletException {
        var type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data")) {
            return parts(request);
        }
        var bytes = request.getInputStream().readAllBytes();
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return FormTree.parse(FormTree.utf8(bytes));
        }
        return type.contains("json") || looksLikeJson(bytes)
                ? JsonTree.parse(bytes)
                : FormTree.parse(FormTree.utf8(bytes));
    }

    /// For programs that do not say what they send.
    private static boolean looksLikeJson(byte[] bytes) {
        for (var sign : bytes) {
            if (!Character.isWhitespace(sign)) {
                return sign == '{' || sign == '[';
            }
        }
        return false;
    }

    private static ObjectNode parts(HttpServletRequest request) throws IOException, ServletException {
        var tree = new FormTree();
        for (var part : request.getParts()) {
            if (part.getSubmittedFileName() == null) {
                tree.add(part.getName(), text(part));
            }
        }
        return tree.root();
    }

    private static String text(Part part) throws IOException {
        try (var stream = part.getInputStream()) {
            return FormTree.utf8(stream.readAllBytes());
        }
    }
}
