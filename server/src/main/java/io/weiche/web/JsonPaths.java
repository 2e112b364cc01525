package io.weiche.web;

import tools.jackson.core.JacksonException;

/// Names the place in a JSON body the way people write it: `emails[0].value`.
final class JsonPaths {
    private JsonPaths() {}

    static String of(JacksonException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
                continue;
            }
            path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
        }
        return path.toString();
    }
}
