package io.weiche.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which fields of a form are seen and which must be filled in, given what was entered. The page in the browser works
/// it out by the same rules (forms/page.js); what the server finds counts.
///
/// A field with a rule that shows it is hidden until one of these holds. What is hidden counts as empty, so rules can
/// follow each other. What is hidden is never required.
public final class DisplayPlan {
    private final FormDefinition form;
    private final Map<String, List<String>> entered;
    private final Map<String, Boolean> visible = new HashMap<>();

    private DisplayPlan(FormDefinition form, Map<String, List<String>> entered) {
        this.form = form;
        this.entered = entered;
    }

    /// @param visible keys of the fields that are seen, and of hidden ones that are taken along
    public record Result(Set<String> visible, Set<String> required) {}

    /// @param form without cycles, see [#cycle]
    public static Result of(FormDefinition form, Map<String, List<String>> entered) {
        var plan = new DisplayPlan(form, entered);
        var seen = new LinkedHashSet<String>();
        var required = new LinkedHashSet<String>();
        for (var field : form.fields()) {
            if (plan.sees(field.key())) {
                seen.add(field.key());
                if (plan.requires(field)) {
                    required.add(field.key());
                }
            }
        }
        return new Result(seen, required);
    }

    private boolean sees(String key) {
        var known = visible.get(key);
        if (known == null) {
            known = looksAt(key);
            visible.put(key, known);
        }
        return known;
    }

    private boolean looksAt(String key) {
        var shows = rules(key, FormRule.Action.SHOW);
        var shown = shows.isEmpty() || shows.stream().anyMatch(this::holds);
        return shown && rules(key, FormRule.Action.HIDE).stream().noneMatch(this::holds);
    }

    private boolean requires(FormField field) {
        if (rules(field.key(), FormRule.Action.OPTIONAL).stream().anyMatch(this::holds)) {
            return false;
        }
        return field.required()
                || rules(field.key(), FormRule.Action.REQUIRE).stream().anyMatch(this::holds);
    }

    private List<FormRule> rules(String key, FormRule.Action action) {
        return form.rules().stream()
                .filter(rule -> rule.action() == action && rule.fields().contains(key))
                .toList();
    }

    private boolean holds(FormRule rule) {
        return rule.all()
                ? rule.conditions().stream().allMatch(this::holds)
                : rule.conditions().stream().anyMatch(this::holds);
    }

    private boolean holds(FormRule.Condition condition) {
        var values = sees(condition.field())
                ? entered.getOrDefault(condition.field(), List.of()).stream()
                        .filter(value -> !value.isBlank())
                        .toList()
                : List.<String>of();
        var wanted = condition.value() == null ? "" : condition.value().strip();
        return switch (condition.operator()) {
            case FILLED -> !values.isEmpty();
            case EMPTY -> values.isEmpty();
            case EQUALS -> values.stream().anyMatch(value -> same(value, wanted));
            case NOT_EQUALS -> values.stream().noneMatch(value -> same(value, wanted));
            case CONTAINS -> values.stream().anyMatch(value -> folded(value).contains(folded(wanted)));
            case GREATER ->
                values.stream().anyMatch(value -> compare(value, wanted).orElse(0) > 0);
            case LESS ->
                values.stream().anyMatch(value -> compare(value, wanted).orElse(0) < 0);
        };
    }

    private static boolean same(String value, String wanted) {
        return folded(value).equals(folded(wanted));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /// As numbers, else as days; nothing when it is neither.
    private static Optional<Integer> compare(String value, String wanted) {
        var one = number(value);
        var other = number(wanted);
        if (one.isPresent() && other.isPresent()) {
            return Optional.of(one.get().compareTo(other.get()));
        }
        return day(value) && day(wanted) ? Optional.of(value.strip().compareTo(wanted)) : Optional.empty();
    }

    static boolean day(String text) {
        return text.strip().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    }

    static Optional<BigDecimal> number(String text) {
        var plain = text.strip().replace(',', '.');
        return plain.matches("-?[0-9]{1,20}(\\.[0-9]{1,10})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /// Fields whose being seen depends on themselves, in the order in which they depend; empty when there are none.
    public static List<String> cycle(FormDefinition form) {
        var done = new HashSet<String>();
        for (var field : form.fields()) {
            var found = walk(form, field.key(), new ArrayList<>(), done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> walk(FormDefinition form, String key, List<String> path, Set<String> done) {
        if (path.contains(key)) {
            return List.copyOf(path.subList(path.indexOf(key), path.size()));
        }
        if (done.contains(key)) {
            return List.of();
        }
        path.add(key);
        for (var rule : form.rules()) {
            if (rule.action().decidesVisibility() && rule.fields().contains(key)) {
                for (var condition : rule.conditions()) {
                    var found = walk(form, condition.field(), path, done);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
        }
        path.removeLast();
        done.add(key);
        return List.of();
    }
}
