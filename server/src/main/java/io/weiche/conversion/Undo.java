package io.weiche.conversion;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
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

/// Takes one conversion back, by hand.
@Service
public class Undo {
    private static final String FIND = """
            select c.lead_id, c.switch_id, l.responsible_id,
                case when c.contact_made then c.contact_id end as contact_id,
                case when c.company_made then c.company_id end as company_id
            from conversion c
            join lead l on l.account_id = :account and l.id = c.lead_id
            where c.account_id = :account and c.id = :id and c.undone_at is null""";

    private static final String REASON = "select reason from undo_batch";

    private static final String STILL_THERE = """
            select exists (select from record_identity where account_id = :account and kind = :kind and id = :id)""";

    private final JdbcClient sql;
    private final UndoEngine engine;
    private final Access access;
    private final LeadGate gate;

    Undo(JdbcClient sql, UndoEngine engine, Access access, LeadGate gate) {
        this.sql = sql;
        this.engine = engine;
        this.access = access;
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
            @Nullable Long contactId,
            @Nullable Long companyId) {}

    /// @param force although somebody has worked on the deal: it goes into the recycle bin, its activities to the lead
    /// @throws Problem undo-not-possible when the deal has been touched or the lead deleted
    @Transactional
    public Undone take(long conversionId, boolean force) {
        gate.enter(LeadGate.Door.CHANNEL);
        var journal = sql.sql(FIND)
                .param("account", CurrentAccount.require().value())
                .param("id", conversionId)
                .query(Journal.class)
                .optional()
                .orElseThrow(Problem::notFound);
        access.require(RecordKind.LEAD, Action.CONVERT, journal.responsibleId());
        if (force) {
            access.require(RecordKind.DEAL, Action.DELETE, journal.responsibleId());
        }
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
