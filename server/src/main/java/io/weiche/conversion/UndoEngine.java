package io.weiche.conversion;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.QuietStages;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one engine that takes conversions back, in sets: the leads are open again as they were, and what was made of
/// them goes, as far as nobody has touched or used it since (crm.md 4.10).
@Component
public class UndoEngine {
    /// The deal that was made has become part of another one, or other leads have become it too: it is not this
    /// lead's alone to take away, not even by force.
    private static final String SHARED = """
            (exists (select from deal d where d.account_id = :account and d.id = c.deal_id
                     and d.lead_id is distinct from c.lead_id)
                or exists (select from conversion o where o.account_id = :account and o.deal_id = c.deal_id
                           and o.lead_id <> c.lead_id and o.undone_at is null))""";

    private static final String PICK = """
            insert into undo_batch (conversion_id, lead_id, deal_id, deal_made, contact_id, company_id, reason)
            select c.id, c.lead_id, c.deal_id, c.deal_made, c.contact_id, c.company_id,
                case when l.deleted_at is not null then 'lead-deleted'
                    when c.deal_made and SHARED then 'deal-shared' end
            from conversion c
            join lead l on l.account_id = :account and l.id = c.lead_id
            where c.account_id = :account and c.lead_id = any(cast(:leads as bigint[])) and c.undone_at is null
                and (cast(:switch as bigint) is null or c.switch_id = :switch)
            order by c.lead_id
            %s""".replace("SHARED", SHARED);

    /// Whoever is writing to a deal now has touched it.
    private static final String LOCK_DEALS = """
            select count(*) from (
                select d.id from undo_batch u
                join deal d on d.account_id = :account and d.id = u.deal_id
                where u.deal_made
                order by d.id
                for update of d
            ) locked""";

    private static final String FIND_TOUCHED = """
            update undo_batch u set touched = true, reason = case when not :force then 'deal-touched' end
            where u.reason is null and u.deal_made and not exists (
                select from deal d where d.account_id = :account and d.id = u.deal_id and %s)""".formatted(ConversionFates.DEAL_UNTOUCHED);

    private static final List<String> TAKE_BACK =
            List.of("""
            insert into activity_binding (account_id, activity_id, kind, record_id)
            select :account, ab.activity_id, 1, u.lead_id
            from undo_batch u
            join activity_binding ab on ab.account_id = :account and ab.kind = 2 and ab.record_id = u.deal_id
            where u.reason is null and u.deal_made and u.touched
            on conflict do nothing""", """
            delete from activity_binding ab using undo_batch u
            where u.reason is null and ab.account_id = :account and ab.conversion_id = u.conversion_id
                and ab.kind in (2, 3, 4) and ab.record_id in (u.deal_id, u.contact_id, u.company_id)""", """
            update activity a set status = 'PENDING', completed_at = null, completed_by_id = null,
                completed_conversion_id = null, updated_at = clock_timestamp(), version = a.version + 1
            from undo_batch u
            where u.reason is null and a.account_id = :account and a.completed_conversion_id = u.conversion_id""", """
            update inquiry i set
                deal_id = case when not i.deal_by_conversion then i.deal_id end, deal_by_conversion = false,
                contact_id = case when not i.contact_by_conversion then i.contact_id end, contact_by_conversion = false,
                company_id = case when not i.company_by_conversion then i.company_id end, company_by_conversion = false,
                skipped_lead = false
            from undo_batch u
            where u.reason is null and i.account_id = :account and i.lead_id = u.lead_id""", """
            delete from deal_contact dc using undo_batch u
            where u.reason is null and not u.touched and dc.account_id = :account and dc.deal_id = u.deal_id
                and dc.conversion_id = u.conversion_id""", """
            delete from record_tag rt using undo_batch u
            where u.reason is null and not u.touched and rt.account_id = :account and rt.kind = 2
                and rt.record_id = u.deal_id and rt.conversion_id = u.conversion_id""", """
            delete from record_observer ro using undo_batch u
            where u.reason is null and not u.touched and ro.account_id = :account and ro.kind = 2
                and ro.record_id = u.deal_id and ro.conversion_id = u.conversion_id""", """
            delete from contact_company cc using undo_batch u
            where u.reason is null and cc.account_id = :account and cc.contact_id = u.contact_id
                and cc.conversion_id = u.conversion_id""", """
            update lead l set stage_id = coalesce(before.id, first.id), semantics = 'P', closed_at = null,
                moved_at = c.moved_before_at, last_activity_at = c.active_before_at,
                updated_at = clock_timestamp(), version = l.version + 1
            from undo_batch u
            join conversion c on c.account_id = :account and c.id = u.conversion_id
            left join stage before on before.account_id = :account and before.id = c.stage_before_id
                and before.kind = 1 and before.semantics = 'P'
            cross join lateral (
                select s.id from stage s where s.account_id = :account and s.kind = 1 and s.semantics = 'P'
                order by s.sort, s.id limit 1) first
            where u.reason is null and l.account_id = :account and l.id = u.lead_id""", """
            update conversion c set undone_at = clock_timestamp(), undone_by_id = cast(:actor as bigint)
            from undo_batch u
            where u.reason is null and c.account_id = :account and c.id = u.conversion_id""", """
            insert into stage_history (account_id, kind, record_id, type, stage_id, semantics, changed_by_id)
            select :account, 1, l.id, 2, l.stage_id, 'P', cast(:actor as bigint)
            from undo_batch u join lead l on l.account_id = :account and l.id = u.lead_id
            where u.reason is null""", """
            insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
            select :account, 1, lead_id, 'CONVERSION_UNDONE', jsonb_build_object('conversionId', conversion_id),
                cast(:actor as bigint)
            from undo_batch where reason is null""", """
            insert into outbox (account_id, event, kind, record_id)
            select :account, told.event, told.kind, told.id
            from undo_batch u
            cross join lateral (values
                ('LEAD_CHANGED', 1, u.lead_id, true), ('DEAL_DELETED', 2, u.deal_id, u.deal_made))
                as told (event, kind, id, wanted)
            where u.reason is null and told.wanted and told.id is not null""");

