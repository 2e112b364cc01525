package io.weiche.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whose records a person's scopes mean. Deactivated colleagues belong to their department as before.
///
/// @param me null for the system, which reaches everything
/// @param department the people of one's departments, oneself among them
/// @param below these and the people of all departments below
record People(@Nullable Long me, Set<Long> department, Set<Long> below) {
    static final People NOBODY = new People(null, Set.of(), Set.of());

    People {
        department = Set.copyOf(department);
        below = Set.copyOf(below);
    }

    static People alone(long me) {
        return new People(me, Set.of(me), Set.of(me));
    }

    boolean observes(Subject subject) {
        return me != null && subject.observers().contains(me);
    }

    boolean reached(Scope scope, Subject subject) {
        return switch (scope) {
            case NONE -> false;
            case OWN -> me != null && me == subject.responsibleId();
            case DEPARTMENT -> department.contains(subject.responsibleId());
            case BELOW -> below.contains(subject.responsibleId());
            case OPEN -> subject.openToAll() || below.contains(subject.responsibleId());
            case ALL -> true;
        };
    }
}
