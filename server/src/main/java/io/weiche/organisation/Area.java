package io.weiche.organisation;

import io.weiche.access.Action;
import java.util.EnumSet;
import java.util.Set;

/// What rights are about: the four kinds of record, and figures.
public enum Area {
    LEAD(1, EnumSet.allOf(Action.class)),
    DEAL(2, EnumSet.complementOf(EnumSet.of(Action.CONVERT))),
    CONTACT(3, EnumSet.complementOf(EnumSet.of(Action.CONVERT, Action.MOVE))),
    COMPANY(4, EnumSet.complementOf(EnumSet.of(Action.CONVERT, Action.MOVE))),
    ANALYTICS(5, EnumSet.of(Action.READ, Action.EXPORT));

    private final int number;
    private final Set<Action> actions;

    Area(int number, Set<Action> actions) {
        this.number = number;
        this.actions = actions;
    }

    int number() {
        return number;
    }

    static Area ofNumber(int number) {
        for (var area : values()) {
            if (area.number == number) {
                return area;
            }
        }
        throw new IllegalArgumentException("no area has the number " + number);
    }

    boolean knows(Action action) {
        return actions.contains(action);
    }
}
