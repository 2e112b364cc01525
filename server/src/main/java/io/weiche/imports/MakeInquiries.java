package io.weiche.imports;

import io.weiche.conversion.ForgetLead;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.modes.CrmModes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Takes the rows of a page in as inquiries of the channel import, by the rules every channel follows: the customer is
/// recognised, an inquiry of somebody who has something open is noted there, all others become a lead; in simple mode,
/// or where a rule says so, the lead becomes a deal with its customer at once and is not kept.
@Component
class MakeInquiries {
    private static final String INQUIRIES = """
            insert into inquiry (account_id, id, channel, external_id, epoch, mode, source_id, title, person_name,
                company_title, message, utm, known, logged_only, contact_id, company_id)
            select :account, s.inquiry_id, 'IMPORT', 'import:' || :run || ':' || s.row_number, :epoch, :mode, s.source_id,
                s.title, nullif(concat_ws(' ', s.first_name, s.middle_name, s.last_name), ''), s.company_title,
                s.comments, s.utm, s.contact_id is not null or s.company_id is not null, s.open, s.contact_id, s.company_id
            from import_stage s""";

    private static final String RECOGNISE = """
            update import_stage t set KIND_id = best.id
            from (
                select distinct on (f.row_number) f.row_number, f.id
                from (
                    select k.row_number, c.id, c.last_activity_at, count(*) as keys
                    from (select distinct row_number, match_key from import_point where match_key is not null) k
                    cross join lateral (
                        select p.record_id from contact_point p
                        where p.account_id = :account and p.match_key = k.match_key and p.kind = :kind offset 0) p
                    cross join lateral (
                        select c.id, c.last_activity_at from KIND c
                        where c.account_id = :account and c.id = p.record_id and c.deleted_at is null offset 0) c
                    group by k.row_number, c.id, c.last_activity_at
                ) f
                order by f.row_number, f.keys desc, f.last_activity_at desc, f.id
            ) best
            where best.row_number = t.row_number and t.contact_id is null and t.company_id is null""";

    private static final String OPEN = """
            insert into import_open (row_number, kind, id)
            select s.row_number, 1, l.id from import_stage s join lead l on l.account_id = :account
                and l.contact_id = s.contact_id and l.semantics = 'P' and l.deleted_at is null
            union
            select s.row_number, 1, l.id from import_stage s join lead l on l.account_id = :account
                and l.company_id = s.company_id and l.semantics = 'P' and l.deleted_at is null
            union
            select k.row_number, 1, l.id from import_point k
            cross join lateral (
                select p.record_id from contact_point p
                where p.account_id = :account and p.match_key = k.match_key and p.kind = 1 offset 0) p
            cross join lateral (
                select l.id from lead l
                where l.account_id = :account and l.id = p.record_id and l.semantics = 'P' and l.deleted_at is null
                offset 0) l
            union
            select s.row_number, 2, d.id from import_stage s join deal d on d.account_id = :account
                and d.company_id = s.company_id and d.semantics = 'P' and d.deleted_at is null
            union
            select s.row_number, 2, d.id from import_stage s
            join deal_contact dc on dc.account_id = :account and dc.contact_id = s.contact_id
            join deal d on d.account_id = :account and d.id = dc.deal_id and d.semantics = 'P'
                and d.deleted_at is null""";

    private static final String MARK_OPEN = """
            update import_stage s set open = true where exists (select from import_open o where o.row_number = s.row_number)""";

    /// The newest of them, as every channel notes it.
    private static final String NOTED = """
            update inquiry i set
                lead_id = (select max(o.id) from import_open o where o.row_number = s.row_number and o.kind = 1),
                deal_id = (select max(o.id) from import_open o where o.row_number = s.row_number and o.kind = 2)
            from import_stage s where s.open and i.account_id = :account and i.id = s.inquiry_id""";

    private static final String BECAME_LEADS = """
            update inquiry i set lead_id = s.record_id
            from import_stage s
            where s.record_id is not null and i.account_id = :account and i.id = s.inquiry_id""";

    private static final String BECAME_DEALS = """
            update inquiry i set lead_id = null, deal_id = c.deal_id, contact_id = c.contact_id, company_id = c.company_id
            from import_stage s
            join conversion c on c.account_id = :account and c.lead_id = s.record_id and c.undone_at is null
            where i.account_id = :account and i.id = s.inquiry_id""";

    /// Rows about somebody higher up on the page are noted on what that row has become.
    private static final String FOLLOW = """
            update inquiry i set lead_id = f.lead_id, deal_id = f.deal_id, contact_id = f.contact_id,
                company_id = f.company_id, logged_only = true, known = true
            from import_stage s
            join import_stage first on first.row_number = s.first_row
            join inquiry f on f.account_id = :account and f.id = first.inquiry_id
            where i.account_id = :account and i.id = s.inquiry_id""";

    private static final String TELL = """
            insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
            select :account, told.kind, told.id, 'INQUIRY', jsonb_strip_nulls(jsonb_build_object(
                'inquiryId', i.id, 'channel', i.channel, 'message', i.message)), cast(:actor as bigint)
            from (
                select s.inquiry_id, o.kind, o.id from import_open o join import_stage s on s.row_number = o.row_number
                union
                select s.inquiry_id, 3, s.contact_id from import_stage s where s.open and s.contact_id is not null
                union
                select s.inquiry_id, 4, s.company_id from import_stage s where s.open and s.company_id is not null
                union
                select s.inquiry_id, 1, i.lead_id from import_stage s
                join inquiry i on i.account_id = :account and i.id = s.inquiry_id
                where not s.open and i.lead_id is not null
                union
                select s.inquiry_id, 2, i.deal_id from import_stage s
                join inquiry i on i.account_id = :account and i.id = s.inquiry_id
                where not s.open and i.lead_id is null and i.deal_id is not null
            ) told
            join inquiry i on i.account_id = :account and i.id = told.inquiry_id""";

