package io.weiche.modes;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignedIn;
import io.weiche.access.Subject;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Entitlement;
import io.weiche.conversion.ConversionEngine;
import io.weiche.conversion.ConversionPlan;
import io.weiche.jobs.Halving;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Gathered;
import io.weiche.leads.LeadGate;
import io.weiche.timeline.Quiet;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets leads in by the rules of the mode. In simple mode a lead is converted in the transaction that opened it; if
/// that fails for whatever reason, it is kept as an open lead that needs attention, never lost (crm.md 5).
@Component
class ModeGate implements LeadGate {
    private static final Logger LOG = LoggerFactory.getLogger(ModeGate.class);
    private static final String REST = "REST";

    /// The inquiry is the root of everything that comes in, in both modes (design 2).
    private static final String KEEP_INQUIRIES = """
            insert into inquiry (account_id, channel, epoch, mode, source_id, title, person_name, company_title, message,
                utm, known, lead_id)
            select account_id, :channel, :epoch, :mode, source_id, title,
                nullif(concat_ws(' ', first_name, middle_name, last_name), ''), company_title, comments, utm,
                contact_id is not null or company_id is not null, id
            from lead where account_id = :account and id = any(cast(:leads as bigint[])) order by id""";

    private final CrmModes modes;
    private final OpeningRights rights;
    private final ConversionEngine engine;
    private final Attention attention;
    private final Accounts accounts;
    private final JdbcClient sql;
    private final Ways ways;
    private final TransactionTemplate savepoint;
    private final Consumer<List<Opened>> settle = this::settle;

    private record Opened(long leadId, Door door) {}

