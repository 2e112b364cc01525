package io.weiche.access;

import io.weiche.kernel.RecordKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// What one user may do: the union of their roles, and whose records that means. What is not in it is NONE.
public final class Matrix {
    private final Map<RecordKind, Map<Action, Reach>> cells = new EnumMap<>(RecordKind.class);
    private final Map<Action, Scope> analytics = new EnumMap<>(Action.class);
    private People people = People.NOBODY;
    private Map<RecordKind, Set<String>> hidden = Map.of();
    private Set<FieldGroup> unseen = Set.of();
    private boolean editSettings;
    private Set<RecordKind> observed = Set.of();

    static Matrix everything() {
        var matrix = new Matrix();
        for (var action : Action.values()) {
            for (var kind : RecordKind.values()) {
                matrix.allow(kind, action, Scope.ALL);
            }
            matrix.analytics.put(action, Scope.ALL);
        }
        matrix.editSettings = true;
        return matrix;
    }

    void allow(RecordKind kind, Action action, Scope scope) {
        cells.computeIfAbsent(kind, _ -> new EnumMap<>(Action.class))
                .merge(
                        action,
                        Reach.of(scope),
                        (one, other) -> Reach.of(one.base().wider(other.base())));
    }

    void put(RecordKind kind, Action action, Reach reach) {
        cells.computeIfAbsent(kind, _ -> new EnumMap<>(Action.class)).put(action, reach);
    }

    void allowAnalytics(Action action, Scope scope) {
        analytics.merge(action, scope, Scope::wider);
    }

    Matrix of(People whose) {
        people = whose;
        return this;
    }

    Matrix hiding(Map<RecordKind, Set<String>> fields) {
        hidden = Map.copyOf(fields);
        return this;
    }

    Matrix withoutGroups(Set<FieldGroup> groups) {
        unseen = Set.copyOf(groups);
        return this;
    }

    Matrix editingSettings(boolean allowed) {
        editSettings = allowed;
        return this;
    }

    /// The same rights of somebody who observes records of these kinds, and only of these.
    Matrix observing(Set<RecordKind> kinds) {
        if (kinds.equals(observed)) {
            return this;
        }
        var matrix = copy();
        matrix.observed = Set.copyOf(kinds);
        return matrix;
    }

    private Matrix copy() {
        var matrix =
                new Matrix().of(people).hiding(hidden).withoutGroups(unseen).editingSettings(editSettings);
        matrix.cells.putAll(cells);
        matrix.analytics.putAll(analytics);
        return matrix;
    }

    /// The same rights of somebody who takes figures along: those they see and may export.
    Matrix exportingAnalytics() {
        var matrix = copy();
        matrix.observed = observed;
        matrix.analytics.put(Action.READ, analytics(Action.READ).narrower(analytics(Action.EXPORT)));
        return matrix;
    }

    /// Whether there may be records that the user reads only because they observe them.
    boolean observes(RecordKind kind, Action action) {
        return action == Action.READ && observed.contains(kind);
    }

    boolean editSettings() {
        return editSettings;
    }

    People people() {
        return people;
    }

    public Reach reach(RecordKind kind, Action action) {
        return cells.getOrDefault(kind, Map.of()).getOrDefault(action, Reach.NONE);
    }

    /// The most that is allowed of a kind, wherever.
    public Scope scope(RecordKind kind, Action action) {
        return reach(kind, action).widest();
    }

    /// Whether the right is there for some records at all.
    public boolean anywhere(RecordKind kind, Action action) {
        return scope(kind, action) != Scope.NONE || observes(kind, action);
    }

    /// Whose figures somebody may see.
    public Scope analytics(Action action) {
        return analytics.getOrDefault(action, Scope.NONE);
    }

    /// Codes of the custom fields of a kind that this user does not see.
    public Set<String> hidden(RecordKind kind) {
        return hidden.getOrDefault(kind, Set.of());
    }

    /// Whether this user sees a group of the fields every account has.
    public boolean sees(FieldGroup group) {
        return !unseen.contains(group);
    }

    public Set<FieldGroup> unseen() {
        return unseen;
    }

    public boolean allows(Action action, Subject subject) {
        var scope = reach(subject.kind(), action).at(subject.pipelineId(), subject.stageId());
        return people.reached(scope, subject) || action == Action.READ && people.observes(subject);
    }

    /// Whether the record could be reached if it stood in some other pipeline or stage: it may have been a moment ago.
    public boolean allowsSomewhere(Action action, Subject subject) {
        return people.reached(scope(subject.kind(), action), subject)
                || action == Action.READ && people.observes(subject);
    }

    boolean needsPeople() {
        return analytics.values().stream().anyMatch(Scope::needsPeople)
                || cells.values().stream()
                        .flatMap(actions -> actions.values().stream())
                        .anyMatch(Reach::needsPeople);
    }
}
