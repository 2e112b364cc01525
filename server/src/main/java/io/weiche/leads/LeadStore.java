package io.weiche.leads;

import static io.weiche.db.tables.Tables.LEAD;

import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.db.Rows;
import io.weiche.db.tables.tables.records.LeadRecord;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPointStore;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.fields.Utm;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Money;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.RecordKind;
import io.weiche.observers.Observers;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.records.Numbers;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// All SQL on leads, but for the sets of a conversion.
@Repository
class LeadStore {
    /// Not when the transaction began: a lead closed after a switch started must look so, however long it waited.
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);

    private final DSLContext db;
    private final Rows rows;
    private final Numbers numbers;
    private final ContactPointStore points;
    private final Observers observers;

    LeadStore(DSLContext db, Rows rows, Numbers numbers, ContactPointStore points, Observers observers) {
        this.db = db;
        this.rows = rows;
        this.numbers = numbers;
        this.points = points;
        this.observers = observers;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static Condition is(long id) {
        return LEAD.ACCOUNT_ID.eq(account()).and(LEAD.ID.eq(id));
    }

    long insert(LeadData data, Stage stage, @Nullable Long createdById) {
        return insert(List.of(data), stage, createdById).getFirst();
    }

    /// @return their numbers, ascending, in the order of the leads
    List<Long> insert(List<LeadData> leads, Stage stage, @Nullable Long createdById) {
        var ids = numbers.open(RecordKind.LEAD, leads.size());
        var rows = new ArrayList<LeadRecord>();
        var pointsOf = new LinkedHashMap<Long, ContactPoints>();
        var observersOf = new LinkedHashMap<Long, List<Long>>();
        for (int at = 0; at < ids.size(); at++) {
            var data = leads.get(at);
            var row = row(ids.get(at), data, stage, createdById);
            if (data.title() == null) {
                row.setTitle("Lead " + ids.get(at));
            }
            rows.add(row);
            pointsOf.put(ids.get(at), data.points());
            observersOf.put(ids.get(at), data.observerIds());
        }
        this.rows.insert(rows);
        if (!stage.open()) {
            db.update(LEAD)
                    .set(LEAD.CLOSED_AT, NOW)
                    .where(LEAD.ACCOUNT_ID.eq(account()))
                    .and(LEAD.ID.in(ids))
                    .execute();
        }
        points.add(RecordKind.LEAD, pointsOf);
        observers.add(RecordKind.LEAD, observersOf);
        return ids;
    }

    /// A new row, without a title where nobody gave one.
    LeadRecord row(long id, LeadData data, Stage stage, @Nullable Long createdById) {
        var row = db.newRecord(LEAD);
        row.setAccountId(account());
        row.setId(id);
        row.setCreatedById(createdById);
        fill(row, data, stage);
        return row;
    }

    /// @param currency of the lead, when its amount changes
    void update(Lead before, LeadData data, Stage stage, @Nullable String currency) {
        var row = db.newRecord(LEAD);
        fill(row, data, stage);
        var sameAmount = Objects.equals(before.data().amount(), data.amount());
        if (sameAmount) {
            // without an amount too there may be a currency, and there may be one that is hidden from the user
            row.reset(LEAD.AMOUNT);
            row.reset(LEAD.CURRENCY);
        } else {
            row.setCurrency(currency);
        }
        if (data.title() == null) {
            row.setTitle("Lead " + before.id());
        }
        var update = db.update(LEAD)
                .set(row)
                .set(LEAD.VERSION, LEAD.VERSION.plus(1))
                .set(LEAD.UPDATED_AT, NOW)
                .set(LEAD.LAST_ACTIVITY_AT, NOW);
        if (stage.id() != before.stageId()) {
            update = update.set(LEAD.MOVED_AT, NOW)
                    .set(LEAD.CLOSED_AT, stage.open() ? DSL.castNull(LEAD.CLOSED_AT) : NOW);
        }
        if (!stage.open()) {
            update = update.setNull(LEAD.ATTENTION_REASON)
                    .setNull(LEAD.ATTENTION_DETAIL)
                    .setNull(LEAD.ATTENTION_SWITCH_ID);
        }
        if (!sameAmount) {
            // somebody typed it
            update = update.set(LEAD.AMOUNT_FROM_ROWS, false);
        }
        update.where(is(before.id())).execute();
        points.replace(RecordKind.LEAD, before.id(), before.data().points(), data.points());
        observers.replace(RecordKind.LEAD, before.id(), before.data().observerIds(), data.observerIds());
    }

    void completeWithoutResult(long id, Stage success) {
        db.update(LEAD)
                .set(LEAD.STAGE_ID, success.id())
                .set(LEAD.SEMANTICS, success.semantics().code())
                .set(LEAD.COMPLETED_WITHOUT_RESULT, true)
                .set(LEAD.VERSION, LEAD.VERSION.plus(1))
                .set(LEAD.UPDATED_AT, NOW)
                .set(LEAD.MOVED_AT, NOW)
                .set(LEAD.CLOSED_AT, NOW)
                .set(LEAD.LAST_ACTIVITY_AT, NOW)
                .setNull(LEAD.ATTENTION_REASON)
                .setNull(LEAD.ATTENTION_DETAIL)
                .where(is(id))
                .execute();
    }

    private static void fill(LeadRecord row, LeadData data, Stage stage) {
        if (data.title() != null) {
            row.setTitle(data.title());
        }
        row.setHonorific(data.name().honorific());
        row.setFirstName(data.name().firstName());
        row.setMiddleName(data.name().middleName());
        row.setLastName(data.name().lastName());
        row.setCompanyTitle(data.companyTitle());
        row.setJobTitle(data.jobTitle());
        row.setBirthdate(data.birthdate());
        row.setAddress(Address.toJson(data.address()));
        row.setAmount(data.amount() == null ? null : data.amount().value());
        row.setCurrency(data.amount() == null ? null : data.amount().currency());
        row.setStageId(stage.id());
        row.setSemantics(stage.semantics().code());
        row.setSourceId(data.origin().sourceId());
        row.setSourceDescription(data.origin().description());
        row.setUtm(Utm.toJson(data.origin().utm()));
        row.setComments(data.comments());
        row.setResponsibleId(data.responsibleId());
        row.setContactId(data.customer().contactId());
        row.setCompanyId(data.customer().companyId());
        row.setOriginatorId(data.external().system());
        row.setOriginId(data.external().key());
        row.setLossReasonId(data.loss().reasonId());
        row.setLossComment(data.loss().comment());
        row.setCustom(data.custom().toJson());
    }

    /// @return empty when there is none, or it is in the recycle bin
    Optional<Lead> lock(long id) {
        return db.selectFrom(LEAD)
                .where(is(id))
                .and(LEAD.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .map(row -> leads(List.of(row)).getFirst());
    }

    Optional<Lead> find(long id) {
        return db.selectFrom(LEAD)
                .where(is(id))
                .and(LEAD.DELETED_AT.isNull())
                .fetchOptional()
                .map(row -> leads(List.of(row)).getFirst());
    }

    List<Lead> find(List<Long> ids) {
        return leads(db.selectFrom(LEAD)
                .where(LEAD.ACCOUNT_ID.eq(account()))
                .and(LEAD.ID.in(ids))
                .orderBy(LEAD.ID)
                .fetch());
    }

    /// A deleted lead, to check who may restore it. One that was merged into another is none.
    /// Of two who restore it at once the second finds none.
    Optional<Lead> lockDeleted(long id) {
        return db.selectFrom(LEAD)
                .where(is(id))
                .and(LEAD.DELETED_AT.isNotNull())
                .and(LEAD.MERGED.isFalse())
                .forUpdate()
                .fetchOptional()
                .map(row -> leads(List.of(row)).getFirst());
    }

    void setDeleted(long id, boolean deleted) {
        db.update(LEAD)
                .set(LEAD.DELETED_AT, deleted ? NOW : DSL.castNull(LEAD.DELETED_AT))
                .set(LEAD.DELETED_BY_ID, deleted ? CurrentUser.require().userId() : null)
                .set(LEAD.VERSION, LEAD.VERSION.plus(1))
                .set(LEAD.LAST_ACTIVITY_AT, NOW)
                .where(is(id))
                .execute();
    }

    /// Whole leads from the rows of a page, with one query more for their contact points.
    List<Lead> leads(List<? extends Record> rows) {
        var ids = rows.stream().map(row -> row.get(LEAD.ID)).toList();
        var pointsOf = points.of(RecordKind.LEAD, ids);
        var observersOf = observers.of(RecordKind.LEAD, ids);
        return rows.stream()
                .map(row -> lead(
                        row.into(LEAD),
                        pointsOf.getOrDefault(row.get(LEAD.ID), ContactPoints.NONE),
                        observersOf.getOrDefault(row.get(LEAD.ID), List.of())))
                .toList();
    }

    private static Lead lead(LeadRecord row, ContactPoints points, List<Long> observerIds) {
        var data = new LeadData(
                row.getTitle(),
                new PersonName(row.getHonorific(), row.getFirstName(), row.getMiddleName(), row.getLastName()),
                row.getCompanyTitle(),
                row.getJobTitle(),
                row.getBirthdate(),
                Address.ofJson(row.getAddress()),
                FieldGroup.AMOUNT.isSeen() ? Money.ofNullable(row.getAmount(), row.getCurrency()) : null,
                row.getStageId(),
                new LeadData.Origin(row.getSourceId(), row.getSourceDescription(), Utm.ofJson(row.getUtm())),
                row.getComments(),
                row.getResponsibleId(),
                new LeadData.Customer(row.getContactId(), row.getCompanyId()),
                points,
                new LeadData.Loss(row.getLossReasonId(), row.getLossComment()),
                new External(row.getOriginatorId(), row.getOriginId()),
                CustomValues.ofJson(row.getCustom()),
                observerIds);
        var attention = row.getAttentionReason() == null
                ? null
                : new Lead.Attention(row.getAttentionReason(), row.getAttentionDetail(), row.getAttentionSwitchId());
        return new Lead(
                row.getId(),
                row.getVersion(),
                data,
                Semantics.ofCode(row.getSemantics()),
                row.getCompletedWithoutResult(),
                attention,
                row.getCreatedById(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getMovedAt(),
                row.getClosedAt(),
                row.getLastActivityAt(),
                row.getOpenToAll());
    }
}
