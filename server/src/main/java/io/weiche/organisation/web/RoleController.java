package io.weiche.organisation.web;

import io.weiche.access.Action;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scope;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.organisation.Area;
import io.weiche.organisation.RoleMatrix;
import io.weiche.organisation.Roles;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Roles and the access matrix.
@RestController
@RequestMapping("/api/v1")
class RoleController {
    private static final int MOST = 5_000;

    private final Roles roles;

    RoleController(Roles roles) {
        this.roles = roles;
    }

    /// @param copyOf the role whose rights it begins with
    record RoleRequest(String name, @Nullable Long copyOf) {}

    /// @param editSettings administrators may always
    record RoleChange(@Nullable String name, @Nullable Boolean editSettings) {}

    record MatrixRequest(List<CellRequest> changes) {}

    /// @param scope null: inherit
    record CellRequest(
            long roleId,
            Area area,
            @Nullable Long pipelineId,
            @Nullable Long stageId,
            Action action,
            @Nullable Scope scope) {}

    @GetMapping("/access/matrix")
    @Requires(Right.ADMINISTRATOR)
    RoleMatrix matrix() {
        return roles.matrix();
    }

    @PatchMapping("/access/matrix")
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = MatrixRequest.class, required = "changes")
    RoleMatrix change(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var cells = body.objects("changes", MOST);
        body.refuseUnknown();
        if (cells == null) {
            throw BadInput.required("changes");
        }
        var changes = new ArrayList<RoleMatrix.Change>();
        for (var cell : cells) {
            var role = cell.id("roleId");
            if (role == null) {
                throw BadInput.required(cell.path("roleId"));
            }
            changes.add(new RoleMatrix.Change(
                    role,
                    cell.requireChoice("area", Area.class),
                    cell.id("pipelineId"),
                    cell.id("stageId"),
                    cell.requireChoice("action", Action.class),
                    cell.choice("scope", Scope.class)));
            cell.refuseUnknown();
        }
        return roles.change(changes);
    }

    @PostMapping("/roles")
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = RoleRequest.class, required = "name")
    @Answers(status = 201)
    ResponseEntity<RoleMatrix.Line> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.requireLine("name", Texts.NAME);
        var copyOf = body.id("copyOf");
        body.refuseUnknown();
        var role = roles.open(name, copyOf);
        return Etags.created("/api/v1/roles/" + role.id(), role, role.version());
    }

    @PatchMapping("/roles/{id}")
    @Requires(Right.ADMINISTRATOR)
    @Takes(RoleChange.class)
    ResponseEntity<RoleMatrix.Line> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.line("name", Texts.NAME);
        var editSettings = body.bool("editSettings");
        body.refuseUnknown();
        var role = roles.change(id, Etags.expectedVersion(ifMatch), name, editSettings);
        return Etags.ok(role, role.version());
    }

    @DeleteMapping("/roles/{id}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        roles.delete(id, Etags.expectedVersion(ifMatch));
    }
}
