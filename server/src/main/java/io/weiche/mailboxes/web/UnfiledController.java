package io.weiche.mailboxes.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.files.Download;
import io.weiche.kernel.RecordKind;
import io.weiche.mailboxes.Unfiled;
import io.weiche.mailboxes.UnfiledMail;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletResponse;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/// Messages of people that became nothing.
@RestController
@RequestMapping("/api/v1")
class UnfiledController {
    private final UnfiledMail unfiled;

    UnfiledController(UnfiledMail unfiled) {
        this.unfiled = unfiled;
    }

    /// @param mailbox its address
    /// @param body how it begins, in lists
    /// @param formatted whether there is more than its text
    /// @param keptUntil then it is forgotten, unless somebody files it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnfiledPayload(
            long id,
            String mailbox,
            @Nullable String fromName,
            String fromAddress,
            @Nullable String replyTo,
            @Nullable String forwardedBy,
            List<String> to,
            List<String> cc,
            @Nullable String subject,
            String body,
            boolean formatted,
            OffsetDateTime sentAt,
            OffsetDateTime keptUntil,
            List<UnfiledFilePayload> files) {
        static UnfiledPayload of(Unfiled one) {
            return new UnfiledPayload(
                    one.id(),
                    one.mailbox(),
                    one.fromName(),
                    one.fromAddress(),
                    one.replyTo(),
                    one.forwardedBy(),
                    one.to(),
                    one.cc(),
                    one.subject(),
                    one.body(),
                    one.formatted(),
                    one.sentAt(),
                    one.keptUntil(),
                    one.files().stream()
                            .map(file -> new UnfiledFilePayload(file.position(), file.name(), file.size()))
                            .toList());
        }
    }

    /// @param id its position
    record UnfiledFilePayload(int id, String name, long size) {}

    /// Where a message went.
    record FiledPayload(RecordKind kind, long id) {}

    /// The latest first.
    @GetMapping("/unfiled-emails")
    @Requires(Right.SIGNED_IN)
    Page<UnfiledPayload> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return unfiled.list(Limits.of(limit), cursor)
                .map(items -> items.stream().map(UnfiledPayload::of).toList());
    }

    @GetMapping("/unfiled-emails/{id}")
    @Requires(Right.SIGNED_IN)
    UnfiledPayload get(@PathVariable long id) {
        return UnfiledPayload.of(unfiled.get(id));
    }

    /// The message with its form, to be shown in a sandbox.
    ///
    /// @param pictures also those that lie elsewhere
    @GetMapping(path = "/unfiled-emails/{id}/html", produces = MediaType.TEXT_HTML_VALUE)
    @Requires(Right.SIGNED_IN)
    String html(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Boolean pictures,
            HttpServletResponse response) {
        var wanted = Boolean.TRUE.equals(pictures);
        return MailPage.of(unfiled.html(id, wanted), wanted, response);
    }

    /// The bytes of an attachment, to be saved and never shown by the browser.
    @GetMapping("/downloads/unfiled-emails/{id}/files/{position}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Resource> attachment(@PathVariable long id, @PathVariable int position) {
        var file = unfiled.file(id, position);
        return Download.of(file.name(), file.bytes());
    }

    /// Takes it in as an inquiry.
    @PostMapping("/unfiled-emails/{id}/inquiry")
    @Requires(Right.SIGNED_IN)
    FiledPayload takeIn(@PathVariable long id) {
        var record = unfiled.takeIn(id);
        return new FiledPayload(record.kind(), record.id());
    }

    /// Files it with a record, with all of its talk that waits.
    @PostMapping("/unfiled-emails/{id}/records")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = EmailFilingController.EmailRecordRequest.class,
            required = {"kind", "id"})
    FiledPayload file(@PathVariable long id, @RequestBody JsonNode json) {
        var record = EmailFilingController.EmailRecordRequest.read(JsonBody.of(json));
        unfiled.fileWith(id, record);
        return new FiledPayload(record.kind(), record.id());
    }

    /// Forgets it. The mailbox itself still has it.
    @DeleteMapping("/unfiled-emails/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable long id) {
        unfiled.discard(id);
    }
}
