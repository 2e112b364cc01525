package io.weiche.timeline;

import io.weiche.access.CurrentUser;
import io.weiche.kernel.RecordKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes out of the history what tells of fields that the current user does not see.
final class HiddenChanges {
    private static final String CUSTOM = "custom.";

    private HiddenChanges() {}

    static @Nullable JsonNode of(RecordKind kind, EntryType type, @Nullable JsonNode data) {
        if (type == EntryType.FIELDS_CHANGED && data instanceof ObjectNode told) {
            var hidden = CurrentUser.require().matrix().hidden(kind);
            if (!hidden.isEmpty()) {
                return without(told, hidden);
            }
        }
        return data;
    }

    private static JsonNode without(ObjectNode told, Set<String> hidden) {
        var seen = told.deepCopy();
        var changes = seen.putArray("changes");
        told.path("changes").forEach(change -> {
            var field = change.path("field").asString("");
            if (!field.startsWith(CUSTOM) || !hidden.contains(field.substring(CUSTOM.length()))) {
                changes.add(change);
            }
        });
        return seen;
    }
}
