package io.weiche.forms;

import io.weiche.fields.ContactPoint;
import io.weiche.fields.CustomValues;
import io.weiche.kernel.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What was answered, field by field, and what is wrong with it.
final class Answers {
    final Map<String, String> lines = new LinkedHashMap<>();
    final List<ContactPoint> points = new ArrayList<>();
    final Map<String, JsonNode> custom = new TreeMap<>();
    /// Everything, as people read it.
    final List<Submitted.Answer> all = new ArrayList<>();
    /// What has no field of its own and is told in the message.
    final List<Submitted.Answer> others = new ArrayList<>();
    final Map<String, Integer> consents = new TreeMap<>();
    final Map<String, String> trace = new TreeMap<>();
    /// Code of what is wrong, by field.
    final Map<String, String> errors = new LinkedHashMap<>();

    @Nullable
    Money amount;

    CustomValues leadValues = CustomValues.NONE;
    /// Of fields only deals have.
    final Map<String, JsonNode> dealValues = new TreeMap<>();

    @Nullable
    String line(String target) {
        return lines.get(target);
    }

    /// The message, with what was answered beside it.
    @Nullable
    String message() {
        var text = new StringBuilder(lines.getOrDefault("message", ""));
        if (!others.isEmpty() && !text.isEmpty()) {
            text.append("\n");
        }
        others.forEach(answer -> text.append(text.isEmpty() ? "" : "\n")
                .append(answer.label())
                .append(": ")
                .append(answer.text()));
        return text.isEmpty() ? null : text.toString();
    }
}
