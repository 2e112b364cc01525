package io.weiche.intake.web;

import io.weiche.intake.Channel;
import io.weiche.intake.rules.InquiryRuleDraft;
import io.weiche.intake.rules.InquiryRules;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads inquiry rules.
final class InquiryRuleInput {
    private static final int MOST_SORT = 1_000_000;

    private InquiryRuleInput() {}

    static InquiryRuleDraft draft(JsonBody body) {
        var name = body.requireLine("name", Texts.NAME);
        var makes = body.requireChoice("makes", InquiryRuleDraft.Makes.class);
        return change(body, new InquiryRuleDraft(name, 0, makes, null, List.of(), List.of(), List.of(), List.of()));
    }

    /// What the body names, over what there is.
    static InquiryRuleDraft change(JsonBody body, InquiryRuleDraft now) {
        var next = new InquiryRuleDraft(
                body.has("name") ? body.requireLine("name", Texts.NAME) : now.name(),
                Objects.requireNonNullElse(body.integer("sort", 0, MOST_SORT), now.sort()),
                body.has("makes") ? body.requireChoice("makes", InquiryRuleDraft.Makes.class) : now.makes(),
                body.has("pipelineId") ? body.id("pipelineId") : now.pipelineId(),
                body.has("channels") ? channels(body) : now.channels(),
                body.has("sourceIds") ? given(body.ids("sourceIds")) : now.sourceIds(),
                body.has("formIds") ? given(body.ids("formIds")) : now.formIds(),
                body.has("departmentIds") ? given(body.ids("departmentIds")) : now.departmentIds());
        body.refuseUnknown();
        return next;
    }

    static List<InquiryRuleDraft> list(JsonBody body) {
        var rules = body.objects("rules", InquiryRules.MOST);
        body.refuseUnknown();
        if (rules == null) {
            throw BadInput.required("rules");
        }
        return rules.stream().map(InquiryRuleInput::draft).toList();
    }

    private static <T> List<T> given(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private static List<Channel> channels(JsonBody body) {
        var words = given(body.texts("channels", Channel.values().length));
        var channels = new ArrayList<Channel>();
        for (int place = 0; place < words.size(); place++) {
            channels.add(channel(body.path("channels") + "[" + place + "]", words.get(place)));
        }
        return channels;
    }

    private static Channel channel(String field, String word) {
        for (var channel : Channel.values()) {
            if (channel.name().equals(word)) {
                return channel;
            }
        }
        throw BadInput.of(field, "unknown-value", "There is no such channel.");
    }
}
