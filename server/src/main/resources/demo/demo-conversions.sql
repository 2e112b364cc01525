-- Third part of the demo data: the conversions just made are dated back to a day or two after their inquiry.
-- Parameter: account.
create temporary table demo_conversion on commit drop as
select c.id as conversion_id, c.lead_id, c.deal_id, c.contact_id, c.contact_made, c.company_id, c.company_made,
    least(now(), l.created_at + make_interval(days => 1 + (l.id % 3)::int, hours => 4)) as at
from conversion c join lead l on l.account_id = c.account_id and l.id = c.lead_id
where c.account_id = :account;

update conversion c set converted_at = d.at from demo_conversion d where c.account_id = :account and c.id = d.conversion_id;

update lead l set moved_at = d.at, closed_at = d.at, updated_at = d.at, last_activity_at = d.at
from demo_conversion d where l.account_id = :account and l.id = d.lead_id;

update deal k set created_at = d.at, updated_at = d.at, moved_at = d.at, last_activity_at = d.at
from demo_conversion d where k.account_id = :account and k.id = d.deal_id;

update contact k set created_at = d.at, updated_at = d.at, last_activity_at = d.at
from demo_conversion d where k.account_id = :account and k.id = d.contact_id and d.contact_made;

update company k set created_at = d.at, updated_at = d.at, last_activity_at = d.at
from demo_conversion d where k.account_id = :account and k.id = d.company_id and d.company_made;

update stage_history h set changed_at = d.at
from demo_conversion d
where h.account_id = :account and (h.kind = 2 and h.record_id = d.deal_id
    or h.kind = 1 and h.record_id = d.lead_id and h.semantics = 'S');

update timeline_entry t set created_at = d.at
from demo_conversion d
where t.account_id = :account and t.created_at = now() and (t.kind = 1 and t.record_id = d.lead_id
    or t.kind = 2 and t.record_id = d.deal_id or t.kind = 3 and t.record_id = d.contact_id and d.contact_made
    or t.kind = 4 and t.record_id = d.company_id and d.company_made);
