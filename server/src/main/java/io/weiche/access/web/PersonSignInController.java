package io.weiche.access.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Sessions;
import io.weiche.access.Tokens;
import io.weiche.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where people of the account are signed in and what tokens they have, for administrators: whoever has lost a device
/// is helped without being taken out.
@RestController
@RequestMapping("/api/v1/users/{id}")
class PersonSignInController {
    private final Sessions sessions;
    private final Tokens tokens;

    PersonSignInController(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @GetMapping("/sessions")
    @Requires(Right.ADMINISTRATOR)
    Page<Sessions.Open> sessions(@PathVariable long id, HttpServletRequest request) {
        return Page.whole(sessions.listOf(id, SessionCookie.read(request).orElse(null)));
    }

    /// Ends one session.
    @DeleteMapping("/sessions/{sessionId}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable long id, @PathVariable long sessionId) {
        sessions.endOf(id, sessionId);
    }

    /// Ends all sessions; never the one that asks.
    @DeleteMapping("/sessions")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@PathVariable long id, HttpServletRequest request) {
        sessions.endAllOf(id, SessionCookie.read(request).orElse(null));
    }

    /// Those that are not revoked, without their secrets.
    @GetMapping("/tokens")
    @Requires(Right.ADMINISTRATOR)
    Page<TokenPayload> tokens(@PathVariable long id) {
        return Page.whole(tokens.listOf(id).stream().map(TokenPayload::of).toList());
    }

    @DeleteMapping("/tokens/{tokenId}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeToken(@PathVariable long id, @PathVariable long tokenId) {
        tokens.revokeOf(id, tokenId);
    }
}
