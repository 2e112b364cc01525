package io.weiche.mailboxes.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.mailboxes.EmailDrafts;
import io.weiche.mailboxes.Emails;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Mail on the cards of records.
@RestController
@RequestMapping("/api/v1/{kind:leads|deals|contacts|companies}/{id}")
class EmailController {
    private static final int MOST_ADDRESSES = 100;

    private final Emails emails;
    private final EmailDrafts drafts;
    private final Users users;

    EmailController(Emails emails, EmailDrafts drafts, Users users) {
        this.emails = emails;
        this.drafts = drafts;
        this.users = users;
    }

    /// @param replyTo the message it answers
    /// @param fileIds files of the record
    record EmailRequest(
            Long mailboxId,
            List<String> to,
            @Nullable List<String> cc,
            @Nullable String subject,
            String body,
            @Nullable Long replyTo,
            @Nullable List<Long> fileIds) {}

    private static RecordRef ref(String kind, long id) {
        return new RecordRef(RecordKind.ofWord(kind), id);
    }

    /// The latest first, without their words.
    @GetMapping("/emails")
    @Requires(Right.SIGNED_IN)
    Page<EmailPayload> list(@PathVariable String kind, @PathVariable long id) {
        var names = users.names();
        return Page.whole(emails.list(ref(kind, id)).stream()
                .map(email -> EmailPayload.of(email, names))
                .toList());
    }

    @GetMapping("/emails/{emailId}")
    @Requires(Right.SIGNED_IN)
    EmailPayload get(@PathVariable String kind, @PathVariable long id, @PathVariable long emailId) {
        return EmailPayload.of(emails.get(ref(kind, id), emailId), users.names());
    }

    /// The message with its form, to be shown in a sandbox.
    ///
    /// @param pictures also those that lie elsewhere
    @GetMapping(path = "/emails/{emailId}/html", produces = MediaType.TEXT_HTML_VALUE)
    @Requires(Right.SIGNED_IN)
    String html(
            @PathVariable String kind,
            @PathVariable long id,
            @PathVariable long emailId,
            @RequestParam(required = false) @Nullable Boolean pictures,
            HttpServletResponse response) {
        var wanted = Boolean.TRUE.equals(pictures);
        return MailPage.of(emails.html(ref(kind, id), emailId, wanted), wanted, response);
    }

    /// Puts a message into the queue.
    @PostMapping("/emails")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = EmailRequest.class,
            required = {"mailboxId", "to", "body"})
    @ResponseStatus(HttpStatus.CREATED)
    EmailPayload send(@PathVariable String kind, @PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var draft = new Emails.Draft(
                Objects.requireNonNullElse(body.id("mailboxId"), 0L),
                Objects.requireNonNullElse(body.texts("to", MOST_ADDRESSES), List.of()),
                Objects.requireNonNullElse(body.texts("cc", MOST_ADDRESSES), List.of()),
                body.text("subject"),
                body.text("body"),
                body.id("replyTo"),
                Objects.requireNonNullElse(body.ids("fileIds"), List.of()));
        body.refuseUnknown();
        return EmailPayload.of(emails.send(ref(kind, id), draft), users.names());
    }

    /// Sends once more what was refused.
    @PostMapping("/emails/{emailId}/again")
    @Requires(Right.SIGNED_IN)
    EmailPayload sendAgain(@PathVariable String kind, @PathVariable long id, @PathVariable long emailId) {
        return EmailPayload.of(emails.sendAgain(ref(kind, id), emailId), users.names());
    }

    /// What stands in a message before somebody writes it.
    ///
    /// @param mailbox to be sent from
    /// @param template whose words it begins with
    /// @param reply the message it answers
    /// @param all to everybody who got that one
    @GetMapping("/email-draft")
    @Requires(Right.SIGNED_IN)
    EmailDrafts.Prepared draft(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long mailbox,
            @RequestParam(required = false) @Nullable Long template,
            @RequestParam(required = false) @Nullable Long reply,
            @RequestParam(required = false) @Nullable Boolean all) {
        return drafts.prepare(
                ref(kind, id), new EmailDrafts.Wanted(mailbox, template, reply, Boolean.TRUE.equals(all)));
    }
}
