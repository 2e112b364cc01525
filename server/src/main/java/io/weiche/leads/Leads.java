package io.weiche.leads;

import static io.weiche.db.tables.Tables.LEAD;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.access.Subject;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.pipelines.StageHistory;
import io.weiche.records.FieldChange;
import io.weiche.records.Filter;
import io.weiche.records.ListQuery;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordList;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import io.weiche.timeline.RecordJournal;
import io.weiche.web.Etags;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Leads and their verbs. Converting one is not among them: see the module conversion.
@Service
public class Leads {
    private final LeadStore store;
    private final LeadType type;
    private final RecordDirectory directory;
    private final LeadRules rules;
    private final LeadGate gate;
    private final LeadFates fates;
    private final RecordList list;
    private final RecordJournal journal;
    private final StageHistory stageHistory;
    private final Pipelines pipelines;
    private final Accounts accounts;
    private final Access access;

    Leads(
            LeadStore store,
            LeadType type,
            RecordDirectory directory,
            LeadRules rules,
            LeadGate gate,
            LeadFates fates,
            RecordList list,
            RecordJournal journal,
            StageHistory stageHistory,
            Pipelines pipelines,
            Accounts accounts,
            Access access) {
        this.store = store;
        this.type = type;
        this.directory = directory;
        this.rules = rules;
        this.gate = gate;
        this.fates = fates;
        this.list = list;
        this.journal = journal;
        this.stageHistory = stageHistory;
        this.pipelines = pipelines;
        this.accounts = accounts;
        this.access = access;
    }

    @Transactional(readOnly = true)
    public Page<Lead> list(ListQuery query) {
        return list.page(type, query, store::leads);
    }

    /// A part of the list by position, in any order.
    @Transactional(readOnly = true)
    public Slice<Lead> slice(SliceQuery query) {
        return list.slice(type, query, store::leads);
    }

    /// Count and sum of each stage; sums in the account's currency only, none for whoever sees no amounts.
    @Transactional(readOnly = true)
    public List<RecordList.StageSum> board(Filter filter, @Nullable String search) {
        if (!FieldGroup.AMOUNT.isSeen()) {
            return list.byStage(type, LEAD.STAGE_ID, null, DSL.noCondition(), filter, search);
        }
        var amount = DSL.when(LEAD.CURRENCY.eq(accounts.get().currency()), LEAD.AMOUNT);
        return list.byStage(type, LEAD.STAGE_ID, amount, DSL.noCondition(), filter, search);
    }

    @Transactional(readOnly = true)
    public Lead get(long id) {
        var lead = store.find(id).orElseThrow(() -> directory.missing(ref(id)));
        access.require(lead.subject(), Action.READ);
        return lead;
    }

    /// Opens a lead. In simple mode it is converted at once and returned as converted.
    @Transactional
    public Lead open(LeadData data, LeadGate.Door door) {
        return store.find(add(data, door)).orElseThrow();
    }

    /// The same for programs: all they are told is its number.
    ///
    /// @return the number
    @Transactional
    public long add(LeadData data, LeadGate.Door door) {
        gate.enter(door);
        gate.requireOpening();
        rules.check(null, data);
        var stage = data.stageId() == null
                ? pipelines.leadStage(Semantics.IN_PROGRESS)
                : pipelines.requireLeadStage("stageId", data.stageId());
        var success = stage.semantics() == Semantics.SUCCESS;
        if (success && door == LeadGate.Door.ASKED_FOR) {
            throw new Problem(ProblemType.CONVERSION_REQUIRED, "A lead begins open and is completed by converting it.");
        }
        var first = success ? pipelines.leadStage(Semantics.IN_PROGRESS) : stage;
        requireOpening(Subject.lead(data.responsibleId(), first.id(), false), first);
        if (door == LeadGate.Door.ASKED_FOR) {
            rules.checkStage(first, data);
        }
        var id = store.insert(data, first, CurrentUser.require().userId());
        journal.created(ref(id), data.responsibleId());
        journal.observed(ref(id), data.observerIds());
        stageHistory.created(ref(id), first);
        if (first.open()) {
            gate.opened(id, door);
        }
        return id;
    }

    /// One that is junk from the beginning stays a lead in every mode.
    private void requireOpening(Subject lead, Stage stage) {
        if (stage.open()) {
            gate.requireOpening(List.of(lead));
        } else {
            access.requireAdding(lead);
        }
    }

    /// Leads the caller has just opened, as they are now: what comes of them in simple mode may have waited for all.
    @Transactional(readOnly = true)
    public List<Lead> opened(List<Long> ids) {
        return store.find(ids);
    }

    /// What open leads lack in their stage, by number: a channel does not ask.
    @Transactional(readOnly = true)
    public Map<Long, List<String>> incomplete(List<Lead> page) {
        return rules.missing(page.stream()
                .filter(lead -> lead.semantics() == Semantics.IN_PROGRESS)
                .toList());
    }

