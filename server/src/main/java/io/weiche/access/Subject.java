package io.weiche.access;

import io.weiche.kernel.RecordKind;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of a record decides who may do what with it.
///
/// @param pipelineId of deals only
/// @param stageId of leads and deals only
/// @param observers who may read it, whoever is responsible; where nothing is read they may be left out
public record Subject(
        RecordKind kind,
        long responsibleId,
        @Nullable Long pipelineId,
        @Nullable Long stageId,
        boolean openToAll,
        Set<Long> observers) {
    public Subject {
        observers = Set.copyOf(observers);
    }

    /// Of a record that nobody observes.
    public Subject(
            RecordKind kind, long responsibleId, @Nullable Long pipelineId, @Nullable Long stageId, boolean openToAll) {
        this(kind, responsibleId, pipelineId, stageId, openToAll, Set.of());
    }

    public static Subject lead(long responsibleId, long stageId, boolean openToAll) {
        return new Subject(RecordKind.LEAD, responsibleId, null, stageId, openToAll);
    }

    public static Subject deal(long responsibleId, long pipelineId, long stageId, boolean openToAll) {
        return new Subject(RecordKind.DEAL, responsibleId, pipelineId, stageId, openToAll);
    }

    public static Subject contact(long responsibleId, boolean openToAll) {
        return new Subject(RecordKind.CONTACT, responsibleId, null, null, openToAll);
    }

    public static Subject company(long responsibleId, boolean openToAll) {
        return new Subject(RecordKind.COMPANY, responsibleId, null, null, openToAll);
    }

    /// The same record as it would be in a stage.
    public Subject in(@Nullable Long pipeline, @Nullable Long stage) {
        return new Subject(kind, responsibleId, pipeline, stage, openToAll, observers);
    }

    public Subject of(long responsible) {
        return new Subject(kind, responsible, pipelineId, stageId, openToAll, observers);
    }

    public Subject observedBy(Collection<Long> users) {
        return new Subject(kind, responsibleId, pipelineId, stageId, openToAll, Set.copyOf(users));
    }
}
