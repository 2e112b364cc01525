package io.weiche.bitrix24.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the warnings of one call.
public final class Warnings {
    private static final int MOST = 100;
    private static final int LONGEST_FIELD = 100;

    private final List<Map<String, @Nullable Object>> all = new ArrayList<>();

    public void add(String code, String message, @Nullable String field) {
        if (all.size() < MOST) {
            var shown = field == null || field.length() <= LONGEST_FIELD ? field : field.substring(0, LONGEST_FIELD);
            all.add(new Warning(code, message, shown).shown());
        }
    }

    /// Grows with what is added later.
    public List<Map<String, @Nullable Object>> shown() {
        return Collections.unmodifiableList(all);
    }
}
