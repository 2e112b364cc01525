package io.weiche.conversion;

import io.weiche.kernel.RecordKind;
import org.springframework.stereotype.Component;

/// Third step: makes the customers nobody knows yet, with names, contact points and links (crm.md 4.5, 4.6).
@Component
class MakeCustomers {
    private static final String NUMBER = """
            update conversion_batch set KIND_id = nextval('KIND_id_seq'), KIND_made = true
            where KIND_wanted and KIND_may_make and KIND_id is null and KIND_maker is null""";

    private static final String REGISTER = """
            insert into record_identity (account_id, kind, id)
            select :account, NUMBER_OF_KIND, KIND_id from conversion_batch where KIND_made""";

    private static final String FIRST_POINT = """
            (select p.value from POINTS p
             where p.account_id = :account and p.kind = 1 and p.record_id = l.id and p.type = '%s'
             order by p.sort, p.id limit 1)""";

    /// A missing name never blocks a conversion: the next best thing we know takes its place.
    private static final String CONTACTS = """
            insert into contact (
                account_id, id, honorific, first_name, middle_name, last_name, name_is_fallback, job_title, birthdate,
                address, source_id, responsible_id, created_by_id, lead_id, open_to_all, custom)
            select :account, b.contact_id, l.honorific, l.first_name, l.middle_name,
                case when l.first_name is null and l.last_name is null
                    then left(coalesce(l.company_title, PHONE, EMAIL, l.title, :unnamed), 255)
                    else l.last_name end,
                l.first_name is null and l.last_name is null,
                l.job_title, l.birthdate, l.address, l.source_id, b.responsible_id, cast(:actor as bigint), LEAD_ID,
                l.open_to_all, CUSTOM
            from conversion_batch b LEAD
            where b.contact_made""".replace("CUSTOM", CarriedFields.into(RecordKind.CONTACT))
            .replace("PHONE", FIRST_POINT.formatted("PHONE"))
            .replace("EMAIL", FIRST_POINT.formatted("EMAIL"))
            .replace("LEAD_ID", BatchTables.LEAD_ID)
            .replace("LEAD", BatchTables.LEAD);

    private static final String COMPANIES = """
            insert into company (
                account_id, id, title, name_is_fallback, address, source_id, responsible_id, created_by_id, lead_id,
                open_to_all, custom)
            select :account, b.company_id,
                left(coalesce(l.company_title, nullif(concat_ws(' ', l.first_name, l.last_name), ''), PHONE, EMAIL,
                    l.title, :unnamed), 255),
                l.company_title is null,
                case when b.contact_id is null then l.address end, l.source_id, b.responsible_id,
                cast(:actor as bigint), LEAD_ID, l.open_to_all, CUSTOM
            from conversion_batch b LEAD
            where b.company_made""".replace("CUSTOM", CarriedFields.into(RecordKind.COMPANY))
            .replace("PHONE", FIRST_POINT.formatted("PHONE"))
            .replace("EMAIL", FIRST_POINT.formatted("EMAIL"))
            .replace("LEAD_ID", BatchTables.LEAD_ID)
            .replace("LEAD", BatchTables.LEAD);

    private static final String POINTS = """
            insert into contact_point (account_id, kind, record_id, type, use, value, match_key, sort)
            select :account, NUMBER_OF_KIND, b.KIND_id, p.type, p.use, p.value, p.match_key, p.sort
            from conversion_batch b
            join POINTS p on p.account_id = :account and p.kind = 1 and p.record_id = b.lead_id
            where b.KIND_made""";

    private static final String FOLLOW = """
            update conversion_batch b set KIND_id = m.KIND_id
            from conversion_batch m
            where m.lead_id = b.KIND_maker""";

    private static final String LINK = """
            insert into contact_company (account_id, contact_id, company_id, is_primary, conversion_id)
            select distinct on (b.contact_id, b.company_id) :account, b.contact_id, b.company_id,
                b.contact_made, b.conversion_id
            from conversion_batch b
            where b.contact_id is not null and b.company_id is not null
            order by b.contact_id, b.company_id, b.lead_id
            on conflict do nothing""";

    /// @param unnamed name of last resort, in the account's language
    void add(Script script, ConversionPlan plan, String unnamed) {
        script.with("unnamed", unnamed);
        if (plan.contact().makes()) {
            make(script, RecordKind.CONTACT, CONTACTS);
        }
        if (plan.company().makes()) {
            make(script, RecordKind.COMPANY, COMPANIES);
        }
        script.then(LINK);
    }

    private static void make(Script script, RecordKind kind, String insertion) {
        script.then(RecogniseCustomers.of(kind, NUMBER))
                .then(RecogniseCustomers.of(kind, REGISTER))
                .then(insertion)
                .then(RecogniseCustomers.of(kind, POINTS))
                .then(RecogniseCustomers.of(kind, FOLLOW));
    }
}
