package io.weiche.deals;

import static io.weiche.db.tables.Tables.CONTACT;
import static io.weiche.db.tables.Tables.DEAL_CONTACT;

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

/// The contacts of deals: many, one of them the main one (crm.md 12.1).
@Repository
class DealContacts {
    private final DSLContext db;
    private final LinkedNames names;

    DealContacts(DSLContext db, LinkedNames names) {
        this.db = db;
        this.names = names;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    Map<Long, List<Deal.ContactLink>> of(Collection<Long> dealIds) {
        return db.select(
                        DEAL_CONTACT.DEAL_ID,
                        CONTACT.ID,
                        names.seen(RecordKind.CONTACT, CONTACT, CONTACT.FULL_NAME),
                        DEAL_CONTACT.IS_PRIMARY,
                        DEAL_CONTACT.ROLE)
                .from(DEAL_CONTACT)
                .join(CONTACT)
                .on(CONTACT.ACCOUNT_ID.eq(DEAL_CONTACT.ACCOUNT_ID))
                .and(CONTACT.ID.eq(DEAL_CONTACT.CONTACT_ID))
                .where(DEAL_CONTACT.ACCOUNT_ID.eq(account()))
                .and(DEAL_CONTACT.DEAL_ID.in(dealIds))
                .orderBy(DEAL_CONTACT.IS_PRIMARY.desc(), DEAL_CONTACT.SORT, CONTACT.ID)
                .fetchGroups(
                        row -> row.value1(),
                        row -> new Deal.ContactLink(row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /// In this order, the first the main one. What a contact is in the deal stays with it.
    void replace(long dealId, List<Long> contactIds) {
        db.deleteFrom(DEAL_CONTACT)
                .where(DEAL_CONTACT.ACCOUNT_ID.eq(account()))
                .and(DEAL_CONTACT.DEAL_ID.eq(dealId))
                .and(DEAL_CONTACT.CONTACT_ID.notIn(contactIds))
                .execute();
        add(dealId, contactIds);
    }

    /// Those of a deal that had none, or others only.
    void add(long dealId, List<Long> contactIds) {
        if (contactIds.isEmpty()) {
            return;
        }
        var rows = db.insertInto(
                DEAL_CONTACT,
                DEAL_CONTACT.ACCOUNT_ID,
                DEAL_CONTACT.DEAL_ID,
                DEAL_CONTACT.CONTACT_ID,
                DEAL_CONTACT.IS_PRIMARY,
                DEAL_CONTACT.SORT);
        int sort = 0;
        for (var contactId : new LinkedHashSet<>(contactIds)) {
            rows = rows.values(account(), dealId, contactId, sort == 0, sort);
            sort++;
        }
        rows.onConflict(DEAL_CONTACT.ACCOUNT_ID, DEAL_CONTACT.DEAL_ID, DEAL_CONTACT.CONTACT_ID)
                .doUpdate()
                .set(DEAL_CONTACT.IS_PRIMARY, DSL.excluded(DEAL_CONTACT.IS_PRIMARY))
                .set(DEAL_CONTACT.SORT, DSL.excluded(DEAL_CONTACT.SORT))
                .execute();
    }

    /// @return what it was before
    @Nullable
    String changeRole(long dealId, long contactId, @Nullable String role) {
        var link = DEAL_CONTACT
                .ACCOUNT_ID
                .eq(account())
                .and(DEAL_CONTACT.DEAL_ID.eq(dealId))
                .and(DEAL_CONTACT.CONTACT_ID.eq(contactId));
        var before = db.select(DEAL_CONTACT.ROLE)
                .from(DEAL_CONTACT)
                .where(link)
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Problem::notFound)
                .value1();
        db.update(DEAL_CONTACT).set(DEAL_CONTACT.ROLE, role).where(link).execute();
        return before;
    }
}
