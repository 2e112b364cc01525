package io.weiche.access.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.OwnPassword;
import io.weiche.access.Phones;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.SignIns;
import io.weiche.access.TokenScope;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Sign-in and sign-out, and what a signed-in person is told about themselves.
@RestController
@RequestMapping("/api/v1")
class SessionController {
    static final String PATH = "/api/v1/session";

    private final SignIns signIns;
    private final OwnPassword ownPassword;
    private final Users users;
    private final Accounts accounts;
    private final SessionAnswers answers;
    private final Looking looking;

    SessionController(
            SignIns signIns,
            OwnPassword ownPassword,
            Users users,
            Accounts accounts,
            SessionAnswers answers,
            Looking looking) {
        this.signIns = signIns;
        this.ownPassword = ownPassword;
        this.users = users;
        this.accounts = accounts;
        this.answers = answers;
        this.looking = looking;
    }

    @GetMapping("/session")
    @Requires(Right.ANYONE)
    SessionPayload get(HttpServletRequest request) {
        if (CurrentUser.find().isEmpty()) {
            return SessionPayload.signedOut(!signIns.anyone());
        }
        var recognised = (SignIns.Recognised) request.getAttribute(SignIns.Recognised.ATTRIBUTE);
        return SessionPayload.of(
                CurrentUser.require(), accounts.get(), recognised.csrfToken(), recognised.lacksFactor());
    }

    @PostMapping("/session")
    @Requires(Right.ANYONE)
    @Takes(
            value = AccessRequests.SignIn.class,
            required = {"email", "password"})
    SessionPayload signIn(@RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        var body = JsonBody.of(json);
        var email = body.requireLine("email", 254);
        var password = body.text("password");
        var code = body.line("code", 64);
        body.refuseUnknown();
        if (password == null) {
            throw BadInput.required("password");
        }
        var session = signIns.signIn(
                new SignIns.Attempt(email, password, code, request.getRemoteAddr(), DeviceCookie.read(request)));
        // only now: a slip of the keyboard signs nobody out
        looking.end(request, response);
        SessionCookie.read(request).ifPresent(old -> CurrentAccount.runAs(old.account(), () -> signIns.signOut(old)));
        return answers.begin(request, response, session);
    }

    @DeleteMapping("/session")
    @Requires(Right.ANYONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        looking.end(request, response);
        SessionCookie.read(request).ifPresent(old -> CurrentAccount.runAs(old.account(), () -> signIns.signOut(old)));
        SessionCookie.clear(request, response);
    }

    @PatchMapping("/me")
    @Requires(Right.SIGNED_IN)
    @Scoped(TokenScope.SETTINGS)
    @Takes(AccessRequests.Me.class)
    UserPayload changeMyself(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var language = body.text("language");
        var firstName = body.text("firstName");
        var lastName = body.text("lastName");
        var phones = Phones.read(body);
        body.refuseUnknown();
        var me = users.changeMyself(
                firstName, lastName, language == null ? null : Language.ofCode("language", language), phones);
        return UserPayload.of(me, users.rolesOfDepartments(List.of(me.id())));
    }

    @PostMapping("/me/password")
    @Requires(Right.SIGNED_IN)
    @Scoped(TokenScope.SETTINGS)
    @Takes(
            value = AccessRequests.Password.class,
            required = {"current", "new"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        var body = JsonBody.of(json);
        var current = body.text("current");
        var next = body.text("new");
        body.refuseUnknown();
        if (current == null) {
            throw BadInput.required("current");
        }
        ownPassword.change(current, next, SessionCookie.read(request).orElse(null));
        answers.renumber(request, response);
    }
}
