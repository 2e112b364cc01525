package io.weiche.fields;

import static io.weiche.db.tables.Tables.CONTACT_POINT;

import io.weiche.db.tables.tables.records.ContactPointRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep8;
import org.springframework.stereotype.Repository;

/// All SQL on contact points. Called inside the transaction of whoever owns the record.
@Repository
public class ContactPointStore {
    private final DSLContext db;

    ContactPointStore(DSLContext db) {
        this.db = db;
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
        var rows = insert();
        int sort = 0;
        int added = 0;
        for (var point : after.all()) {
            sort++;
            var same = before.all().stream()
                    .filter(old -> Objects.equals(old.id(), point.id()) && point.id() != null)
                    .findFirst();
            if (same.isEmpty()) {
                rows = values(rows, kind, recordId, point, sort);
                added++;
            } else if (!same.get().sameAs(point)) {
                update(kind, recordId, point);
            }
        }
        if (added > 0) {
            rows.execute();
        }
    }

    /// The points of new records.
    public void add(RecordKind kind, Map<Long, ContactPoints> pointsOf) {
        var rows = insert();
        var any = false;
        for (var record : pointsOf.entrySet()) {
            int sort = 0;
            for (var point : record.getValue().all()) {
                rows = values(rows, kind, record.getKey(), point, ++sort);
                any = true;
            }
        }
        if (any) {
            rows.execute();
        }
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

    private InsertValuesStep8<ContactPointRecord, Long, Short, Long, String, String, String, String, Integer> insert() {
        return db.insertInto(
                CONTACT_POINT,
                CONTACT_POINT.ACCOUNT_ID,
                CONTACT_POINT.KIND,
                CONTACT_POINT.RECORD_ID,
                CONTACT_POINT.TYPE,
                CONTACT_POINT.USE,
                CONTACT_POINT.VALUE,
                CONTACT_POINT.MATCH_KEY,
                CONTACT_POINT.SORT);
    }

    private static InsertValuesStep8<ContactPointRecord, Long, Short, Long, String, String, String, String, Integer>
            values(
                    InsertValuesStep8<ContactPointRecord, Long, Short, Long, String, String, String, String, Integer>
                            rows,
                    RecordKind kind,
                    long recordId,
                    ContactPoint point,
                    int sort) {
        return rows.values(
                account(),
                (short) kind.typeId(),
                recordId,
                point.type().name(),
                point.use(),
                point.value(),
                point.matchKey(),
                sort);
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
