package io.weiche.conversion;

import io.weiche.conversion.ConversionPlan.DealTarget;
import io.weiche.pipelines.Stage;
import org.springframework.stereotype.Component;

/// Last step: closes the leads and writes down what was done: journal, histories, timelines, inquiries, outbox.
@Component
class CloseLeads {
    private static final String CLOSE = """
            update lead l set stage_id = :leadStage, semantics = 'S', version = l.version + 1,
                updated_at = clock_timestamp(), moved_at = clock_timestamp(), closed_at = clock_timestamp(),
                last_activity_at = clock_timestamp(),
                attention_reason = null, attention_detail = null, attention_switch_id = null
            from conversion_batch b
            where l.account_id = :account and l.id = b.lead_id""";

    private static final String JOURNAL = """
            insert into conversion (
                account_id, id, lead_id, switch_id, stage_before_id, moved_before_at, active_before_at, deal_id, deal_made,
                contact_id, contact_made, contact_match, company_id, company_made, company_match, keep_activities_open, actor_id)
            select :account, conversion_id, lead_id, cast(:switch as bigint), stage_before_id, moved_before_at,
                active_before_at, deal_id, deal_made, contact_id, contact_made, contact_match, company_id, company_made, company_match, :keep,
                cast(:actor as bigint)
            from conversion_batch""";

    private static final String STAGES_OF_LEADS = """
            insert into stage_history (
                account_id, kind, record_id, type, pipeline_id, stage_id, semantics, changed_by_id)
            select :account, 1, lead_id, 3, cast(null as bigint), :leadStage, 'S', cast(:actor as bigint)
            from conversion_batch""";

    private static final String STAGES_OF_BOTH = STAGES_OF_LEADS + """

            union all
            select :account, 2, deal_id, 1, :pipeline, :dealStage, 'P', cast(:actor as bigint)
            from conversion_batch where deal_made""";

    private static final String TIMELINE = """
            insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
            select :account, 1, lead_id, 'CONVERTED', jsonb_strip_nulls(jsonb_build_object(
                'dealId', deal_id, 'contactId', contact_id, 'companyId', company_id)), cast(:actor as bigint)
            from conversion_batch
            union all
            select :account, made.kind, made.id, made.type, jsonb_build_object('kind', 'LEAD', 'leadId', b.lead_id),
                cast(:actor as bigint)
            from conversion_batch b
            cross join lateral (values
                (2, b.deal_id, case when b.deal_made then 'CREATED_FROM_LEAD' else 'LINKED' end, true),
                (3, b.contact_id, 'CREATED_FROM_LEAD', b.contact_made),
                (4, b.company_id, 'CREATED_FROM_LEAD', b.company_made)) as made (kind, id, type, told)
            where made.told and made.id is not null""";

    /// What an inquiry says already stays: whom it was recognised from, and the deal it was noted on beside the lead.
    private static final String INQUIRIES = """
            update inquiry i set
                deal_id = coalesce(i.deal_id, b.deal_id),
                deal_by_conversion = i.deal_id is null and b.deal_id is not null,
                contact_id = coalesce(i.contact_id, b.contact_id),
                contact_by_conversion = i.contact_id is null and b.contact_id is not null,
                company_id = coalesce(i.company_id, b.company_id),
                company_by_conversion = i.company_id is null and b.company_id is not null
            from conversion_batch b
            where i.account_id = :account and i.lead_id = b.lead_id""";

    private static final String OUTBOX = """
            insert into outbox (account_id, event, kind, record_id)
            select :account, changed.event, changed.kind, changed.id
            from conversion_batch b
            cross join lateral (values
                (1, b.lead_id, 'LEAD_CHANGED', true),
                (2, b.deal_id, case when b.deal_made then 'DEAL_ADDED' else 'DEAL_CHANGED' end, true),
                (3, b.contact_id, 'CONTACT_ADDED', b.contact_made),
                (4, b.company_id, 'COMPANY_ADDED', b.company_made)) as changed (kind, id, event, told)
            where changed.told and changed.id is not null""";

    void add(Script script, ConversionPlan plan, Stage converted) {
        script.with("leadStage", converted.id())
                .with("switch", plan.switchId())
                .with("keep", plan.activities().keepOpen())
                .then(CLOSE)
                .then(JOURNAL)
                .then(plan.deal() instanceof DealTarget.Make ? STAGES_OF_BOTH : STAGES_OF_LEADS)
                .then(TIMELINE)
                .then(INQUIRIES)
                .then(OUTBOX);
    }
}
