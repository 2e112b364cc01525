package io.weiche.signin.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.TokenScope;
import io.weiche.access.WithoutFactor;
import io.weiche.access.web.SessionAnswers;
import io.weiche.signin.SecondFactors;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// A person's own second factor.
@RestController
@RequestMapping("/api/v1")
@Scoped(TokenScope.SETTINGS)
@WithoutFactor
class SecondFactorController {
    private final SecondFactors factors;
    private final SessionAnswers answers;

    SecondFactorController(SecondFactors factors, SessionAnswers answers) {
        this.factors = factors;
        this.answers = answers;
    }

    record PasswordBody(String password) {}

    record CodeBody(String code) {}

    record BothBody(String password, String code) {}

    /// @param codes each good once; shown this once
    record Codes(List<String> codes) {}

    @GetMapping("/me/second-factor")
    @Requires(Right.SIGNED_IN)
    SecondFactors.State state() {
        return factors.state();
    }

    /// Makes a seed for the phone. It counts from its first code on.
    @PostMapping("/me/second-factor")
    @Requires(Right.SIGNED_IN)
    @Takes(value = PasswordBody.class, required = "password")
    SecondFactors.Begun begin(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var password = body.text("password");
        body.refuseUnknown();
        return factors.begin(password);
    }

    /// Shows by a first code that the phone has the seed.
    @PostMapping("/me/second-factor/confirm")
    @Requires(Right.SIGNED_IN)
    @Takes(value = CodeBody.class, required = "code")
    Codes confirm(@RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        var body = JsonBody.of(json);
        var code = body.requireLine("code", 64);
        body.refuseUnknown();
        var codes = new Codes(factors.confirm(code));
        answers.renumber(request, response);
        return codes;
    }

    @PostMapping("/me/second-factor/recovery-codes")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = BothBody.class,
            required = {"password", "code"})
    Codes renewRecoveryCodes(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var password = body.text("password");
        var code = body.requireLine("code", 64);
        body.refuseUnknown();
        return new Codes(factors.renewRecoveryCodes(password, code));
    }

    @PostMapping("/me/second-factor/remove")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = BothBody.class,
            required = {"password", "code"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        var body = JsonBody.of(json);
        var password = body.text("password");
        var code = body.requireLine("code", 64);
        body.refuseUnknown();
        factors.remove(password, code);
        answers.renumber(request, response);
    }

    /// For a colleague who has lost phone and recovery codes.
    @PostMapping("/users/{id}/second-factor/remove")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOf(@PathVariable long id) {
        factors.removeOf(id);
    }
}
