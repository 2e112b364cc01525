package io.weiche.intake;

import io.weiche.access.Action;
import io.weiche.fields.ContactPointStore;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// From any record, and from any of its phones and e-mails, to the inquiries it came from.
@Service
public class Origins {
    /// More than anybody reads; the inbox has them all.
    private static final int MOST = 50;

    private final OriginReader reader;
    private final ContactPointStore points;
    private final RecordDirectory directory;

    Origins(OriginReader reader, ContactPointStore points, RecordDirectory directory) {
        this.reader = reader;
        this.points = points;
        this.directory = directory;
    }

    /// The earliest first: where it came from, then what was noted on it. Of customers only those that became something
    /// the current user may see.
    @Transactional(readOnly = true)
    public List<Origin> of(RecordRef record) {
        directory.require(record, Action.READ);
        var found = reader.of(record, MOST);
        var idOfKey = new HashMap<String, List<Long>>();
        for (var point : points.of(record.kind(), record.id()).all()) {
            if (point.matchKey() != null && point.id() != null) {
                idOfKey.computeIfAbsent(point.matchKey(), _ -> new ArrayList<>())
                        .add(point.id());
            }
        }
        var origins = new ArrayList<Origin>();
        for (var one : found) {
            var given = GivenPoints.ofJson(one.raw()).points();
            var brought = given.stream()
                    .map(GivenPoints.Given::key)
                    .filter(Objects::nonNull)
                    .map(idOfKey::remove)
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .toList();
            origins.add(one.origin(given.stream().map(Origins::point).toList(), brought, origins.isEmpty()));
        }
        return origins;
    }

    private static Origin.Point point(GivenPoints.Given given) {
        return new Origin.Point(given.type(), given.value());
    }
}
