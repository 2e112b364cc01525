package io.weiche.automation;

import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Entitlement;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.records.ListQuery;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordList;
import io.weiche.tags.Tag;
import io.weiche.tags.Tags;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a rule refers to must be there when it is written, and may be gone when it acts.
@Component
class RuleChecks {
    private final Pipelines pipelines;
    private final Users users;
    private final Tags tags;
    private final Accounts accounts;
    private final RecordDirectory directory;
    private final RecordList list;
    private final DSLContext db;

    RuleChecks(
            Pipelines pipelines,
            Users users,
            Tags tags,
            Accounts accounts,
            RecordDirectory directory,
            RecordList list,
            DSLContext db) {
        this.pipelines = pipelines;
        this.users = users;
        this.tags = tags;
        this.accounts = accounts;
        this.directory = directory;
        this.list = list;
        this.db = db;
    }

    RuleWorld world() {
        return new RuleWorld(
                obstacle(),
                pipelines.leadStages(),
                pipelines.list(),
                users.list().stream().filter(User::active).map(User::id).collect(Collectors.toSet()),
                tags.list().stream().map(Tag::id).collect(Collectors.toSet()));
    }

    private @Nullable Obstacle obstacle() {
        var account = accounts.get();
        if (account.suspended()) {
            return Obstacle.SUSPENDED;
        }
        return account.includes(Entitlement.AUTOMATION) ? null : Obstacle.PLAN;
    }

    /// @throws BadInput when it names a field that is gone
    Condition condition(RuleDraft rule) {
        var query = ListQuery.of(rule.filter(), null, null, null, null);
        return list.visible(directory.type(rule.kind()), query.filter(), null);
    }

    /// Those of the records for which the condition holds.
    Set<Long> matching(RuleDraft rule, Collection<Long> ids) {
        if (rule.filter() == null || ids.isEmpty()) {
            return Set.copyOf(ids);
        }
        var type = directory.type(rule.kind());
        return db.select(type.id())
                .from(type.table())
                .where(condition(rule))
                .and(type.id().in(ids))
                .fetchSet(type.id());
    }

    /// @return the obstacle with that of the condition
    @Nullable
    Obstacle against(RuleDraft rule, RuleWorld world) {
        var found = world.against(rule);
        if (found != null || rule.filter() == null) {
            return found;
        }
        try {
            condition(rule);
            return null;
        } catch (BadInput e) {
            return Obstacle.FILTER;
        }
    }

    /// @throws BadInput naming the field
    void check(RuleDraft rule) {
        var stage = rule.kind() == RecordKind.LEAD
                ? pipelines.requireLeadStage("stageId", rule.stageId())
                : dealStage("stageId", rule.stageId());
        if (!Objects.equals(stage.pipelineId(), rule.pipelineId())) {
            throw BadInput.of("stageId", "unknown-stage", "There is no such stage in the pipeline.");
        }
        if (rule.without() != null && rule.delay() == null) {
            throw BadInput.of("trigger.withoutActivity", "needs-delay", "Only a rule that waits can look for work.");
        }
        if (rule.filter() != null) {
            condition(rule);
        }
        if (rule.kind() == RecordKind.LEAD
                && stage.semantics() == Semantics.SUCCESS
                && rule.action().type() != RuleAction.Type.NOTIFY) {
            throw BadInput.of("stageId", "converted-lead", "Work goes on in the deal of a converted lead.");
        }
        checkAction(rule, stage);
    }

    private Stage dealStage(String field, long id) {
        return pipelines.list().stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .filter(stage -> stage.id() == id)
                .findFirst()
                .orElseThrow(() -> BadInput.of(field, "unknown-stage", "There is no such stage of deals."));
    }

    private void checkAction(RuleDraft rule, Stage from) {
        var action = rule.action();
        switch (action.type()) {
            case ACTIVITY -> {
                if (action.responsibleId() != null) {
                    users.requireActive("action.responsibleId", action.responsibleId());
                }
            }
            case RESPONSIBLE -> requirePeople(action.personIds(), true);
            case NOTIFY -> requirePeople(action.personIds(), !action.tellsResponsible() && !action.tellsHead());
            case TAGS -> {
                if (action.tagIds().isEmpty()) {
                    throw BadInput.required("action.tagIds");
                }
                tags.requireInput("action.tagIds", action.tagIds());
            }
            case MOVE, COPY -> checkTarget(rule, from);
        }
    }

    private void requirePeople(List<Long> people, boolean needed) {
        if (people.isEmpty() && needed) {
            throw BadInput.required("action.personIds");
        }
        users.requireActive("action.personIds", new HashSet<>(people));
    }

    private void checkTarget(RuleDraft rule, Stage from) {
        var id = rule.action().stageId();
        if (id == null) {
            throw BadInput.required("action.stageId");
        }
        if (id == from.id()) {
            throw BadInput.of("action.stageId", "same-stage", "It stands there already.");
        }
        if (rule.kind() == RecordKind.DEAL) {
            dealStage("action.stageId", id);
            return;
        }
        if (rule.action().type() == RuleAction.Type.COPY) {
            throw BadInput.of("action.type", "unknown-value", "Only deals are copied.");
        }
        pipelines.requireLeadStage("action.stageId", id);
        if (!from.open()) {
            throw BadInput.of("action.stageId", "closed-lead", "Closed leads are reopened by people only.");
        }
    }

    /// Rules without a condition that would take a record round for ever.
    ///
    /// @throws BadInput when this one closes a circle
    static void refuseCircle(RuleDraft rule, List<RuleDraft> others) {
        var target = rule.leadsTo();
        if (target == null || rule.filter() != null) {
            return;
        }
        Set<Long> reached = new HashSet<>(Set.of(target));
        boolean more;
        do {
            more = others.stream()
                    .filter(other -> other.filter() == null && reached.contains(other.stageId()))
                    .map(RuleDraft::leadsTo)
                    .filter(Objects::nonNull)
                    .map(reached::add)
                    .reduce(false, Boolean::logicalOr);
        } while (more && !reached.contains(rule.stageId()));
        if (reached.contains(rule.stageId())) {
            throw BadInput.of("action.stageId", "circle", "Another rule leads back to this stage.");
        }
    }
}
