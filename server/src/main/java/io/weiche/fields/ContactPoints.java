package io.weiche.fields;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All contact points of one record, in the order people gave them.
public record ContactPoints(List<ContactPoint> all) {
    public static final ContactPoints NONE = new ContactPoints(List.of());

    public ContactPoints {
        all = List.copyOf(all);
    }

    public List<ContactPoint> of(ContactPoint.Type type) {
        return all.stream().filter(point -> point.type() == type).toList();
    }

    public @Nullable String first(ContactPoint.Type type) {
        return of(type).stream().map(ContactPoint::value).findFirst().orElse(null);
    }

    public Set<String> matchKeys() {
        return all.stream().map(ContactPoint::matchKey).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /// For the history: what is shown of one type.
    public @Nullable String display(ContactPoint.Type type) {
        var text = of(type).stream().map(ContactPoint::value).collect(Collectors.joining(", "));
        return text.isEmpty() ? null : text;
    }
}
