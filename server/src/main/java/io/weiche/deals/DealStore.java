package io.weiche.deals;

import static io.weiche.db.tables.Tables.COMPANY;
import static io.weiche.db.tables.Tables.DEAL;
import static io.weiche.db.tables.Tables.DEAL_CONTACT;

import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.db.tables.tables.records.DealRecord;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.fields.Utm;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Money;
import io.weiche.kernel.RecordKind;
import io.weiche.observers.Observers;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.records.LinkedNames;
import io.weiche.records.Numbers;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// All SQL on deals, but for the sets of a conversion.
@Repository
class DealStore {
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);

    private final DSLContext db;
    private final Numbers numbers;
    private final DealContacts contacts;
    private final Observers observers;
    private final LinkedNames names;

    DealStore(DSLContext db, Numbers numbers, DealContacts contacts, Observers observers, LinkedNames names) {
        this.db = db;
        this.numbers = numbers;
        this.contacts = contacts;
        this.observers = observers;
        this.names = names;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static Condition is(long id) {
        return DEAL.ACCOUNT_ID.eq(account()).and(DEAL.ID.eq(id));
    }

    long insert(DealData data, Stage stage, @Nullable Long createdById) {
        long id = numbers.open(RecordKind.DEAL);
        var row = db.newRecord(DEAL);
        row.setAccountId(account());
        row.setId(id);
        row.setCreatedById(createdById);
        row.setRepeat(repeat(data, id).name());
        fill(row, data, stage);
        if (data.title().isEmpty()) {
            row.setTitle("Deal #" + id);
        }
        var insert = db.insertInto(DEAL).set(row);
        if (stage.open()) {
            insert.execute();
        } else {
            insert.set(DEAL.CLOSED_AT, NOW).execute();
        }
        contacts.add(id, data.contactIds());
        observers.add(RecordKind.DEAL, Map.of(id, data.observerIds()));
        return id;
    }

    /// What is known of the customer makes of a deal: whoever bought before makes it a repeat deal, any other known one
    /// a repeat inquiry, as in a conversion (crm.md 10.3).
    private Repeat repeat(DealData data, long id) {
        if (data.companyId() == null && data.contactIds().isEmpty()) {
            return Repeat.NEW;
        }
        var won = DEAL.ACCOUNT_ID
                .eq(account())
                .and(DEAL.ID.lt(id))
                .and(DEAL.SEMANTICS.eq("S"))
                .and(DEAL.DELETED_AT.isNull());
        // two questions, each from the customer to their few deals: one with `or` goes through all deals of the account
        var byCompany = DSL.exists(DSL.selectOne()
                .from(DEAL)
                .where(won)
                .and(DEAL.COMPANY_ID.eq(Objects.requireNonNullElse(data.companyId(), -1L))));
        var byContact = DSL.exists(DSL.selectOne()
                .from(DEAL_CONTACT)
                .join(DEAL)
                .on(DEAL.ACCOUNT_ID.eq(DEAL_CONTACT.ACCOUNT_ID))
                .and(DEAL.ID.eq(DEAL_CONTACT.DEAL_ID))
                .where(won)
                .and(DEAL_CONTACT.ACCOUNT_ID.eq(account()))
                .and(DEAL_CONTACT.CONTACT_ID.in(data.contactIds())));
        var bought = db.select(DSL.field(byCompany.or(byContact))).fetchSingle().value1();
        return bought ? Repeat.REPEAT_DEAL : Repeat.REPEAT_INQUIRY;
    }

    /// @param currency of the deal, when its amount changes
    void update(Deal before, DealData data, Stage stage, @Nullable String currency) {
        var row = db.newRecord(DEAL);
        fill(row, data, stage);
        var sameAmount = Objects.equals(before.data().amount(), data.amount());
        if (sameAmount) {
            // without an amount too there may be a currency, and there may be one that is hidden from the user
            row.reset(DEAL.AMOUNT);
            row.reset(DEAL.CURRENCY);
        } else {
            row.setCurrency(currency);
        }
        var update = db.update(DEAL)
                .set(row)
                .set(DEAL.VERSION, DEAL.VERSION.plus(1))
                .set(DEAL.UPDATED_AT, NOW)
                .set(DEAL.LAST_ACTIVITY_AT, NOW);
        if (stage.id() != before.stageId()) {
            update = update.set(DEAL.MOVED_AT, NOW)
                    .set(DEAL.CLOSED_AT, stage.open() ? DSL.castNull(DEAL.CLOSED_AT) : NOW);
        }
        if (!Objects.equals(before.data().companyId(), data.companyId())
                || !before.data().contactIds().equals(data.contactIds())) {
            update = update.set(DEAL.REPEAT, repeat(data, before.id()).name());
        }
        if (!sameAmount) {
            // somebody typed it
            update = update.set(DEAL.AMOUNT_FROM_ROWS, false);
        }
        update.where(is(before.id())).execute();
        if (!before.data().contactIds().equals(data.contactIds())) {
            contacts.replace(before.id(), data.contactIds());
        }
        observers.replace(RecordKind.DEAL, before.id(), before.data().observerIds(), data.observerIds());
    }

    private static void fill(DealRecord row, DealData data, Stage stage) {
        row.setTitle(data.title());
        row.setAmount(data.amount() == null ? null : data.amount().value());
        row.setCurrency(data.amount() == null ? null : data.amount().currency());
        row.setPipelineId(stage.pipelineId());
        row.setStageId(stage.id());
        row.setSemantics(stage.semantics().code());
        row.setProbability(
                data.probability() == null ? null : data.probability().shortValue());
        row.setBeginOn(data.beginOn());
        row.setCloseOn(data.closeOn());
        row.setSourceId(data.sourceId());
        row.setSourceDescription(data.sourceDescription());
        row.setUtm(Utm.toJson(data.utm()));
        row.setComments(data.comments());
        row.setCompanyId(data.companyId());
        row.setResponsibleId(data.responsibleId());
        row.setLossReasonId(data.lossReasonId());
        row.setLossComment(data.lossComment());
        row.setCustom(data.custom().toJson());
        row.setOriginatorId(data.external().system());
        row.setOriginId(data.external().key());
    }

    /// @return empty when there is none, or it is in the recycle bin
    Optional<Deal> lock(long id) {
        return db.selectFrom(DEAL)
                .where(is(id))
                .and(DEAL.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .map(row -> deals(List.of(row)).getFirst());
    }

    Optional<Deal> find(long id) {
        return db.selectFrom(DEAL)
                .where(is(id))
                .and(DEAL.DELETED_AT.isNull())
                .fetchOptional()
                .map(row -> deals(List.of(row)).getFirst());
    }

    /// A deleted deal, to check who may restore it. One that was merged into another is none.
    /// Of two who restore it at once the second finds none.
    Optional<Deal> lockDeleted(long id) {
        return db.selectFrom(DEAL)
                .where(is(id))
                .and(DEAL.DELETED_AT.isNotNull())
                .and(DEAL.MERGED.isFalse())
                .forUpdate()
                .fetchOptional()
                .map(row -> deals(List.of(row)).getFirst());
    }

    void setDeleted(long id, boolean deleted) {
        db.update(DEAL)
                .set(DEAL.DELETED_AT, deleted ? NOW : DSL.castNull(DEAL.DELETED_AT))
                .set(DEAL.DELETED_BY_ID, deleted ? CurrentUser.require().userId() : null)
                .set(DEAL.VERSION, DEAL.VERSION.plus(1))
                .set(DEAL.LAST_ACTIVITY_AT, NOW)
                .where(is(id))
                .execute();
    }

    /// Whole deals from the rows of a page: one query more for contacts, one for companies.
    List<Deal> deals(List<? extends Record> rows) {
        var ids = rows.stream().map(row -> row.get(DEAL.ID)).toList();
        var contactsOf = contacts.of(ids);
        var observersOf = observers.of(RecordKind.DEAL, ids);
        var companyIds = rows.stream()
                .map(row -> row.get(DEAL.COMPANY_ID))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var titles = companyIds.isEmpty()
                ? Map.<Long, String>of()
                : db.select(COMPANY.ID, names.seen(RecordKind.COMPANY, COMPANY, COMPANY.TITLE))
                        .from(COMPANY)
                        .where(COMPANY.ACCOUNT_ID.eq(account()))
                        .and(COMPANY.ID.in(companyIds))
                        .fetchMap(row -> row.value1(), row -> row.value2());
        return rows.stream()
                .map(row -> deal(
                        row.into(DEAL),
                        contactsOf.getOrDefault(row.get(DEAL.ID), List.of()),
                        row.get(DEAL.COMPANY_ID) == null ? null : titles.get(row.get(DEAL.COMPANY_ID)),
                        observersOf.getOrDefault(row.get(DEAL.ID), List.of())))
                .toList();
    }

    private static Deal deal(
            DealRecord row, List<Deal.ContactLink> contacts, @Nullable String companyTitle, List<Long> observerIds) {
        var data = new DealData(
                row.getTitle(),
                FieldGroup.AMOUNT.isSeen() ? Money.ofNullable(row.getAmount(), row.getCurrency()) : null,
                row.getPipelineId(),
                row.getStageId(),
                row.getProbability() == null ? null : row.getProbability().intValue(),
                row.getBeginOn(),
                row.getCloseOn(),
                row.getSourceId(),
                row.getSourceDescription(),
                Utm.ofJson(row.getUtm()),
                row.getComments(),
                row.getCompanyId(),
                contacts.stream().map(Deal.ContactLink::id).toList(),
                row.getResponsibleId(),
                row.getLossReasonId(),
                row.getLossComment(),
                CustomValues.ofJson(row.getCustom()),
                observerIds,
                new External(row.getOriginatorId(), row.getOriginId()));
        return new Deal(
                row.getId(),
                row.getVersion(),
                data,
                Semantics.ofCode(row.getSemantics()),
                companyTitle,
                contacts,
                row.getLeadId(),
                row.getRecurringDealId(),
                Repeat.valueOf(row.getRepeat()),
                row.getCreatedById(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getMovedAt(),
                row.getClosedAt(),
                row.getLastActivityAt(),
                row.getOpenToAll());
    }
}
