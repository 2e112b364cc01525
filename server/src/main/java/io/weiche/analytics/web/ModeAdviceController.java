package io.weiche.analytics.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.analytics.ModeAdvice;
import io.weiche.analytics.ModeAdviser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which mode fits the account, for whoever may change it.
@RestController
@RequestMapping("/api/v1/reports/mode-advice")
class ModeAdviceController {
    private final ModeAdviser adviser;

    ModeAdviceController(ModeAdviser adviser) {
        this.adviser = adviser;
    }

    @GetMapping
    @Requires(Right.EDIT_SETTINGS)
    ModeAdvice advice() {
        return adviser.advice();
    }
}
