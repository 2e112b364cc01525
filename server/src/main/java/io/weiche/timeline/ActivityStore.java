package io.weiche.timeline;

import static io.weiche.db.tables.Sequences.ACTIVITY_ID_SEQ;
import static io.weiche.db.tables.Tables.ACTIVITY;
import static io.weiche.db.tables.Tables.ACTIVITY_BINDING;
import static io.weiche.db.tables.Tables.ACTIVITY_PARTICIPANT;
import static io.weiche.db.tables.Tables.ACTIVITY_REMINDER;

import io.weiche.db.Rows;
import io.weiche.db.tables.tables.records.ActivityBindingRecord;
import io.weiche.db.tables.tables.records.ActivityParticipantRecord;
import io.weiche.db.tables.tables.records.ActivityRecord;
import io.weiche.db.tables.tables.records.ActivityReminderRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// All SQL on activities and their bindings, but for the sets of a conversion.
@Repository
class ActivityStore {
    /// How many minutes before its deadline an activity reminds.
    private static final Field<Integer[]> EARLY = DSL.array(DSL.select(ACTIVITY_REMINDER.MINUTES)
            .from(ACTIVITY_REMINDER)
            .where(ACTIVITY_REMINDER.ACCOUNT_ID.eq(ACTIVITY.ACCOUNT_ID))
            .and(ACTIVITY_REMINDER.ACTIVITY_ID.eq(ACTIVITY.ID)));

    private static final Field<Long[]> PARTICIPANTS = DSL.array(DSL.select(ACTIVITY_PARTICIPANT.USER_ID)
            .from(ACTIVITY_PARTICIPANT)
            .where(ACTIVITY_PARTICIPANT.ACCOUNT_ID.eq(ACTIVITY.ACCOUNT_ID))
            .and(ACTIVITY_PARTICIPANT.ACTIVITY_ID.eq(ACTIVITY.ID)));

    private final DSLContext db;
    private final Rows rows;

