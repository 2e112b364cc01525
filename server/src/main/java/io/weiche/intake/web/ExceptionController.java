package io.weiche.intake.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.intake.ExceptionEntry;
import io.weiche.intake.ExceptionList;
import io.weiche.intake.HeldInquiry;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The exceptions list, and what it held back.
@RestController
@RequestMapping("/api/v1/exceptions")
class ExceptionController {
    private final ExceptionList exceptions;

    ExceptionController(ExceptionList exceptions) {
        this.exceptions = exceptions;
    }

    /// @param value an e-mail address or a phone number
    record EntryRequest(String value, @Nullable String reason) {}

    @GetMapping
    @Requires(Right.EDIT_SETTINGS)
    Page<ExceptionEntry> list() {
        return Page.whole(exceptions.list());
    }

    @PostMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = EntryRequest.class, required = "value")
    @ResponseStatus(HttpStatus.CREATED)
    ExceptionEntry add(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var value = body.requireLine("value", Texts.NAME);
        var reason = body.line("reason", Texts.TITLE);
        body.refuseUnknown();
        return exceptions.add(value, reason);
    }

    @DeleteMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        exceptions.remove(id);
    }

    /// What was held back and not restored, the latest first.
    @GetMapping("/held")
    @Requires(Right.EDIT_SETTINGS)
    Page<HeldInquiry> held() {
        return Page.whole(exceptions.held());
    }

    /// Takes it in after all.
    @PostMapping("/held/{id}/restore")
    @Requires(Right.EDIT_SETTINGS)
    InquiryController.ResultPayload restore(@PathVariable long id) {
        return InquiryController.payload(exceptions.restore(id));
    }
}
