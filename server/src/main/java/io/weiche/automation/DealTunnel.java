package io.weiche.automation;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Stage;
import io.weiche.pipelines.StageHistory;
import io.weiche.records.Numbers;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.RecordJournal;
import io.weiche.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Copies deals into another pipeline: what they say, their customers and what is sold in them, and nothing of what
/// happened (crm.md 11.1). The originals stay.
@Component
class DealTunnel {
    private static final String COPIES = """
            unnest(cast(:copies as bigint[]), cast(:originals as bigint[])) as m (deal_id, original_id)
            join deal o on o.account_id = :account and o.id = m.original_id""";

    /// Files stay with the original, and so do customers in the recycle bin.
    private static final String DEALS = """
            insert into deal (
                account_id, id, title, amount, currency, amount_from_rows, pipeline_id, stage_id, semantics, closed_at,
                source_id, source_description, comments, responsible_id, company_id, repeat, custom)
            select :account, m.deal_id, o.title, o.amount, o.currency, o.amount_from_rows, :pipeline, :stage,
                :semantics, case when not :open then clock_timestamp() end, o.source_id, o.source_description,
                o.comments, o.responsible_id, c.id, case when o.semantics = 'S' then 'REPEAT_DEAL' else o.repeat end,
                coalesce((select jsonb_object_agg(v.key, v.value) from jsonb_each(o.custom) v
                    where v.key in (select f.code from custom_field f
                        where f.account_id = :account and f.kind = 2 and f.type <> 'FILE')), '{}')
            from COPIES
            left join company c on c.account_id = :account and c.id = o.company_id and c.deleted_at is null
            returning id, responsible_id""".replace("COPIES", COPIES);

    private static final String CONTACTS = """
            insert into deal_contact (account_id, deal_id, contact_id, is_primary, sort)
            select :account, m.deal_id, l.contact_id,
                row_number() over (partition by m.deal_id order by l.is_primary desc, l.sort, l.contact_id) = 1, l.sort
            from COPIES
            join deal_contact l on l.account_id = :account and l.deal_id = o.id
            join contact c on c.account_id = :account and c.id = l.contact_id and c.deleted_at is null""".replace("COPIES", COPIES);

    private static final String PRODUCTS = """
            insert into product_row (
                account_id, kind, record_id, product_id, name, unit, quantity, price, discount_percent, discount_amount,
                tax_rate, tax_included, net, total, sort)
            select :account, 2, m.deal_id, p.product_id, p.name, p.unit, p.quantity, p.price, p.discount_percent,
                p.discount_amount, p.tax_rate, p.tax_included, p.net, p.total, p.sort
            from COPIES
            join product_row p on p.account_id = :account and p.kind = 2 and p.record_id = o.id
            order by m.deal_id, p.sort""".replace("COPIES", COPIES);

    private final JdbcClient sql;
    private final Numbers numbers;
    private final StageHistory stageHistory;
    private final RecordJournal journal;
    private final ActStore acts;

    DealTunnel(JdbcClient sql, Numbers numbers, StageHistory stageHistory, RecordJournal journal, ActStore acts) {
        this.sql = sql;
        this.numbers = numbers;
        this.stageHistory = stageHistory;
        this.journal = journal;
        this.acts = acts;
    }

    private record Copied(long id, long responsibleId) {}

    void copy(AutomationRule rule, List<Long> originals, Stage to) {
        var copies = numbers.open(RecordKind.DEAL, originals.size());
        var responsible = new HashMap<RecordRef, Long>();
        statement(DEALS, copies, originals)
                .param("pipeline", to.pipelineId())
                .param("stage", to.id())
                .param("semantics", to.semantics().code())
                .param("open", to.open())
                .query(Copied.class)
                .list()
                .forEach(copy -> responsible.put(ref(copy.id()), copy.responsibleId()));
        statement(CONTACTS, copies, originals).update();
        statement(PRODUCTS, copies, originals).update();
        var lines = new ArrayList<Timeline.Line>();
        for (int at = 0; at < copies.size(); at++) {
            var data = new HashMap<String, Object>(ActStore.data(rule));
            data.put("originalId", originals.get(at));
            lines.add(new Timeline.Line(ref(copies.get(at)), Map.copyOf(data)));
        }
        journal.made(EntryType.AUTOMATION, lines, responsible);
        stageHistory.created(copies.stream().map(DealTunnel::ref).toList(), to);
        acts.tell(rule, originals, copies);
    }

    private JdbcClient.StatementSpec statement(String text, List<Long> copies, List<Long> originals) {
        return sql.sql(text)
                .param("account", CurrentAccount.require().value())
                .param("copies", RunStore.numbers(copies))
                .param("originals", RunStore.numbers(originals));
    }

    private static RecordRef ref(long id) {
        return new RecordRef(RecordKind.DEAL, id);
    }
}
