package io.weiche.intake;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// What hangs on records: leads and deals of customers, contacts of companies, the deal of a lead.
@Repository
class BoundRecordStore {
    private static final String OTHERS = """
            select 3 as kind, c.id,
                (select count(*) from lead l where l.account_id = :account and l.contact_id = c.id
                    and l.deleted_at is null and not (:kind = 1 and l.id = :id))
                + (select count(*) from deal_contact dc
                    join deal d on d.account_id = :account and d.id = dc.deal_id and d.deleted_at is null
                    where dc.account_id = :account and dc.contact_id = c.id and not (:kind = 2 and d.id = :id)) as others
            from unnest(cast(:contacts as bigint[])) as c (id)
            union all
            select 4, c.id,
                (select count(*) from lead l where l.account_id = :account and l.company_id = c.id
                    and l.deleted_at is null and not (:kind = 1 and l.id = :id))
                + (select count(*) from deal d where d.account_id = :account and d.company_id = c.id
                    and d.deleted_at is null and not (:kind = 2 and d.id = :id))
                + (select count(*) from contact_company cc
                    join contact p on p.account_id = :account and p.id = cc.contact_id and p.deleted_at is null
                    where cc.account_id = :account and cc.company_id = c.id)
            from unnest(cast(:companies as bigint[])) as c (id)
            union all
            select 1, d.lead_id, 1 from deal d
            where d.account_id = :account and d.lead_id = :id and d.deleted_at is null and :kind = 1""";

    private final JdbcClient sql;

    BoundRecordStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// How many other records hang on each; absent where none do.
    ///
    /// @param besides is not counted itself
    Map<RecordRef, Long> others(RecordRef besides, Collection<RecordRef> records) {
        var found = new HashMap<RecordRef, Long>();
        sql.sql(OTHERS)
                .param("account", CurrentAccount.require().value())
                .param("kind", besides.kind().typeId())
                .param("id", besides.id())
                .param("contacts", ids(records, RecordKind.CONTACT))
                .param("companies", ids(records, RecordKind.COMPANY))
                .query(row -> {
                    found.put(
                            new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("id")),
                            row.getLong("others"));
                });
        return found;
    }

    private static SqlArrayValue ids(Collection<RecordRef> records, RecordKind kind) {
        return new SqlArrayValue(
                "bigint",
                records.stream()
                        .filter(record -> record.kind() == kind)
                        .map(RecordRef::id)
                        .toArray());
    }
}