    /// What an earlier page of the run has made and this one speaks of again, as far as nobody wrote to it since. Held
    /// until the end of the transaction, so that nobody does before we have noted what we do.
    private static final String OURS = """
            select r.id from KIND r
            join import_record o on o.account_id = :account and o.run_id = :run and o.kind = :kind
                and o.record_id = r.id
            where r.account_id = :account and r.version = o.version_after and r.last_activity_at = o.active_after_at
                and r.id in (
                    select id from import_open where kind = :kind
                    union select contact_id from import_stage where :kind = 3 and open
                    union select company_id from import_stage where :kind = 4 and open)
            order by r.id for update of r""";

    private static final String REMEMBER = """
            update import_record o set version_after = r.version, active_after_at = r.last_activity_at
            from KIND r
            where r.account_id = :account and r.id = o.record_id and o.account_id = :account
                and o.run_id = :run and o.kind = :kind and r.id = any(cast(:ids as bigint[]))""";

    private static final List<String> TOUCH = List.of("""
            update lead set last_activity_at = clock_timestamp() where account_id = :account
                and id in (select id from import_open where kind = 1)""", """
            update deal set last_activity_at = clock_timestamp() where account_id = :account
                and id in (select id from import_open where kind = 2)""", """
            update contact set last_activity_at = clock_timestamp() where account_id = :account
                and id in (select contact_id from import_stage where open)""", """
            update company set last_activity_at = clock_timestamp() where account_id = :account
                and id in (select company_id from import_stage where open)""");

    private final JdbcClient sql;
    private final CrmModes modes;
    private final MakeRecords make;
    private final OpenedLeads openedLeads;
    private final ForgetLead forget;

    MakeInquiries(JdbcClient sql, CrmModes modes, MakeRecords make, OpenedLeads openedLeads, ForgetLead forget) {
        this.sql = sql;
        this.modes = modes;
        this.make = make;
        this.openedLeads = openedLeads;
        this.forget = forget;
    }

    /// The page stands in the working tables.
    void take(ImportRun run) {
        sql.sql("""
                delete from import_stage s where s.first_row is not null
                    and not exists (select from import_stage f where f.row_number = s.first_row)""").update();
        recognise(run);
        statement(run, OPEN).update();
        sql.sql(MARK_OPEN).update();
        var ours = ours(run);
        sql.sql("update import_stage set inquiry_id = nextval('inquiry_id_seq')")
                .update();
        var mode = modes.get();
        statement(run, INQUIRIES)
                .param("epoch", mode.epoch())
                .param("mode", mode.mode().name())
                .update();
        statement(run, NOTED).update();
        var mark = forget.mark();
        if (make.make(run, RecordKind.LEAD) > 0) {
            statement(run, BECAME_LEADS).update();
            var leads = openedLeads.openInquiries(run);
            if (!leads.isEmpty()) {
                statement(run, BECAME_DEALS).update();
                forget(run, leads, mark);
            }
        }
        statement(run, FOLLOW).update();
        statement(run, TELL).update();
        TOUCH.forEach(part -> statement(run, part).update());
        remember(run, ours);
    }

    private void recognise(ImportRun run) {
        for (var kind : List.of(RecordKind.CONTACT, RecordKind.COMPANY)) {
            statement(
                            run,
                            RECOGNISE
                                    .replace("KIND", KindColumns.table(kind))
                                    .replace(
                                            "and t.contact_id is null and t.company_id is null",
                                            "and t." + KindColumns.table(kind) + "_id is null"))
                    .param("kind", kind.typeId())
                    .update();
        }
    }

    /// Nobody asked for a lead, unless it could not be converted and waits for somebody to look at it.
    private void forget(ImportRun run, List<Long> leads, long mark) {
        var converted = statement(run, """
                        select c.lead_id from conversion c
                        where c.account_id = :account and c.lead_id = any(cast(:leads as bigint[]))
                            and c.undone_at is null""")
                .param("leads", new SqlArrayValue("bigint", leads.toArray()))
                .query(Long.class)
                .list();
        statement(run, """
                        delete from import_record where account_id = :account and run_id = :run and kind = 1
                            and record_id = any(cast(:leads as bigint[]))""")
                .param("leads", new SqlArrayValue("bigint", converted.toArray()))
                .update();
        forget.forget(converted, mark);
    }

    private Map<RecordKind, List<Long>> ours(ImportRun run) {
        var ours = new EnumMap<RecordKind, List<Long>>(RecordKind.class);
        for (var kind : RecordKind.values()) {
            ours.put(kind, of(run, kind, OURS).query(Long.class).list());
        }
        return ours;
    }

    /// Our own notes are no work of anybody.
    private void remember(ImportRun run, Map<RecordKind, List<Long>> ours) {
        ours.forEach((kind, ids) -> {
            if (!ids.isEmpty()) {
                of(run, kind, REMEMBER)
                        .param("ids", new SqlArrayValue("bigint", ids.toArray()))
                        .update();
            }
        });
    }

    private JdbcClient.StatementSpec of(ImportRun run, RecordKind kind, String text) {
        return statement(run, text.replace("KIND", KindColumns.table(kind))).param("kind", kind.typeId());
    }

    private JdbcClient.StatementSpec statement(ImportRun run, String text) {
        return sql.sql(text)
                .param("account", CurrentAccount.require().value())
                .param("run", run.id())
                .param("actor", run.actorId());
    }
}
