package io.weiche.fields;

import static io.weiche.db.tables.Tables.CONTACT_POINT;

import io.weiche.db.Rows;
import io.weiche.db.tables.tables.records.ContactPointRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/// All SQL on contact points. Called inside the transaction of whoever owns the record.
@Repository
public class ContactPointStore {
    private final DSLContext db;
    private final Rows rows;

    ContactPointStore(DSLContext db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    public ContactPoints of(RecordKind kind, long id) {
        return of(kind, List.of(id)).getOrDefault(id, ContactPoints.NONE);
    }

    /// The points of many records in one query. Records without any are absent.
    public Map<Long, ContactPoints> of(RecordKind kind, Collection<Long> ids) {
        var points = new HashMap<Long, ContactPoints>();
        db.selectFrom(CONTACT_POINT)
                .where(CONTACT_POINT.ACCOUNT_ID.eq(account()))
                .and(CONTACT_POINT.KIND.eq((short) kind.typeId()))
                .and(CONTACT_POINT.RECORD_ID.in(ids))
                .orderBy(CONTACT_POINT.SORT, CONTACT_POINT.ID)
                .fetchGroups(CONTACT_POINT.RECORD_ID)
                .forEach((id, rows) -> points.put(id, new ContactPoints(rows.map(ContactPointStore::point))));
        return points;
    }

    private static ContactPoint point(ContactPointRecord row) {
        return new ContactPoint(
                row.getId(), ContactPoint.Type.valueOf(row.getType()), row.getUse(), row.getValue(), row.getMatchKey());
    }

    /// Makes the stored points equal to the wanted ones; what is equal is not touched.
    public void replace(RecordKind kind, long recordId, ContactPoints before, ContactPoints after) {
        var kept = after.all().stream()
                .map(ContactPoint::id)
                .filter(Objects::nonNull)
                .toList();
        var gone = before.all().stream()
                .map(ContactPoint::id)
                .filter(id -> !kept.contains(id))
                .toList();
        if (!gone.isEmpty()) {
            db.deleteFrom(CONTACT_POINT)
                    .where(CONTACT_POINT.ACCOUNT_ID.eq(account()))
                    .and(CONTACT_POINT.KIND.eq((short) kind.typeId()))
                    .and(CONTACT_POINT.RECORD_ID.eq(recordId))
                    .and(CONTACT_POINT.ID.in(gone))
                    .execute();
        }
        var added = new ArrayList<ContactPointRecord>();
        var places = new HashMap<Long, Integer>();
        int sort = 0;
        for (var point : after.all()) {
            sort++;
            if (point.id() != null) {
                places.put(point.id(), sort);
            }
            var same = before.all().stream()
                    .filter(old -> Objects.equals(old.id(), point.id()) && point.id() != null)
                    .findFirst();
            if (same.isEmpty()) {
                added.add(row(kind, recordId, point, sort));
            } else if (!same.get().sameAs(point)) {
                update(kind, recordId, point);
            }
        }
        if (!added.isEmpty() && !places.isEmpty()) {
            order(kind, recordId, places);
        }
        insert(added);
    }

    /// Those that stay keep their places beside new ones. Numbers say nothing about the order: connections take them
    /// from the sequence by dozens.
    private void order(RecordKind kind, long recordId, Map<Long, Integer> places) {
        db.update(CONTACT_POINT)
                .set(CONTACT_POINT.SORT, DSL.case_(CONTACT_POINT.ID).mapValues(places))
                .where(CONTACT_POINT.ACCOUNT_ID.eq(account()))
                .and(CONTACT_POINT.KIND.eq((short) kind.typeId()))
                .and(CONTACT_POINT.RECORD_ID.eq(recordId))
                .and(CONTACT_POINT.ID.in(places.keySet()))
                .execute();
    }

    /// The points of new records.
    public void add(RecordKind kind, Map<Long, ContactPoints> pointsOf) {
        insert(rows(kind, pointsOf));
    }

    /// The same, for whoever writes them elsewhere.
    public List<ContactPointRecord> rows(RecordKind kind, Map<Long, ContactPoints> pointsOf) {
        var added = new ArrayList<ContactPointRecord>();
        pointsOf.forEach((recordId, points) -> {
            int sort = 0;
            for (var point : points.all()) {
                added.add(row(kind, recordId, point, ++sort));
            }
        });
        return added;
    }

    private void insert(List<ContactPointRecord> rows) {
        if (!rows.isEmpty()) {
            this.rows.insert(rows);
        }
    }

    private ContactPointRecord row(RecordKind kind, long recordId, ContactPoint point, int sort) {
        var row = db.newRecord(CONTACT_POINT);
        row.setAccountId(account());
        row.setKind((short) kind.typeId());
        row.setRecordId(recordId);
        row.setType(point.type().name());
        row.setUse(point.use());
        row.setValue(point.value());
        row.setMatchKey(point.matchKey());
        row.setSort(sort);
        return row;
    }

    private void update(RecordKind kind, long recordId, ContactPoint point) {
        db.update(CONTACT_POINT)
                .set(CONTACT_POINT.USE, point.use())
                .set(CONTACT_POINT.VALUE, point.value())
                .set(CONTACT_POINT.MATCH_KEY, point.matchKey())
                .where(CONTACT_POINT.ACCOUNT_ID.eq(account()))
                .and(CONTACT_POINT.KIND.eq((short) kind.typeId()))
                .and(CONTACT_POINT.RECORD_ID.eq(recordId))
                .and(CONTACT_POINT.ID.eq(point.id()))
                .execute();
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
