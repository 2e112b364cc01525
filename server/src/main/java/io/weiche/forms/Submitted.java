package io.weiche.forms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What somebody sent, in the words of the form as it was then.
///
/// @param trace page and referrer, and what else the address said
/// @param consents what they agreed to, word for word
/// @param filesKept false: a file that came with it could not be stored
public record Submitted(
        long inquiryId,
        long formId,
        String formTitle,
        OffsetDateTime submittedAt,
        List<Answer> answers,
        Map<String, String> trace,
        List<Consent> consents,
        boolean filesKept) {
    public Submitted {
        answers = List.copyOf(answers);
        trace = Map.copyOf(trace);
        consents = List.copyOf(consents);
    }

    /// A question and what was answered, both as people read them.
    ///
    /// @param target where it went, where that may be hidden from people; null of most
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String label, String text, @Nullable String target) {
        Answer(String label, String text) {
            this(label, text, null);
        }
    }

    /// Without these answers.
    Submitted without(Predicate<Answer> hidden) {
        return new Submitted(
                inquiryId,
                formId,
                formTitle,
                submittedAt,
                answers.stream().filter(hidden.negate()).toList(),
                trace,
                consents,
                filesKept);
    }

    public record Consent(String field, int version, String text, OffsetDateTime since) {}
}
