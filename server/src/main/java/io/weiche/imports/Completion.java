package io.weiche.imports;

import io.weiche.fields.ContactPoint;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a record of a kind needs besides what its row says. A row that names its record by number needs nothing: that
/// one has a name.
final class Completion {
    private final RecordKind kind;
    private final ImportPlan plan;
    private final Dictionary.Words words;
    private final Memo<Optional<Stage>> stages = new Memo<>();

    Completion(RecordKind kind, ImportPlan plan, Dictionary.Words words) {
        this.kind = kind;
        this.plan = plan;
        this.words = words;
    }

    /// @param pipeline what the row says about it
    void complete(Draft draft, @Nullable String pipeline) {
        if (draft.get("responsible_id") == null) {
            draft.put("responsible_id", Long.toString(plan.responsibleId()));
        }
        if (draft.get("source_id") == null && plan.sourceId() != null) {
            draft.put("source_id", plan.sourceId().toString());
        }
        money(draft);
        switch (kind) {
            case LEAD -> lead(draft);
            case DEAL -> deal(draft, pipeline);
            case CONTACT -> contact(draft);
            case COMPANY -> company(draft);
        }
    }

    private void money(Draft draft) {
        var amount = draft.get("amount");
        if (amount == null) {
            return;
        }
        var named = draft.get("currency");
        try {
            var money =
                    Money.of("amount", amount, named == null ? words.account().currency() : named);
            draft.put("amount", money.value().toPlainString());
            draft.put("currency", money.currency());
        } catch (BadInput e) {
            throw new Unreadable("amount", e.errors().getFirst().code(), amount);
        }
    }

    private void lead(Draft draft) {
        var word = draft.get("stage");
        var first = words.leadStages().stream()
                .filter(Stage::open)
                .findFirst()
                .orElseThrow(() -> new Unreadable("stageId", "unknown-stage", null));
        var stage = word == null || plan.asInquiries()
                ? first
                : stages.of(word, words::leadStage).orElseThrow(() -> new Unreadable("stageId", "unknown-stage", word));
        if (stage.semantics() == Semantics.SUCCESS) {
            throw new Unreadable("stageId", "stage-of-success", word);
        }
        stage(draft, stage);
        if (draft.numbered()) {
            return;
        }
        if (draft.get("title") == null) {
            var person = person(draft);
            draft.put("title", person == null ? firstOf(draft.get("company_title"), draft) : person);
        }
        var empty = draft.get("title") == null
                && draft.get("comments") == null
                && draft.get("company_ref") == null
                && draft.get("contact_ref") == null;
        if (empty) {
            throw new Unreadable(null, "nothing-to-keep", null);
        }
    }

    private void deal(Draft draft, @Nullable String pipeline) {
        var chosen = pipeline == null ? null : words.pipeline(pipeline).orElse(null);
        var word = draft.get("stage");
        var stage = word == null
                ? (chosen == null ? words.defaultPipeline() : chosen).firstStage()
                : stages.of((chosen == null ? "" : chosen.id()) + "/" + word, _ -> words.dealStage(chosen, word))
                        .orElseThrow(() -> new Unreadable("stageId", "unknown-stage", word));
        stage(draft, stage);
        if (stage.pipelineId() != null) {
            draft.put("pipeline_id", stage.pipelineId().toString());
        }
        if (draft.get("title") == null && !draft.numbered()) {
            throw new Unreadable("title", "required", null);
        }
    }

    private static void stage(Draft draft, Stage stage) {
        draft.put("stage_id", Long.toString(stage.id()));
        draft.put("semantics", stage.semantics().code());
    }

    /// A missing name never keeps anybody out: the next best thing we know takes its place.
    private static void contact(Draft draft) {
        if (!draft.numbered() && draft.get("first_name") == null && draft.get("last_name") == null) {
            var instead = firstOf(null, draft);
            if (instead == null) {
                throw new Unreadable("lastName", "required", null);
            }
            draft.put("last_name", instead);
            draft.put("name_is_fallback", "true");
        }
    }

    private static void company(Draft draft) {
        if (!draft.numbered() && draft.get("title") == null) {
            var instead = firstOf(null, draft);
            if (instead == null) {
                throw new Unreadable("title", "required", null);
            }
            draft.put("title", instead);
            draft.put("name_is_fallback", "true");
        }
    }

    private static @Nullable String person(Draft draft) {
        var first = draft.get("first_name");
        var last = draft.get("last_name");
        return first == null ? last : last == null ? first : first + " " + last;
    }

    private static @Nullable String firstOf(@Nullable String known, Draft draft) {
        return known != null
                ? known
                : draft.points().stream().map(ContactPoint::value).findFirst().orElse(null);
    }
}