    ActivityStore(DSLContext db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static Condition is(long id) {
        return ACTIVITY.ACCOUNT_ID.eq(account()).and(ACTIVITY.ID.eq(id));
    }

    /// @param drafts with everything that is known of them, at least one
    /// @return their numbers, in the order of the drafts
    List<Long> insert(List<ActivityDraft> drafts, @Nullable Long createdById) {
        var ids = db.nextvals(ACTIVITY_ID_SEQ, drafts.size());
        var activities = new ArrayList<ActivityRecord>();
        var bindings = new ArrayList<ActivityBindingRecord>();
        for (int at = 0; at < drafts.size(); at++) {
            long id = ids.get(at);
            activities.add(row(id, drafts.get(at), createdById));
            drafts.get(at).records().forEach(record -> bindings.add(binding(id, record)));
        }
        rows.insert(activities);
        rows.insertNew(bindings);
        remind(ids, drafts);
        takePart(ids, drafts);
        return ids;
    }

    private ActivityRecord row(long id, ActivityDraft draft, @Nullable Long createdById) {
        var row = db.newRecord(ACTIVITY);
        row.setAccountId(account());
        row.setId(id);
        row.setType(draft.type().name());
        row.setTitle(draft.title());
        row.setDescription(draft.description());
        row.setDeadlineAt(draft.deadlineAt());
        row.setResponsibleId(draft.responsibleId());
        row.setCreatedById(createdById);
        row.setLengthMinutes(draft.details().minutes());
        row.setColour(word(draft.details()));
        row.setPlace(draft.details().place());
        row.setRemindsAtDeadline(draft.details().remindsAtDeadline());
        return row;
    }

    private void remind(List<Long> ids, List<ActivityDraft> drafts) {
        var reminders = new ArrayList<ActivityReminderRecord>();
        for (int at = 0; at < drafts.size(); at++) {
            var draft = drafts.get(at);
            var deadline = Objects.requireNonNull(draft.deadlineAt());
            reminders.addAll(reminders(ids.get(at), deadline, draft.details()));
        }
        if (!reminders.isEmpty()) {
            rows.insert(reminders);
        }
    }

    private void takePart(List<Long> ids, List<ActivityDraft> drafts) {
        var people = new ArrayList<ActivityParticipantRecord>();
        for (int at = 0; at < drafts.size(); at++) {
            people.addAll(people(ids.get(at), drafts.get(at).details()));
        }
        if (!people.isEmpty()) {
            rows.insert(people);
        }
    }

    private static List<ActivityParticipantRecord> people(long id, ActivityDetails details) {
        return details.participants().stream()
                .map(user -> new ActivityParticipantRecord(account(), user, id))
                .toList();
    }

    private static List<ActivityReminderRecord> reminders(long id, OffsetDateTime deadline, ActivityDetails details) {
        return details.earlyReminders().stream()
                .map(minutes -> new ActivityReminderRecord(account(), id, minutes, deadline.minusMinutes(minutes)))
                .toList();
    }

    private ActivityBindingRecord binding(long id, RecordRef record) {
        var row = db.newRecord(ACTIVITY_BINDING);
        row.setAccountId(account());
        row.setActivityId(id);
        row.setKind((short) record.kind().typeId());
        row.setRecordId(record.id());
        return row;
    }

    Optional<Activity> lock(long id) {
        return db.select(ACTIVITY.fields())
                .select(EARLY, PARTICIPANTS)
                .from(ACTIVITY)
                .where(is(id))
                .forUpdate()
                .fetchOptional()
                .map(row -> activity(row, records(List.of(id))));
    }

    Optional<Activity> find(long id) {
        return list(List.of(id)).stream().findFirst();
    }

    /// In the order of the numbers given.
    List<Activity> list(List<Long> ids) {
        var records = records(ids);
        return db
                .select(ACTIVITY.fields())
                .select(EARLY, PARTICIPANTS)
                .from(ACTIVITY)
                .where(ACTIVITY.ACCOUNT_ID.eq(account()))
                .and(ACTIVITY.ID.in(ids))
                .fetch(row -> activity(row, records))
                .stream()
                .sorted(Comparator.comparing(activity -> ids.indexOf(activity.id())))
                .toList();
    }

    private Map<Long, List<RecordRef>> records(Collection<Long> ids) {
        return db.selectFrom(ACTIVITY_BINDING)
                .where(ACTIVITY_BINDING.ACCOUNT_ID.eq(account()))
                .and(ACTIVITY_BINDING.ACTIVITY_ID.in(ids))
                .orderBy(ACTIVITY_BINDING.KIND, ACTIVITY_BINDING.RECORD_ID)
                .fetchGroups(
                        ACTIVITY_BINDING.ACTIVITY_ID,
                        row -> new RecordRef(RecordKind.ofTypeId(row.getKind()), row.getRecordId()));
    }

    private static Activity activity(Record found, Map<Long, List<RecordRef>> records) {
        var row = found.into(ACTIVITY);
        return new Activity(
                row.getId(),
                row.getVersion(),
                Activity.Type.valueOf(row.getType()),
                row.getTitle(),
                row.getDescription(),
                row.getDeadlineAt(),
                row.getResponsibleId(),
                Activity.Status.valueOf(row.getStatus()),
                row.getCompletedAt(),
                row.getCompletedById(),
                row.getCreatedById(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                records.getOrDefault(row.getId(), List.of()),
                new ActivityDetails(
                        row.getLengthMinutes(),
                        reminders(row.getRemindsAtDeadline(), found.get(EARLY)),
                        row.getPlace(),
                        List.of(found.get(PARTICIPANTS)),
                        row.getColour() == null ? null : ActivityDetails.Colour.valueOf(row.getColour())));
    }

    private static @Nullable String word(ActivityDetails details) {
        var colour = details.colour();
        return colour == null ? null : colour.name();
    }

    private static List<Integer> reminders(boolean atDeadline, Integer[] early) {
        return Stream.concat(atDeadline ? Stream.of(0) : Stream.empty(), Stream.of(early))
                .toList();
    }

    void bind(long id, RecordRef record) {
        db.insertInto(ACTIVITY_BINDING)
                .set(binding(id, record))
                .onConflictDoNothing()
                .execute();
        changed(id);
    }

    void unbind(long id, RecordRef record) {
        db.deleteFrom(ACTIVITY_BINDING)
                .where(ACTIVITY_BINDING.ACCOUNT_ID.eq(account()))
                .and(ACTIVITY_BINDING.ACTIVITY_ID.eq(id))
                .and(ACTIVITY_BINDING.KIND.eq((short) record.kind().typeId()))
                .and(ACTIVITY_BINDING.RECORD_ID.eq(record.id()))
                .execute();
        changed(id);
    }

    private void changed(long id) {
        db.update(ACTIVITY)
                .set(ACTIVITY.UPDATED_AT, DSL.currentOffsetDateTime())
                .set(ACTIVITY.VERSION, ACTIVITY.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    /// @param next differs in nothing of what [#update] writes
    void setReminders(Activity next) {
        db.update(ACTIVITY)
                .set(ACTIVITY.REMINDS_AT_DEADLINE, next.details().remindsAtDeadline())
                .where(is(next.id()))
                .execute();
        db.deleteFrom(ACTIVITY_REMINDER)
                .where(ACTIVITY_REMINDER.ACCOUNT_ID.eq(account()))
                .and(ACTIVITY_REMINDER.ACTIVITY_ID.eq(next.id()))
                .and(ACTIVITY_REMINDER.MINUTES.notIn(next.details().earlyReminders()))
                .execute();
        var reminders = reminders(next.id(), next.deadlineAt(), next.details());
        if (!reminders.isEmpty()) {
            rows.insertNew(reminders);
        }
    }

    void setParticipants(Activity next) {
        db.deleteFrom(ACTIVITY_PARTICIPANT)
                .where(ACTIVITY_PARTICIPANT.ACCOUNT_ID.eq(account()))
                .and(ACTIVITY_PARTICIPANT.ACTIVITY_ID.eq(next.id()))
                .and(ACTIVITY_PARTICIPANT.USER_ID.notIn(next.details().participants()))
                .execute();
        var people = people(next.id(), next.details());
        if (!people.isEmpty()) {
            rows.insertNew(people);
        }
    }

    void update(Activity next) {
        db.update(ACTIVITY)
                .set(ACTIVITY.TYPE, next.type().name())
                .set(ACTIVITY.TITLE, next.title())
                .set(ACTIVITY.DESCRIPTION, next.description())
                .set(ACTIVITY.DEADLINE_AT, next.deadlineAt())
                .set(ACTIVITY.RESPONSIBLE_ID, next.responsibleId())
                .set(ACTIVITY.LENGTH_MINUTES, next.details().minutes())
                .set(ACTIVITY.COLOUR, word(next.details()))
                .set(ACTIVITY.PLACE, next.details().place())
                .set(ACTIVITY.UPDATED_AT, DSL.currentOffsetDateTime())
                .set(ACTIVITY.VERSION, ACTIVITY.VERSION.plus(1))
                .where(is(next.id()))
                .execute();
    }

    /// @param completedById null to reopen
    void setCompleted(long id, boolean completed, @Nullable Long completedById) {
        db.update(ACTIVITY)
                .set(ACTIVITY.STATUS, completed ? "COMPLETED" : "PENDING")
                .set(
                        ACTIVITY.COMPLETED_AT,
                        completed ? DSL.currentOffsetDateTime() : DSL.castNull(ACTIVITY.COMPLETED_AT))
                .set(ACTIVITY.COMPLETED_BY_ID, completedById)
                .setNull(ACTIVITY.COMPLETED_CONVERSION_ID)
                .set(ACTIVITY.UPDATED_AT, DSL.currentOffsetDateTime())
                .set(ACTIVITY.VERSION, ACTIVITY.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    void setCompletedBy(long id, long userId) {
        db.update(ACTIVITY)
                .set(ACTIVITY.COMPLETED_BY_ID, userId)
                .set(ACTIVITY.VERSION, ACTIVITY.VERSION.plus(1))
                .where(is(id))
                .and(ACTIVITY.STATUS.eq("COMPLETED"))
                .and(ACTIVITY.COMPLETED_BY_ID.isNull())
                .execute();
    }

    int planned(long responsible) {
        return db.fetchCount(
                ACTIVITY,
                ACTIVITY.ACCOUNT_ID.eq(account()),
                ACTIVITY.RESPONSIBLE_ID.eq(responsible),
                ACTIVITY.STATUS.eq("PENDING"));
    }

    /// @return which
    List<Long> handOver(long from, long to) {
        return db.update(ACTIVITY)
                .set(ACTIVITY.RESPONSIBLE_ID, to)
                .set(ACTIVITY.UPDATED_AT, DSL.currentOffsetDateTime())
                .set(ACTIVITY.VERSION, ACTIVITY.VERSION.plus(1))
                .where(ACTIVITY.ACCOUNT_ID.eq(account()))
                .and(ACTIVITY.RESPONSIBLE_ID.eq(from))
                .and(ACTIVITY.STATUS.eq("PENDING"))
                .returning(ACTIVITY.ID)
                .fetch(ACTIVITY.ID);
    }

    void delete(long id) {
        db.deleteFrom(ACTIVITY).where(is(id)).execute();
    }

    /// The next pending activity of each record, and how many there are. One query for a whole page.
    Map<Long, Planned> planned(RecordKind kind, Collection<Long> ids) {
        var rank = DSL.rowNumber()
                .over(DSL.partitionBy(ACTIVITY_BINDING.RECORD_ID).orderBy(ACTIVITY.DEADLINE_AT, ACTIVITY.ID))
                .as("rank");
        var open = DSL.count().over(DSL.partitionBy(ACTIVITY_BINDING.RECORD_ID)).as("open");
        var pending = db.select(
                        ACTIVITY_BINDING.RECORD_ID, ACTIVITY.ID, ACTIVITY.TITLE, ACTIVITY.DEADLINE_AT, rank, open)
                .from(ACTIVITY_BINDING)
                .join(ACTIVITY)
                .on(ACTIVITY.ACCOUNT_ID.eq(ACTIVITY_BINDING.ACCOUNT_ID))
                .and(ACTIVITY.ID.eq(ACTIVITY_BINDING.ACTIVITY_ID))
                .where(ACTIVITY_BINDING.ACCOUNT_ID.eq(account()))
                .and(ACTIVITY_BINDING.KIND.eq((short) kind.typeId()))
                .and(ACTIVITY_BINDING.RECORD_ID.in(ids))
                .and(ACTIVITY.STATUS.eq("PENDING"))
                .asTable("pending");
        return db
                .select(
                        pending.field(ACTIVITY_BINDING.RECORD_ID),
                        pending.field(ACTIVITY.ID),
                        pending.field(ACTIVITY.TITLE),
                        pending.field(ACTIVITY.DEADLINE_AT),
                        pending.field(open))
                .from(pending)
                .where(pending.field(rank).eq(1))
                .stream()
                .collect(Collectors.toMap(
                        row -> row.value1(),
                        row -> new Planned(row.value2(), row.value3(), row.value4(), row.value5())));
    }

    /// Pending activities of a record, the most urgent first.
    List<Activity> pendingOf(RecordRef record, int limit) {
        var ids = db.select(ACTIVITY.ID)
                .from(ACTIVITY_BINDING)
                .join(ACTIVITY)
                .on(ACTIVITY.ACCOUNT_ID.eq(ACTIVITY_BINDING.ACCOUNT_ID))
                .and(ACTIVITY.ID.eq(ACTIVITY_BINDING.ACTIVITY_ID))
                .where(ACTIVITY_BINDING.ACCOUNT_ID.eq(account()))
                .and(ACTIVITY_BINDING.KIND.eq((short) record.kind().typeId()))
                .and(ACTIVITY_BINDING.RECORD_ID.eq(record.id()))
                .and(ACTIVITY.STATUS.eq("PENDING"))
                .orderBy(ACTIVITY.DEADLINE_AT, ACTIVITY.ID)
                .limit(limit)
                .fetch(ACTIVITY.ID);
        return list(ids);
    }
}
