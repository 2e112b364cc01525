package io.weiche.organisation.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.organisation.Department;
import io.weiche.organisation.Departments;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
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

/// Departments: everybody sees the tree, administrators change it.
@RestController
@RequestMapping("/api/v1/departments")
class DepartmentController {
    private final Departments departments;

    DepartmentController(Departments departments) {
        this.departments = departments;
    }

    record DepartmentRequest(
            String name,
            @Nullable Long parentId,
            @Nullable Long headId,
            @Nullable List<Long> memberIds,
            @Nullable List<Long> roleIds) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<Department> list() {
        return Page.whole(departments.list());
    }

    @PostMapping
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = DepartmentRequest.class, required = "name")
    @Answers(status = 201)
    ResponseEntity<Department> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var draft = read(body, new Departments.Draft("", null, null, List.of(), List.of()));
        body.refuseUnknown();
        var department = departments.open(draft);
        return ResponseEntity.created(URI.create("/api/v1/departments/" + department.id()))
                .body(department);
    }

    @PatchMapping("/{id}")
    @Requires(Right.ADMINISTRATOR)
    @Takes(DepartmentRequest.class)
    ResponseEntity<Department> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var department = departments.change(id, Etags.expectedVersion(ifMatch), now -> {
            var next = read(body, now);
            body.refuseUnknown();
            return next;
        });
        return Etags.ok(department, department.version());
    }

    private static Departments.Draft read(JsonBody body, Departments.Draft now) {
        var name = body.has("name") ? body.line("name", Texts.NAME) : now.name();
        if (name == null || name.isEmpty()) {
            throw BadInput.required("name");
        }
        var members = body.ids("memberIds");
        var roles = body.ids("roleIds");
        return new Departments.Draft(
                name,
                body.has("parentId") ? body.id("parentId") : now.parentId(),
                body.has("headId") ? body.id("headId") : now.headId(),
                members == null ? now.memberIds() : members,
                roles == null ? now.roleIds() : roles);
    }

    @DeleteMapping("/{id}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        departments.delete(id);
    }
}
