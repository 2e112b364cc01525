package io.weiche.automation;

import io.weiche.automation.RuleRun.Skip;
import io.weiche.automation.RunStore.Entry;
import io.weiche.intake.AssignmentPlan;
import io.weiche.intake.PeopleThere;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.notifications.Notices;
import io.weiche.pipelines.Semantics;
import io.weiche.records.RecordDirectory.Head;
import io.weiche.timeline.Activities;
import io.weiche.timeline.ActivityDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What rules do, each to a whole set of records.
@Component
class RuleActs {
    private final ActStore acts;
    private final DealTunnel tunnel;
    private final LeadTunnel leads;
    private final RunStore runs;
    private final RuleStore rules;
    private final Activities activities;
    private final PeopleThere people;
    private final Notices notices;

    RuleActs(
            ActStore acts,
            DealTunnel tunnel,
            LeadTunnel leads,
            RunStore runs,
            RuleStore rules,
            Activities activities,
            PeopleThere people,
            Notices notices) {
        this.acts = acts;
        this.tunnel = tunnel;
        this.leads = leads;
        this.runs = runs;
        this.rules = rules;
        this.activities = activities;
        this.people = people;
        this.notices = notices;
    }

    /// @param heads of all these records
    /// @return of those for which nothing was done why
    Map<Long, Skip> act(AutomationRule rule, List<Entry> entries, Map<RecordRef, Head> heads, RuleWorld world) {
        return switch (rule.draft().action().type()) {
            case ACTIVITY -> plan(rule, entries, world);
            case RESPONSIBLE -> assign(rule, entries);
            case NOTIFY -> notify(rule, entries, heads, world);
            case TAGS -> acted(rule, entries, acts.tag(rule.draft(), ids(entries)));
            case MOVE -> move(rule, entries, world);
            case COPY -> {
                tunnel.copy(rule, ids(entries), world.stage(target(rule)).orElseThrow());
                yield Map.of();
            }
        };
    }

    private static List<Long> ids(List<Entry> entries) {
        return entries.stream().map(Entry::recordId).distinct().toList();
    }

    private static long target(AutomationRule rule) {
        return Objects.requireNonNull(rule.draft().action().stageId());
    }

    private Map<Long, Skip> plan(AutomationRule rule, List<Entry> entries, RuleWorld world) {
        var action = rule.draft().action();
        var deadline = action.deadline() == null ? null : runs.after(action.deadline());
        var skipped = new HashMap<Long, Skip>();
        var drafts = new ArrayList<ActivityDraft>();
        var planned = new ArrayList<Entry>();
        for (var entry : entries) {
            var responsible = action.responsibleId() == null ? entry.responsibleId() : action.responsibleId();
            if (!world.people().contains(responsible)) {
                skipped.put(entry.stepId(), Skip.RESPONSIBLE_LEFT);
                continue;
            }
            planned.add(entry);
            drafts.add(new ActivityDraft(
                    Objects.requireNonNull(action.activityType()),
                    Objects.requireNonNull(action.title()),
                    null,
                    deadline,
                    responsible,
                    List.of(RuleTurn.ref(rule.draft(), entry))));
        }
        activities.openAll(drafts);
        acts.tell(rule, ids(planned));
        return skipped;
    }

    /// People who are away are nobody's turn.
    private Map<Long, Skip> assign(AutomationRule rule, List<Entry> entries) {
        var action = rule.draft().action();
        var how = Objects.requireNonNull(action.how());
        var plan = new AssignmentPlan(how, people.of(action.personIds(), rules.turns(rule.id()), how), false);
        var chosen = new LinkedHashMap<Long, Long>();
        var skipped = new HashMap<Long, Skip>();
        for (var entry : entries) {
            plan.next()
                    .ifPresentOrElse(
                            user -> chosen.put(entry.recordId(), user),
                            () -> skipped.put(entry.stepId(), Skip.NOBODY_THERE));
        }
        rules.keepTurns(rule.id(), plan.turns());
        var changed = acts.assign(rule.draft(), chosen);
        var responsible = new HashMap<RecordRef, Long>();
        changed.forEach(id -> responsible.put(new RecordRef(rule.draft().kind(), id), chosen.get(id)));
        notices.assigned(responsible);
        acted(rule, entries, changed).forEach(skipped::putIfAbsent);
        return skipped;
    }

    private Map<Long, Skip> notify(
            AutomationRule rule, List<Entry> entries, Map<RecordRef, Head> heads, RuleWorld world) {
        var action = rule.draft().action();
        var led = action.tellsHead() ? leaders(entries) : Map.<Long, Set<Long>>of();
        var told = acts.tell(rule, ids(entries));
        var notes = new ArrayList<Notices.Attention>();
        for (var entry : entries) {
            var users = new LinkedHashSet<>(action.personIds());
            if (action.tellsResponsible()) {
                users.add(entry.responsibleId());
            }
            users.addAll(led.getOrDefault(entry.responsibleId(), Set.of()));
            users.retainAll(world.people());
            var head = heads.get(RuleTurn.ref(rule.draft(), entry));
            var line = told.get(entry.recordId());
            if (head != null && line != null) {
                users.forEach(user -> notes.add(new Notices.Attention(user, head.ref(), head.subject(), line)));
            }
        }
        notices.attention(notes);
        return Map.of();
    }

    private Map<Long, Set<Long>> leaders(List<Entry> entries) {
        var people = entries.stream().map(Entry::responsibleId).collect(Collectors.toSet());
        return runs.heads(people).stream()
                .collect(Collectors.groupingBy(
                        RunStore.Led::person, Collectors.mapping(RunStore.Led::head, Collectors.toSet())));
    }

    private Map<Long, Skip> move(AutomationRule rule, List<Entry> entries, RuleWorld world) {
        var target = world.stage(target(rule)).orElseThrow();
        return rule.draft().kind() == RecordKind.LEAD && target.semantics() == Semantics.SUCCESS
                ? convert(rule, entries)
                : acted(rule, entries, acts.move(rule.draft(), ids(entries), target));
    }

    private Map<Long, Skip> convert(AutomationRule rule, List<Entry> entries) {
        var converted = leads.convert(ids(entries));
        acts.tell(rule, List.copyOf(converted));
        return entries.stream()
                .filter(entry -> !converted.contains(entry.recordId()))
                .collect(Collectors.toMap(Entry::stepId, _ -> Skip.NOT_CONVERTED));
    }

    /// The others were so already.
    private Map<Long, Skip> acted(AutomationRule rule, List<Entry> entries, Set<Long> changed) {
        acts.tell(rule, List.copyOf(changed));
        var skipped = new HashMap<Long, Skip>();
        entries.stream()
                .filter(entry -> !changed.contains(entry.recordId()))
                .forEach(entry -> skipped.put(entry.stepId(), Skip.ALREADY));
        return skipped;
    }
}
