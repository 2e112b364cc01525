package io.weiche.signin.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.TokenScope;
import io.weiche.access.WithoutFactor;
import io.weiche.access.web.SessionAnswers;
import io.weiche.access.web.SessionPayload;
import io.weiche.access.web.WholeSignIn;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.signin.Passkeys;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// A person's own passkeys, and signing in with one.
@RestController
@RequestMapping("/api/v1")
@Scoped(TokenScope.SETTINGS)
@WithoutFactor
class PasskeyController {
    private final Passkeys passkeys;
    private final SessionAnswers answers;

    PasskeyController(Passkeys passkeys, SessionAnswers answers) {
        this.passkeys = passkeys;
        this.answers = answers;
    }

    record BeginBody(String password) {}

    /// @param credential the browser's answer as JSON
    record AddBody(String name, String credential) {}

    record RenameBody(String name) {}

    /// @param credential the browser's answer as JSON
    record UseBody(String credential) {}

    @GetMapping("/me/passkeys")
    @Requires(Right.SIGNED_IN)
    Page<Passkeys.Passkey> list(HttpServletRequest request) {
        WholeSignIn.require(request);
        return Page.whole(passkeys.list());
    }

    @PostMapping("/me/passkeys/options")
    @Requires(Right.SIGNED_IN)
    @Takes(value = BeginBody.class, required = "password")
    Passkeys.Asked begin(@RequestBody JsonNode json, HttpServletRequest request) {
        WholeSignIn.require(request);
        var body = JsonBody.of(json);
        var password = body.text("password");
        body.refuseUnknown();
        return passkeys.begin(password);
    }

    @PostMapping("/me/passkeys")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = AddBody.class,
            required = {"name", "credential"})
    @ResponseStatus(HttpStatus.CREATED)
    Passkeys.Passkey add(@RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        WholeSignIn.require(request);
        var body = JsonBody.of(json);
        var name = body.requireLine("name", Texts.NAME);
        var credential = required(body.text("credential"));
        body.refuseUnknown();
        var added = passkeys.add(name, credential);
        answers.renumber(request, response);
        return added;
    }

    @PatchMapping("/me/passkeys/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(value = RenameBody.class, required = "name")
    Passkeys.Passkey rename(@PathVariable long id, @RequestBody JsonNode json, HttpServletRequest request) {
        WholeSignIn.require(request);
        var body = JsonBody.of(json);
        var name = body.requireLine("name", Texts.NAME);
        body.refuseUnknown();
        return passkeys.rename(id, name);
    }

    @DeleteMapping("/me/passkeys/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id, HttpServletRequest request) {
        WholeSignIn.require(request);
        passkeys.remove(id);
    }

    /// What the browser is asked to sign.
    @PostMapping("/passkey-session/options")
    @Requires(Right.ANYONE)
    Passkeys.Asked ask(HttpServletRequest request) {
        return passkeys.ask(request.getRemoteAddr());
    }

    @PostMapping("/passkey-session")
    @Requires(Right.ANYONE)
    @Takes(value = UseBody.class, required = "credential")
    SessionPayload signIn(@RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        var body = JsonBody.of(json);
        var credential = required(body.text("credential"));
        body.refuseUnknown();
        var session = passkeys.signIn(credential, request.getRemoteAddr(), SessionAnswers.deviceOf(request));
        return answers.begin(request, response, session);
    }

    private static String required(@Nullable String credential) {
        if (credential == null) {
            throw BadInput.required("credential");
        }
        return credential;
    }
}
