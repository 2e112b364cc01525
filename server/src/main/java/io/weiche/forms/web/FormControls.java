package io.weiche.forms.web;

import static io.weiche.forms.web.FormPage.escape;
import static io.weiche.forms.web.FormPage.lines;

import io.weiche.forms.DisplayPlan;
import io.weiche.forms.FieldKind;
import io.weiche.forms.FormField;
import io.weiche.forms.Sent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of a form as HTML.
final class FormControls {
    private static final int LONGEST = 20_000;
    private static final Map<String, String> COMPLETES = Map.of(
            "firstName", "given-name",
            "lastName", "family-name",
            "company", "organization",
            "email", "email",
            "phone", "tel",
            "website", "url");

    private final Map<String, Integer> consents;
    private final Sent sent;
    private final DisplayPlan.Result plan;
    private final FormTexts texts;

    FormControls(Map<String, Integer> consents, Sent sent, DisplayPlan.Result plan, FormTexts texts) {
        this.consents = consents;
        this.sent = sent;
        this.plan = plan;
        this.texts = texts;
    }

    /// @param error code of what is wrong
    String of(FormField field, @Nullable String error) {
        if (field.kind() == FieldKind.HIDDEN) {
            return "";
        }
        var visible = plan.visible().contains(field.key());
        var required = plan.required().contains(field.key());
        var marks = new Marks(
                visible ? "" : " disabled",
                required && !field.kind().hasOptions() ? " required" : "",
                error == null ? "" : " aria-invalid=\"true\"",
                describedBy(field, error));
        return """
                <div class="field" data-key="%s" data-kind="%s"%s%s>%s%s%s</div>""".formatted(
                escape(field.key()),
                field.kind(),
                field.required() ? " data-required=\"true\"" : "",
                visible ? "" : " hidden",
                control(field, marks, required),
                field.hint() == null
                        ? ""
                        : "<p class=\"hint\" id=\"%s-hint\">%s</p>".formatted(id(field), escape(field.hint())),
                error == null
                        ? ""
                        : "<p class=\"error\" id=\"%s-error\">%s</p>".formatted(id(field), escape(texts.error(error))));
    }

    private record Marks(String disabled, String required, String invalid, String described) {
        String all() {
            return disabled + required + invalid + described;
        }
    }

    private static String describedBy(FormField field, @Nullable String error) {
        var ids = (field.hint() == null ? "" : id(field) + "-hint ") + (error == null ? "" : id(field) + "-error");
        return ids.isEmpty() ? "" : " aria-describedby=\"" + ids.strip() + "\"";
    }

    private static String id(FormField field) {
        return "f-" + escape(field.key());
    }

    private String star(boolean required) {
        return "<span class=\"star\"%s title=\"%s\"> *</span>".formatted(required ? "" : " hidden", texts.required());
    }

    private String control(FormField field, Marks marks, boolean required) {
        return switch (field.kind()) {
            case LONG_TEXT ->
                label(field, required)
                        + "<textarea id=\"%s\" name=\"%s\" maxlength=\"%d\"%s>%s</textarea>"
                                .formatted(id(field), escape(field.key()), LONGEST, marks.all(), escape(value(field)));
            case CHOICE -> label(field, required) + select(field, marks, required);
            case CHOICES -> boxes(field, marks, required);
            case YES_NO, CONSENT -> tick(field, marks, required);
            case FILE ->
                label(field, required)
                        + "<input id=\"%s\" name=\"%s\" type=\"file\"%s>"
                                .formatted(id(field), escape(field.key()), marks.all());
            default -> label(field, required) + input(field, marks);
        };
    }

    private String label(FormField field, boolean required) {
        return "<label for=\"%s\">%s%s</label>".formatted(id(field), escape(field.label()), star(required));
    }

    private String input(FormField field, Marks marks) {
        var type = switch (field.kind()) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            case LINK -> "url";
            case DATE -> "date";
            default -> "text";
        };
        var digits =
                field.kind() == FieldKind.NUMBER || field.kind() == FieldKind.MONEY ? " inputmode=\"decimal\"" : "";
        var completes = COMPLETES.get(
                switch (field.kind()) {
                    case EMAIL -> "email";
                    case PHONE -> "phone";
                    default -> field.target() == null ? "" : field.target();
                });
        return "<input id=\"%s\" name=\"%s\" type=\"%s\" maxlength=\"250\"%s%s value=\"%s\"%s>"
                .formatted(
                        id(field),
                        escape(field.key()),
                        type,
                        digits,
                        completes == null ? "" : " autocomplete=\"" + completes + "\"",
                        escape(value(field)),
                        marks.all());
    }

    private String select(FormField field, Marks marks, boolean required) {
        var options = field.options().stream()
                .map(option -> "<option value=\"%s\"%s>%s</option>"
                        .formatted(
                                escape(option.value()),
                                option.value().equals(value(field)) ? " selected" : "",
                                escape(option.label())))
                .collect(Collectors.joining());
        return "<select id=\"%s\" name=\"%s\"%s%s><option value=\"\">%s</option>%s</select>"
                .formatted(
                        id(field),
                        escape(field.key()),
                        required ? " required" : "",
                        marks.all(),
                        texts.choose(),
                        options);
    }

    private String boxes(FormField field, Marks marks, boolean required) {
        var chosen = sent.values().getOrDefault(field.key(), List.of());
        var boxes = field.options().stream()
                .map(option ->
                        "<label class=\"tick\"><input type=\"checkbox\" name=\"%s\" value=\"%s\"%s%s><span>%s</span></label>"
                                .formatted(
                                        escape(field.key()),
                                        escape(option.value()),
                                        chosen.contains(option.value()) ? " checked" : "",
                                        marks.disabled(),
                                        escape(option.label())))
                .collect(Collectors.joining());
        return "<fieldset%s><legend>%s%s</legend>%s</fieldset>"
                .formatted(marks.described(), escape(field.label()), star(required), boxes);
    }

    /// Of a consent the value says which wording was on the page.
    private String tick(FormField field, Marks marks, boolean required) {
        var value = field.kind() == FieldKind.CONSENT ? Integer.toString(consents.getOrDefault(field.key(), 0)) : "1";
        return "<label class=\"tick\"><input id=\"%s\" type=\"checkbox\" name=\"%s\" value=\"%s\"%s%s><span>%s%s</span></label>"
                .formatted(
                        id(field),
                        escape(field.key()),
                        value,
                        sent.first(field.key()).equals(value) ? " checked" : "",
                        marks.all(),
                        lines(field.label()),
                        star(required));
    }

    private String value(FormField field) {
        var entered = sent.values().containsKey(field.key()) ? sent.first(field.key()) : field.preset();
        return entered == null ? "" : cleaned(entered, LONGEST);
    }

    /// Without what no page can show.
    static String cleaned(String value, int limit) {
        var plain = value.replace("\0", "");
        return plain.substring(0, Math.min(limit, plain.length()));
    }
}
