package io.weiche.conversion;

import org.springframework.stereotype.Component;

/// Last step for leads that nobody asked for: in simple mode an inquiry becomes a customer and a deal, and no lead is
/// written (crm.md 5).
@Component
class PassLeads {
    private static final String STAGES = """
            insert into stage_history (account_id, kind, record_id, type, pipeline_id, stage_id, semantics, changed_by_id)
            select :account, 2, deal_id, 1, :pipeline, :dealStage, 'P', cast(:actor as bigint)
            from conversion_batch where deal_made""";

    private static final String MADE = """
            from conversion_batch b
            cross join lateral (values
                (2, b.deal_id, 'DEAL_ADDED', b.deal_made),
                (3, b.contact_id, 'CONTACT_ADDED', b.contact_made),
                (4, b.company_id, 'COMPANY_ADDED', b.company_made)) as made (kind, id, event, told)
            where made.told""";

    private static final String TIMELINE = """
            insert into timeline_entry (account_id, kind, record_id, type, author_id)
            select :account, made.kind, made.id, 'CREATED', cast(:actor as bigint)
            """ + MADE;

    private static final String OUTBOX = """
            insert into outbox (account_id, event, kind, record_id)
            select :account, made.event, made.kind, made.id
            """ + MADE;

    void add(Script script, ConversionPlan plan) {
        if (plan.deal() instanceof ConversionPlan.DealTarget.Make) {
            script.then(STAGES);
        }
        script.then(TIMELINE).then(OUTBOX);
    }
}
