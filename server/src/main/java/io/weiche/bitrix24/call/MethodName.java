package io.weiche.bitrix24.call;

import io.weiche.bitrix24.wire.RestError;
import java.util.Locale;

/// The name of a method in the spellings programs use.
public final class MethodName {
    public static final String BATCH = "batch";

    private MethodName() {}

    /// In lower case, without the suffix that names the format.
    ///
    /// @throws RestError when XML is asked for
    public static String of(String written) {
        var name = written.strip().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml")) {
            throw new RestError(400, "INVALID_REQUEST", "XML is not offered; ask for JSON.");
        }
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }
}
