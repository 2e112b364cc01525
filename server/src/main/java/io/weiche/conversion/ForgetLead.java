package io.weiche.conversion;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// In simple mode nobody asked for a lead: what an inquiry became stands on its own, and the lead it passed through
/// is not kept (crm.md 5).
@Component
public class ForgetLead {
    private static final List<String> STEPS = List.of(
            """
            update timeline_entry t set type = 'CREATED', data = null
            from conversion c
            where c.account_id = :account and c.lead_id = any(cast(:leads as bigint[])) and t.account_id = :account
                and t.type = 'CREATED_FROM_LEAD'
                and (t.kind = 2 and t.record_id = c.deal_id or t.kind = 3 and t.record_id = c.contact_id
                    or t.kind = 4 and t.record_id = c.company_id)
                and (t.data ->> 'leadId')::bigint = c.lead_id""",
            "update inquiry set lead_id = null where account_id = :account and lead_id = any(cast(:leads as bigint[]))",
            "update deal set lead_id = null where account_id = :account and lead_id = any(cast(:leads as bigint[]))",
            """
            update contact k set lead_id = null from conversion c
            where c.account_id = :account and c.lead_id = any(cast(:leads as bigint[])) and k.account_id = :account and k.id = c.contact_id
                and k.lead_id = c.lead_id""",
            """
            update company k set lead_id = null from conversion c
            where c.account_id = :account and c.lead_id = any(cast(:leads as bigint[])) and k.account_id = :account and k.id = c.company_id
                and k.lead_id = c.lead_id""",
            "delete from outbox where account_id = :account and kind = 1 and record_id = any(cast(:leads as bigint[]))",
            "delete from record_identity where account_id = :account and kind = 1 and id = any(cast(:leads as bigint[]))");

    private final JdbcClient sql;

    ForgetLead(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the transaction that opened and converted it.
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(long leadId) {
        forget(List.of(leadId));
    }

    /// In the transaction that opened and converted them.
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(List<Long> leadIds) {
        for (var step : STEPS) {
            sql.sql(step)
                    .param("account", CurrentAccount.require().value())
                    .param("leads", new SqlArrayValue("bigint", leadIds.toArray()))
                    .update();
        }
    }
}
