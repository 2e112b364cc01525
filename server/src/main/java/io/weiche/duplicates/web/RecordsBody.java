package io.weiche.duplicates.web;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.JsonBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part all these bodies have: some records of one kind.
record RecordsBody(JsonBody body, RecordKind kind, Map<Long, @Nullable Integer> versions) {
    private static final int MOST = 20;

    static RecordsBody read(JsonBody body) {
        var kind = body.requireChoice("kind", RecordKind.class);
        var versions = new LinkedHashMap<Long, @Nullable Integer>();
        var records = body.objects("records");
        if (records == null) {
            throw BadInput.required(body.path("records"));
        }
        for (var record : records) {
            var id = record.id("id");
            var version = record.integer("version", 0, Integer.MAX_VALUE);
            record.refuseUnknown();
            if (id == null) {
                throw BadInput.required(record.path("id"));
            }
            versions.put(id, version);
        }
        if (versions.size() > MOST) {
            throw BadInput.of(body.path("records"), "out-of-range", "At most " + MOST + " records are allowed.");
        }
        return new RecordsBody(body, kind, versions);
    }

    List<Long> ids() {
        return List.copyOf(versions.keySet());
    }
}
