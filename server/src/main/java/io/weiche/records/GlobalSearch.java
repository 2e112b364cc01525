package io.weiche.records;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Scope;
import io.weiche.fields.ContactPointStore;
import io.weiche.fields.ContactPoints;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds records of all kinds by name, phone, e-mail or number: what the command palette shows.
@Service
public class GlobalSearch {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final int OF_EACH_KIND = 5;

    private final DSLContext db;
    private final RecordDirectory directory;
    private final RecordList list;
    private final ContactPointStore points;
    private final Access access;

    GlobalSearch(DSLContext db, RecordDirectory directory, RecordList list, ContactPointStore points, Access access) {
        this.db = db;
        this.directory = directory;
        this.list = list;
        this.points = points;
        this.access = access;
    }

    /// @param detail a phone number or address, to tell namesakes apart
    public record Hit(
            RecordKind kind, long id, String name, @Nullable String detail) {}

    /// The newest of each kind the current user may see; nothing for fewer than two characters.
    @Transactional(readOnly = true)
    public List<Hit> find(@Nullable String typed) {
        var text = Texts.line("q", typed, LONGEST);
        if (text == null || text.length() < SHORTEST) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        for (var kind : RecordKind.values()) {
            if (access.scope(kind, Action.READ) != Scope.NONE) {
                hits.addAll(ofKind(directory.type(kind), text));
            }
        }
        return hits;
    }

    private List<Hit> ofKind(RecordType type, String text) {
        var found = db.select(type.id(), type.displayName())
                .from(type.table())
                .where(list.visible(type, Filter.NONE, text))
                .orderBy(type.id().desc())
                .limit(OF_EACH_KIND)
                .fetch(row -> new Hit(type.kind(), row.value1(), row.value2(), null));
        var pointsOf = points.of(type.kind(), found.stream().map(Hit::id).toList());
        return found.stream()
                .map(hit -> new Hit(
                        hit.kind(),
                        hit.id(),
                        hit.name(),
                        pointsOf.getOrDefault(hit.id(), ContactPoints.NONE).all().stream()
                                .findFirst()
                                .map(point -> point.value())
                                .orElse(null)))
                .toList();
    }
}
