package io.weiche.access.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Role;
import io.weiche.access.Users;
import io.weiche.accounts.Language;
import io.weiche.kernel.Texts;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
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
    Page<UserPayload> list() {
        return Page.whole(users.list().stream().map(UserPayload::of).toList());
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
        return ResponseEntity.created(URI.create("/api/v1/users/" + user.id())).body(UserPayload.of(user));
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
                body.ids("roleIds"));
        body.refuseUnknown();
        var user = users.change(id, Etags.expectedVersion(ifMatch), change);
        return Etags.ok(UserPayload.of(user), user.version());
    }

    @GetMapping("/roles")
    @Requires(Right.SIGNED_IN)
    Page<Role> roles() {
        return Page.whole(users.roles());
    }
}