    /// @param expectedVersion the version the caller saw, null for any
    /// @throws BadInput when something it points to does not exist, or what it sells is sold in another currency
    /// @throws Problem lead-converted or conflict when it is history, conversion-required when it would be
    ///     completed, fields-required when the stage asks for values
    @Transactional
    public Lead change(long id, @Nullable Integer expectedVersion, UnaryOperator<LeadData> change) {
        gate.enter(LeadGate.Door.CHANNEL);
        var before = lockWritable(id, Action.CHANGE);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(before.data());
        if (next.equals(before.data())) {
            return before;
        }
        rules.check(before.data(), next);
        var currency = rules.currency(before, next);
        var stage = target(before, next);
        var moved = stage.id() != before.stageId();
        if (moved && stage.open() && before.semantics() != Semantics.IN_PROGRESS) {
            gate.refuseReopening();
        }
        refuseHistory(before);
        if (moved) {
            access.requireMoving(before.subject().in(null, stage.id()));
        }
        rules.checkStage(stage, before, next);
        store.update(before, next, stage, currency);
        journal.changed(ref(id), FieldChange.between(before.data().shown(), next.shown()));
        if (moved) {
            stageHistory.moved(ref(id), stage, false);
            journal.moved(ref(id), before.stageId(), stage.id(), next.loss().comment());
            if (!stage.open()) {
                journal.closed(ref(id));
            }
        }
        return store.find(id).orElseThrow();
    }

    /// In which currency an amount is that names none.
    @Transactional(readOnly = true)
    public String currency(long id) {
        return rules.fixedCurrency(id).orElseGet(() -> accounts.get().currency());
    }

    private Stage target(Lead before, LeadData next) {
        var wanted = next.stageId() == null ? before.stageId() : next.stageId();
        var stage = pipelines.requireLeadStage("stageId", wanted);
        if (stage.semantics() == Semantics.SUCCESS) {
            throw new Problem(
                            ProblemType.CONVERSION_REQUIRED,
                            "Convert the lead: POST /leads/" + before.id() + "/conversion.")
                    .with("leadId", before.id());
        }
        return stage;
    }

    private Lead lockWritable(long id, Action action) {
        var lead = store.lock(id).orElseThrow(Problem::notFound);
        access.require(lead.subject(), action);
        if (lead.semantics() == Semantics.SUCCESS) {
            throw converted(id);
        }
        return lead;
    }

    private void refuseHistory(Lead lead) {
        if (lead.semantics() == Semantics.FAILURE && gate.closedIsHistory()) {
            throw Problem.conflict("In simple mode a closed lead is history and cannot be changed.")
                    .with("reason", "lead-closed");
        }
    }

    private Problem converted(long id) {
        var problem = new Problem(ProblemType.LEAD_CONVERTED, "The lead has been converted; work goes on in its deal.");
        var fate = fates.of(List.of(id)).get(id);
        return fate == null || fate.dealId() == null ? problem : problem.with("dealId", fate.dealId());
    }

    /// Closes a lead in the success stage without making anything of it: only the compatible interface does that.
    @Transactional
    public Lead completeWithoutResult(long id) {
        gate.enter(LeadGate.Door.CHANNEL);
        var before = lockWritable(id, Action.CHANGE);
        refuseHistory(before);
        var success = pipelines.leadStage(Semantics.SUCCESS);
        access.requireMoving(before.subject().in(null, success.id()));
        store.completeWithoutResult(id, success);
        stageHistory.moved(ref(id), success, false);
        journal.moved(ref(id), before.stageId(), success.id(), null);
        journal.closed(ref(id));
        return store.find(id).orElseThrow();
    }

    /// Into the recycle bin.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        // a switch must see it either open or deleted
        gate.enter(LeadGate.Door.CHANNEL);
        var lead = store.lock(id).orElseThrow(Problem::notFound);
        access.require(lead.subject(), Action.DELETE);
        Etags.refuseOther(expectedVersion, lead.version());
        store.setDeleted(id, true);
        journal.deleted(ref(id));
    }

    @Transactional
    public Lead restore(long id) {
        gate.enter(LeadGate.Door.CHANNEL);
        var lead = store.lockDeleted(id).orElseThrow(Problem::notFound);
        access.require(lead.subject(), Action.DELETE);
        if (lead.semantics() == Semantics.IN_PROGRESS) {
            gate.requireBecoming(List.of(lead.subject()));
        }
        store.setDeleted(id, false);
        journal.restored(ref(id));
        if (lead.semantics() == Semantics.IN_PROGRESS) {
            gate.opened(id, LeadGate.Door.CHANNEL);
        }
        return store.find(id).orElseThrow();
    }

    /// What became of leads; those not converted are absent.
    @Transactional(readOnly = true)
    public Map<Long, LeadFates.Fate> fates(List<Long> ids) {
        return ids.isEmpty() ? Map.of() : fates.of(ids);
    }

    private static RecordRef ref(long id) {
        return new RecordRef(RecordKind.LEAD, id);
    }
}
