package io.weiche.access;

import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The access matrix once more, from the rules as they are written down (crm.md 15) and one record at a time, without
/// anything of the server's own: slow, plain, and easy to check by reading.
final class ReferenceRights {
    static final List<String> SCOPES = List.of("NONE", "OWN", "DEPARTMENT", "BELOW", "OPEN", "ALL");

    record Role(long id, Map<String, String> general, Map<String, String> pipelines, Map<String, String> stages) {
        @Nullable
        String inStage(long stage, String action) {
            return stages.get(stage + " " + action);
        }

        String inherited(RecordKind kind, @Nullable Long pipeline, String action) {
            var special = pipeline == null ? null : pipelines.get(pipeline + " " + action);
            return special != null ? special : general.getOrDefault(kind + " " + action, "NONE");
        }
    }

    record Unit(long id, @Nullable Long parent, @Nullable Long head, Set<Long> members, Set<Long> roles) {
        boolean holds(long user) {
            return members.contains(user) || head != null && head == user;
        }
    }

    record Thing(
            RecordKind kind,
            long id,
            long responsible,
            @Nullable Long pipeline,
            @Nullable Long stage,
            boolean open) {}

    final Map<Long, Role> roles = new HashMap<>();
    final Map<Long, Unit> units = new HashMap<>();
    final Map<Long, Set<Long>> ownRoles = new HashMap<>();
    /// By record, who observes it.
    final Map<Thing, Set<Long>> observers = new HashMap<>();

    boolean allowed(long user, Thing thing, String action) {
        var held = rolesOf(user);
        var explicit = new ArrayList<String>();
        var inherited = new ArrayList<String>();
        for (var id : held) {
            var role = roles.get(id);
            var said = thing.stage() == null ? null : role.inStage(thing.stage(), action);
            if (said != null) {
                explicit.add(said);
            }
            inherited.add(role.inherited(thing.kind(), thing.pipeline(), action));
        }
        return reaches(widest(explicit.isEmpty() ? inherited : explicit), user, thing)
                || action.equals("READ")
                        && observers.getOrDefault(thing, Set.of()).contains(user);
    }

    private static String widest(Collection<String> scopes) {
        var widest = "NONE";
        for (var scope : scopes) {
            if (SCOPES.indexOf(scope) > SCOPES.indexOf(widest)) {
                widest = scope;
            }
        }
        return widest;
    }

    private Set<Long> rolesOf(long user) {
        var held = new HashSet<>(ownRoles.getOrDefault(user, Set.of()));
        for (var unit : units.values()) {
            if (unit.holds(user)) {
                for (var above = unit;
                        above != null;
                        above = above.parent() == null ? null : units.get(above.parent())) {
                    held.addAll(above.roles());
                }
            }
        }
        return held;
    }

    private boolean reaches(String scope, long user, Thing thing) {
        var mine = thing.responsible() == user;
        var colleague = mine || together(user, thing.responsible(), false);
        var below = colleague || together(user, thing.responsible(), true);
        return switch (scope) {
            case "OWN" -> mine;
            case "DEPARTMENT" -> colleague;
            case "BELOW" -> below;
            case "OPEN" -> below || thing.open();
            case "ALL" -> true;
            default -> false;
        };
    }

    private boolean together(long user, long other, boolean orBelow) {
        for (var theirs : units.values()) {
            if (!theirs.holds(other)) {
                continue;
            }
            if (theirs.holds(user)) {
                return true;
            }
            for (var above = theirs; orBelow && above.parent() != null; ) {
                above = units.get(above.parent());
                if (above.holds(user)) {
                    return true;
                }
            }
        }
        return false;
    }
}
