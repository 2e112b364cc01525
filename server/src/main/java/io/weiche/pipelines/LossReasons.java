package io.weiche.pipelines;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Why leads and deals are lost, and where nobody loses one without saying why (crm.md 11.3).
@Service
public class LossReasons {
    private static final int MOST = 200;

    private final LossReasonStore store;
    private final Pipelines pipelines;
    private final Access access;
    private final Audit audit;

    LossReasons(LossReasonStore store, Pipelines pipelines, Access access, Audit audit) {
        this.store = store;
        this.pipelines = pipelines;
        this.access = access;
        this.audit = audit;
    }

    public record LossReason(long id, RecordKind kind, String name, int sort) {}

    /// A place where a reason must be named.
    ///
    /// @param pipelineId of deals; null for leads
    public record LossRule(RecordKind kind, @Nullable Long pipelineId) {}

    @Transactional(readOnly = true)
    public List<LossReason> list() {
        return store.list();
    }

    @Transactional(readOnly = true)
    public List<LossRule> rules() {
        return store.rules();
    }

    /// @throws BadInput when there is no such reason for this kind
    @Transactional(readOnly = true)
    public long require(String field, RecordKind kind, long id) {
        return of(kind).stream()
                .map(LossReason::id)
                .filter(known -> known == id)
                .findFirst()
                .orElseThrow(() -> BadInput.of(field, "unknown-loss-reason", "There is no such reason."));
    }

    /// A stage for what is lost is not entered without a reason where one is asked for, nor is the reason taken away.
    ///
    /// @param moved into the stage by this change
    /// @throws Problem fields-required
    @Transactional(readOnly = true)
    public void check(Stage stage, boolean moved, @Nullable Long before, @Nullable Long next) {
        if (stage.semantics() == Semantics.FAILURE
                && next == null
                && (moved || before != null)
                && asksFor(stage.pipelineId())) {
            throw new Problem(ProblemType.FIELDS_REQUIRED, "Say why it is lost first.")
                    .with("stageId", stage.id())
                    .with("fields", List.of())
                    .with(
                            "errors",
                            List.of(new BadInput.FieldError("lossReasonId", "required", "This field is required.")));
        }
    }

    private boolean asksFor(@Nullable Long pipelineId) {
        return store.rules().contains(rule(pipelineId));
    }

    private static LossRule rule(@Nullable Long pipelineId) {
        return new LossRule(pipelineId == null ? RecordKind.LEAD : RecordKind.DEAL, pipelineId);
    }

    /// @param pipelineId null for leads
    /// @throws Problem conflict when there is no reason that could be named
    @Transactional
    public List<LossRule> ask(@Nullable Long pipelineId, boolean required) {
        access.require(Right.EDIT_SETTINGS);
        if (pipelineId != null) {
            pipelines.require("pipelineId", pipelineId);
        }
        var rule = rule(pipelineId);
        if (required && of(rule.kind()).isEmpty()) {
            throw Problem.conflict("Name the reasons first; without any nothing could be lost.");
        }
        var before = store.rules().contains(rule);
        store.setRule(rule, required);
        audit.write(
                "loss-rule-changed",
                pipelineId == null ? "leads" : "pipeline:" + pipelineId,
                Map.of("required", before),
                Map.of("required", required));
        return store.rules();
    }

    @Transactional
    public LossReason open(RecordKind kind, @Nullable String name, @Nullable Integer sort) {
        access.require(Right.EDIT_SETTINGS);
        if (kind != RecordKind.LEAD && kind != RecordKind.DEAL) {
            throw BadInput.of("kind", "unknown-value", "Only leads and deals are lost.");
        }
        var known = of(kind);
        if (known.size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " reasons are possible.");
        }
        var last = known.stream().mapToInt(LossReason::sort).max().orElse(0);
        var opened = store.insert(kind, requireName(name), sort == null ? last + 10 : sort);
        audit.write("loss-reason-opened", "loss-reason:" + opened.id(), null, told(opened));
        return opened;
    }

    private static Map<String, Object> told(LossReason reason) {
        return Map.of("kind", reason.kind(), "name", reason.name(), "sort", reason.sort());
    }

    @Transactional
    public LossReason change(long id, @Nullable String name, @Nullable Integer sort) {
        access.require(Right.EDIT_SETTINGS);
        var before = find(id);
        var after = new LossReason(
                id,
                before.kind(),
                name == null ? before.name() : requireName(name),
                sort == null ? before.sort() : sort);
        store.update(after);
        audit.write("loss-reason-changed", "loss-reason:" + id, told(before), told(after));
        return after;
    }

    /// Deletes a reason that no record has; the last one stays as long as one must be named.
    @Transactional
    public void delete(long id) {
        access.require(Right.EDIT_SETTINGS);
        var reason = find(id);
        if (of(reason.kind()).size() == 1 && store.rules().stream().anyMatch(rule -> rule.kind() == reason.kind())) {
            throw Problem.conflict("It is the last one, and a reason must be named.")
                    .with("reason", "last-one");
        }
        try {
            store.delete(id);
        } catch (DataIntegrityViolationException e) {
            throw Problem.conflict("Records have this reason.");
        }
        audit.write("loss-reason-deleted", "loss-reason:" + id, told(reason), null);
    }

    private List<LossReason> of(RecordKind kind) {
        return store.list().stream().filter(reason -> reason.kind() == kind).toList();
    }

    private LossReason find(long id) {
        return store.list().stream()
                .filter(reason -> reason.id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static String requireName(@Nullable String name) {
        var line = Texts.line("name", name, Texts.NAME);
        if (line == null) {
            throw BadInput.required("name");
        }
        return line;
    }
}
