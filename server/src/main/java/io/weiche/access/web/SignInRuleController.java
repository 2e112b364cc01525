package io.weiche.access.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.SignInRules;
import io.weiche.access.SignInRules.SecondFactorOf;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Whom the account asks for a second factor.
@RestController
@RequestMapping("/api/v1/sign-in-rule")
class SignInRuleController {
    private final SignInRules rules;

    SignInRuleController(SignInRules rules) {
        this.rules = rules;
    }

    record Rule(SecondFactorOf secondFactor) {}

    @GetMapping
    @Requires(Right.ADMINISTRATOR)
    Rule get() {
        return new Rule(rules.get());
    }

    @PutMapping
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = Rule.class, required = "secondFactor")
    Rule change(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var wanted = body.requireChoice("secondFactor", SecondFactorOf.class);
        body.refuseUnknown();
        return new Rule(rules.change(wanted));
    }
}
