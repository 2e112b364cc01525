package io.weiche.forms;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

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
    public record Answer(String label, String text) {}

    public record Consent(String field, int version, String text, OffsetDateTime since) {}
}
