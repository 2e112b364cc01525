package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whom mail about a record can go to: the record itself and the customers it belongs to.
@Repository
class RecordAddresses {
    private static final String ADDRESSES = """
            with near (place, kind, id) as (
                select 1, cast(:kind as integer), cast(:id as bigint)
                union all
                select 2, 3, dc.contact_id from deal_contact dc
                where dc.account_id = :account and :kind = 2 and dc.deal_id = :id
                union all
                select 2, 3, l.contact_id from lead l
                where l.account_id = :account and :kind = 1 and l.id = :id and l.contact_id is not null
                union all
                select 3, 4, d.company_id from deal d
                where d.account_id = :account and :kind = 2 and d.id = :id and d.company_id is not null
                union all
                select 3, 4, l.company_id from lead l
                where l.account_id = :account and :kind = 1 and l.id = :id and l.company_id is not null
                union all
                select 4, 3, cc.contact_id from contact_company cc
                where cc.account_id = :account and :kind = 4 and cc.company_id = :id)
            select n.kind, n.id, p.value, c.first_name, c.last_name, co.title as company
            from near n
            join contact_point p on p.account_id = :account and p.kind = n.kind and p.record_id = n.id
                and p.type = 'EMAIL'
            left join (
                select 3 as kind, account_id, id, first_name, last_name from contact
                union all
                select 1, account_id, id, first_name, last_name from lead) c
                on c.account_id = :account and c.kind = n.kind and c.id = n.id
            left join company co on co.account_id = :account and n.kind = 4 and co.id = n.id
            order by n.place, p.id limit 50""";

    private final JdbcClient sql;

    RecordAddresses(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param of whose address it is
    record Known(
            RecordRef of,
            String address,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company) {}

    List<Known> of(RecordRef record) {
        return sql.sql(ADDRESSES)
                .param("account", CurrentAccount.require().value())
                .param("kind", record.kind().typeId())
                .param("id", record.id())
                .query((row, _) -> new Known(
                        new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("id")),
                        row.getString("value"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("company")))
                .list();
    }
}
