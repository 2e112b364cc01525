package io.weiche.bin;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deletes records for good, with all that belongs to them alone. What stands beside a record goes with its identity
/// by foreign keys; here is what has none, what others share, and what reports must not forget (record 67).
@Component
class Purge {
    /// Those that were merged into one of them go along: nobody would find them any more.
    private static final String WITH_MERGED = """
            with recursive gone (id) as (
                select unnest(cast(:ids as bigint[]))
                union
                select x.record_id from gone g
                join record_merge m on m.account_id = :account and m.kind = :kind and m.survivor_id = g.id
                    and m.undone_at is null
                join record_merge_member x on x.account_id = :account and x.merge_id = m.id
                join KIND r on r.account_id = :account and r.id = x.record_id and r.merged)
            select id from gone order by id""";

    /// Of a table that says which records something stands beside: what stands beside these and no other.
    private static final String ONLY_THERE = """
            select b.COLUMN from TABLE b
            where b.account_id = :account and b.kind = :kind and b.record_id = any(cast(:ids as bigint[]))
                and not exists (select from TABLE o where o.account_id = :account and o.COLUMN = b.COLUMN
                    and not (o.kind = :kind and o.record_id = any(cast(:ids as bigint[]))))""";

    private static final String ACTIVITIES =
            ONLY_THERE.replace("TABLE", "activity_binding").replace("COLUMN", "activity_id");
    private static final String EMAILS =
            ONLY_THERE.replace("TABLE", "email_record").replace("COLUMN", "email_id");

    /// That something came in stays, and what was counted of it.
    private static final String KEEP_COUNTED = """
            insert into inquiry_fact_kept as k
                (account_id, inquiry_id, lead_id, first_touch, last_touch, by_hand, answered_at)
            select :account, f.inquiry_id, LEFT_OVER, f.first_touch, f.last_touch, f.by_hand, f.answered_at
            from inquiry i
            join inquiry_fact f on f.account_id = :account and f.inquiry_id = i.id
            where i.account_id = :account and i.KIND_id = any(cast(:ids as bigint[]))
            on conflict (account_id, inquiry_id) do update set (lead_id, first_touch, last_touch, by_hand, answered_at)
                = (excluded.lead_id, excluded.first_touch, excluded.last_touch, excluded.by_hand, excluded.answered_at)""";

    /// Nor is an inquiry nothing is left of taken for one that was lost.
    private static final String KEEP_COUNTED_OF_CUSTOMER = """
            insert into inquiry_fact_kept (account_id, inquiry_id, first_touch, last_touch, by_hand, answered_at)
            select :account, f.inquiry_id, f.first_touch, f.last_touch, f.by_hand, f.answered_at
            from inquiry_fact f
            where f.account_id = :account and f.inquiry_id in (select id from inquiry where WORDLESS)
            on conflict (account_id, inquiry_id) do nothing""";

    /// Inquiries nothing is left of: not what somebody said in them.
    private static final String WORDLESS = """
            KIND_id = any(cast(:ids as bigint[])) and num_nonnulls(lead_id, deal_id, contact_id, company_id) = 1""";

    private static final List<String> BESIDE = List.of(
            """
            update form_submission set answers = '{}', trace = null
            where account_id = :account and inquiry_id in (
                select id from inquiry where account_id = :account and %s)""".formatted(WORDLESS),
            """
            update inquiry set title = null, person_name = null, company_title = null, message = null, raw = null
            where account_id = :account and %s""".formatted(WORDLESS),
            """
            update call set number = null, match_key = null, caller_name = null, recording_url = null,
                external_id = null
            where account_id = :account and activity_id in (%s)""".formatted(ACTIVITIES),
            "delete from activity where account_id = :account and id in (%s)".formatted(ACTIVITIES),
            """
            delete from email_message where account_id = :account and state <> 'WAITING' and id in (%s)""".formatted(EMAILS),
            """
            delete from email_thread t
            where t.account_id = :account and t.kind = :kind and t.record_id = any(cast(:ids as bigint[]))
                and not exists (select from email_message m where m.account_id = :account and m.thread_id = t.id)""",
            """
            update bulk_outcome o set detail = null, loss_comment_before = null from bulk_run r
            where r.account_id = :account and r.kind = :kind and o.account_id = :account and o.run_id = r.id
                and o.record_id = any(cast(:ids as bigint[]))
                and (o.detail is not null or o.loss_comment_before is not null)""");

