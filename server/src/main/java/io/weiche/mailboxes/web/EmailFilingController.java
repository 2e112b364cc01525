package io.weiche.mailboxes.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.files.Download;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.mailboxes.EmailFiling;
import io.weiche.mailboxes.Emails;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// With which records a message is filed, and the files it brought along.
@RestController
@RequestMapping("/api/v1")
class EmailFilingController {
    private final EmailFiling filing;
    private final Emails emails;
    private final Users users;

    EmailFilingController(EmailFiling filing, Emails emails, Users users) {
        this.filing = filing;
        this.emails = emails;
        this.users = users;
    }

    /// A record to file a message with.
    record EmailRecordRequest(RecordKind kind, Long id) {
        static RecordRef read(JsonBody body) {
            var kind = body.requireChoice("kind", RecordKind.class);
            var id = body.id("id");
            body.refuseUnknown();
            if (id == null) {
                throw BadInput.required("id");
            }
            return new RecordRef(kind, id);
        }
    }

    /// Files it with another record too; at most 100.
    @PostMapping("/{kind:leads|deals|contacts|companies}/{id}/emails/{emailId}/records")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = EmailRecordRequest.class,
            required = {"kind", "id"})
    EmailPayload file(
            @PathVariable String kind, @PathVariable long id, @PathVariable long emailId, @RequestBody JsonNode json) {
        var record = EmailRecordRequest.read(JsonBody.of(json));
        return EmailPayload.of(filing.add(new RecordRef(RecordKind.ofWord(kind), id), emailId, record), users.names());
    }

    /// Takes it off this record. The last one keeps it.
    @DeleteMapping("/{kind:leads|deals|contacts|companies}/{id}/emails/{emailId}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOff(@PathVariable String kind, @PathVariable long id, @PathVariable long emailId) {
        filing.remove(new RecordRef(RecordKind.ofWord(kind), id), emailId);
    }

    /// The bytes of an attachment, to be saved and never shown by the browser.
    @GetMapping("/downloads/{kind:leads|deals|contacts|companies}/{id}/emails/{emailId}/files/{fileId}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Resource> attachment(
            @PathVariable String kind, @PathVariable long id, @PathVariable long emailId, @PathVariable long fileId) {
        return Download.of(emails.file(new RecordRef(RecordKind.ofWord(kind), id), emailId, fileId));
    }
}
