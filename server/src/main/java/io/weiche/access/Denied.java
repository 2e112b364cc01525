package io.weiche.access;

import java.util.List;
import java.util.stream.Stream;

/// What the current user may see but not do with a record: clients do not offer it, and can ask why.
public final class Denied {
    private Denied() {}

    /// Of changing, deleting and converting; empty for whoever may do everything.
    public static List<Action> of(Subject subject) {
        var matrix = CurrentUser.require().matrix();
        return Stream.of(Action.CHANGE, Action.DELETE, Action.CONVERT)
                .filter(action -> action != Action.CONVERT || subject.kind() == io.weiche.kernel.RecordKind.LEAD)
                .filter(action -> !matrix.allows(action, subject))
                .toList();
    }
}
