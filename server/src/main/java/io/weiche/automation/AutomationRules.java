package io.weiche.automation;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.accounts.Entitlement;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Cursor;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Etags;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Rules and their verbs, for whoever may edit settings.
@Service
public class AutomationRules {
    private static final int MOST = 200;
    private static final int STEP = 10;
    private static final String SORT = "ended";
    private static final OffsetDateTime NEWEST = OffsetDateTime.of(2999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final RuleStore store;
    private final RunStore runs;
    private final RuleChecks checks;
    private final RecordDirectory directory;
    private final Access access;
    private final Audit audit;

    AutomationRules(
            RuleStore store, RunStore runs, RuleChecks checks, RecordDirectory directory, Access access, Audit audit) {
        this.store = store;
        this.runs = runs;
        this.checks = checks;
        this.directory = directory;
        this.access = access;
        this.audit = audit;
    }

    /// In the order in which they act, with what is in their way at this moment.
    @Transactional(readOnly = true)
    public List<AutomationRule> list() {
        access.require(Right.EDIT_SETTINGS);
        var world = checks.world();
        return store.list().stream().map(rule -> asItStands(rule, world)).toList();
    }

    @Transactional(readOnly = true)
    public AutomationRule get(long id) {
        access.require(Right.EDIT_SETTINGS);
        return found(id);
    }

    private AutomationRule found(long id) {
        return asItStands(store.find(id).orElseThrow(Problem::notFound), checks.world());
    }

    private AutomationRule asItStands(AutomationRule rule, RuleWorld world) {
        var obstacle = checks.against(rule.draft(), world);
        return obstacle == null && rule.obstacle() == Obstacle.TROUBLE ? rule : rule.heldUp(obstacle);
    }

    /// @param draft sort 0: behind the others of its stage
    /// @throws BadInput naming the field
    /// @throws Problem plan-does-not-include-automation
    @Transactional
    public AutomationRule open(Supplier<RuleDraft> draft) {
        access.require(Right.EDIT_SETTINGS);
        requirePlan();
        var wanted = draft.get();
        checks.check(wanted);
        runs.openAccount();
        var others = store.list();
        if (others.size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " rules are possible.");
        }
        RuleChecks.refuseCircle(wanted, drafts(others, null));
        var id = store.insert(
                wanted.sort() > 0 ? wanted : wanted.withSort(behind(others, wanted)), CurrentUser.requireId());
        audit.write("automation-rule-opened", subject(id), null, told(wanted));
        return found(id);
    }

    private static int behind(List<AutomationRule> others, RuleDraft rule) {
        return others.stream()
                        .map(AutomationRule::draft)
                        .filter(other -> other.stageId() == rule.stageId())
                        .mapToInt(RuleDraft::sort)
                        .max()
                        .orElse(0)
                + STEP;
    }

    private static List<RuleDraft> drafts(List<AutomationRule> rules, @Nullable Long without) {
        return rules.stream()
                .filter(rule -> without == null || rule.id() != without)
                .map(AutomationRule::draft)
                .toList();
    }

    private void requirePlan() {
        if (checks.world().obstacle() == Obstacle.PLAN) {
            throw new Problem(ProblemType.PLAN_DOES_NOT_INCLUDE_AUTOMATION, "Rules are not part of this plan.")
                    .with("entitlement", Entitlement.AUTOMATION);
        }
    }

    private AutomationRule locked(long id, @Nullable Integer expectedVersion) {
        access.require(Right.EDIT_SETTINGS);
        runs.lockAccount();
        var rule = store.find(id).orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, rule.version());
        return rule;
    }

    /// What waits for the rule waits as long as it says from now on.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public AutomationRule change(long id, @Nullable Integer expectedVersion, UnaryOperator<RuleDraft> change) {
        var before = locked(id, expectedVersion);
        var next = change.apply(before.draft());
        if (next.equals(before.draft())) {
            return found(id);
        }
        requirePlan();
        // a new place in the order leaves a rule as it is, also one that is held up
        if (!next.equals(before.draft().withSort(next.sort()))) {
            checks.check(next);
            RuleChecks.refuseCircle(next, drafts(store.list(), id));
        }
        store.update(id, next);
        audit.write("automation-rule-changed", subject(id), told(before.draft()), told(next));
        return found(id);
    }

    /// What comes into the stage meanwhile starts nothing.
    @Transactional
    public AutomationRule pause(long id) {
        if (!locked(id, null).paused()) {
            store.pause(id, true);
            audit.write("automation-rule-paused", subject(id), null, null);
        }
        return found(id);
    }

    @Transactional
    public AutomationRule resume(long id) {
        if (locked(id, null).paused()) {
            store.pause(id, false);
            audit.write("automation-rule-resumed", subject(id), null, null);
        }
        return found(id);
    }

    /// What it did stays.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        var rule = locked(id, expectedVersion);
        store.delete(id);
        audit.write("automation-rule-deleted", subject(id), told(rule.draft()), null);
    }

    /// What became of the records that came into the stage, the newest first.
    @Transactional(readOnly = true)
    public Page<RuleRun> runs(long id, int limit, @Nullable String cursor) {
        access.require(Right.EDIT_SETTINGS);
        found(id);
        var place = Cursor.decode(cursor, SORT);
        var found = place == null
                ? runs.page(id, NEWEST, Long.MAX_VALUE, limit + 1)
                : runs.page(id, time(place.value()), place.id(), limit + 1);
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        var next = more
                ? new Cursor(
                                SORT,
                                page.getLast().endedAt().toString(),
                                page.getLast().stepId())
                        .encode()
                : null;
        return new Page<>(named(page), next, null);
    }

    private static OffsetDateTime time(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }

    private List<RuleRun> named(List<RuleRun> page) {
        Map<RecordRef, String> names =
                directory.names(page.stream().map(RuleRun::record).collect(Collectors.toSet()));
        return page.stream().map(run -> run.named(names.get(run.record()))).toList();
    }

    private static String subject(long id) {
        return "automation-rule:" + id;
    }

    private static Map<String, ?> told(RuleDraft draft) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("name", draft.name());
        told.put("kind", draft.kind());
        told.put("stageId", draft.stageId());
        told.put("delay", draft.delay());
        told.put("action", draft.action().type());
        return told;
    }
}
