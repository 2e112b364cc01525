package io.weiche.access.web;

import io.weiche.access.AccountKey;
import io.weiche.access.Invitations;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.SignIns;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Texts;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
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

/// Inviting people, and what they see who follow the link.
@RestController
@RequestMapping("/api/v1")
class InvitationController {
    private final Invitations invitations;
    private final SignIns signIns;
    private final Accounts accounts;
    private final SessionAnswers answers;

    InvitationController(Invitations invitations, SignIns signIns, Accounts accounts, SessionAnswers answers) {
        this.invitations = invitations;
        this.signIns = signIns;
        this.accounts = accounts;
        this.answers = answers;
    }

    /// @param language absent: German
    record InvitationRequest(
            @Nullable String firstName,
            @Nullable String lastName,
            String email,
            @Nullable String language,
            List<Long> roleIds) {}

    /// @param password whoever signs in with this address elsewhere proves it with the password they have
    /// @param code of their second factor; absent until it is asked for
    record JoinRequest(
            @Nullable String firstName,
            @Nullable String lastName,
            String password,
            @Nullable String code) {}

    /// @param link the end of the address that the invited person opens; shown once
    record InvitationPayload(
            long id,
            long userId,
            String name,
            String email,
            OffsetDateTime expiresAt,
            boolean over,
            @Nullable String link) {
        static InvitationPayload of(Invitations.Invitation invitation, @Nullable String link) {
            return new InvitationPayload(
                    invitation.id(),
                    invitation.userId(),
                    invitation.name(),
                    invitation.email(),
                    invitation.expiresAt(),
                    invitation.over(),
                    link);
        }

        static InvitationPayload of(Invitations.Sent sent) {
            return of(sent.invitation(), "/join/" + sent.key().text());
        }
    }

    /// What is said to somebody who is not signed in yet.
    record JoinPayload(String account, String language, String email, String name) {}

    @GetMapping("/invitations")
    @Requires(Right.ADMINISTRATOR)
    Page<InvitationPayload> list() {
        return Page.whole(invitations.list().stream()
                .map(invitation -> InvitationPayload.of(invitation, null))
                .toList());
    }

    @PostMapping("/invitations")
    @Requires(Right.ADMINISTRATOR)
    @Takes(
            value = InvitationRequest.class,
            required = {"email", "roleIds"})
    @Answers(status = 201)
    ResponseEntity<InvitationPayload> invite(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var draft = AccessRequests.draft(body, null);
        body.refuseUnknown();
        var sent = InvitationPayload.of(invitations.invite(draft));
        return ResponseEntity.created(URI.create("/api/v1/invitations/" + sent.id()))
                .body(sent);
    }

    @PostMapping("/invitations/{id}/renew")
    @Requires(Right.ADMINISTRATOR)
    InvitationPayload renew(@PathVariable long id) {
        return InvitationPayload.of(invitations.renew(id));
    }

    @DeleteMapping("/invitations/{id}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id) {
        invitations.withdraw(id);
    }

    @GetMapping("/join/{key}")
    @Requires(Right.ANYONE)
    JoinPayload look(@PathVariable String key) {
        return inAccountOf(key, parsed -> {
            var invitation = invitations.find(parsed);
            var account = accounts.get();
            return new JoinPayload(account.name(), account.language().code(), invitation.email(), invitation.name());
        });
    }

    @PostMapping("/join/{key}")
    @Requires(Right.ANYONE)
    @Takes(value = JoinRequest.class, required = "password")
    SessionPayload join(
            @PathVariable String key,
            @RequestBody JsonNode json,
            HttpServletRequest request,
            HttpServletResponse response) {
        var body = JsonBody.of(json);
        var firstName = body.line("firstName", Texts.NAME);
        var lastName = body.line("lastName", Texts.NAME);
        var password = body.text("password");
        var code = body.line("code", 64);
        body.refuseUnknown();
        var device = DeviceCookie.read(request);
        var session = inAccountOf(key, parsed -> {
            var login = password == null
                    ? Optional.<Long>empty()
                    : signIns.proveIfKnown(new SignIns.Attempt(
                            invitations.find(parsed).email(), password, code, request.getRemoteAddr(), device));
            return invitations.join(
                    parsed, new Invitations.Joining(firstName, lastName, password, login.orElse(null), device));
        });
        return answers.begin(request, response, session);
    }

    /// Nobody guesses a key of 160 random bits, so nobody counts tries of it.
    private static <T> T inAccountOf(String key, Function<AccountKey, T> work) {
        var parsed = AccountKey.parse(key).orElseThrow(Problem::notFound);
        try {
            return CurrentAccount.callAs(parsed.account(), () -> work.apply(parsed));
        } catch (EmptyResultDataAccessException e) {
            throw Problem.notFound();
        }
    }
}
