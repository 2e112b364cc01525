package io.weiche.customers;

import static io.weiche.db.tables.Tables.COMPANY;

import io.weiche.access.CurrentUser;
import io.weiche.access.Subject;
import io.weiche.db.tables.tables.records.CompanyRecord;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPointStore;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.observers.Observers;
import io.weiche.records.Numbers;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// All SQL on companies, but for the sets of a conversion.
@Repository
class CompanyStore {
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);

    private final DSLContext db;
    private final Numbers numbers;
    private final ContactPointStore points;
    private final CustomerLinks links;
    private final Observers observers;

    CompanyStore(DSLContext db, Numbers numbers, ContactPointStore points, CustomerLinks links, Observers observers) {
        this.db = db;
        this.numbers = numbers;
        this.points = points;
        this.links = links;
        this.observers = observers;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static Condition is(long id) {
        return COMPANY.ACCOUNT_ID.eq(account()).and(COMPANY.ID.eq(id));
    }

    long insert(CompanyData data, @Nullable Long createdById) {
        long id = numbers.open(RecordKind.COMPANY);
        var row = db.newRecord(COMPANY);
        row.setAccountId(account());
        row.setId(id);
        row.setCreatedById(createdById);
        fill(row, data);
        db.insertInto(COMPANY).set(row).execute();
        points.replace(RecordKind.COMPANY, id, ContactPoints.NONE, data.points());
        observers.add(RecordKind.COMPANY, Map.of(id, data.observerIds()));
        return id;
    }

    void update(Company before, CompanyData data, boolean nameIsFallback) {
        var row = db.newRecord(COMPANY);
        fill(row, data);
        row.setNameIsFallback(nameIsFallback);
        UpdateSetMoreStep<CompanyRecord> update = db.update(COMPANY).set(row);
        update.set(COMPANY.VERSION, COMPANY.VERSION.plus(1))
                .set(COMPANY.UPDATED_AT, NOW)
                .set(COMPANY.LAST_ACTIVITY_AT, NOW)
                .where(is(before.id()))
                .execute();
        points.replace(RecordKind.COMPANY, before.id(), before.data().points(), data.points());
        observers.replace(RecordKind.COMPANY, before.id(), before.data().observerIds(), data.observerIds());
    }

    private static void fill(CompanyRecord row, CompanyData data) {
        row.setTitle(data.title());
        row.setIndustry(data.industry());
        row.setAddress(Address.toJson(data.address()));
        row.setSourceId(data.sourceId());
        row.setComments(data.comments());
        row.setResponsibleId(data.responsibleId());
        row.setCustom(data.custom().toJson());
        row.setOriginatorId(data.external().system());
        row.setOriginId(data.external().key());
    }

    /// @return empty when there is none, or it is in the recycle bin
    Optional<Company> lock(long id) {
        return db.selectFrom(COMPANY)
                .where(is(id))
                .and(COMPANY.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .map(row -> companies(List.of(row)).getFirst());
    }

    Optional<Company> find(long id) {
        return db.selectFrom(COMPANY)
                .where(is(id))
                .and(COMPANY.DELETED_AT.isNull())
                .fetchOptional()
                .map(row -> companies(List.of(row)).getFirst());
    }

    /// What decides about a deleted company, to check who may restore it. One that was merged into another is none.
    /// Of two who restore it at once the second finds none.
    Optional<Subject> lockDeleted(long id) {
        return db.select(COMPANY.RESPONSIBLE_ID, COMPANY.OPEN_TO_ALL)
                .from(COMPANY)
                .where(is(id))
                .and(COMPANY.DELETED_AT.isNotNull())
                .and(COMPANY.MERGED.isFalse())
                .forUpdate()
                .fetchOptional(row -> Subject.company(row.value1(), row.value2()));
    }

    void setDeleted(long id, boolean deleted) {
        db.update(COMPANY)
                .set(COMPANY.DELETED_AT, deleted ? NOW : DSL.castNull(COMPANY.DELETED_AT))
                .set(COMPANY.DELETED_BY_ID, deleted ? CurrentUser.require().userId() : null)
                .set(COMPANY.VERSION, COMPANY.VERSION.plus(1))
                .set(COMPANY.LAST_ACTIVITY_AT, NOW)
                .where(is(id))
                .execute();
    }

    /// Whole companies from the rows of a page: one query more for points, one for links.
    List<Company> companies(List<? extends Record> rows) {
        var ids = rows.stream().map(row -> row.get(COMPANY.ID)).toList();
        var pointsOf = points.of(RecordKind.COMPANY, ids);
        var observersOf = observers.of(RecordKind.COMPANY, ids);
        var contactsOf = links.contactsOf(ids);
        return rows.stream()
                .map(row -> company(
                        row.into(COMPANY),
                        pointsOf.getOrDefault(row.get(COMPANY.ID), ContactPoints.NONE),
                        contactsOf.getOrDefault(row.get(COMPANY.ID), List.of()),
                        observersOf.getOrDefault(row.get(COMPANY.ID), List.of())))
                .toList();
    }

    private static Company company(
            CompanyRecord row, ContactPoints points, List<Contact.Link> contacts, List<Long> observerIds) {
        var data = new CompanyData(
                row.getTitle(),
                row.getIndustry(),
                Address.ofJson(row.getAddress()),
                row.getSourceId(),
                row.getComments(),
                points,
                row.getResponsibleId(),
                CustomValues.ofJson(row.getCustom()),
                observerIds,
                new External(row.getOriginatorId(), row.getOriginId()));
        return new Company(
                row.getId(),
                row.getVersion(),
                data,
                row.getNameIsFallback(),
                contacts,
                row.getCreatedById(),
                row.getLeadId(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getLastActivityAt(),
                row.getOpenToAll());
    }
}
