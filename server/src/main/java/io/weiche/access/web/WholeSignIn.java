package io.weiche.access.web;

import io.weiche.access.SignIns;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// What belongs to the sign-in a person has in all of their accounts. The provider of one account says nothing to
/// another: whoever came through it is that person in the one account only.
public final class WholeSignIn {
    private WholeSignIn() {}

    /// @throws Problem forbidden for whoever signed in through the provider of an account
    public static void require(HttpServletRequest request) {
        if (via(request) == SignIns.Via.OIDC) {
            throw ofOneAccount();
        }
    }

    /// @return how the session began
    /// @throws Problem forbidden for whoever signed in through the provider of an account, and for programs
    static SignIns.Via requireSession(HttpServletRequest request) {
        var via = via(request);
        if (via == null || via == SignIns.Via.OIDC) {
            throw ofOneAccount();
        }
        return via;
    }

    private static SignIns.@Nullable Via via(HttpServletRequest request) {
        var recognised = (SignIns.Recognised) request.getAttribute(SignIns.Recognised.ATTRIBUTE);
        return recognised.via();
    }

    private static Problem ofOneAccount() {
        return new Problem(ProblemType.FORBIDDEN, "This sign-in belongs to one account.").with("permission", "SESSION");
    }
}
