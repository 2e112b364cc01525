package io.weiche.intake;

import io.weiche.conversion.CustomerMatches;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Recognises by phone and e-mail who is asking, and what is open with them (crm.md 12.5, 14.6).
@Component
class KnownCustomer {
    /// From the few records of the customer to what of them is open; the other way round, with `or`, the database goes
    /// through everything that is open in the account.
    private static final String OPEN = """
            with of_customer (kind, id) as materialized (
                select 1, l.id from lead l
                where l.account_id = :account and l.contact_id = cast(:contact as bigint)
                union
                select 1, l.id from lead l
                where l.account_id = :account and l.company_id = cast(:company as bigint)
                union
                select 1, p.record_id from contact_point p
                where p.account_id = :account and p.kind = 1 and p.match_key = any(cast(:keys as text[]))
                union
                select 2, d.id from deal d
                where d.account_id = :account and d.company_id = cast(:company as bigint)
                union
                select 2, dc.deal_id from deal_contact dc
                where dc.account_id = :account and dc.contact_id = cast(:contact as bigint))
            select o.kind, o.id from of_customer o
            join lead l on l.account_id = :account and l.id = o.id
            where o.kind = 1 and l.semantics = 'P' and l.deleted_at is null
            union all
            select o.kind, o.id from of_customer o
            join deal d on d.account_id = :account and d.id = o.id
            where o.kind = 2 and d.semantics = 'P' and d.deleted_at is null
            order by 1, 2 desc limit 100""";

    private final CustomerMatches matches;
    private final JdbcClient sql;

    KnownCustomer(CustomerMatches matches, JdbcClient sql) {
        this.matches = matches;
        this.sql = sql;
    }

    /// @param open leads and deals in progress, leads first
    record Recognised(@Nullable Long contactId, @Nullable Long companyId, List<RecordRef> open) {
        Recognised {
            open = List.copyOf(open);
        }

        boolean customer() {
            return contactId != null || companyId != null;
        }

        /// The customer's own records and everything open with them.
        List<RecordRef> all() {
            var all = new ArrayList<>(open);
            if (contactId != null) {
                all.add(new RecordRef(RecordKind.CONTACT, contactId));
            }
            if (companyId != null) {
                all.add(new RecordRef(RecordKind.COMPANY, companyId));
            }
            return all;
        }

        @Nullable
        Long first(RecordKind kind) {
            return open.stream()
                    .filter(ref -> ref.kind() == kind)
                    .map(RecordRef::id)
                    .findFirst()
                    .orElse(null);
        }
    }

    Recognised recognise(Collection<String> keys) {
        if (keys.isEmpty()) {
            return new Recognised(null, null, List.of());
        }
        var contact = best(RecordKind.CONTACT, keys);
        var company = best(RecordKind.COMPANY, keys);
        return new Recognised(contact, company, open(contact, company, keys));
    }

    /// Leads and deals in progress with this customer, or of somebody with one of these phones and e-mails.
    List<RecordRef> open(@Nullable Long contact, @Nullable Long company, Collection<String> keys) {
        return sql.sql(OPEN)
                .param("account", CurrentAccount.require().value())
                .param("contact", contact)
                .param("company", company)
                .param("keys", new SqlArrayValue("text", keys.toArray()))
                .query((row, _) -> new RecordRef(RecordKind.ofTypeId(row.getInt(1)), row.getLong(2)))
                .list();
    }

    private @Nullable Long best(RecordKind kind, Collection<String> keys) {
        return matches.of(kind, keys).stream()
                .map(CustomerMatches.Match::id)
                .findFirst()
                .orElse(null);
    }
}
