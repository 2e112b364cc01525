package io.weiche.access;

import io.weiche.kernel.RecordKind;
import java.util.EnumMap;
import java.util.Map;

/// The access matrix of one user: the union of the user's roles. What is not in it is NONE.
public final class Matrix {
    private final Map<RecordKind, Map<Action, Scope>> cells = new EnumMap<>(RecordKind.class);

    static Matrix everything() {
        var matrix = new Matrix();
        for (var kind : RecordKind.values()) {
            for (var action : Action.values()) {
                matrix.allow(kind, action, Scope.ALL);
            }
        }
        return matrix;
    }

    void allow(RecordKind kind, Action action, Scope scope) {
        cells.computeIfAbsent(kind, _ -> new EnumMap<>(Action.class)).merge(action, scope, Scope::wider);
    }

    public Scope scope(RecordKind kind, Action action) {
        return cells.getOrDefault(kind, Map.of()).getOrDefault(action, Scope.NONE);
    }
}
