package io.weiche.organisation;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.pipelines.Pipelines;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Roles and what they say. What administrators may do cannot be changed, so nobody locks out the last of them.
@Service
public class Roles {
    private static final int MOST = 200;
    private static final int MOST_CHANGES = 5_000;

    private final RoleStore store;
    private final Pipelines pipelines;
    private final Access access;
    private final Audit audit;

    Roles(RoleStore store, Pipelines pipelines, Access access, Audit audit) {
        this.store = store;
        this.pipelines = pipelines;
        this.access = access;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public RoleMatrix matrix() {
        access.require(Right.ADMINISTRATOR);
        return new RoleMatrix(store.lines(), store.cells());
    }

    private RoleMatrix.Line require(long id) {
        return store.lines().stream()
                .filter(role -> role.id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /// @param copyOf the role whose rights it begins with; null: it allows nothing
    @Transactional
    public RoleMatrix.Line open(String name, @Nullable Long copyOf) {
        access.require(Right.ADMINISTRATOR);
        var roles = store.lines();
        if (roles.size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " roles are possible.");
        }
        refuseTaken(roles, null, name);
        var like = copyOf == null
                ? null
                : roles.stream()
                        .filter(role -> role.id() == copyOf)
                        .findFirst()
                        .orElseThrow(() -> BadInput.of("copyOf", "unknown-role", "There is no such role."));
        var id = store.insert(name, like != null && like.editSettings() && !like.administrator());
        if (like != null) {
            store.copy(like.id(), id);
        }
        audit.write("role-opened", "role:" + id, null, Map.of("name", name));
        return require(id);
    }

    @Transactional
    public RoleMatrix.Line change(
            long id, @Nullable Integer expectedVersion, @Nullable String name, @Nullable Boolean editSettings) {
        access.require(Right.ADMINISTRATOR);
        var before = require(id);
        Etags.refuseOther(expectedVersion, before.version());
        if (name == null && editSettings == null) {
            throw BadInput.required("editSettings");
        }
        var nextName = name == null ? before.name() : name;
        refuseTaken(store.lines(), id, nextName);
        store.update(id, nextName, editSettings == null ? before.editSettings() : editSettings);
        var after = require(id);
        audit.write(
                "role-changed",
                "role:" + id,
                Map.of("name", before.name(), "editSettings", before.editSettings()),
                Map.of("name", after.name(), "editSettings", after.editSettings()));
        return after;
    }

    private static void refuseTaken(List<RoleMatrix.Line> roles, @Nullable Long except, String name) {
        var taken = roles.stream()
                .filter(role -> except == null || role.id() != except)
                .anyMatch(role -> role.name().equalsIgnoreCase(name));
        if (taken) {
            throw BadInput.of("name", "taken", "There is a role with this name.");
        }
    }

    /// @param expectedVersion the version the caller saw, null for any
    /// @throws Problem conflict while somebody has it, and for the two roles every account has
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        access.require(Right.ADMINISTRATOR);
        var role = require(id);
        Etags.refuseOther(expectedVersion, role.version());
        if (role.code() != null) {
            throw Problem.conflict("This role belongs to every account.");
        }
        if (role.people() + role.departments() > 0) {
            throw Problem.conflict("Somebody has this role. Give them another one first.");
        }
        store.delete(id);
        audit.write("role-deleted", "role:" + id, Map.of("name", role.name()), null);
    }

    /// Any number of cells of any roles at once.
    ///
    /// @throws BadInput naming the first cell that is none
    @Transactional
    public RoleMatrix change(List<RoleMatrix.Change> changes) {
        access.require(Right.ADMINISTRATOR);
        if (changes.isEmpty() || changes.size() > MOST_CHANGES) {
            throw BadInput.of("changes", "out-of-range", "Between 1 and " + MOST_CHANGES + " cells at once.");
        }
        var roles = store.lines().stream().collect(Collectors.toMap(RoleMatrix.Line::id, role -> role));
        var stages = stages();
        var seen = new HashSet<String>();
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            check("changes[" + i + "].", change, roles.get(change.roleId()), stages);
            if (!seen.add(change.roleId() + " " + change.area() + " " + change.pipelineId() + " " + change.stageId()
                    + " " + change.action())) {
                throw BadInput.of("changes[" + i + "]", "twice", "This cell is named twice.");
            }
        }
        var before = store.cells().stream()
                .filter(cell -> changes.stream().anyMatch(change -> isSame(cell, change)))
                .toList();
        store.change(changes);
        audit.write("matrix-changed", "roles", Map.of("cells", before), Map.of("changes", changes));
        return new RoleMatrix(store.lines(), store.cells());
    }

    private static boolean isSame(RoleMatrix.Cell cell, RoleMatrix.Change change) {
        return cell.roleId() == change.roleId()
                && cell.area() == change.area()
                && Objects.equals(cell.pipelineId(), change.pipelineId())
                && Objects.equals(cell.stageId(), change.stageId())
                && cell.action() == change.action();
    }

    private Map<Long, Long> stages() {
        var stages = new HashMap<Long, Long>();
        pipelines.leadStages().forEach(stage -> stages.put(stage.id(), 0L));
        pipelines.list().forEach(pipeline -> pipeline.stages().forEach(stage -> stages.put(stage.id(), pipeline.id())));
        pipelines.list().forEach(pipeline -> stages.put(-pipeline.id(), pipeline.id()));
        return stages;
    }

    private static void check(
            String at, RoleMatrix.Change change, RoleMatrix.@Nullable Line role, Map<Long, Long> stages) {
        if (role == null) {
            throw BadInput.of(at + "roleId", "unknown-role", "There is no such role.");
        }
        if (role.administrator()) {
            throw BadInput.of(at + "roleId", "administrator", "Administrators may do everything.");
        }
        if (!change.area().knows(change.action())) {
            throw BadInput.of(at + "action", "unknown-value", "There is no such action there.");
        }
        var pipeline = change.pipelineId();
        if (pipeline != null && (change.area() != Area.DEAL || !stages.containsKey(-pipeline))) {
            throw BadInput.of(at + "pipelineId", "unknown-pipeline", "There is no such pipeline.");
        }
        var stage = change.stageId();
        if (stage != null) {
            var of = stages.get(stage);
            var fits = of != null
                    && (of == 0L
                            ? change.area() == Area.LEAD
                            : change.area() == Area.DEAL && (pipeline == null || pipeline.equals(of)));
            if (!fits) {
                throw BadInput.of(at + "stageId", "unknown-stage", "There is no such stage there.");
            }
        }
    }
}
