package io.weiche.forms;

import io.weiche.fields.CustomField;
import io.weiche.kernel.BadInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a form can work at all. Says which field or rule it is that cannot.
final class DefinitionChecks {
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    /// Names the page itself uses.
    private static final Set<String> RESERVED = Set.of("submission", "homepage", "embed", "page", "referrer");

    private final FormDefinition form;
    private final List<CustomField> custom;

    private DefinitionChecks(FormDefinition form, List<CustomField> custom) {
        this.form = form;
        this.custom = custom;
    }

    /// @throws BadInput naming what cannot be
    static void check(FormDefinition form, List<CustomField> custom) {
        var checks = new DefinitionChecks(form, custom);
        checks.fields();
        checks.rules();
    }

    private void fields() {
        if (!form.asksHowToReach()) {
            throw BadInput.of("fields", "no-contact-point", "A form asks at least for an e-mail address or a phone.");
        }
        var keys = new HashSet<String>();
        for (int i = 0; i < form.fields().size(); i++) {
            var field = form.fields().get(i);
            var at = "fields[" + i + "].";
            if (!KEY.matcher(field.key()).matches()
                    || RESERVED.contains(field.key())
                    || field.key().startsWith("utm_")) {
                throw BadInput.of(at + "key", "wrong-key", "A key begins with a letter and holds letters and digits.");
            }
            if (!keys.add(field.key())) {
                throw BadInput.of(at + "key", "taken", "There are two fields with this key.");
            }
            options(field, at);
            target(field, at);
        }
    }

    private static void options(FormField field, String at) {
        if (field.kind().hasOptions() && field.options().isEmpty()) {
            throw BadInput.of(at + "options", "required", "\"" + field.label() + "\" needs something to choose from.");
        }
        if (!field.kind().hasOptions() && !field.options().isEmpty()) {
            throw BadInput.of(at + "options", "wrong-type", "Only fields to choose from have options.");
        }
        var values = field.options().stream().map(FormField.Option::value).collect(Collectors.toSet());
        if (values.size() < field.options().size()) {
            throw BadInput.of(at + "options", "taken", "Two options of \"" + field.label() + "\" are the same.");
        }
    }

    private void target(FormField field, String at) {
        var target = field.target();
        if (target == null) {
            return;
        }
        if (!FormTargets.isCustom(target)) {
            if (!FormTargets.BUILT_IN.getOrDefault(field.kind(), Set.of()).contains(target)) {
                throw BadInput.of(at + "target", "unknown-field", "\"" + field.label() + "\" cannot go there.");
            }
            return;
        }
        var into = FormTargets.find(custom, target)
                .orElseThrow(() -> BadInput.of(
                        at + "target",
                        "unknown-field",
                        "The field that \"" + field.label() + "\" is kept in does not exist any more."));
        if (!FormTargets.fits(field.kind(), into)) {
            throw BadInput.of(at + "target", "wrong-type", "\"" + into.label() + "\" holds something of another type.");
        }
        if (into.type().hasOptions()) {
            var known = into.options().stream()
                    .filter(option -> !option.archived())
                    .map(option -> Long.toString(option.id()))
                    .collect(Collectors.toSet());
            if (!field.options().stream().allMatch(option -> known.contains(option.value()))) {
                throw BadInput.of(at + "options", "unknown-option", "\"" + into.label() + "\" has no such option.");
            }
        }
    }

    private void rules() {
        for (int i = 0; i < form.rules().size(); i++) {
            var rule = form.rules().get(i);
            var at = "rules[" + i + "].";
            if (rule.conditions().isEmpty() || rule.fields().isEmpty()) {
                throw BadInput.of(
                        at + (rule.fields().isEmpty() ? "fields" : "conditions"),
                        "required",
                        "Rule " + (i + 1) + " needs a condition and a field it acts on.");
            }
            for (int c = 0; c < rule.conditions().size(); c++) {
                condition(rule.conditions().get(c), at + "conditions[" + c + "].", i + 1);
            }
            for (var key : rule.fields()) {
                acts(rule, key, at + "fields", i + 1);
            }
        }
        var cycle = DisplayPlan.cycle(form);
        if (!cycle.isEmpty()) {
            throw depending(cycle.stream().map(this::label).toList());
        }
    }

    private String label(String key) {
        return form.find(key).map(FormField::label).orElse(key);
    }

    /// @param labels each depends on the next, and the last on the first
    private static BadInput depending(List<String> labels) {
        var round = Stream.concat(labels.stream(), labels.stream().limit(1)).toList();
        return BadInput.of(
                "rules",
                "rule-cycle",
                "Whether these fields are shown depends on themselves: \"" + String.join("\" → \"", round) + "\"",
                round);
    }

    private void condition(FormRule.Condition condition, String at, int number) {
        var field = form.find(condition.field()).orElseThrow(() -> dangling(at + "field", number, condition.field()));
        var operator = condition.operator();
        var value = condition.value() == null ? "" : condition.value();
        if (field.kind() == FieldKind.FILE && operator.comparesWithText()) {
            throw BadInput.of(at + "operator", "wrong-type", "Of a file a rule asks only whether there is one.");
        }
        if (operator.comparesWithText() && value.isBlank()) {
            throw BadInput.of(
                    at + "value",
                    "required",
                    "Rule " + number + " does not say what \"" + field.label() + "\" shall be.");
        }
        if (operator.comparesNumbers()
                && DisplayPlan.number(value).isEmpty()
                && !(field.kind() == FieldKind.DATE && DisplayPlan.day(value))) {
            throw BadInput.of(at + "value", "wrong-type", "Rule " + number + " compares with a number or a day.");
        }
        if (field.kind().hasOptions()
                && (operator == FormRule.Operator.EQUALS || operator == FormRule.Operator.NOT_EQUALS)
                && !field.offers(value)) {
            throw BadInput.of(
                    at + "value",
                    "unknown-option",
                    "Rule " + number + " asks for an option that \"" + field.label() + "\" does not have.");
        }
    }

    private void acts(FormRule rule, String key, String at, int number) {
        var field = form.find(key).orElseThrow(() -> dangling(at, number, key));
        if (field.kind() == FieldKind.HIDDEN) {
            throw BadInput.of(
                    at, "wrong-type", "\"" + field.label() + "\" is never seen; rule " + number + " is void.");
        }
        if (rule.conditions().stream().anyMatch(condition -> condition.field().equals(key))
                && rule.action().decidesVisibility()) {
            throw depending(List.of(field.label()));
        }
    }

    private static BadInput dangling(String at, int number, String key) {
        return BadInput.of(
                at,
                "dangling-rule",
                "Rule " + number + " speaks of the field \"" + key + "\", which the form does not have.",
                List.of(key));
    }
}
