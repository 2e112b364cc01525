package io.weiche.duplicates;

import io.weiche.duplicates.Likeness.Common;
import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is there already of those whom somebody is typing.
///
/// @param hidden whether the phone number or address also belongs to somebody whom the current user may not see
/// @param phoneUnreadable whether a phone number was typed that can be compared by its digits at most
public record Known(List<One> items, boolean hidden, boolean phoneUnreadable) {
    public Known {
        items = List.copyOf(items);
    }

    /// @param context what tells namesakes apart
    /// @param common by what they are recognised
    public record One(
            RecordKind kind, long id, String name, @Nullable String context, Set<Common> common) {
        public One {
            common = Set.copyOf(common);
        }
    }
}
