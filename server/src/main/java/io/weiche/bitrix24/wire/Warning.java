package io.weiche.bitrix24.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the original would have swallowed silently: the answer keeps its shape and says so beside it.
///
/// @param field code of the field it is about; null when it is about the whole call
public record Warning(String code, String message, @Nullable String field) {
    public Map<String, @Nullable Object> shown() {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("code", code);
        shown.put("message", message);
        shown.put("field", field);
        return shown;
    }
}
