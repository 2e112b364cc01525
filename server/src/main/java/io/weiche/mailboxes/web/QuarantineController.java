package io.weiche.mailboxes.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.mailboxes.Quarantine;
import io.weiche.web.Page;
import java.time.OffsetDateTime;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Messages that could not be read.
@RestController
@RequestMapping("/api/v1")
class QuarantineController {
    private final Quarantine quarantine;

    QuarantineController(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /// @param reason in a word
    /// @param kept whether it can be saved and tried again
    record QuarantinePayload(long id, String reason, long size, OffsetDateTime receivedAt, int tries, boolean kept) {}

    @GetMapping("/mailboxes/{id}/quarantine")
    @Requires(Right.ADMINISTRATOR)
    Page<QuarantinePayload> list(@PathVariable long id) {
        return Page.whole(quarantine.list(id).stream()
                .map(one -> new QuarantinePayload(
                        one.id(), one.reason(), one.size(), one.receivedAt(), one.tries(), one.kept()))
                .toList());
    }

    /// The message as it came, to be saved and never shown by the browser.
    @GetMapping("/mail-quarantine/{id}/raw")
    @Requires(Right.ADMINISTRATOR)
    ResponseEntity<Resource> raw(@PathVariable long id) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"mail-" + id + ".eml\"")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new ByteArrayResource(quarantine.raw(id)));
    }

    /// Reads it once more.
    @PostMapping("/mail-quarantine/{id}/retry")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tryAgain(@PathVariable long id) {
        quarantine.tryAgain(id);
    }

    @DeleteMapping("/mail-quarantine/{id}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        quarantine.delete(id);
    }
}
