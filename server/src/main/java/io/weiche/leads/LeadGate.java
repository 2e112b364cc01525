package io.weiche.leads;

import io.weiche.access.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cut-over rule for leads (design 5): whoever opens a lead holds the account's lock in shared mode, so that a
/// switch of the mode sees either the lead or the lead sees the new mode, never neither.
public interface LeadGate {
    /// Where a new lead comes from: somebody asked for a lead, or a channel took in an inquiry.
    enum Door {
        /// A person, or a program of theirs.
        ASKED_FOR,
        /// The compatible interface.
        REST,
        /// A channel that keeps the inquiry itself, or no inquiry at all.
        CHANNEL
    }

    /// Call before anything else in a transaction that may leave an open lead behind.
    ///
    /// @throws io.weiche.web.Problem when the plan does not allow new leads through this door (crm.md 17.2)
    void enter(Door door);

    /// Whether the current user may open leads at all, or in simple mode what becomes of them at once. After [#enter].
    ///
    /// @throws io.weiche.web.Problem forbidden
    void requireOpening();

    /// The same for these leads as they will be, open.
    ///
    /// @throws io.weiche.web.Problem forbidden
    void requireOpening(Collection<Subject> leads);

    /// Whether the current user may let these leads, which are there already, become what they do in this mode.
    ///
    /// @throws io.weiche.web.Problem forbidden
    void requireBecoming(Collection<Subject> leads);

    /// An open lead now exists. Its inquiry is written down, unless a channel did; in simple mode it is converted
    /// before this returns, or, where many are opened together (`Gathered`), when all of them are there.
    void opened(long leadId, Door door);

    /// Many open leads now exist that somebody wants to have as leads. In simple mode those that can be are converted
    /// before this returns, all in one set.
    ///
    /// @return whether they were converted
    boolean openedSet(List<Long> leadIds);

    /// Many open leads now exist that a file brought, each with an inquiry. Those whose way leads on are converted
    /// before this returns, in sets.
    ///
    /// @return whether there were any
    boolean inquiredSet(List<Long> leadIds);

    /// What decides which way an inquiry goes.
    ///
    /// @param channel how it reached us
    record Arrival(
            String channel,
            @Nullable Long sourceId,
            @Nullable Long formId,
            long responsibleId) {}

    /// Which way an inquiry goes.
    ///
    /// @param pipelineId where it becomes a deal at once; null: it is kept as a lead
    /// @param rule whose word that is; null: the mode's
    record Way(@Nullable Long pipelineId, @Nullable DecidingRule rule) {}

    /// A rule of the account, as it was called when it decided.
    record DecidingRule(long id, String name) {}

    /// Which way each of these goes: as the mode says, and in classic mode the rules of the account.
    List<Way> ways(List<Arrival> arrivals);

    /// Whether this lead is only there because its caller asked for one, and work goes on with what it has become.
    boolean isBehind(long leadId);

    /// Turns what a channel took in, and nobody asked to have as leads, into what it becomes without one (crm.md 5).
    ///
    /// @param places of the passing leads, ascending
    Passed passSet(long pipelineId, List<Long> places);

    /// What a lead has become.
    record Became(
            @Nullable Long dealId,
            @Nullable Long contactId,
            @Nullable Long companyId) {}

    /// Why a lead could not become anything.
    record Refusal(String reason, @Nullable String detail) {}

    /// @param became by the place of the lead
    /// @param refused the others
    record Passed(Map<Long, Became> became, Map<Long, Refusal> refused) {
        public Passed {
            became = Map.copyOf(became);
            refused = Map.copyOf(refused);
        }
    }

    /// These open leads are there because nothing could be made of them; somebody has to look at them (crm.md 4.9).
    void needAttention(Map<Long, Refusal> leads);

    /// A conversion was taken back and its lead is open again. In simple mode it needs attention.
    void returned(long leadId);

    /// @throws io.weiche.web.Problem when there are no open leads in this mode
    void refuseReopening();

    /// Whether leads that were closed without success are history as converted ones are (crm.md 7).
    boolean closedIsHistory();
}
