package io.weiche.conversion;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.Subject;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Entitlement;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.leads.LeadGate;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes one conversion back, by hand: under the conditions of a whole switch, but without touching the mode
/// (crm.md 4.10).
@Service
public class Undo {
    /// How long something can be taken back, in SQL.
    public static final String TIME = "interval '7 days'";

    /// Of a conversion `c`.
    static final String IN_TIME = "c.converted_at > clock_timestamp() - " + TIME;

    private static final String FIND = """
            select c.lead_id, c.switch_id, l.responsible_id, l.stage_id, l.open_to_all, d.pipeline_id as deal_pipeline_id,
                d.stage_id as deal_stage_id, coalesce(d.responsible_id, l.responsible_id) as deal_responsible_id,
                coalesce(d.open_to_all, l.open_to_all) as deal_open_to_all, %s as in_time,
                case when c.contact_made then c.contact_id end as contact_id,
                case when c.company_made then c.company_id end as company_id
            from conversion c
            join lead l on l.account_id = :account and l.id = c.lead_id
            left join deal d on d.account_id = :account and d.id = c.deal_id
            where c.account_id = :account and c.id = :id and c.undone_at is null""".formatted(IN_TIME);

    private static final String REASON = "select reason from undo_batch";

    private static final String STILL_THERE = """
            select exists (select from record_identity where account_id = :account and kind = :kind and id = :id)""";

    private final JdbcClient sql;
    private final UndoEngine engine;
    private final Access access;
    private final Accounts accounts;
    private final LeadGate gate;

    Undo(JdbcClient sql, UndoEngine engine, Access access, Accounts accounts, LeadGate gate) {
        this.sql = sql;
        this.engine = engine;
        this.access = access;
        this.accounts = accounts;
        this.gate = gate;
    }

    /// Something that was made and stays, because it is used.
    public record Kept(RecordKind kind, long id, String reason) {}

    /// @param switchId the run the conversion belonged to
    public record Undone(
            long leadId, List<Kept> kept, @Nullable Long switchId) {
        public Undone {
            kept = List.copyOf(kept);
        }
    }

    private record Journal(
            long leadId,
            @Nullable Long switchId,
            long responsibleId,
            long stageId,
            boolean openToAll,
            @Nullable Long dealPipelineId,
            @Nullable Long dealStageId,
            long dealResponsibleId,
            boolean dealOpenToAll,
            boolean inTime,
            @Nullable Long contactId,
            @Nullable Long companyId) {}

    /// @param force although somebody has worked on the deal: it goes into the recycle bin, its activities to the lead
    /// @throws Problem undo-not-possible when the time is over, the deal has been touched or the lead deleted;
    /// plan-does-not-include-classic because the lead would be open again
    @Transactional
    public Undone take(long conversionId, boolean force) {
        gate.enter(LeadGate.Door.CHANNEL);
        var journal = find(conversionId);
        requireRights(journal, force);
        if (!journal.inTime()) {
            throw new Problem(ProblemType.UNDO_NOT_POSSIBLE, "The time to undo is over.").with("reason", "too-late");
        }
        if (!accounts.get().includes(Entitlement.CLASSIC_MODE)) {
            throw new Problem(ProblemType.PLAN_DOES_NOT_INCLUDE_CLASSIC, "Open leads are not part of this plan.")
                    .with("entitlement", Entitlement.CLASSIC_MODE);
        }
        return take(journal, force);
    }

    /// Takes a conversion back that the undo of its switch had kept. That undo was begun in time; whoever decides about
    /// what it left over need not hurry.
    @Transactional
    public Undone takeKept(long conversionId) {
        gate.enter(LeadGate.Door.CHANNEL);
        var journal = find(conversionId);
        requireRights(journal, true);
        return take(journal, true);
    }

    private Journal find(long conversionId) {
        return sql.sql(FIND)
                .param("account", CurrentAccount.require().value())
                .param("id", conversionId)
                .query(Journal.class)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    private void requireRights(Journal journal, boolean force) {
        access.require(Subject.lead(journal.responsibleId(), journal.stageId(), journal.openToAll()), Action.CONVERT);
        if (force) {
            access.require(
                    new Subject(
                            RecordKind.DEAL,
                            journal.dealResponsibleId(),
                            journal.dealPipelineId(),
                            journal.dealStageId(),
                            journal.dealOpenToAll()),
                    Action.DELETE);
        }
    }

    private Undone take(Journal journal, boolean force) {
        engine.take(List.of(journal.leadId()), null, CurrentUser.require().userId(), force, false);
        refuseKept();
        gate.returned(journal.leadId());
        return new Undone(journal.leadId(), kept(journal), journal.switchId());
    }

    private void refuseKept() {
        var reasons = sql.sql(REASON)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
        // taken back by somebody else while we waited
        var reason = reasons.isEmpty() ? "undone-already" : reasons.getFirst();
        if (!reason.equals("null")) {
            throw new Problem(
                            ProblemType.UNDO_NOT_POSSIBLE,
                            switch (reason) {
                                case "lead-deleted" -> "The lead is in the recycle bin.";
                                case "deal-shared" -> "The deal is part of another one, or other leads became it too.";
                                case "undone-already" -> "Somebody has taken it back already.";
                                default -> "Somebody has worked on the deal since.";
                            })
                    .with("reason", reason);
        }
    }

    private List<Kept> kept(Journal journal) {
        var kept = new ArrayList<Kept>();
        keptIfThere(RecordKind.CONTACT, journal.contactId(), kept);
        keptIfThere(RecordKind.COMPANY, journal.companyId(), kept);
        return kept;
    }

    private void keptIfThere(RecordKind kind, @Nullable Long id, List<Kept> kept) {
        if (id != null
                && sql.sql(STILL_THERE)
                        .param("account", CurrentAccount.require().value())
                        .param("kind", kind.typeId())
                        .param("id", id)
                        .query(Boolean.class)
                        .single()) {
            kept.add(new Kept(kind, id, "in-use"));
        }
    }
}
