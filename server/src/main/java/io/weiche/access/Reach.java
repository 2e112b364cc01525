package io.weiche.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far one action goes in one kind: in general, in pipelines where it differs, and in stages where that differs
/// again.
public record Reach(Scope base, Map<Long, Scope> pipelines, Map<Long, Scope> stages) {
    public static final Reach NONE = of(Scope.NONE);

    public Reach {
        pipelines = Map.copyOf(pipelines);
        stages = Map.copyOf(stages);
    }

    public static Reach of(Scope base) {
        return new Reach(base, Map.of(), Map.of());
    }

    public Scope at(@Nullable Long pipelineId, @Nullable Long stageId) {
        var inStage = stageId == null ? null : stages.get(stageId);
        if (inStage != null) {
            return inStage;
        }
        var inPipeline = pipelineId == null ? null : pipelines.get(pipelineId);
        return inPipeline == null ? base : inPipeline;
    }

    /// The most that is allowed anywhere.
    public Scope widest() {
        var widest = base;
        for (var scope : pipelines.values()) {
            widest = widest.wider(scope);
        }
        for (var scope : stages.values()) {
            widest = widest.wider(scope);
        }
        return widest;
    }

    boolean everywhere() {
        return base == Scope.ALL && pipelines.isEmpty() && stages.isEmpty();
    }

    boolean needsPeople() {
        return base.needsPeople()
                || pipelines.values().stream().anyMatch(Scope::needsPeople)
                || stages.values().stream().anyMatch(Scope::needsPeople);
    }

    /// The union of what several roles say: the most permissive wins, but what any of them says of a stage beats what
    /// others inherit there (crm.md 15).
    ///
    /// @param pipelineOf the pipelines of the stages that are named; stages of leads are absent
    static Reach union(Collection<Reach> roles, Map<Long, Long> pipelineOf) {
        if (roles.isEmpty()) {
            return NONE;
        }
        var base = Scope.NONE;
        var namedPipelines = new HashSet<Long>();
        var stages = new HashMap<Long, Scope>();
        for (var role : roles) {
            base = base.wider(role.base);
            namedPipelines.addAll(role.pipelines.keySet());
            role.stages.forEach((stage, scope) -> stages.merge(stage, scope, Scope::wider));
        }
        var pipelines = widestIn(namedPipelines, List.copyOf(roles));
        var general = base;
        stages.entrySet().removeIf(stage -> {
            var pipeline = pipelineOf.get(stage.getKey());
            var inherited = pipeline == null ? null : pipelines.get(pipeline);
            return stage.getValue() == Objects.requireNonNullElse(inherited, general);
        });
        pipelines.values().removeIf(scope -> scope == general);
        return new Reach(base, pipelines, stages);
    }

    private static Map<Long, Scope> widestIn(Set<Long> named, List<Reach> roles) {
        var pipelines = new HashMap<Long, Scope>();
        for (var pipeline : named) {
            for (var role : roles) {
                pipelines.merge(pipeline, role.at(pipeline, null), Scope::wider);
            }
        }
        return pipelines;
    }
}
