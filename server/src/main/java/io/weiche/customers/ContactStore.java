package io.weiche.customers;

import static io.weiche.db.tables.Tables.CONTACT;

import io.weiche.access.CurrentUser;
import io.weiche.access.Subject;
import io.weiche.db.tables.tables.records.ContactRecord;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPointStore;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.PersonName;
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

/// All SQL on contacts, but for the sets of a conversion.
@Repository
class ContactStore {
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);

    private final DSLContext db;
    private final Numbers numbers;
    private final ContactPointStore points;
    private final CustomerLinks links;
    private final Observers observers;

    ContactStore(DSLContext db, Numbers numbers, ContactPointStore points, CustomerLinks links, Observers observers) {
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
        return CONTACT.ACCOUNT_ID.eq(account()).and(CONTACT.ID.eq(id));
    }

    long insert(ContactData data, @Nullable Long createdById) {
        long id = numbers.open(RecordKind.CONTACT);
        var row = db.newRecord(CONTACT);
        row.setAccountId(account());
        row.setId(id);
        row.setCreatedById(createdById);
        fill(row, data);
        db.insertInto(CONTACT).set(row).execute();
        points.replace(RecordKind.CONTACT, id, ContactPoints.NONE, data.points());
        observers.add(RecordKind.CONTACT, Map.of(id, data.observerIds()));
        links.addCompanies(id, data.companyIds());
        return id;
    }

    void update(Contact before, ContactData data, boolean nameIsFallback) {
        var row = db.newRecord(CONTACT);
        fill(row, data);
        row.setNameIsFallback(nameIsFallback);
        UpdateSetMoreStep<ContactRecord> update = db.update(CONTACT).set(row);
        update.set(CONTACT.VERSION, CONTACT.VERSION.plus(1))
                .set(CONTACT.UPDATED_AT, NOW)
                .set(CONTACT.LAST_ACTIVITY_AT, NOW)
                .where(is(before.id()))
                .execute();
        points.replace(RecordKind.CONTACT, before.id(), before.data().points(), data.points());
        observers.replace(RecordKind.CONTACT, before.id(), before.data().observerIds(), data.observerIds());
        if (!before.data().companyIds().equals(data.companyIds())) {
            links.replaceCompanies(before.id(), data.companyIds());
        }
    }

    private static void fill(ContactRecord row, ContactData data) {
        row.setHonorific(data.name().honorific());
        row.setFirstName(data.name().firstName());
        row.setMiddleName(data.name().middleName());
        row.setLastName(data.name().lastName());
        row.setJobTitle(data.jobTitle());
        row.setBirthdate(data.birthdate());
        row.setAddress(Address.toJson(data.address()));
        row.setSourceId(data.sourceId());
        row.setComments(data.comments());
        row.setResponsibleId(data.responsibleId());
        row.setCustom(data.custom().toJson());
        row.setOriginatorId(data.external().system());
        row.setOriginId(data.external().key());
    }

    /// @return empty when there is none, or it is in the recycle bin
    Optional<Contact> lock(long id) {
        return db.selectFrom(CONTACT)
                .where(is(id))
                .and(CONTACT.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .map(row -> contacts(List.of(row)).getFirst());
    }

    Optional<Contact> find(long id) {
        return db.selectFrom(CONTACT)
                .where(is(id))
                .and(CONTACT.DELETED_AT.isNull())
                .fetchOptional()
                .map(row -> contacts(List.of(row)).getFirst());
    }

    /// What decides about a deleted contact, to check who may restore it. One that was merged into another is none.
    /// Of two who restore it at once the second finds none.
    Optional<Subject> lockDeleted(long id) {
        return db.select(CONTACT.RESPONSIBLE_ID, CONTACT.OPEN_TO_ALL)
                .from(CONTACT)
                .where(is(id))
                .and(CONTACT.DELETED_AT.isNotNull())
                .and(CONTACT.MERGED.isFalse())
                .forUpdate()
                .fetchOptional(row -> Subject.contact(row.value1(), row.value2()));
    }

    void setDeleted(long id, boolean deleted) {
        db.update(CONTACT)
                .set(CONTACT.DELETED_AT, deleted ? NOW : DSL.castNull(CONTACT.DELETED_AT))
                .set(CONTACT.DELETED_BY_ID, deleted ? CurrentUser.require().userId() : null)
                .set(CONTACT.VERSION, CONTACT.VERSION.plus(1))
                .set(CONTACT.LAST_ACTIVITY_AT, NOW)
                .where(is(id))
                .execute();
    }

    /// Whole contacts from the rows of a page: one query more for points, one for links.
    List<Contact> contacts(List<? extends Record> rows) {
        var ids = rows.stream().map(row -> row.get(CONTACT.ID)).toList();
        var pointsOf = points.of(RecordKind.CONTACT, ids);
        var observersOf = observers.of(RecordKind.CONTACT, ids);
        var companiesOf = links.companiesOf(ids);
        return rows.stream()
                .map(row -> contact(
                        row.into(CONTACT),
                        pointsOf.getOrDefault(row.get(CONTACT.ID), ContactPoints.NONE),
                        companiesOf.getOrDefault(row.get(CONTACT.ID), List.of()),
                        observersOf.getOrDefault(row.get(CONTACT.ID), List.of())))
                .toList();
    }

    private static Contact contact(
            ContactRecord row, ContactPoints points, List<Contact.Link> companies, List<Long> observerIds) {
        var data = new ContactData(
                new PersonName(row.getHonorific(), row.getFirstName(), row.getMiddleName(), row.getLastName()),
                row.getJobTitle(),
                row.getBirthdate(),
                Address.ofJson(row.getAddress()),
                row.getSourceId(),
                row.getComments(),
                points,
                companies.stream().map(Contact.Link::id).toList(),
                row.getResponsibleId(),
                CustomValues.ofJson(row.getCustom()),
                observerIds,
                new External(row.getOriginatorId(), row.getOriginId()));
        return new Contact(
                row.getId(),
                row.getVersion(),
                data,
                row.getNameIsFallback(),
                companies,
                row.getCreatedById(),
                row.getLeadId(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getLastActivityAt(),
                row.getOpenToAll());
    }
}
