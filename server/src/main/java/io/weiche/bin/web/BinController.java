package io.weiche.bin.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.bin.Bin;
import io.weiche.bin.Deleted;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
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

/// The recycle bin: what was deleted in the last thirty days.
@RestController
@RequestMapping("/api/v1/bin")
class BinController {
    private final Bin bin;

    BinController(Bin bin) {
        this.bin = bin;
    }

    record RestoredPayload(List<Bin.Outcome> outcomes) {}

    /// What the caller deleted, for administrators what anybody did; the latest first.
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<Deleted> list(
            @RequestParam(defaultValue = "LEAD") String kind,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return bin.list(RecordKind.ofWord(kind), Limits.of(limit), cursor);
    }

    @PostMapping("/restore")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = BinRequests.RestoreRequest.class,
            required = {"kind", "ids"})
    RestoredPayload restore(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var kind = body.requireChoice("kind", RecordKind.class);
        var ids = body.ids("ids");
        body.refuseUnknown();
        if (ids == null) {
            throw BadInput.required("ids");
        }
        if (ids.size() > Limits.MAX) {
            throw BadInput.of("ids", "out-of-range", "At most " + Limits.MAX + " records are allowed.");
        }
        return new RestoredPayload(bin.restore(kind, ids));
    }

    /// Deletes a record for good.
    @DeleteMapping("/{kind:leads|deals|contacts|companies}/{id}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void purge(@PathVariable String kind, @PathVariable long id) {
        bin.purge(new RecordRef(RecordKind.ofWord(kind), id));
    }

    /// Deletes everything of a kind for good that lies there now, in the background.
    @DeleteMapping
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void empty(@RequestParam String kind) {
        bin.empty(RecordKind.ofWord(kind));
    }
}
