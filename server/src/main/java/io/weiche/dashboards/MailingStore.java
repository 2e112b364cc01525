package io.weiche.dashboards;

import static io.weiche.db.tables.Tables.REPORT_MAILING;
import static io.weiche.db.tables.Tables.REPORT_MAILING_PERSON;

import io.weiche.db.tables.tables.records.ReportMailingRecord;
import io.weiche.kernel.CurrentAccount;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/// All SQL on dashboards that come by mail.
@Repository
class MailingStore {
    private final DSLContext db;

    MailingStore(DSLContext db) {
        this.db = db;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static Condition is(long id) {
        return REPORT_MAILING.ACCOUNT_ID.eq(account()).and(REPORT_MAILING.ID.eq(id));
    }

    OffsetDateTime now() {
        return db.select(DSL.function("clock_timestamp", OffsetDateTime.class))
                .fetchSingle()
                .value1();
    }

    /// Those somebody owns or gets.
    List<Mailing> list(long userId) {
        var gets = DSL.select(REPORT_MAILING_PERSON.MAILING_ID)
                .from(REPORT_MAILING_PERSON)
                .where(REPORT_MAILING_PERSON.ACCOUNT_ID.eq(account()))
                .and(REPORT_MAILING_PERSON.USER_ID.eq(userId));
        return withPeople(db.selectFrom(REPORT_MAILING)
                .where(REPORT_MAILING.ACCOUNT_ID.eq(account()))
                .and(REPORT_MAILING.OWNER_ID.eq(userId).or(REPORT_MAILING.ID.in(gets)))
                .orderBy(REPORT_MAILING.ID)
                .fetch());
    }

    int count(long ownerId) {
        return db.fetchCount(
                REPORT_MAILING, REPORT_MAILING.ACCOUNT_ID.eq(account()).and(REPORT_MAILING.OWNER_ID.eq(ownerId)));
    }

    /// Nobody else sends it meanwhile.
    Optional<Mailing> lock(long id) {
        return withPeople(
                        db.selectFrom(REPORT_MAILING).where(is(id)).forUpdate().fetch())
                .stream()
                .findFirst();
    }

    Mailing insert(Mailing mailing) {
        var row = db.newRecord(REPORT_MAILING);
        row.setAccountId(account());
        row.setOwnerId(mailing.ownerId());
        row.setDashboardId(mailing.dashboardId());
        row.setRhythm(mailing.rhythm().name());
        row.setHour((short) mailing.hour());
        row.setNextAt(mailing.nextAt());
        long id = db.insertInto(REPORT_MAILING)
                .set(row)
                .returningResult(REPORT_MAILING.ID)
                .fetchSingle()
                .value1();
        db.batchInsert(mailing.people().stream()
                        .map(person -> {
                            var one = db.newRecord(REPORT_MAILING_PERSON);
                            one.setAccountId(account());
                            one.setMailingId(id);
                            one.setUserId(person);
                            return one;
                        })
                        .toList())
                .execute();
        return lock(id).orElseThrow();
    }

    void sent(long id, OffsetDateTime at, OffsetDateTime next) {
        db.update(REPORT_MAILING)
                .set(REPORT_MAILING.SENT_AT, at)
                .set(REPORT_MAILING.NEXT_AT, next)
                .where(is(id))
                .execute();
    }

    void delete(long id) {
        db.deleteFrom(REPORT_MAILING).where(is(id)).execute();
    }

    void deletePerson(long id, long userId) {
        db.deleteFrom(REPORT_MAILING_PERSON)
                .where(REPORT_MAILING_PERSON.ACCOUNT_ID.eq(account()))
                .and(REPORT_MAILING_PERSON.MAILING_ID.eq(id))
                .and(REPORT_MAILING_PERSON.USER_ID.eq(userId))
                .execute();
    }

    private List<Mailing> withPeople(List<ReportMailingRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Long>> people = db.selectFrom(REPORT_MAILING_PERSON)
                .where(REPORT_MAILING_PERSON.ACCOUNT_ID.eq(account()))
                .and(REPORT_MAILING_PERSON.MAILING_ID.in(
                        rows.stream().map(ReportMailingRecord::getId).toList()))
                .orderBy(REPORT_MAILING_PERSON.USER_ID)
                .fetchGroups(REPORT_MAILING_PERSON.MAILING_ID, REPORT_MAILING_PERSON.USER_ID);
        return rows.stream()
                .map(row -> new Mailing(
                        row.getId(),
                        row.getOwnerId(),
                        row.getDashboardId(),
                        MailingRhythm.valueOf(row.getRhythm()),
                        row.getHour(),
                        people.getOrDefault(row.getId(), List.of()),
                        row.getNextAt(),
                        row.getSentAt()))
                .toList();
    }
}
