package io.weiche.signin.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.signin.PasswordResets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the sign-in page can offer beside the password.
@RestController
class SignInWaysController {
    private final PasswordResets resets;

    SignInWaysController(PasswordResets resets) {
        this.resets = resets;
    }

    /// @param passwordReset whether a forgotten password can be replaced by mail
    record Ways(boolean passwordReset) {}

    @GetMapping("/api/v1/sign-in-ways")
    @Requires(Right.ANYONE)
    Ways ways() {
        return new Ways(resets.available());
    }
}
