package io.weiche.commands;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What holds in every database at every moment (reliability 7.4), as counts of what breaks it.
final class Invariants {
    private static final Map<String, String> COUNTS = new LinkedHashMap<>();

    static {
        COUNTS.put("in simple mode without a run no open lead but those needing attention", """
                select count(*) from lead l join crm_mode m using (account_id)
                where m.mode = 'SIMPLE' and l.semantics = 'P' and l.deleted_at is null and l.attention_reason is null
                    and not exists (select from mode_switch s where s.account_id = l.account_id
                                    and (s.status in ('RUNNING', 'PAUSED', 'UNDOING')
                                        -- the job marks those whose turn did not come
                                        or s.status = 'CANCELLED' and l.id <= s.max_lead_id
                                            and exists (select from scheduled_tasks t
                                                        where t.task_name = 'mode-switch' and starts_with(
                                                            t.task_instance, s.account_id || ':' || s.id || ':'))))""");
        COUNTS.put("a converted lead has exactly one conversion", """
                select count(*) from lead l
                where l.semantics = 'S' and not l.completed_without_result
                    and (select count(*) from conversion c where c.account_id = l.account_id and c.lead_id = l.id
                         and c.undone_at is null) <> 1""");
        COUNTS.put("an open or junk lead has no conversion", """
                select count(*) from conversion c join lead l on l.account_id = c.account_id and l.id = c.lead_id
                where c.undone_at is null and l.semantics <> 'S'""");
        COUNTS.put("a deal that names a lead was made of it", """
                select count(*) from deal d
                where d.lead_id is not null and not exists (
                    select from conversion c where c.account_id = d.account_id and c.lead_id = d.lead_id)""");
        COUNTS.put("a deal made by a conversion exists", """
                select count(*) from conversion c
                where c.undone_at is null and c.deal_made and not exists (
                    select from deal d where d.account_id = c.account_id and d.id = c.deal_id)""");
        COUNTS.put("outcomes and counters of a finished switch agree", """
                select count(*) from mode_switch s
                where s.status in ('DONE', 'DONE_WITH_ERRORS') and s.to_mode = 'SIMPLE' and (
                    s.converted + s.failed + s.skipped <> s.total
                    or s.total <> (select count(*) from switch_outcome o
                                   where o.account_id = s.account_id and o.switch_id = s.id))""");
        COUNTS.put(
                "a switch leaves no open activity behind", "select count(*) from switch_activity where fate is null");
        COUNTS.put("an activity belongs to a record", """
                select count(*) from activity a
                where not exists (select from activity_binding b where b.account_id = a.account_id and b.activity_id = a.id)""");
        COUNTS.put("every record has its identity, and every identity its record", """
                select count(*) from record_identity i
                where not exists (select from lead r where i.kind = 1 and r.account_id = i.account_id and r.id = i.id)
                    and not exists (select from deal r where i.kind = 2 and r.account_id = i.account_id and r.id = i.id)
                    and not exists (select from contact r where i.kind = 3 and r.account_id = i.account_id and r.id = i.id)
                    and not exists (select from company r where i.kind = 4 and r.account_id = i.account_id and r.id = i.id)""");
        COUNTS.put("a conversion of a switch is an outcome of it", """
                select count(*) from conversion c
                where c.switch_id is not null and not exists (
                    select from switch_outcome o where o.account_id = c.account_id and o.switch_id = c.switch_id
                        and o.lead_id = c.lead_id and o.outcome = 'CONVERTED')""");
        COUNTS.put("an inquiry has become a lead, a deal or a customer, or that was deleted for good", """
                select count(*) from inquiry i join account a using (account_id)
                where i.lead_id is null and i.deal_id is null and i.contact_id is null and i.company_id is null
                    and not exists (select from inquiry_fact_kept k
                                    where k.account_id = i.account_id and k.inquiry_id = i.id)""");
        COUNTS.put("what reports count agrees with the records", """
                select count(*) from inquiry_fact f
                full join inquiry_fact_now n on n.account_id = f.account_id and n.inquiry_id = f.inquiry_id
                where f is distinct from n""");
        COUNTS.put(
                "months kept for reports agreed with the records whenever they were counted once more",
                "select count(*) from report_month_wrong");
        COUNTS.put("no deal belongs to a contact that was merged into another", """
                select count(*) from record_merge_member x
                join record_merge m on m.account_id = x.account_id and m.id = x.merge_id and m.undone_at is null
                join contact c on c.account_id = x.account_id and c.id = x.record_id and c.deleted_at is not null
                join deal_contact d on d.account_id = c.account_id and d.contact_id = c.id
                where x.kind = 3""");
        COUNTS.put("lists find every value of a custom field", """
                select count(*) from (
                    select account_id, kind, id, custom from lead where custom <> '{}'
                    union all select account_id, kind, id, custom from deal where custom <> '{}'
                    union all select account_id, kind, id, custom from contact where custom <> '{}'
                    union all select account_id, kind, id, custom from company where custom <> '{}') r
                cross join lateral jsonb_object_keys(r.custom) k (code)
                where not exists (
                    select from custom_field f join custom_value v on v.account_id = f.account_id and v.field_id = f.id
                    where f.account_id = r.account_id and f.kind = r.kind and f.code = k.code
                        and v.kind = r.kind and v.record_id = r.id)""");
        COUNTS.put(
                "every entry of the audit is a link of its chain, and no link was changed, taken out or put in", """
                with chain as (
                    select l.account_id, l.seq, l.hash,
                        lag(l.hash) over own as previous, row_number() over own as place, e as entry
                    from audit_link l left join audit_entry e on e.account_id = l.account_id and e.id = l.entry_id
                    window own as (partition by l.account_id order by l.seq))
                select (select count(*) from chain where entry is null or seq <> place
                            or hash is distinct from audit_hash(previous, entry))
                    + (select count(*) from audit_entry e where not exists (
                        select from audit_link l where l.account_id = e.account_id and l.entry_id = e.id))""");
        COUNTS.put("an account has at most one unfinished switch", """
                select count(*) from (
                    select account_id from mode_switch where status in ('RUNNING', 'PAUSED', 'UNDOING')
                    group by account_id having count(*) > 1) twice""");
    }

    private Invariants() {}

    /// @return for each invariant, how often it is broken
    static Map<String, Long> count(Connection connection) throws SQLException {
        var broken = new LinkedHashMap<String, Long>();
        try (var statement = connection.createStatement()) {
            for (var invariant : COUNTS.entrySet()) {
                try (var row = statement.executeQuery(invariant.getValue())) {
                    row.next();
                    broken.put(invariant.getKey(), row.getLong(1));
                }
            }
        }
        return broken;
    }
}
