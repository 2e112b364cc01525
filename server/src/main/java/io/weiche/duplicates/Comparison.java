package io.weiche.duplicates;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointStore;
import io.weiche.fields.ContactPoints;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordList;
import io.weiche.records.WholeNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Reads what is compared and shown of many records at once, as far as the current user may see them.
@Component
class Comparison {
    private final DSLContext db;
    private final RecordDirectory directory;
    private final RecordList list;
    private final ContactPointStore points;
    private final DuplicateStore store;
    private final DealKeys deals;
    private final Access access;

    Comparison(
            DSLContext db,
            RecordDirectory directory,
            RecordList list,
            ContactPointStore points,
            DuplicateStore store,
            DealKeys deals,
            Access access) {
        this.db = db;
        this.directory = directory;
        this.list = list;
        this.points = points;
        this.store = store;
        this.deals = deals;
        this.access = access;
    }

    record Seen(Facts facts, Group.Member member) {}

    Map<Long, Seen> read(RecordKind kind, Collection<Long> ids) {
        var seen = new HashMap<Long, Seen>();
        if (ids.isEmpty()) {
            return seen;
        }
        var type = directory.type(kind);
        var pointsOf = points.of(kind, ids);
        var companiesOf = store.companies(kind, ids);
        var termsOf = kind == RecordKind.DEAL ? deals.of(ids) : Map.<Long, DealKeys.Terms>of();
        var compared = kind == RecordKind.DEAL ? termsOf.keySet() : ids;
        var name = type.displayName().as("shown_name");
        var context = type.context().as("shown_context");
        var whole = type.wholeName().as("whole_name");
        db.select(type.id(), name, context, whole, type.lastActivityAt())
                .select(type.access().fields())
                .from(type.table())
                .where(list.visible(type, Filter.NONE, null))
                .and(type.frozen().not())
                .and(type.id().in(compared))
                .forEach(row -> {
                    long id = row.get(type.id());
                    var own = pointsOf.getOrDefault(id, ContactPoints.NONE);
                    var subject = type.access().subject(kind, row);
                    var member = new Group.Member(
                            id,
                            row.get(name),
                            row.get(context),
                            own.all().stream()
                                    .findFirst()
                                    .map(ContactPoint::value)
                                    .orElse(null),
                            row.get(type.lastActivityAt()),
                            access.allows(subject, Action.CHANGE) && access.allows(subject, Action.DELETE));
                    var terms = termsOf.get(id);
                    var facts = terms == null
                            ? new Facts(
                                    id,
                                    keys(own),
                                    WholeNames.key(kind, row.get(whole)),
                                    companiesOf.getOrDefault(id, Set.of()),
                                    null)
                            : new Facts(
                                    id, Map.of(), WholeNames.ofTitle(row.get(name)), terms.customers(), terms.amount());
                    seen.put(id, new Seen(facts, member));
                });
        return seen;
    }

    private static Map<String, ContactPoint.Type> keys(ContactPoints points) {
        return points.all().stream()
                .filter(point -> point.matchKey() != null)
                .collect(Collectors.toMap(
                        point -> java.util.Objects.requireNonNull(point.matchKey()),
                        ContactPoint::type,
                        (one, _) -> one));
    }
}
