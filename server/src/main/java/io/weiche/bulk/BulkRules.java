package io.weiche.bulk;

import io.weiche.access.Subject;
import io.weiche.conversion.MadeRecords;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What becomes of one record of a run, decided from what it is and what is wanted: the same rules as for a change by
/// hand.
final class BulkRules {
    private BulkRules() {}

    /// A record as far as the rules need it.
    ///
    /// @param stageId null for kinds without stages
    /// @param lacking a value that the stage it would enter asks for
    /// @param repeat it belongs to a known customer; of leads
    /// @param namesCompany of leads
    record Candidate(
            long id,
            long responsibleId,
            @Nullable Long stageId,
            @Nullable Long pipelineId,
            @Nullable Semantics semantics,
            boolean openToAll,
            boolean lacking,
            boolean repeat,
            boolean namesCompany) {
        Subject subject(RecordKind kind) {
            return new Subject(kind, responsibleId, pipelineId, stageId, openToAll);
        }

        /// What the conversion of this lead asks for.
        MadeRecords.Lead lead() {
            return new MadeRecords.Lead(responsibleId, repeat, namesCompany);
        }

        boolean converted(RecordKind kind) {
            return kind == RecordKind.LEAD && semantics == Semantics.SUCCESS;
        }
    }

    sealed interface Verdict {
        record Change() implements Verdict {}

        /// It is so already.
        record Leave() implements Verdict {}

        record Refuse(String reason) implements Verdict {}
    }

    private static final Verdict CHANGE = new Verdict.Change();
    private static final Verdict LEAVE = new Verdict.Leave();

    /// @param target the stage records are moved to, for actions that move
    /// @param reopens whether there may be open leads in the mode of the account
    static Verdict judge(
            RecordKind kind, BulkChange change, Candidate record, @Nullable Stage target, boolean reopens) {
        return switch (change.action()) {
            case DELETE -> CHANGE;
            case TAG -> history(kind, record, reopens, CHANGE);
            case CONVERT -> conversion(record);
            case RESPONSIBLE ->
                history(
                        kind,
                        record,
                        reopens,
                        Objects.equals(change.responsibleId(), record.responsibleId()) ? LEAVE : CHANGE);
            case STAGE, PIPELINE -> move(kind, change.action(), record, Objects.requireNonNull(target), reopens);
        };
    }

    private static Verdict conversion(Candidate record) {
        return switch (Objects.requireNonNull(record.semantics())) {
            case IN_PROGRESS -> CHANGE;
            case SUCCESS -> new Verdict.Refuse("lead-converted");
            case FAILURE -> new Verdict.Refuse("lead-closed");
        };
    }

    /// What becomes of a record unless it is history: a converted lead, and without open leads a closed one.
    private static Verdict history(RecordKind kind, Candidate record, boolean reopens, Verdict otherwise) {
        if (record.converted(kind)) {
            return new Verdict.Refuse("lead-converted");
        }
        var closed = kind == RecordKind.LEAD && record.semantics() == Semantics.FAILURE;
        return closed && !reopens ? new Verdict.Refuse("lead-closed") : otherwise;
    }

    private static Verdict move(RecordKind kind, BulkAction action, Candidate record, Stage target, boolean reopens) {
        if (record.converted(kind)) {
            return new Verdict.Refuse("lead-converted");
        }
        var samePipeline = Objects.equals(record.pipelineId(), target.pipelineId());
        if (action == BulkAction.STAGE && !samePipeline) {
            return new Verdict.Refuse("other-pipeline");
        }
        if (action == BulkAction.PIPELINE ? samePipeline : Objects.equals(record.stageId(), target.id())) {
            return LEAVE;
        }
        var reopened = target.open() && record.semantics() != Semantics.IN_PROGRESS;
        return kind == RecordKind.LEAD && reopened && !reopens
                ? new Verdict.Refuse("simple-mode")
                : history(kind, record, reopens, CHANGE);
    }
}
