package io.weiche.forms.web;

import io.weiche.accounts.Language;
import io.weiche.forms.FieldKind;
import io.weiche.forms.FormDefinition;
import io.weiche.forms.FormField;
import io.weiche.forms.FormRule;
import io.weiche.forms.WebForm;
import io.weiche.intake.ChannelRule;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a form as the builder sends it, over the form as it is.
final class FormBody {
    private static final int KEY = 40;
    private static final int LABEL = 300;
    private static final int CONSENT = 5_000;
    private static final int HINT = 500;
    private static final int URL = 2_000;
    private static final int MOST_OPTIONS = 200;
    private static final int SLOWEST = 60;

    private FormBody() {}

    static WebForm read(JsonBody body, WebForm now) {
        var title = body.has("title") ? body.requireLine("title", Texts.NAME) : now.title();
        var intro = body.has("intro") ? body.block("intro") : now.intro();
        var thankYou = body.has("thankYou") ? body.block("thankYou") : now.thankYou();
        var redirectUrl = body.has("redirectUrl") ? redirect(body) : now.redirectUrl();
        var active = Objects.requireNonNullElse(body.bool("active"), now.active());
        var language = Objects.requireNonNullElse(body.choice("language", Language.class), now.language());
        var fields = fields(body);
        var rules = rules(body);
        var definition = new FormDefinition(
                fields == null ? now.definition().fields() : fields,
                rules == null ? now.definition().rules() : rules);
        var sourceId = body.has("sourceId") ? body.id("sourceId") : now.sourceId();
        var responsibleId = Objects.requireNonNullElse(body.id("responsibleId"), now.responsibleId());
        var byRule = Objects.requireNonNullElse(body.bool("byRule"), now.byRule());
        var repeat = body.has("repeat") ? body.choice("repeat", ChannelRule.Repeat.class) : now.repeat();
        var creates = Objects.requireNonNullElse(body.choice("creates", WebForm.Creates.class), now.creates());
        var pipelineId = body.has("pipelineId") ? body.id("pipelineId") : now.pipelineId();
        var seconds = Objects.requireNonNullElse(body.integer("minimumSeconds", 0, SLOWEST), now.minimumSeconds());
        var work = Objects.requireNonNullElse(body.bool("proofOfWork"), now.proofOfWork());
        body.refuseUnknown();
        return new WebForm(
                now.id(),
                now.version(),
                now.key(),
                title,
                intro,
                thankYou,
                redirectUrl,
                active,
                language,
                definition,
                sourceId,
                responsibleId,
                byRule,
                repeat,
                creates,
                pipelineId,
                seconds,
                work,
                now.secret());
    }

    /// Anything else than http and https could run something in our name.
    private static @Nullable String redirect(JsonBody body) {
        var line = body.line("redirectUrl", URL);
        if (line == null) {
            return null;
        }
        try {
            var address = new URI(line);
            var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && address.getHost() != null) {
                return address.toASCIIString();
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw BadInput.of("redirectUrl", "not-a-link", "This must be an address that begins with http or https.");
    }

    private static @Nullable List<FormField> fields(JsonBody body) {
        var parts = body.objects("fields");
        return parts == null ? null : parts.stream().map(FormBody::field).toList();
    }

    private static FormField field(JsonBody part) {
        var key = part.requireLine("key", KEY);
        var kind = part.requireChoice("kind", FieldKind.class);
        var label = part.requireLine("label", kind == FieldKind.CONSENT ? CONSENT : LABEL);
        var hint = part.line("hint", HINT);
        var required = Boolean.TRUE.equals(part.bool("required"));
        var target = part.line("target", LABEL);
        var options = part.objects("options", MOST_OPTIONS);
        var preset = part.line("preset", Texts.NAME);
        part.refuseUnknown();
        return new FormField(
                key,
                kind,
                label,
                hint,
                required,
                target,
                options == null
                        ? List.of()
                        : options.stream().map(FormBody::option).toList(),
                preset);
    }

    private static FormField.Option option(JsonBody part) {
        var option = new FormField.Option(part.requireLine("value", Texts.NAME), part.requireLine("label", LABEL));
        part.refuseUnknown();
        return option;
    }

    private static @Nullable List<FormRule> rules(JsonBody body) {
        var parts = body.objects("rules");
        return parts == null ? null : parts.stream().map(FormBody::rule).toList();
    }

    private static FormRule rule(JsonBody part) {
        var all = Objects.requireNonNullElse(part.bool("all"), true);
        var conditions = part.objects("conditions", 20);
        var action = part.requireChoice("action", FormRule.Action.class);
        var fields = part.texts("fields", 100);
        part.refuseUnknown();
        return new FormRule(
                all,
                conditions == null
                        ? List.of()
                        : conditions.stream().map(FormBody::condition).toList(),
                action,
                fields == null ? List.of() : fields);
    }

    private static FormRule.Condition condition(JsonBody part) {
        var condition = new FormRule.Condition(
                part.requireLine("field", KEY),
                part.requireChoice("operator", FormRule.Operator.class),
                part.line("value", Texts.NAME));
        part.refuseUnknown();
        return condition;
    }
}
