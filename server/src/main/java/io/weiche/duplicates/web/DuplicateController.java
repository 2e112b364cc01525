package io.weiche.duplicates.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.duplicates.Duplicates;
import io.weiche.duplicates.Group;
import io.weiche.duplicates.Known;
import io.weiche.duplicates.KnownRecords;
import io.weiche.duplicates.Typed;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Records that are probably the same, and what people said about them.
@RestController
@RequestMapping("/api/v1")
class DuplicateController {
    private final Duplicates duplicates;
    private final KnownRecords known;

    DuplicateController(Duplicates duplicates, KnownRecords known) {
        this.duplicates = duplicates;
        this.known = known;
    }

    @GetMapping("/duplicates")
    @Requires(Right.SIGNED_IN)
    Page<Group> list(
            @RequestParam(defaultValue = "CONTACT") String kind,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return duplicates.list(RecordKind.ofWord(kind), Limits.of(limit), cursor);
    }

    @GetMapping("/{kind:leads|deals|contacts|companies}/{id}/duplicates")
    @Requires(Right.SIGNED_IN)
    Page<Duplicates.Likely> of(@PathVariable String kind, @PathVariable long id) {
        return Page.whole(duplicates.of(new RecordRef(RecordKind.ofWord(kind), id)));
    }

    /// Who is there already of those whom somebody is typing into a form for a new record.
    @GetMapping("/duplicates/known")
    @Requires(Right.SIGNED_IN)
    Known known(
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String company,
            @RequestParam(required = false) @Nullable Long contactId,
            @RequestParam(required = false) @Nullable Long companyId) {
        return known.find(new Typed(RecordKind.ofWord(kind), phone, email, name, company, contactId, companyId));
    }

    @PostMapping("/duplicates/different")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = DuplicateRequests.DifferentRequest.class,
            required = {"kind", "records"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void different(@RequestBody JsonNode json) {
        var read = RecordsBody.read(JsonBody.of(json));
        read.body().refuseUnknown();
        duplicates.note(read.kind(), read.ids());
    }

    @PostMapping("/duplicates/different/undo")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = DuplicateRequests.DifferentRequest.class,
            required = {"kind", "records"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notDifferent(@RequestBody JsonNode json) {
        var read = RecordsBody.read(JsonBody.of(json));
        read.body().refuseUnknown();
        duplicates.forget(read.kind(), read.ids());
    }
}
