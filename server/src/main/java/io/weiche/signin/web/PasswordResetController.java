package io.weiche.signin.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.Texts;
import io.weiche.signin.PasswordResets;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// For whoever has forgotten their password.
@RestController
@RequestMapping("/api/v1/password-reset")
class PasswordResetController {
    private final PasswordResets resets;

    PasswordResetController(PasswordResets resets) {
        this.resets = resets;
    }

    record AskBody(String email) {}

    /// @param token of the link
    record UseBody(String token, String password) {}

    /// Sends a link if somebody signs in with this address; the answer does not tell.
    @PostMapping
    @Requires(Right.ANYONE)
    @Takes(value = AskBody.class, required = "email")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void ask(@RequestBody JsonNode json, HttpServletRequest request) {
        var body = JsonBody.of(json);
        var email = body.requireLine("email", Texts.EMAIL);
        body.refuseUnknown();
        resets.ask(email, request.getRemoteAddr());
    }

    /// Sets the new password. Signs nobody in.
    @PostMapping("/use")
    @Requires(Right.ANYONE)
    @Takes(
            value = UseBody.class,
            required = {"token", "password"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void use(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var token = body.requireLine("token", Texts.NAME);
        var password = body.text("password");
        body.refuseUnknown();
        resets.use(token, password);
    }
}
