package io.weiche.duplicates;

import io.weiche.access.FieldGroup;
import io.weiche.duplicates.DuplicateStore.Shared;
import io.weiche.kernel.CurrentAccount;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on what open deals share: their customers. A deal has no number or address of its own, and one that is
/// closed is no duplicate of the next one with the same customer.
@Repository
class DealKeys {
    private static final String COMPANY = "company:";
    private static final String CONTACT = "contact:";

    private static final String SHARED_COMPANIES = """
            select d.company_id, array_agg(d.id) as ids from deal d
            where d.account_id = :account and d.company_id > :after and d.semantics = 'P' and d.deleted_at is null
            group by d.company_id
            having count(*) between 2 and :crowd
            order by d.company_id limit :limit""";

    private static final String SHARED_CONTACTS = """
            select c.contact_id, array_agg(d.id) as ids from deal_contact c
            join deal d on d.account_id = :account and d.id = c.deal_id and d.semantics = 'P' and d.deleted_at is null
            where c.account_id = :account and c.contact_id > :after
            group by c.contact_id
            having count(*) between 2 and :crowd
            order by c.contact_id limit :limit""";

    private static final String SAME_CUSTOMER = """
            select other.id from deal own
            cross join lateral (
                select d.id from deal d
                where d.account_id = :account and d.company_id = own.company_id and d.semantics = 'P'
                limit :crowd) other
            where own.account_id = :account and own.id = :id and other.id <> :id
            union
            select other.deal_id from deal_contact own
            cross join lateral (
                select c.deal_id from deal_contact c
                where c.account_id = :account and c.contact_id = own.contact_id
                limit :crowd) other
            where own.account_id = :account and own.deal_id = :id and other.deal_id <> :id""";

    private static final String FACTS = """
            select d.id, d.company_id, d.amount, d.currency,
                array(select c.contact_id from deal_contact c where c.account_id = :account and c.deal_id = d.id)
                    as contacts
            from deal d
            where d.account_id = :account and d.id = any(cast(:ids as bigint[])) and d.semantics = 'P'""";

    private final JdbcClient sql;

    DealKeys(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param customers keys of its company and contacts
    /// @param amount null when nobody has said one, and for whoever sees none
    record Terms(Set<String> customers, @Nullable String amount) {
        Terms {
            customers = Set.copyOf(customers);
        }
    }

    List<Shared> sharedCompanies(@Nullable String after, int limit) {
        return shared(SHARED_COMPANIES, COMPANY, after, limit);
    }

    List<Shared> sharedContacts(@Nullable String after, int limit) {
        return shared(SHARED_CONTACTS, CONTACT, after, limit);
    }

    private List<Shared> shared(String statement, String sign, @Nullable String after, int limit) {
        return sql.sql(statement)
                .param("account", account())
                .param("after", after == null ? 0 : number(sign, after))
                .param("crowd", DuplicateStore.CROWD)
                .param("limit", limit)
                .query((row, _) -> new Shared(key(sign, row.getLong(1)), List.of((Long[])
                        row.getArray(2).getArray())))
                .list();
    }

    /// Who has a customer in common with a deal.
    Set<Long> sharing(long id) {
        return new HashSet<>(sql.sql(SAME_CUSTOMER)
                .param("account", account())
                .param("id", id)
                .param("crowd", DuplicateStore.CROWD)
                .query(Long.class)
                .list());
    }

    /// Of those that are open.
    Map<Long, Terms> of(Collection<Long> ids) {
        var terms = new HashMap<Long, Terms>();
        sql.sql(FACTS)
                .param("account", account())
                .param("ids", DuplicateStore.numbers(ids))
                .query(row -> {
                    var customers = new HashSet<String>();
                    if (row.getObject("company_id") != null) {
                        customers.add(key(COMPANY, row.getLong("company_id")));
                    }
                    for (var contact : (Long[]) row.getArray("contacts").getArray()) {
                        customers.add(key(CONTACT, contact));
                    }
                    terms.put(
                            row.getLong("id"),
                            new Terms(customers, amount(row.getBigDecimal("amount"), row.getString("currency"))));
                });
        return terms;
    }

    private static @Nullable String amount(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || amount.signum() == 0 || !FieldGroup.AMOUNT.isSeen()
                ? null
                : amount.toPlainString() + " " + currency;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    /// As texts they stand in the order of their numbers.
    private static String key(String sign, long number) {
        return "%s%019d".formatted(sign, number);
    }

    /// A cursor may hold anything.
    private static long number(String sign, String key) {
        var digits = key.startsWith(sign) ? key.substring(sign.length()) : "";
        return digits.matches("[0-9]{1,18}|0[0-9]{18}") ? Long.parseLong(digits) : 0;
    }
}
