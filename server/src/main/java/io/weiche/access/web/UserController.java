package io.weiche.access.web;

import io.weiche.access.Phones;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Role;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.accounts.Language;
import io.weiche.kernel.Texts;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.Takes;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Users and roles of the account.
@RestController
@RequestMapping("/api/v1")
class UserController {
    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    @GetMapping("/users")
    @Requires(Right.SIGNED_IN)
    Page<UserPayload> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.part(users.list(), User::id, limit, cursor).map(page -> {
            var roles = users.rolesOfDepartments(page.stream().map(User::id).toList());
            return page.stream().map(user -> UserPayload.of(user, roles)).toList();
        });
    }

    @GetMapping("/users/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<UserPayload> get(@PathVariable long id) {
        return answer(users.find(id).orElseThrow(Problem::notFound));
    }

    private ResponseEntity<UserPayload> answer(User user) {
        return Etags.ok(payload(user), user.version());
    }

    private UserPayload payload(User user) {
        return UserPayload.of(user, users.rolesOfDepartments(List.of(user.id())));
    }

    @PostMapping("/users")
    @Requires(Right.ADMINISTRATOR)
    @Takes(
            value = AccessRequests.NewUser.class,
            required = {"email", "password", "roleIds"})
    @Answers(status = 201)
    ResponseEntity<UserPayload> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var draft = AccessRequests.draft(body, body.text("password"));
        body.refuseUnknown();
        var user = users.open(draft);
        return Etags.created("/api/v1/users/" + user.id(), payload(user), user.version());
    }

    @PatchMapping("/users/{id}")
    @Requires(Right.ADMINISTRATOR)
    @Takes(AccessRequests.UserChange.class)
    ResponseEntity<UserPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var language = body.text("language");
        var change = new Users.Change(
                body.line("firstName", Texts.NAME),
                body.line("lastName", Texts.NAME),
                language == null ? null : Language.ofCode("language", language),
                body.bool("active"),
                body.ids("roleIds"),
                Phones.read(body));
        body.refuseUnknown();
        return answer(users.change(id, Etags.expectedVersion(ifMatch), change));
    }

    /// Takes somebody out, as `active: false` does: records go on naming them.
    @DeleteMapping("/users/{id}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(
            @PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        users.deactivate(id, Etags.expectedVersion(ifMatch));
    }

    @GetMapping("/roles")
    @Requires(Right.SIGNED_IN)
    Page<Role> roles(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.part(users.roles(), Role::id, limit, cursor);
    }

    @GetMapping("/roles/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Role> role(@PathVariable long id) {
        var found = users.roles().stream()
                .filter(role -> role.id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
        return Etags.ok(found, found.version());
    }
}
