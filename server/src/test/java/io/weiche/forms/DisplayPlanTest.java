package io.weiche.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.forms.FormRule.Action;
import io.weiche.forms.FormRule.Condition;
import io.weiche.forms.FormRule.Operator;
import io.weiche.kernel.BadInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which fields of a form are seen and required (crm.md 14.5).
class DisplayPlanTest {
    private static FormField field(String key, FieldKind kind, boolean required) {
        var options = kind.hasOptions()
                ? List.of(new FormField.Option("a", "Angebot"), new FormField.Option("b", "Beschwerde"))
                : List.<FormField.Option>of();
        return new FormField(key, kind, key.toUpperCase(java.util.Locale.ROOT), null, required, null, options, null);
    }

    private static FormDefinition form(FormRule... rules) {
        return new FormDefinition(
                List.of(
                        field("email", FieldKind.EMAIL, false),
                        field("topic", FieldKind.CHOICE, false),
                        field("invoice", FieldKind.TEXT, true),
                        field("detail", FieldKind.TEXT, false),
                        field("count", FieldKind.NUMBER, false),
                        field("secret", FieldKind.HIDDEN, false)),
                List.of(rules));
    }

    private static FormRule rule(Action action, String target, String field, Operator operator, String value) {
        return new FormRule(true, List.of(new Condition(field, operator, value)), action, List.of(target));
    }

    private static final FormRule INVOICE = rule(Action.SHOW, "invoice", "topic", Operator.EQUALS, "b");
    private static final FormRule DETAIL = rule(Action.SHOW, "detail", "invoice", Operator.FILLED, null);

    private static DisplayPlan.Result plan(FormDefinition form, Map<String, String> entered) {
        return DisplayPlan.of(
                form,
                entered.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }

    @Test
    void aFieldWithARuleThatShowsItIsHiddenUntilTheRuleHolds() {
        assertThat(plan(form(INVOICE), Map.of()).visible()).doesNotContain("invoice");
        assertThat(plan(form(INVOICE), Map.of("topic", "b")).visible()).contains("invoice");
    }

    @Test
    void whatIsHiddenIsNeverRequired() {
        assertThat(plan(form(INVOICE), Map.of()).required()).isEmpty();
        assertThat(plan(form(INVOICE), Map.of("topic", "b")).required()).containsExactly("invoice");
    }

    @Test
    void rulesFollowEachOtherAndWhatIsHiddenCountsAsEmpty() {
        var form = form(INVOICE, DETAIL);
        assertThat(plan(form, Map.of("topic", "b", "invoice", "R-1")).visible()).contains("detail");
        assertThat(plan(form, Map.of("topic", "a", "invoice", "R-1")).visible()).doesNotContain("invoice", "detail");
    }

    @Test
    void hidingWinsOverShowingAndOptionalOverRequired() {
        var form = form(
                INVOICE,
                rule(Action.HIDE, "invoice", "count", Operator.GREATER, "10"),
                rule(Action.REQUIRE, "detail", "topic", Operator.FILLED, null),
                rule(Action.OPTIONAL, "detail", "count", Operator.LESS, "3,5"));
        assertThat(plan(form, Map.of("topic", "b", "count", "11")).visible()).doesNotContain("invoice");
        assertThat(plan(form, Map.of("topic", "b", "count", "9")).required()).contains("invoice", "detail");
        assertThat(plan(form, Map.of("topic", "b", "count", "3")).required()).containsExactly("invoice");
    }

    @Test
    void oneOfSeveralConditionsIsEnoughWhenTheRuleSaysSo() {
        var either = new FormRule(
                false,
                List.of(new Condition("topic", Operator.EQUALS, "b"), new Condition("count", Operator.EQUALS, "1")),
                Action.SHOW,
                List.of("detail"));
        assertThat(plan(form(either), Map.of("count", "1")).visible()).contains("detail");
        assertThat(plan(form(either), Map.of("count", "2")).visible()).doesNotContain("detail");
    }

    private static void refused(String code, String words, FormRule... rules) {
        assertThatThrownBy(() -> DefinitionChecks.check(form(rules), List.of()))
                .isInstanceOfSatisfying(BadInput.class, e -> {
                    assertThat(e.errors().getFirst().code()).isEqualTo(code);
                    assertThat(e.errors().getFirst().message()).contains(words);
                });
    }

    @Test
    void circlesAreRefusedNamingTheFieldsInThem() {
        refused(
                "rule-cycle",
                "\"INVOICE\" → \"DETAIL\" → \"INVOICE\"",
                DETAIL,
                rule(Action.HIDE, "invoice", "detail", Operator.FILLED, null));
        refused("rule-cycle", "\"DETAIL\" → \"DETAIL\"", rule(Action.SHOW, "detail", "detail", Operator.FILLED, null));
        // to be required does not change what anything holds
        DefinitionChecks.check(
                form(DETAIL, rule(Action.REQUIRE, "invoice", "detail", Operator.FILLED, null)), List.of());
    }

    @Test
    void rulesThatSpeakOfWhatIsNotThereAreRefused() {
        refused(
                "dangling-rule",
                "Rule 1 speaks of the field \"gone\"",
                rule(Action.SHOW, "detail", "gone", Operator.FILLED, null));
        refused(
                "dangling-rule",
                "Rule 2 speaks of the field \"gone\"",
                INVOICE,
                rule(Action.HIDE, "gone", "topic", Operator.FILLED, null));
        refused("unknown-option", "\"TOPIC\"", rule(Action.SHOW, "detail", "topic", Operator.EQUALS, "zzz"));
        refused("wrong-type", "never seen", rule(Action.SHOW, "secret", "topic", Operator.FILLED, null));
        refused("wrong-type", "a number", rule(Action.SHOW, "detail", "count", Operator.GREATER, "viel"));
        refused("required", "Rule 1", new FormRule(true, List.of(), Action.SHOW, List.of("detail")));
    }

    @Test
    void longChainsAreFollowedToTheirEnd() {
        var fields = Stream.concat(
                        Stream.of(field("email", FieldKind.EMAIL, false)),
                        Stream.iterate(0, i -> i + 1).limit(90).map(i -> field("f" + i, FieldKind.TEXT, false)))
                .toList();
        var rules = Stream.iterate(1, i -> i + 1)
                .limit(89)
                .map(i -> rule(Action.SHOW, "f" + i, "f" + (i - 1), Operator.FILLED, null))
                .toList();
        var form = new FormDefinition(fields, rules);
        DefinitionChecks.check(form, List.of());
        assertThat(plan(form, Map.of("f0", "x")).visible()).contains("f1").doesNotContain("f2");
    }
}
