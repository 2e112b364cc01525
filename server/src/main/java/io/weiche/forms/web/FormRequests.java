package io.weiche.forms.web;

import io.weiche.accounts.Language;
import io.weiche.forms.FieldKind;
import io.weiche.forms.FormRule;
import io.weiche.forms.WebForm;
import io.weiche.intake.ChannelRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies the settings of forms take.
final class FormRequests {
    private FormRequests() {}

    /// @param redirectUrl http or https
    /// @param fields all of them, in order
    /// @param rules all of them
    /// @param byRule the rule of the channel finds who takes care
    /// @param repeat when something is open with the customer; null: as the channel says
    /// @param pipelineId of new deals; null: as the mode says
    /// @param minimumSeconds 0 to 60; 0: not looked at
    record Form(
            @Nullable String title,
            @Nullable String intro,
            @Nullable String thankYou,
            @Nullable String redirectUrl,
            @Nullable Boolean active,
            @Nullable Language language,
            @Nullable List<FieldRequest> fields,
            @Nullable List<RuleRequest> rules,
            @Nullable Long sourceId,
            @Nullable Long responsibleId,
            @Nullable Boolean byRule,
            ChannelRule.@Nullable Repeat repeat,
            WebForm.@Nullable Creates creates,
            @Nullable Long pipelineId,
            @Nullable Integer minimumSeconds,
            @Nullable Boolean proofOfWork) {}

    /// @param key letters and digits, for good
    /// @param target where the answer goes: `firstName`, `lastName`, `company`, `title`,
    ///     `message`, `email`, `phone`, `website`, `amount`, `custom.<code>`; null: into the message
    /// @param preset of a hidden field its value
    record FieldRequest(
            String key,
            FieldKind kind,
            String label,
            @Nullable String hint,
            @Nullable Boolean required,
            @Nullable String target,
            @Nullable List<ChoiceRequest> options,
            @Nullable String preset) {}

    record ChoiceRequest(String value, String label) {}

    /// @param all whether all conditions must hold, or one of them
    /// @param fields keys of those it acts on
    record RuleRequest(
            @Nullable Boolean all, List<ConditionRequest> conditions, FormRule.Action action, List<String> fields) {}

    record ConditionRequest(
            String field,
            FormRule.Operator operator,
            @Nullable String value) {}
}
