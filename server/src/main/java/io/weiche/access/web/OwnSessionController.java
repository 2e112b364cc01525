package io.weiche.access.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.Sessions;
import io.weiche.access.TokenScope;
import io.weiche.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where a person is signed in.
@RestController
@RequestMapping("/api/v1/me/sessions")
@Scoped(TokenScope.SETTINGS)
class OwnSessionController {
    private final Sessions sessions;

    OwnSessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<Sessions.Open> list(HttpServletRequest request) {
        return Page.whole(sessions.list(SessionCookie.read(request).orElse(null)));
    }

    /// Ends one session.
    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id) {
        sessions.end(id);
    }

    /// Ends all sessions but the one that asks.
    @DeleteMapping
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(HttpServletRequest request) {
        sessions.endOthers(SessionCookie.read(request).orElse(null));
    }
}
