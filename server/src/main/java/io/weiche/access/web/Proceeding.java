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

/// Lets the rest of a request run as somebody of an account.
final class Proceeding {
    private Proceeding() {}

    static void as(
            AccountId account,
            SignedIn user,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            CurrentAccount.callAs(
                    account,
                    () -> CurrentUser.callAs(user, () -> {
                        chain.doFilter(request, response);
                        return Boolean.TRUE;
                    }));
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
