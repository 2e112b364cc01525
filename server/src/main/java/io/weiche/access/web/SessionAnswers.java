package io.weiche.access.web;

import io.weiche.access.Sessions;
import io.weiche.access.SignIns;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hands a new session to the browser: the cookie, and what the client needs to know.
@Component
public class SessionAnswers {
    private final Accounts accounts;
    private final Sessions sessions;

    SessionAnswers(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /// @return the body of the answer
    public SessionPayload begin(HttpServletRequest request, HttpServletResponse response, SignIns.Session session) {
        SessionCookie.set(request, response, session.cookie().text());
        if (session.device() != null) {
            DeviceCookie.set(request, response, session.device());
        }
        return CurrentAccount.callAs(
                session.cookie().account(),
                () -> SessionPayload.of(session.user(), accounts.get(), session.csrfToken(), session.lacksFactor()));
    }

    /// Gives the session of this browser another number, after its person has proved anew who they are.
    public void renumber(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request)
                .flatMap(sessions::renumber)
                .ifPresent(next -> SessionCookie.set(request, response, next.text()));
    }

    /// What this browser keeps since somebody signed in with it before.
    public static @Nullable String deviceOf(HttpServletRequest request) {
        return DeviceCookie.read(request);
    }
}
