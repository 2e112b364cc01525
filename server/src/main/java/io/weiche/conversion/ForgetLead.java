package io.weiche.conversion;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// In simple mode nobody asked for a lead: what a row of an import became stands on its own, and the lead it passed
/// through is not kept (crm.md 5). An import writes down what its conversions made before that.
@Component
public class ForgetLead {
    /// The conversions of the leads; a condition on `undone_at` picks the index of those in force.
    private static final String CONVERSIONS = """
            from conversion c
            where c.account_id = :account and c.lead_id = any(cast(:leads as bigint[])) and c.undone_at is null""";

    private static final List<String> STEPS = List.of(
            "update timeline_entry t set type = 'CREATED', data = null " + CONVERSIONS + """
                 and t.account_id = :account and t.type = 'CREATED_FROM_LEAD'
                and (t.kind = 2 and t.record_id = c.deal_id or t.kind = 3 and t.record_id = c.contact_id
                    or t.kind = 4 and t.record_id = c.company_id)
                and (t.data ->> 'leadId')::bigint = c.lead_id""",
            "update inquiry set lead_id = null where account_id = :account and lead_id = any(cast(:leads as bigint[]))",
            "update deal set lead_id = null where account_id = :account and lead_id = any(cast(:leads as bigint[]))",
            "update contact k set lead_id = null " + CONVERSIONS
                    + " and k.account_id = :account and k.id = c.contact_id and k.lead_id = c.lead_id",
            "update company k set lead_id = null " + CONVERSIONS
                    + " and k.account_id = :account and k.id = c.company_id and k.lead_id = c.lead_id",
            """
            delete from outbox
            where account_id = :account and id > :mark and kind = 1 and record_id = any(cast(:leads as bigint[]))""",
            """
            delete from record_identity
            where account_id = :account and kind = 1 and id = any(cast(:leads as bigint[]))""");

    private final JdbcClient sql;

    ForgetLead(JdbcClient sql) {
        this.sql = sql;
    }

    /// Before the first lead is opened: what is written from now on may be about it. Whoever looks for it among all
    /// that was ever written reads a table without end.
    @Transactional(propagation = Propagation.MANDATORY)
    public long mark() {
        return sql.sql("select coalesce(max(id), 0) from outbox where account_id = :account")
                .param("account", CurrentAccount.require().value())
                .query(Long.class)
                .single();
    }

    /// In the transaction that opened and converted them.
    ///
    /// @param mark of this transaction, from before the first lead was opened
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(List<Long> leadIds, long mark) {
        var script = new Script(sql)
                .with("account", CurrentAccount.require().value())
                .with("leads", new SqlArrayValue("bigint", leadIds.toArray()))
                .with("mark", mark);
        STEPS.forEach(script::then);
        script.run();
    }
}
