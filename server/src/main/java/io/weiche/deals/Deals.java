package io.weiche.deals;

import static io.weiche.db.tables.Tables.DEAL;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.access.Subject;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Pipeline;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Deals and their verbs.
@Service
public class Deals {
    private final DealStore store;
    private final DealType type;
    private final RecordList list;
    private final RecordDirectory directory;
    private final RecordJournal journal;
    private final StageHistory stageHistory;
    private final Pipelines pipelines;
    private final Accounts accounts;
    private final Access access;
    private final DealRules rules;

    Deals(
            DealStore store,
            DealType type,
            RecordList list,
            RecordDirectory directory,
            RecordJournal journal,
            StageHistory stageHistory,
            Pipelines pipelines,
            Accounts accounts,
            Access access,
            DealRules rules) {
        this.store = store;
        this.type = type;
        this.list = list;
        this.directory = directory;
        this.journal = journal;
        this.stageHistory = stageHistory;
        this.pipelines = pipelines;
        this.accounts = accounts;
        this.access = access;
        this.rules = rules;
    }

    @Transactional(readOnly = true)
    public Page<Deal> list(ListQuery query) {
        return list.page(type, query, store::deals);
    }

    /// A part of the list by position, in any order.
    @Transactional(readOnly = true)
    public Slice<Deal> slice(SliceQuery query) {
        return list.slice(type, query, store::deals);
    }

    /// Count and sum of each stage of a pipeline; sums in the account's currency only, none for whoever sees no
    /// amounts.
    @Transactional(readOnly = true)
    public List<RecordList.StageSum> board(long pipelineId, Filter filter, @Nullable String search) {
        if (!FieldGroup.AMOUNT.isSeen()) {
            return list.byStage(type, DEAL.STAGE_ID, null, DEAL.PIPELINE_ID.eq(pipelineId), filter, search);
        }
        var amount = DSL.when(DEAL.CURRENCY.eq(accounts.get().currency()), DEAL.AMOUNT);
        return list.byStage(type, DEAL.STAGE_ID, amount, DEAL.PIPELINE_ID.eq(pipelineId), filter, search);
    }

    @Transactional(readOnly = true)
    public Deal get(long id) {
        var deal = store.find(id).orElseThrow(() -> directory.missing(ref(id)));
        access.require(deal.subject(), Action.READ);
        return deal;
    }

    /// @throws BadInput when something it points to does not exist in this account
    /// @throws Problem fields-required when the stage asks for values
    @Transactional
    public Deal open(DealData data) {
        return store.find(add(data)).orElseThrow();
    }

    /// The same for programs: all they are told is its number.
    ///
    /// @return the number
    @Transactional
    public long add(DealData data) {
        return add(data, true);
    }

    /// One that begins as another one stands: what it does not take over is marked, and asked for when it moves on.
    ///
    /// @return the number
    long addCopy(DealData data) {
        return add(data, false);
    }

    private long add(DealData data, boolean asked) {
        access.require(RecordKind.DEAL, Action.ADD);
        rules.check(null, data);
        var stage = stageOf(data.pipelineId(), data.stageId());
        access.requireAdding(Subject.deal(data.responsibleId(), pipelineOf(stage), stage.id(), false));
        if (asked) {
            rules.checkOpened(stage, data);
        }
        var id = store.insert(data, stage, CurrentUser.require().userId());
        journal.created(ref(id), data.responsibleId());
        journal.observed(ref(id), data.observerIds());
        stageHistory.created(ref(id), stage);
        return id;
    }

    private static long pipelineOf(Stage stage) {
        return Objects.requireNonNull(stage.pipelineId());
    }

    private Stage stageOf(@Nullable Long pipelineId, @Nullable Long stageId) {
        var pipeline = pipelineId == null ? pipelineHolding(stageId) : pipelines.require("pipelineId", pipelineId);
        if (stageId == null) {
            return pipeline.firstStage();
        }
        return pipeline.stages().stream()
                .filter(stage -> stage.id() == stageId)
                .findFirst()
                .orElseThrow(() ->
                        BadInput.of("stageId", "unknown-stage", "There is no such stage in the pipeline of the deal."));
    }

    private Pipeline pipelineHolding(@Nullable Long stageId) {
        return pipelines.list().stream()
                .filter(pipeline ->
                        stageId != null && pipeline.stages().stream().anyMatch(stage -> stage.id() == stageId))
                .findFirst()
                .orElseGet(pipelines::getDefault);
    }

    /// In which currency an amount is that names none.
    @Transactional(readOnly = true)
    public String currency(long id) {
        return rules.fixedCurrency(id).orElseGet(() -> accounts.get().currency());
    }

    /// What open deals lack in their stage, by number: a conversion does not ask.
    @Transactional(readOnly = true)
    public Map<Long, List<String>> incomplete(List<Deal> page) {
        return rules.missing(page.stream()
                .filter(deal -> deal.semantics() == Semantics.IN_PROGRESS)
                .toList());
    }

    /// A change of the pipeline without a stage moves the deal to the pipeline's first stage.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    /// @throws BadInput when something it points to does not exist, or what it sells is sold in another currency
    @Transactional
    public Deal change(long id, @Nullable Integer expectedVersion, UnaryOperator<DealData> change) {
        var before = store.lock(id).orElseThrow(Problem::notFound);
        access.require(before.subject(), Action.CHANGE);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(before.data());
        if (next.equals(before.data())) {
            return before;
        }
        rules.check(before.data(), next);
        var currency = rules.currency(before, next);
        var toOtherPipeline = !Objects.equals(next.pipelineId(), before.data().pipelineId());
        var sameStage = Objects.equals(next.stageId(), before.data().stageId());
        var stage = stageOf(next.pipelineId(), toOtherPipeline && sameStage ? null : next.stageId());
        if (stage.id() != before.stageId()) {
            access.requireMoving(before.subject().in(stage.pipelineId(), stage.id()));
        }
        rules.checkChanged(stage, before, next);
        store.update(before, next, stage, currency);
        journal.changed(ref(id), FieldChange.between(before.data().shown(), next.shown()));
        tellLinks(id, before.data(), next);
        if (stage.id() != before.stageId()) {
            stageHistory.moved(ref(id), stage, toOtherPipeline);
            journal.moved(ref(id), before.stageId(), stage.id(), next.lossComment());
            if (!stage.open()) {
                journal.closed(ref(id));
            }
        }
        return store.find(id).orElseThrow();
    }

    private void tellLinks(long id, DealData before, DealData next) {
        var gone = DealRules.customers(before);
        gone.removeAll(DealRules.customers(next));
        var added = DealRules.customers(next);
        added.removeAll(DealRules.customers(before));
        gone.forEach(customer -> journal.unlinked(ref(id), customer));
        added.forEach(customer -> journal.linked(ref(id), customer));
    }

    /// Into the recycle bin.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        var deal = store.lock(id).orElseThrow(Problem::notFound);
        access.require(deal.subject(), Action.DELETE);
        Etags.refuseOther(expectedVersion, deal.version());
        store.setDeleted(id, true);
        journal.deleted(ref(id));
    }

    @Transactional
    public Deal restore(long id) {
        var deal = store.lockDeleted(id).orElseThrow(Problem::notFound);
        access.require(deal.subject(), Action.DELETE);
        store.setDeleted(id, false);
        journal.restored(ref(id));
        return store.find(id).orElseThrow();
    }

    private static RecordRef ref(long id) {
        return new RecordRef(RecordKind.DEAL, id);
    }
}
