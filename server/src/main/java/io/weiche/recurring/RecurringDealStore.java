package io.weiche.recurring;

import static io.weiche.db.tables.Tables.COMPANY;
import static io.weiche.db.tables.Tables.CONTACT;
import static io.weiche.db.tables.Tables.RECURRING_DEAL;
import static io.weiche.db.tables.Tables.RECURRING_DEAL_CONTACT;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Columns;
import io.weiche.access.FieldGroup;
import io.weiche.db.tables.tables.records.RecurringDealRecord;
import io.weiche.deals.DealData;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Money;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Stage;
import io.weiche.records.LinkedNames;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Templates one by one and as a list; their deals are made by [MakingStore].
@Repository
class RecurringDealStore {
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);

    /// Those that are over stand last.
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final Field<LocalDate> PLACE = DSL.coalesce(RECURRING_DEAL.NEXT_ON, DSL.val(NEVER));

    private static final Field<String> CUSTOMER = DSL.field(DSL.name("customer_name"), String.class);

    private final DSLContext db;
    private final LinkedNames names;
    private final Access access;

    RecurringDealStore(DSLContext db, LinkedNames names, Access access) {
        this.db = db;
        this.names = names;
        this.access = access;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static Condition is(long id) {
        return RECURRING_DEAL.ACCOUNT_ID.eq(account()).and(RECURRING_DEAL.ID.eq(id));
    }

    /// Templates whose deals the current user may read.
    ///
    /// @param firstStages of each pipeline, where deals begin
    Condition readable(Map<Long, Stage> firstStages) {
        var ids = new HashMap<Long, Long>();
        firstStages.forEach((pipeline, stage) -> ids.put(pipeline, stage.id()));
        var stage = DSL.case_(RECURRING_DEAL.PIPELINE_ID).mapValues(ids);
        var columns = new Columns(
                RECURRING_DEAL.RESPONSIBLE_ID, RECURRING_DEAL.PIPELINE_ID, stage, DSL.inline(Boolean.FALSE));
        return RECURRING_DEAL.ACCOUNT_ID.eq(account()).and(access.condition(RecordKind.DEAL, Action.READ, columns));
    }

    /// @param after the last one of the part before; null at the beginning
    List<RecurringDeal> list(Condition which, @Nullable Place after, int limit) {
        return select().where(which)
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DSL.row(PLACE, RECURRING_DEAL.ID).gt(after.on(), after.id()))
                .orderBy(PLACE, RECURRING_DEAL.ID)
                .limit(limit)
                .fetch(this::template);
    }

    /// Where one stands in the list.
    record Place(LocalDate on, long id) {
        static Place of(RecurringDeal template) {
            return new Place(template.nextOn() == null ? NEVER : template.nextOn(), template.id());
        }
    }

    int count(Condition which, int most) {
        return db.fetchCount(db.selectOne().from(RECURRING_DEAL).where(which).limit(most));
    }

    Optional<RecurringDeal> find(long id) {
        return select().where(is(id)).fetchOptional(this::template);
    }

    Optional<RecurringDeal> lock(long id) {
        db.selectOne().from(RECURRING_DEAL).where(is(id)).forUpdate().fetch();
        return find(id);
    }

    private SelectJoinStep<? extends Record> select() {
        var contact = DSL.select(names.seen(RecordKind.CONTACT, CONTACT, CONTACT.FULL_NAME))
                .from(RECURRING_DEAL_CONTACT)
                .join(CONTACT)
                .on(CONTACT.ACCOUNT_ID.eq(RECURRING_DEAL_CONTACT.ACCOUNT_ID))
                .and(CONTACT.ID.eq(RECURRING_DEAL_CONTACT.CONTACT_ID))
                .where(RECURRING_DEAL_CONTACT.ACCOUNT_ID.eq(RECURRING_DEAL.ACCOUNT_ID))
                .and(RECURRING_DEAL_CONTACT.RECURRING_DEAL_ID.eq(RECURRING_DEAL.ID))
                .orderBy(RECURRING_DEAL_CONTACT.IS_PRIMARY.desc(), RECURRING_DEAL_CONTACT.SORT, CONTACT.ID)
                .limit(1);
        var company = DSL.select(names.seen(RecordKind.COMPANY, COMPANY, COMPANY.TITLE))
                .from(COMPANY)
                .where(COMPANY.ACCOUNT_ID.eq(RECURRING_DEAL.ACCOUNT_ID))
                .and(COMPANY.ID.eq(RECURRING_DEAL.COMPANY_ID));
        return db.select(RECURRING_DEAL.fields())
                .select(DSL.coalesce(DSL.field(contact), DSL.field(company)).as(CUSTOMER))
                .from(RECURRING_DEAL);
    }

    private RecurringDeal template(Record found) {
        var row = found.into(RECURRING_DEAL);
        return new RecurringDeal(
                row.getId(),
                row.getVersion(),
                draft(row),
                FieldGroup.AMOUNT.isSeen() ? Money.ofNullable(row.getAmount(), row.getCurrency()) : null,
                found.get(CUSTOMER),
                row.getNextOn(),
                row.getDoneOn(),
                row.getMade(),
                row.getLeftOut(),
                row.getPausedAt(),
                row.getObstacle() == null ? null : Obstacle.valueOf(row.getObstacle()),
                row.getObstacleSince(),
                row.getCreatedById(),
                row.getCreatedAt());
    }

    private static RecurringDraft draft(RecurringDealRecord row) {
        return new RecurringDraft(
                row.getTitle(),
                row.getPipelineId(),
                row.getResponsibleId(),
                new Schedule(
                        Schedule.Unit.valueOf(row.getUnit()),
                        row.getEvery(),
                        row.getFirstOn(),
                        row.getUntilOn(),
                        row.getTimes()),
                row.getBeginAfter(),
                row.getCloseAfter());
    }

    /// @param data what its deals say
    long insert(RecurringDraft draft, DealData data, @Nullable LocalDate nextOn, long createdById) {
        var row = db.newRecord(RECURRING_DEAL);
        row.setAccountId(account());
        fill(row, draft);
        row.setNextOn(nextOn);
        row.setSourceId(data.sourceId());
        row.setSourceDescription(data.sourceDescription());
        row.setComments(data.comments());
        row.setCompanyId(data.companyId());
        row.setCustom(data.custom().toJson());
        row.setHasCustomer(data.companyId() != null || !data.contactIds().isEmpty());
        row.setCreatedById(createdById);
        long id = db.insertInto(RECURRING_DEAL)
                .set(row)
                .returningResult(RECURRING_DEAL.ID)
                .fetchSingle()
                .value1();
        var contacts = new ArrayList<org.jooq.UpdatableRecord<?>>();
        for (var contactId : data.contactIds()) {
            var contact = db.newRecord(RECURRING_DEAL_CONTACT);
            contact.setAccountId(account());
            contact.setRecurringDealId(id);
            contact.setContactId(contactId);
            contact.setIsPrimary(contacts.isEmpty());
            contact.setSort(contacts.size());
            contacts.add(contact);
        }
        db.batchInsert(contacts).execute();
        return id;
    }

    private static void fill(RecurringDealRecord row, RecurringDraft draft) {
        row.setTitle(draft.title());
        row.setPipelineId(draft.pipelineId());
        row.setResponsibleId(draft.responsibleId());
        row.setUnit(draft.schedule().unit().name());
        row.setEvery(draft.schedule().every());
        row.setFirstOn(draft.schedule().firstOn());
        row.setUntilOn(draft.schedule().untilOn());
        row.setTimes(draft.schedule().times());
        row.setBeginAfter(draft.beginAfter());
        row.setCloseAfter(draft.closeAfter());
    }

    /// What held it up is looked at again at once.
    void update(long id, RecurringDraft draft, @Nullable LocalDate nextOn) {
        var row = db.newRecord(RECURRING_DEAL);
        fill(row, draft);
        row.setNextOn(nextOn);
        db.update(RECURRING_DEAL)
                .set(row)
                .set(RECURRING_DEAL.VERSION, RECURRING_DEAL.VERSION.plus(1))
                .set(RECURRING_DEAL.UPDATED_AT, NOW)
                .setNull(RECURRING_DEAL.RETRY_AT)
                .where(is(id))
                .execute();
    }

    void pause(long id) {
        db.update(RECURRING_DEAL)
                .set(RECURRING_DEAL.PAUSED_AT, NOW)
                .setNull(RECURRING_DEAL.OBSTACLE)
                .setNull(RECURRING_DEAL.OBSTACLE_SINCE)
                .set(RECURRING_DEAL.VERSION, RECURRING_DEAL.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    void resume(long id, @Nullable LocalDate nextOn) {
        db.update(RECURRING_DEAL)
                .setNull(RECURRING_DEAL.PAUSED_AT)
                .setNull(RECURRING_DEAL.RETRY_AT)
                .set(RECURRING_DEAL.NEXT_ON, nextOn)
                .set(RECURRING_DEAL.VERSION, RECURRING_DEAL.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    void delete(long id) {
        db.deleteFrom(RECURRING_DEAL).where(is(id)).execute();
    }

    /// Without those that are over.
    int of(long responsibleId) {
        return db.fetchCount(RECURRING_DEAL, responsible(responsibleId).and(RECURRING_DEAL.NEXT_ON.isNotNull()));
    }

    private static Condition responsible(long userId) {
        return RECURRING_DEAL.ACCOUNT_ID.eq(account()).and(RECURRING_DEAL.RESPONSIBLE_ID.eq(userId));
    }

    /// @return how many
    int handOver(long from, long to) {
        return db.update(RECURRING_DEAL)
                .set(RECURRING_DEAL.RESPONSIBLE_ID, to)
                .set(RECURRING_DEAL.VERSION, RECURRING_DEAL.VERSION.plus(1))
                .set(RECURRING_DEAL.UPDATED_AT, NOW)
                .setNull(RECURRING_DEAL.RETRY_AT)
                .where(responsible(from))
                .execute();
    }
}
