package io.weiche.intake.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.TokenScope;
import io.weiche.intake.ExceptionEntry;
import io.weiche.intake.ExceptionList;
import io.weiche.intake.HeldInquiry;
import io.weiche.intake.Senders;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The exceptions list, and what it held back.
@RestController
@RequestMapping("/api/v1/exceptions")
class ExceptionController {
    private static final int MOST = 50;

    private final ExceptionList exceptions;
    private final Senders senders;

    ExceptionController(ExceptionList exceptions, Senders senders) {
        this.exceptions = exceptions;
        this.senders = senders;
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

    /// A record to delete.
    record DeletedRequest(RecordKind kind, long id) {}

    /// @param values e-mail addresses and phone numbers
    /// @param delete records that go into the recycle bin with it
    record SenderRequest(
            List<String> values,
            @Nullable String reason,
            @Nullable List<DeletedRequest> delete) {}

    /// What could be deleted when somebody is put on the list: the record, its contacts, its company.
    ///
    /// @param kind `lead`, `deal`, `contact` or `company`
    @GetMapping("/senders")
    @Requires(Right.EDIT_SETTINGS)
    @Scoped(TokenScope.READ)
    Page<Senders.BoundRecord> bound(@RequestParam String kind, @RequestParam long id) {
        return Page.whole(senders.bound(new RecordRef(RecordKind.ofWord(kind), id)));
    }

    /// Puts all phones and e-mails of somebody on the list, and deletes the chosen records: all of it or nothing.
    @PostMapping("/senders")
    @Requires(Right.EDIT_SETTINGS)
    // it deletes records, so a token for settings is not enough
    @Scoped(TokenScope.WRITE)
    @Takes(value = SenderRequest.class, required = "values")
    Senders.Blocked block(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var values = body.texts("values", MOST);
        var reason = body.line("reason", Texts.TITLE);
        var delete = body.objects("delete", MOST);
        var records = delete == null
                ? List.<RecordRef>of()
                : delete.stream().map(ExceptionController::ref).toList();
        body.refuseUnknown();
        if (values == null || values.isEmpty()) {
            throw BadInput.required("values");
        }
        values.forEach(value -> Texts.refuseUnstorable("values", value));
        return senders.block(values, reason, records);
    }

    private static RecordRef ref(JsonBody body) {
        var kind = body.requireChoice("kind", RecordKind.class);
        var id = body.id("id");
        body.refuseUnknown();
        if (id == null) {
            throw BadInput.required(body.path("id"));
        }
        return new RecordRef(kind, id);
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
