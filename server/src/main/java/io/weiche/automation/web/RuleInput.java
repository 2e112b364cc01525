package io.weiche.automation.web;

import io.weiche.automation.RuleAction;
import io.weiche.automation.RuleDraft;
import io.weiche.automation.Wait;
import io.weiche.intake.ChannelRule;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.timeline.Activity;
import io.weiche.web.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads rules. An action takes only what its type needs: anything else is refused.
final class RuleInput {
    private static final int MOST_PEOPLE = 100;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST = 1000;
    private static final int MOST_SORT = 1_000_000;

    private static final Map<RuleAction.Type, Set<String>> FIELDS = Map.of(
            RuleAction.Type.ACTIVITY, Set.of("activityType", "title", "deadline", "responsibleId"),
            RuleAction.Type.RESPONSIBLE, Set.of("how", "personIds"),
            RuleAction.Type.NOTIFY, Set.of("personIds", "tellsResponsible", "tellsHead"),
            RuleAction.Type.TAGS, Set.of("tagIds"),
            RuleAction.Type.MOVE, Set.of("stageId"),
            RuleAction.Type.COPY, Set.of("stageId"));

    private RuleInput() {}

    static RuleDraft draft(JsonBody body) {
        var name = body.requireLine("name", Texts.NAME);
        var kind = kind(body);
        var pipelineId = body.id("pipelineId");
        var stageId = body.id("stageId");
        var sort = body.integer("sort", 1, MOST_SORT);
        var trigger = body.object("trigger");
        var filter = filter(body);
        var action = body.object("action");
        body.refuseUnknown();
        if (stageId == null) {
            throw BadInput.required("stageId");
        }
        if (action == null) {
            throw BadInput.required("action");
        }
        var when = Trigger.read(trigger);
        return new RuleDraft(
                name,
                kind,
                pipelineId,
                stageId,
                sort == null ? 0 : sort,
                when.delay(),
                when.without(),
                filter,
                action(action));
    }

    private static RecordKind kind(JsonBody body) {
        var kind = body.requireChoice("kind", RecordKind.class);
        if (kind != RecordKind.LEAD && kind != RecordKind.DEAL) {
            throw BadInput.of("kind", "unknown-value", "Allowed are LEAD and DEAL.");
        }
        return kind;
    }

    private static @Nullable String filter(JsonBody body) {
        var filter = body.text("filter");
        if (filter == null || filter.isBlank()) {
            return null;
        }
        Texts.refuseUnstorable("filter", filter);
        return filter;
    }

    /// What the body names, over what there is.
    static RuleDraft change(JsonBody body, RuleDraft now) {
        var name = body.has("name") ? body.requireLine("name", Texts.NAME) : now.name();
        var pipelineId = body.has("pipelineId") ? body.id("pipelineId") : now.pipelineId();
        var stageId = body.id("stageId");
        var sort = body.integer("sort", 1, MOST_SORT);
        var when = body.has("trigger") ? Trigger.read(body.object("trigger")) : new Trigger(now.delay(), now.without());
        var filter = body.has("filter") ? filter(body) : now.filter();
        var action = body.object("action");
        body.refuseUnknown();
        return new RuleDraft(
                name,
                now.kind(),
                pipelineId,
                stageId == null ? now.stageId() : stageId,
                sort == null ? now.sort() : sort,
                when.delay(),
                when.without(),
                filter,
                action == null ? now.action() : action(action));
    }

    private record Trigger(@Nullable Wait delay, RuleDraft.@Nullable Without without) {
        static Trigger read(@Nullable JsonBody body) {
            if (body == null) {
                return new Trigger(null, null);
            }
            var wait = span(body.object("delay"));
            var without = body.choice("withoutActivity", RuleDraft.Without.class);
            body.refuseUnknown();
            return new Trigger(wait, without);
        }
    }

    private static @Nullable Wait span(@Nullable JsonBody body) {
        if (body == null) {
            return null;
        }
        var after = body.integer("after", 1, LONGEST);
        var unit = body.requireChoice("unit", Wait.Unit.class);
        body.refuseUnknown();
        if (after == null) {
            throw BadInput.required(body.path("after"));
        }
        return new Wait(after, unit);
    }

    private static RuleAction action(JsonBody body) {
        var type = body.requireChoice("type", RuleAction.Type.class);
        var activityType = body.choice("activityType", Activity.Type.class);
        var title = body.line("title", Texts.TITLE);
        var action = new RuleAction(
                type,
                type == RuleAction.Type.ACTIVITY && activityType == null ? Activity.Type.TODO : activityType,
                title,
                span(body.object("deadline")),
                body.id("responsibleId"),
                body.choice("how", ChannelRule.How.class),
                few(body, "personIds", MOST_PEOPLE),
                Boolean.TRUE.equals(body.bool("tellsResponsible")),
                Boolean.TRUE.equals(body.bool("tellsHead")),
                few(body, "tagIds", MOST_TAGS),
                body.id("stageId"));
        body.refuseUnknown();
        refuseOthers(body, type);
        if (type == RuleAction.Type.ACTIVITY && title == null) {
            throw BadInput.required(body.path("title"));
        }
        if (type == RuleAction.Type.RESPONSIBLE && action.how() == null) {
            throw BadInput.required(body.path("how"));
        }
        return action;
    }

    /// What another action needs would be kept and mean nothing.
    private static void refuseOthers(JsonBody body, RuleAction.Type type) {
        var needed = FIELDS.getOrDefault(type, Set.of());
        var action = body.raw();
        for (var name : action.propertyNames()) {
            if (!name.equals("type") && !needed.contains(name) && !isEmpty(action.get(name))) {
                throw BadInput.of(body.path(name), "unknown-value", "This action does not take it.");
            }
        }
    }

    /// As the interface shows what an action does not need, so that a rule can be sent back as it came.
    private static boolean isEmpty(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || value.isArray() && value.isEmpty()
                || value.isBoolean() && !value.booleanValue();
    }

    private static List<Long> few(JsonBody body, String field, int most) {
        var ids = body.ids(field);
        if (ids == null) {
            return List.of();
        }
        if (ids.size() > most) {
            throw BadInput.of(body.path(field), "too-many", "At most " + most + ".");
        }
        return ids.stream().distinct().toList();
    }
}