    ModeGate(
            CrmModes modes,
            OpeningRights rights,
            ConversionEngine engine,
            Attention attention,
            Accounts accounts,
            JdbcClient sql,
            Ways ways,
            PlatformTransactionManager transactions) {
        this.modes = modes;
        this.rights = rights;
        this.engine = engine;
        this.attention = attention;
        this.accounts = accounts;
        this.sql = sql;
        this.ways = ways;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public void enter(Door door) {
        var mode = modes.enter();
        if (mode.mode() == Mode.CLASSIC
                && door != Door.CHANNEL
                && !accounts.get().includes(Entitlement.CLASSIC_MODE)) {
            throw new Problem(
                    ProblemType.PLAN_DOES_NOT_INCLUDE_CLASSIC,
                    "The plan does not include leads any more. Inquiries are still taken in; switch to simple mode.");
        }
    }

    @Override
    public void requireOpening() {
        rights.require();
    }

    @Override
    public void requireOpening(Collection<Subject> leads) {
        rights.require(leads);
    }

    @Override
    public void requireBecoming(Collection<Subject> leads) {
        rights.requireBecoming(leads);
    }

    /// Of many leads that are opened together what comes of them waits until all are there, and is done in one set.
    @Override
    public void opened(long leadId, Door door) {
        Gathered.write(settle, List.of(new Opened(leadId, door)));
    }

    private void settle(List<Opened> opened) {
        var mode = modes.get();
        keepInquiries(mode, Door.REST, through(Door.REST, opened));
        keepInquiries(mode, Door.ASKED_FOR, through(Door.ASKED_FOR, opened));
        if (mode.mode() == Mode.CLASSIC) {
            // whoever asks for a lead by hand is given one; of what moves in from elsewhere nobody inquires now
            if (!Quiet.now()) {
                leadOn(mode, REST, through(Door.REST, opened));
            }
            return;
        }
        if (opened.size() > 1) {
            openedSet(opened.stream().map(Opened::leadId).sorted().toList());
            return;
        }
        var reason = convert(mode, opened.getFirst().leadId());
        if (reason != null) {
            attention.mark(List.of(reason), null);
        }
    }

    private static List<Long> through(Door door, List<Opened> opened) {
        return opened.stream()
                .filter(one -> one.door() == door)
                .map(Opened::leadId)
                .sorted()
                .toList();
    }

    /// Converts those leads, each with an inquiry, whose way leads on.
    ///
    /// @return whether there were any
    private boolean leadOn(CrmMode mode, String channel, List<Long> leadIds) {
        var found = ways.ofLeads(mode, channel, leadIds);
        var onward = new TreeMap<Long, List<Long>>();
        found.forEach((lead, way) -> {
            if (way.pipelineId() != null) {
                onward.computeIfAbsent(way.pipelineId(), _ -> new ArrayList<>()).add(lead);
            }
        });
        // one set for each pipeline that rules name
        onward.forEach((pipelineId, some) -> attention.mark(convertSet(into(mode, pipelineId), some), null));
        ways.write(found);
        return !onward.isEmpty();
    }

    private void keepInquiries(CrmMode mode, Door door, List<Long> leadIds) {
        if (!leadIds.isEmpty()) {
            sql.sql(KEEP_INQUIRIES)
                    .param("account", CurrentAccount.require().value())
                    .param("leads", new SqlArrayValue("bigint", leadIds.toArray()))
                    .param("channel", door == Door.REST ? REST : "MANUAL")
                    .param("mode", mode.mode().name())
                    .param("epoch", mode.epoch())
                    .update();
        }
    }

    @Override
    public boolean openedSet(List<Long> leadIds) {
        var mode = modes.get();
        if (mode.mode() != Mode.SIMPLE) {
            return false;
        }
        if (!leadIds.isEmpty()) {
            attention.mark(convertSet(mode, leadIds), null);
        }
        return true;
    }

    @Override
    public boolean inquiredSet(List<Long> leadIds) {
        return openedSet(leadIds) || leadOn(modes.get(), "IMPORT", leadIds);
    }

    private List<Attention.Reason> convertSet(CrmMode mode, List<Long> leadIds) {
        return inHalves(leadIds, some -> engine.convertSet(plan(mode), some, false));
    }

    @Override
    public List<Way> ways(List<Arrival> arrivals) {
        return ways.of(modes.get(), arrivals);
    }

    @Override
    public boolean isBehind(long leadId) {
        return modes.get().mode() == Mode.SIMPLE || ways.skipped(leadId);
    }

    @Override
    public Passed passSet(long pipelineId, List<Long> places) {
        var plan = plan(into(modes.get(), pipelineId));
        var became = new HashMap<Long, Became>();
        var refused = new HashMap<Long, Refusal>();
        inHalves(places, some -> {
                    var result = engine.passSet(plan, some);
                    result.passed()
                            .forEach(one -> became.put(
                                    one.leadId(), new Became(one.dealId(), one.contactId(), one.companyId())));
                    return result.refused();
                })
                .forEach(one -> refused.put(one.leadId(), new Refusal(one.reason(), one.detail())));
        return new Passed(became, refused);
    }

    @Override
    public void needAttention(Map<Long, Refusal> leads) {
        attention.mark(
                leads.entrySet().stream()
                        .map(lead -> new Attention.Reason(
                                lead.getKey(),
                                lead.getValue().reason(),
                                lead.getValue().detail()))
                        .toList(),
                null);
    }

    /// What becomes of it is what the settings say, but for the pipeline.
    private static CrmMode into(CrmMode mode, long pipelineId) {
        return new CrmMode(
                mode.mode(), mode.epoch(), mode.since(), mode.intake().with(null, pipelineId, null));
    }

    private ConversionPlan plan(CrmMode mode) {
        return modes.plan(mode, CurrentUser.find().map(SignedIn::userId).orElse(null));
    }

    /// A set that fails as a whole is halved until the lead that is to blame stands alone.
    ///
    /// @param work says which could not be converted
    private List<Attention.Reason> inHalves(
            List<Long> leadIds, Function<List<Long>, List<ConversionEngine.Refused>> work) {
        var reasons = new ArrayList<Attention.Reason>();
        Halving.work(
                leadIds,
                some -> savepoint.executeWithoutResult(_ -> work.apply(some).stream()
                        .map(lead -> new Attention.Reason(lead.leadId(), lead.reason(), lead.detail()))
                        .forEach(reasons::add)),
                (id, e) -> reasons.add(unexpected(id, e)));
        return reasons;
    }

    private static Attention.Reason unexpected(long leadId, RuntimeException cause) {
        var reference = UUID.randomUUID().toString();
        // of those that pass it is the place in their set
        LOG.error("Lead {} was not converted, reference {}", leadId, reference, cause);
        return new Attention.Reason(leadId, "unexpected-error", reference);
    }

    private Attention.@Nullable Reason convert(CrmMode mode, long leadId) {
        try {
            var result = savepoint.execute(_ -> engine.convert(plan(mode), leadId));
            return result == null || result.refused().isEmpty()
                    ? null
                    : new Attention.Reason(
                            leadId,
                            result.refused().getFirst().reason(),
                            result.refused().getFirst().detail());
        } catch (DataAccessException | BadInput e) {
            if (e instanceof DataAccessException failure) {
                // then the whole request fails and may be repeated
                Halving.passOnTrouble(failure);
            }
            return unexpected(leadId, e);
        }
    }

    @Override
    public void returned(long leadId) {
        if (modes.get().mode() == Mode.SIMPLE) {
            attention.mark(List.of(new Attention.Reason(leadId, "conversion-undone", null)), null);
        }
    }

    @Override
    public boolean closedIsHistory() {
        return modes.get().mode() == Mode.SIMPLE;
    }

    @Override
    public void refuseReopening() {
        if (closedIsHistory()) {
            throw Problem.conflict("In simple mode there are no open leads. Open a deal for the customer instead.");
        }
    }
}
