package io.weiche.conversion;

import io.weiche.accounts.Accounts;
import io.weiche.accounts.Entitlement;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.LeadFates;
import io.weiche.timeline.SharedHistory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What became of leads, and whose history a deal shows; both are in the journal.
@Component
class ConversionFates implements LeadFates, SharedHistory {
    /// Nobody has touched a deal that has its first version and no activity since it was made (crm.md 4.10).
    static final String DEAL_UNTOUCHED =
            "(d.version = 0 and d.last_activity_at = d.created_at and d.deleted_at is null)";

    private static final String FATES = """
            select c.id, c.lead_id, c.deal_id, c.contact_id, c.company_id,
                %s and (c.deal_id is null or not c.deal_made or %s) as undoable
            from conversion c
            left join deal d on d.account_id = :account and d.id = c.deal_id
            where c.account_id = :account and c.lead_id in (:leads) and c.undone_at is null""".formatted(Undo.IN_TIME, DEAL_UNTOUCHED);

    private final JdbcClient sql;
    private final Accounts accounts;

    ConversionFates(JdbcClient sql, Accounts accounts) {
        this.sql = sql;
        this.accounts = accounts;
    }

    private record Row(
            long id,
            long leadId,
            @Nullable Long dealId,
            @Nullable Long contactId,
            @Nullable Long companyId,
            boolean undoable) {
        Fate fate(boolean classic) {
            return new Fate(id, dealId, contactId, companyId, classic && undoable);
        }
    }

    @Override
    public Map<Long, Fate> of(Collection<Long> leadIds) {
        var rows = sql.sql(FATES)
                .param("account", CurrentAccount.require().value())
                .param("leads", leadIds)
                .query(Row.class)
                .list();
        if (rows.isEmpty()) {
            return Map.of();
        }
        var classic = accounts.get().includes(Entitlement.CLASSIC_MODE);
        return rows.stream().collect(Collectors.toMap(Row::leadId, row -> row.fate(classic)));
    }

    /// A deal shows the history of every lead that became it.
    @Override
    public List<RecordRef> behind(RecordRef record) {
        if (record.kind() != RecordKind.DEAL) {
            return List.of();
        }
        return sql
                .sql("""
                        select lead_id from conversion
                        where account_id = :account and deal_id = :deal and undone_at is null order by id limit 100""")
                .param("account", CurrentAccount.require().value())
                .param("deal", record.id())
                .query(Long.class)
                .list()
                .stream()
                .map(id -> new RecordRef(RecordKind.LEAD, id))
                .toList();
    }
}
