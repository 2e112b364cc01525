package io.weiche.access.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignedIn;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;

/// Lets the rest of a request run as somebody of an account.
final class Proceeding {
    private Proceeding() {}

    /// @param onlooker who looks as this person
    static void seenBy(
            SignedIn onlooker,
            SignedIn seen,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        proceed(() -> CurrentUser.callSeenBy(onlooker, seen, () -> {
            chain.doFilter(request, response);
            return Boolean.TRUE;
        }));
    }

    static void as(
            AccountId account,
            SignedIn user,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        proceed(() -> CurrentAccount.callAs(
                account,
                () -> CurrentUser.callAs(user, () -> {
                    chain.doFilter(request, response);
                    return Boolean.TRUE;
                })));
    }

    private static void proceed(Callable<Boolean> rest) throws ServletException, IOException {
        try {
            rest.call();
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
