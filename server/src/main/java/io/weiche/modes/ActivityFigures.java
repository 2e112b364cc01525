package io.weiche.modes;

import io.weiche.timeline.Activity;
import java.util.List;

/// Open activities of leads and what becomes of them in a switch. In a rehearsal those that are neither kept nor
/// completed stay with leads that cannot be converted; in a switch there are none.
///
/// @param open how many there are before
/// @param kept stay open and go along to the deal
/// @param completed are completed by the switch
/// @param types only those of which something is open
/// @param people who is responsible for most of them
/// @param peopleTotal how many are responsible for any
public record ActivityFigures(
        long open, long kept, long completed, List<OfType> types, List<OfPerson> people, long peopleTotal) {
    static final ActivityFigures NONE = new ActivityFigures(0, 0, 0, List.of(), List.of(), 0);

    public ActivityFigures {
        types = List.copyOf(types);
        people = List.copyOf(people);
    }

    public record OfType(Activity.Type type, long open, long kept, long completed) {}

    public record OfPerson(long userId, String name, long open, long kept, long completed) {}

    static ActivityFigures of(List<OfType> types, List<OfPerson> people, long peopleTotal) {
        return new ActivityFigures(
                types.stream().mapToLong(OfType::open).sum(),
                types.stream().mapToLong(OfType::kept).sum(),
                types.stream().mapToLong(OfType::completed).sum(),
                types,
                people,
                peopleTotal);
    }
}