    /// Records that stay point to it no more.
    private static final Map<RecordKind, List<String>> LINKS = new EnumMap<>(Map.of(
            RecordKind.LEAD,
            List.of(
                    "update deal set lead_id = null where account_id = :account and lead_id = any(cast(:ids as bigint[]))",
                    customersOf("contact"),
                    customersOf("company"),
                    """
                    update switch_outcome o set detail = null from mode_switch s
                    where s.account_id = :account and o.account_id = :account and o.switch_id = s.id
                        and o.lead_id = any(cast(:ids as bigint[])) and o.detail is not null"""),
            RecordKind.DEAL,
            List.of("""
                    update conversion set deal_id = null, deal_made = false
                    where account_id = :account and deal_id = any(cast(:ids as bigint[]))"""),
            RecordKind.CONTACT,
            List.of("""
                    update lead set contact_id = null, customer_purged = true
                    where account_id = :account and contact_id = any(cast(:ids as bigint[]))""", """
                    with left_alone as (
                        delete from deal_contact
                        where account_id = :account and contact_id = any(cast(:ids as bigint[]))
                        returning deal_id, is_primary)
                    update deal_contact c set is_primary = true
                    where c.account_id = :account and (c.deal_id, c.contact_id) in (
                        select distinct on (n.deal_id) n.deal_id, n.contact_id
                        from left_alone l join deal_contact n on n.account_id = :account and n.deal_id = l.deal_id
                            and n.contact_id <> all(cast(:ids as bigint[]))
                        where l.is_primary order by n.deal_id, n.sort, n.contact_id)"""),
            RecordKind.COMPANY,
            List.of("""
                    update lead set company_id = null, customer_purged = true
                    where account_id = :account and company_id = any(cast(:ids as bigint[]))""", """
                    update deal set company_id = null
                    where account_id = :account and company_id = any(cast(:ids as bigint[]))""", """
                    with left_alone as (
                        delete from contact_company
                        where account_id = :account and company_id = any(cast(:ids as bigint[]))
                        returning contact_id, is_primary)
                    update contact_company c set is_primary = true
                    where c.account_id = :account and (c.contact_id, c.company_id) in (
                        select distinct on (n.contact_id) n.contact_id, n.company_id
                        from left_alone l join contact_company n on n.account_id = :account
                            and n.contact_id = l.contact_id and n.company_id <> all(cast(:ids as bigint[]))
                        where l.is_primary order by n.contact_id, n.company_id)""")));

    private static final String GONE = """
            delete from record_identity
            where account_id = :account and kind = :kind and id = any(cast(:ids as bigint[]))""";

    private final JdbcClient sql;

    Purge(JdbcClient sql) {
        this.sql = sql;
    }

    /// The customer the conversion of a lead has made.
    private static String customersOf(String kind) {
        return """
                update KIND_OF k set lead_id = null from conversion c
                where c.account_id = :account and c.lead_id = any(cast(:ids as bigint[]))
                    and k.account_id = :account and k.id = c.KIND_OF_id and k.lead_id = c.lead_id""".replace("KIND_OF", kind);
    }

    /// Called in a transaction.
    ///
    /// @param locked records of the bin, locked by the caller
    void records(RecordKind kind, List<Long> locked) {
        var ids = about(kind, WITH_MERGED, locked).query(Long.class).list();
        var statements = new ArrayList<String>();
        statements.add(keepCounted(kind));
        statements.addAll(BESIDE);
        statements.addAll(LINKS.getOrDefault(kind, List.of()));
        statements.add(GONE);
        statements.forEach(statement -> about(kind, statement, ids).update());
    }

    private static String keepCounted(RecordKind kind) {
        return switch (kind) {
            case LEAD -> KEEP_COUNTED.replace("LEFT_OVER", "null");
            case DEAL -> KEEP_COUNTED.replace("LEFT_OVER", "i.lead_id");
            case CONTACT, COMPANY -> KEEP_COUNTED_OF_CUSTOMER.replace("WORDLESS", WORDLESS);
        };
    }

    private JdbcClient.StatementSpec about(RecordKind kind, String statement, List<Long> ids) {
        return sql.sql(BinStore.of(kind, statement)
                        .replace("KIND_id", kind.name().toLowerCase(Locale.ROOT) + "_id"))
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("ids", BinStore.numbers(ids));
    }
}
