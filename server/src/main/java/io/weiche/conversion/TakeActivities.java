package io.weiche.conversion;

import io.weiche.timeline.Activity;
import org.springframework.jdbc.support.SqlArrayValue;

/// What becomes of the open activities of the leads of a batch (crm.md 4.7).
final class TakeActivities {
    /// What was open before anything is done about it: from then on it is told apart what stays and what does not.
    private static final String OPEN = """
            insert into conversion_activity (activity_id, lead_id, conversion_id, type, responsible_id, stays)
            select a.id, b.lead_id, b.conversion_id, a.type, a.responsible_id, a.type = any(cast(:keptTypes as text[]))
            from conversion_batch b
            join activity_binding ab on ab.account_id = :account and ab.kind = 1 and ab.record_id = b.lead_id
            join activity a on a.account_id = :account and a.id = ab.activity_id and a.status = 'PENDING'""";

    /// The lead keeps its own binding (crm.md 4.7). Without a deal the customer takes the activities.
    private static final String KEEP = """
            insert into activity_binding (account_id, activity_id, kind, record_id, conversion_id)
            select :account, o.activity_id,
                case when b.deal_id is not null then 2 when b.contact_id is not null then 3 else 4 end,
                coalesce(b.deal_id, b.contact_id, b.company_id), b.conversion_id
            from conversion_activity o
            join conversion_batch b on b.lead_id = o.lead_id
            join activity a on a.account_id = :account and a.id = o.activity_id and a.status = 'PENDING'
            where o.stays and coalesce(b.deal_id, b.contact_id, b.company_id) is not null
            on conflict do nothing""";

    private static final String COMPLETE = """
            update activity a set status = 'AUTO_COMPLETED', completed_at = clock_timestamp(),
                completed_by_id = cast(:actor as bigint), completed_conversion_id = due.conversion_id,
                updated_at = clock_timestamp(), version = a.version + 1
            from (
                select activity_id, min(conversion_id) as conversion_id
                from conversion_activity where not stays group by activity_id
            ) due
            where a.account_id = :account and a.id = due.activity_id and a.status = 'PENDING'""";

    private static final String TELL_COMPLETED = """
            insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
            select :account, 1, b.lead_id, 'ACTIVITY_AUTO_COMPLETED',
                jsonb_build_object('activityId', a.id, 'title', a.title, 'type', a.type), cast(:actor as bigint)
            from conversion_batch b
            join activity a on a.account_id = :account and a.completed_conversion_id = b.conversion_id""";

    private TakeActivities() {}

    static void add(Script script, ActivityPolicy policy) {
        var kept = policy.keptTypes();
        script.with("keptTypes", new SqlArrayValue("text", kept.toArray())).then(OPEN);
        if (!kept.isEmpty()) {
            script.then(KEEP);
        }
        if (kept.size() < Activity.Type.values().length) {
            script.then(COMPLETE).then(TELL_COMPLETED);
        }
    }
}
