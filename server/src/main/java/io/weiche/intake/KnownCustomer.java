package io.weiche.intake;

import io.weiche.conversion.CustomerMatches;
import io.weiche.conversion.PlacedKeys;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Recognises by phone and e-mail who is asking, and what is open with them (crm.md 12.5, 14.6).
@Component
class KnownCustomer {
    /// From the few records of the customers to what of them is open; the other way round, with `or`, the database goes
    /// through everything that is open in the account.
    private static final String OPEN = """
            with of_customer (place, kind, id) as materialized (
                select w.place, 1, l.id
                from unnest(cast(:owners as integer[]), cast(:contacts as bigint[])) as w (place, contact_id)
                join lead l on l.account_id = :account and l.contact_id = w.contact_id
                union
                select w.place, 1, l.id
                from unnest(cast(:owners as integer[]), cast(:companies as bigint[])) as w (place, company_id)
                join lead l on l.account_id = :account and l.company_id = w.company_id
                union
                select w.place, 1, p.record_id
                from unnest(cast(:places as integer[]), cast(:keys as text[])) as w (place, match_key)
                join contact_point p on p.account_id = :account and p.kind = 1 and p.match_key = w.match_key
                union
                select w.place, 2, d.id
                from unnest(cast(:owners as integer[]), cast(:companies as bigint[])) as w (place, company_id)
                join deal d on d.account_id = :account and d.company_id = w.company_id
                union
                select w.place, 2, dc.deal_id
                from unnest(cast(:owners as integer[]), cast(:contacts as bigint[])) as w (place, contact_id)
                join deal_contact dc on dc.account_id = :account and dc.contact_id = w.contact_id)
            select place, kind, id from (
                select in_progress.*, row_number() over (partition by place order by kind, id desc) as number
                from (
                    select o.place, o.kind, o.id from of_customer o
                    join lead l on l.account_id = :account and l.id = o.id
                    where o.kind = 1 and l.semantics = 'P' and l.deleted_at is null
                    union all
                    select o.place, o.kind, o.id from of_customer o
                    join deal d on d.account_id = :account and d.id = o.id
                    where o.kind = 2 and d.semantics = 'P' and d.deleted_at is null) in_progress) numbered
            where number <= 100
            order by place, number""";

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
            all.addAll(customerRecords());
            return all;
        }

        /// The contact and the company, as far as they are known.
        List<RecordRef> customerRecords() {
            var records = new ArrayList<RecordRef>();
            if (contactId != null) {
                records.add(new RecordRef(RecordKind.CONTACT, contactId));
            }
            if (companyId != null) {
                records.add(new RecordRef(RecordKind.COMPANY, companyId));
            }
            return records;
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

    /// @param keysOf of each inquiry
    /// @return who each of them is from, in the same order
    List<Recognised> recognise(List<? extends Collection<String>> keysOf) {
        var contacts = matches.best(RecordKind.CONTACT, keysOf);
        var companies = matches.best(RecordKind.COMPANY, keysOf);
        var open = open(contacts, companies, keysOf);
        return IntStream.range(0, keysOf.size())
                .mapToObj(place ->
                        new Recognised(contacts.get(place), companies.get(place), open.getOrDefault(place, List.of())))
                .toList();
    }

    /// Leads and deals in progress with this customer, or of somebody with one of these phones and e-mails.
    List<RecordRef> open(@Nullable Long contact, @Nullable Long company, Collection<String> keys) {
        var contacts = contact == null ? Map.<Integer, Long>of() : Map.of(0, contact);
        var companies = company == null ? Map.<Integer, Long>of() : Map.of(0, company);
        return open(contacts, companies, List.of(keys)).getOrDefault(0, List.of());
    }

    private Map<Integer, List<RecordRef>> open(
            Map<Integer, Long> contacts, Map<Integer, Long> companies, List<? extends Collection<String>> keysOf) {
        var keys = PlacedKeys.of(keysOf);
        if (keys.isEmpty() && contacts.isEmpty() && companies.isEmpty()) {
            return Map.of();
        }
        var owners = IntStream.range(0, keysOf.size()).boxed().toList();
        var open = new HashMap<Integer, List<RecordRef>>();
        sql.sql(OPEN)
                .param("account", CurrentAccount.require().value())
                .param("owners", new SqlArrayValue("integer", owners.toArray()))
                .param("contacts", ofOwners(owners, contacts))
                .param("companies", ofOwners(owners, companies))
                .param("places", keys.places())
                .param("keys", keys.keys())
                .query(row -> {
                    open.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                            .add(new RecordRef(RecordKind.ofTypeId(row.getInt(2)), row.getLong(3)));
                });
        return open;
    }

    private static SqlArrayValue ofOwners(List<Integer> owners, Map<Integer, Long> customers) {
        return new SqlArrayValue("bigint", owners.stream().map(customers::get).toArray());
    }
}
