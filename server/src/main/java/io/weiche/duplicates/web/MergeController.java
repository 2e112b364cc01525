package io.weiche.duplicates.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.duplicates.MergeDraft;
import io.weiche.duplicates.Merges;
import io.weiche.kernel.BadInput;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Merging records and taking it back.
@RestController
@RequestMapping("/api/v1/merges")
class MergeController {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z]{1,40}");

    private final Merges merges;

    MergeController(Merges merges) {
        this.merges = merges;
    }

    /// Those that can still be taken back, the latest first.
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<Merges.Merge> recent() {
        return Page.whole(merges.recent());
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = DuplicateRequests.MergeRequest.class,
            required = {"kind", "records"})
    @Answers(status = 201)
    ResponseEntity<Merges.Merge> merge(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var read = RecordsBody.read(body);
        var take = take(body);
        body.refuseUnknown();
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(merges.merge(new MergeDraft(read.kind(), read.versions(), take)));
    }

    private static Map<String, Long> take(JsonBody body) {
        var take = new HashMap<String, Long>();
        var object = body.object("take");
        if (object != null) {
            for (var field : object.raw().propertyNames()) {
                if (!NAME.matcher(field).matches()) {
                    throw BadInput.of("take", "unknown-field", "There is no such field to choose.");
                }
                var id = object.id(field);
                if (id == null) {
                    throw BadInput.required(object.path("record"));
                }
                take.put(field, id);
            }
        }
        return take;
    }

    @PostMapping("/{id}/undo")
    @Requires(Right.SIGNED_IN)
    Merges.Merge undo(@PathVariable long id) {
        return merges.undo(id);
    }
}