    /// What somebody worked on goes into the recycle bin, where it can be looked at and restored.
    private static final String BIN_DEALS = """
            update deal d set deleted_at = clock_timestamp(), deleted_by_id = cast(:actor as bigint), lead_id = null, version = d.version + 1
            from undo_batch u
            where u.reason is null and u.deal_made and u.touched and d.account_id = :account and d.id = u.deal_id""";

    /// Everything beside a record goes with its identity.
    private static final String REMOVE_DEALS = """
            delete from record_identity i using undo_batch u
            where u.reason is null and u.deal_made and not u.touched and i.account_id = :account and i.kind = 2 and i.id = u.deal_id""";

    /// Two undos of conversions with the same customer: the second must see what the first took back.
    private static final String LOCK_CUSTOMERS = """
            select count(*) from (
                select k.id from KIND k
                where k.account_id = :account and k.id in (select KIND_id from undo_batch where reason is null)
                order by k.id
                for update
            ) locked""";

    /// A customer that some undone conversion had made and that nothing else uses meanwhile.
    private static final String REMOVE_CUSTOMERS = """
            delete from record_identity i using KIND k
            where i.account_id = :account and i.kind = :kind and i.id = k.id and k.account_id = :account
                and k.id in (select KIND_id from undo_batch where reason is null)
                and k.version = 0 and k.last_activity_at = k.created_at
                and exists (select from conversion c where c.account_id = :account and c.lead_id = k.lead_id
                            and c.KIND_id = k.id and c.KIND_made and c.undone_at is not null)
                and not exists (select from conversion c where c.account_id = :account and c.KIND_id = k.id
                                and c.deal_id is null and c.undone_at is null)
                and not exists (select from lead l where l.account_id = :account and l.KIND_id = k.id)
                and not exists (select from inquiry i where i.account_id = :account and i.KIND_id = k.id)
                and not exists (select from contact_company cc where cc.account_id = :account and cc.KIND_id = k.id)
                and not exists (select from activity_binding ab where ab.account_id = :account and ab.kind = :kind
                                and ab.record_id = k.id)
                and not exists (DEALS)""";

    private static final String DEALS_OF_CONTACT =
            "select from deal_contact dc where dc.account_id = :account and dc.contact_id = k.id";
    private static final String DEALS_OF_COMPANY =
            "select from deal d where d.account_id = :account and d.company_id = k.id";

    private final JdbcClient sql;
    private final BatchTables tables;
    private final QuietStages quiet;

    UndoEngine(JdbcClient sql, BatchTables tables, QuietStages quiet) {
        this.sql = sql;
        this.tables = tables;
        this.quiet = quiet;
    }

    /// Takes the conversions of these leads back. Until the transaction ends, the table
    /// `undo_batch (lead_id, reason)` says what became of each: no reason, it was taken back.
    ///
    /// @param switchId only conversions of this run; null for any
    /// @param force also those on whose deal somebody has worked since
    /// @param skipLocked leaves out leads somebody is writing to at this moment
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(
            List<Long> leadIds, @Nullable Long switchId, @Nullable Long actorId, boolean force, boolean skipLocked) {
        quiet.begin();
        tables.prepareUndo();
        sql.sql(PICK.formatted(skipLocked ? "for update of c, l skip locked" : "for update of c, l"))
                .param("account", account())
                .param("leads", new SqlArrayValue("bigint", leadIds.toArray()))
                .param("switch", switchId)
                .update();
        tables.analyze(leadIds.size(), "undo_batch");
        sql.sql(LOCK_DEALS).param("account", account()).query(Long.class).single();
        sql.sql(FIND_TOUCHED).param("account", account()).param("force", force).update();
        for (var statement : TAKE_BACK) {
            sql.sql(statement)
                    .param("account", account())
                    .param("actor", actorId)
                    .update();
        }
        sql.sql(BIN_DEALS).param("account", account()).param("actor", actorId).update();
        sql.sql(REMOVE_DEALS).param("account", account()).update();
        for (var kind : new RecordKind[] {RecordKind.CONTACT, RecordKind.COMPANY}) {
            removeCustomers(kind);
        }
    }

    private void removeCustomers(RecordKind kind) {
        sql.sql(RecogniseCustomers.of(kind, LOCK_CUSTOMERS))
                .param("account", account())
                .query(Long.class)
                .single();
        var deals = kind == RecordKind.CONTACT ? DEALS_OF_CONTACT : DEALS_OF_COMPANY;
        sql.sql(RecogniseCustomers.of(kind, REMOVE_CUSTOMERS.replace("DEALS", deals)))
                .param("account", account())
                .param("kind", kind.typeId())
                .update();
    }

    /// How many of the batch were taken back and how many not.
    public record Counts(int undone, int kept) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public Counts counts() {
        return sql.sql("""
                        select count(*) filter (where reason is null) as undone, count(reason) as kept
                        from undo_batch""").query(Counts.class).single();
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
