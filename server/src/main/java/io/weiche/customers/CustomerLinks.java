package io.weiche.customers;

import static io.weiche.db.tables.Tables.COMPANY;
import static io.weiche.db.tables.Tables.CONTACT;
import static io.weiche.db.tables.Tables.CONTACT_COMPANY;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.LinkedNames;
import io.weiche.web.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Links between contacts and companies: many to many, one company of a contact is the main one (crm.md 12.1).
@Repository
class CustomerLinks {
    private final DSLContext db;
    private final LinkedNames names;

    CustomerLinks(DSLContext db, LinkedNames names) {
        this.db = db;
        this.names = names;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    Map<Long, List<Contact.Link>> companiesOf(Collection<Long> contactIds) {
        return db.select(
                        CONTACT_COMPANY.CONTACT_ID,
                        COMPANY.ID,
                        names.seen(RecordKind.COMPANY, COMPANY, COMPANY.TITLE),
                        CONTACT_COMPANY.IS_PRIMARY,
                        CONTACT_COMPANY.ROLE)
                .from(CONTACT_COMPANY)
                .join(COMPANY)
                .on(COMPANY.ACCOUNT_ID.eq(CONTACT_COMPANY.ACCOUNT_ID))
                .and(COMPANY.ID.eq(CONTACT_COMPANY.COMPANY_ID))
                .where(CONTACT_COMPANY.ACCOUNT_ID.eq(account()))
                .and(CONTACT_COMPANY.CONTACT_ID.in(contactIds))
                .and(COMPANY.DELETED_AT.isNull())
                .orderBy(CONTACT_COMPANY.IS_PRIMARY.desc(), COMPANY.ID)
                .fetchGroups(
                        row -> row.value1(),
                        row -> new Contact.Link(row.value2(), row.value3(), row.value4(), row.value5()));
    }

    Map<Long, List<Contact.Link>> contactsOf(Collection<Long> companyIds) {
        return db.select(
                        CONTACT_COMPANY.COMPANY_ID,
                        CONTACT.ID,
                        names.seen(RecordKind.CONTACT, CONTACT, CONTACT.FULL_NAME),
                        CONTACT_COMPANY.IS_PRIMARY,
                        CONTACT_COMPANY.ROLE)
                .from(CONTACT_COMPANY)
                .join(CONTACT)
                .on(CONTACT.ACCOUNT_ID.eq(CONTACT_COMPANY.ACCOUNT_ID))
                .and(CONTACT.ID.eq(CONTACT_COMPANY.CONTACT_ID))
                .where(CONTACT_COMPANY.ACCOUNT_ID.eq(account()))
                .and(CONTACT_COMPANY.COMPANY_ID.in(companyIds))
                .and(CONTACT.DELETED_AT.isNull())
                .orderBy(CONTACT.ID)
                .fetchGroups(
                        row -> row.value1(),
                        row -> new Contact.Link(row.value2(), row.value3(), row.value4(), row.value5()));
    }

    void replaceCompanies(long contactId, List<Long> companyIds) {
        db.deleteFrom(CONTACT_COMPANY)
                .where(CONTACT_COMPANY.ACCOUNT_ID.eq(account()))
                .and(CONTACT_COMPANY.CONTACT_ID.eq(contactId))
                .and(CONTACT_COMPANY.COMPANY_ID.notIn(companyIds))
                .execute();
        addCompanies(contactId, companyIds);
    }

    /// Those of a contact that had none, or others only.
    void addCompanies(long contactId, List<Long> companyIds) {
        if (companyIds.isEmpty()) {
            return;
        }
        var rows = db.insertInto(
                CONTACT_COMPANY,
                CONTACT_COMPANY.ACCOUNT_ID,
                CONTACT_COMPANY.CONTACT_ID,
                CONTACT_COMPANY.COMPANY_ID,
                CONTACT_COMPANY.IS_PRIMARY);
        for (var companyId : new LinkedHashSet<>(companyIds)) {
            rows = rows.values(account(), contactId, companyId, companyId.equals(companyIds.getFirst()));
        }
        rows.onConflict(CONTACT_COMPANY.ACCOUNT_ID, CONTACT_COMPANY.CONTACT_ID, CONTACT_COMPANY.COMPANY_ID)
                .doUpdate()
                .set(CONTACT_COMPANY.IS_PRIMARY, DSL.excluded(CONTACT_COMPANY.IS_PRIMARY))
                .execute();
    }

    /// @return what it was before
    @Nullable
    String changeRole(long companyId, long contactId, @Nullable String role) {
        var link = CONTACT_COMPANY
                .ACCOUNT_ID
                .eq(account())
                .and(CONTACT_COMPANY.COMPANY_ID.eq(companyId))
                .and(CONTACT_COMPANY.CONTACT_ID.eq(contactId));
        var before = db.select(CONTACT_COMPANY.ROLE)
                .from(CONTACT_COMPANY)
                .where(link)
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Problem::notFound)
                .value1();
        db.update(CONTACT_COMPANY).set(CONTACT_COMPANY.ROLE, role).where(link).execute();
        return before;
    }
}
