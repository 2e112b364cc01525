package io.weiche.mailboxes.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.mailboxes.MailTrouble;
import io.weiche.mailboxes.Mailbox;
import io.weiche.mailboxes.Mailboxes;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The mailboxes of an account.
@RestController
@RequestMapping("/api/v1/mailboxes")
class MailboxController {
    private final Mailboxes mailboxes;

    MailboxController(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    /// A mailbox one can send from.
    record SenderPayload(long id, String address, @Nullable String fromName) {}

    /// What is wrong with a door; absent: it opens.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutcomePayload(MailTrouble.@Nullable Why imap, MailTrouble.@Nullable Why smtp) {}

    @GetMapping
    @Requires(Right.ADMINISTRATOR)
    Page<MailboxPayload> list() {
        return Page.whole(mailboxes.list().stream().map(MailboxPayload::of).toList());
    }

    /// For whoever writes a message.
    @GetMapping("/senders")
    @Requires(Right.SIGNED_IN)
    Page<SenderPayload> senders() {
        return Page.whole(mailboxes.senders().stream()
                .map(one -> new SenderPayload(one.id(), one.address(), one.fromName()))
                .toList());
    }

    /// With a password, or with a provider it is connected to afterwards.
    @PostMapping
    @Requires(Right.ADMINISTRATOR)
    @Takes(
            value = MailboxRequests.Fields.class,
            required = {"address", "imapHost", "smtpHost"})
    @Answers(status = 201)
    ResponseEntity<MailboxPayload> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var fields = MailboxRequests.read(body);
        body.refuseUnknown();
        var opened = mailboxes.open(MailboxRequests.fresh(fields));
        return ResponseEntity.created(URI.create("/api/v1/mailboxes/" + opened.id()))
                .eTag(Etags.of(opened.version()))
                .body(MailboxPayload.of(opened));
    }

    /// Tries both servers. Nothing is read and nothing is sent.
    @PostMapping("/test")
    @Requires(Right.ADMINISTRATOR)
    @Takes(
            value = MailboxRequests.Test.class,
            required = {"address", "imapHost", "smtpHost"})
    OutcomePayload test(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var id = body.id("id");
        var fields = MailboxRequests.read(body);
        body.refuseUnknown();
        var outcome = mailboxes.test(id, MailboxRequests.fresh(fields));
        return new OutcomePayload(outcome.imap(), outcome.smtp());
    }

    @GetMapping("/{id}")
    @Requires(Right.ADMINISTRATOR)
    ResponseEntity<MailboxPayload> get(@PathVariable long id) {
        return answer(mailboxes.get(id));
    }

    /// Another server or login needs the password again. Pausing and going on is a change of the state.
    @PatchMapping("/{id}")
    @Requires(Right.ADMINISTRATOR)
    @Takes(MailboxRequests.Fields.class)
    ResponseEntity<MailboxPayload> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var version = Etags.requireVersion(ifMatch);
        var body = JsonBody.of(json);
        var fields = MailboxRequests.read(body);
        body.refuseUnknown();
        return answer(mailboxes.change(id, version, before -> MailboxRequests.changed(before, fields, body)));
    }

    private static ResponseEntity<MailboxPayload> answer(Mailbox mailbox) {
        return Etags.ok(MailboxPayload.of(mailbox), mailbox.version());
    }

    /// A new address for what is sent on; the one before it takes nothing on any more.
    @PostMapping("/{id}/forwarding")
    @Requires(Right.ADMINISTRATOR)
    ResponseEntity<MailboxPayload> renewForwarding(@PathVariable long id) {
        return answer(mailboxes.renewForwarding(id));
    }

    /// Its messages stay on the cards.
    @DeleteMapping("/{id}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        mailboxes.delete(id);
    }
}
