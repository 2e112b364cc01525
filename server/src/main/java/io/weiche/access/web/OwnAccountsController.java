package io.weiche.access.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.OwnPassword;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.SignIns;
import io.weiche.access.TokenScope;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The accounts a person belongs to, and going over to another one.
@RestController
@RequestMapping("/api/v1/me")
@Scoped(TokenScope.SETTINGS)
class OwnAccountsController {
    private final OwnPassword passwords;
    private final SignIns signIns;
    private final Accounts accounts;
    private final SessionAnswers answers;

    OwnAccountsController(OwnPassword passwords, SignIns signIns, Accounts accounts, SessionAnswers answers) {
        this.passwords = passwords;
        this.signIns = signIns;
        this.accounts = accounts;
        this.answers = answers;
    }

    /// @param here whether it is the one of this session
    record OwnAccount(long id, String name, boolean here) {}

    /// @param id of the account
    record AccountBody(Long id) {}

    @GetMapping("/accounts")
    @Requires(Right.SIGNED_IN)
    Page<OwnAccount> list(HttpServletRequest request) {
        WholeSignIn.require(request);
        var here = CurrentAccount.require();
        return Page.whole(passwords.accountsOf(passwords.loginOf(CurrentUser.requireId())).stream()
                .map(account -> CurrentAccount.callAs(
                        account,
                        () -> new OwnAccount(account.value(), accounts.get().name(), account.equals(here))))
                .toList());
    }

    /// Ends this session and opens one in another account of the same person.
    @PostMapping("/account")
    @Requires(Right.SIGNED_IN)
    @Takes(value = AccountBody.class, required = "id")
    SessionPayload enter(@RequestBody JsonNode json, HttpServletRequest request, HttpServletResponse response) {
        var body = JsonBody.of(json);
        var id = body.id("id");
        body.refuseUnknown();
        if (id == null) {
            throw BadInput.required("id");
        }
        var via = WholeSignIn.requireSession(request);
        var login = passwords.loginOf(CurrentUser.requireId());
        var wanted = new AccountId(id);
        if (!passwords.accountsOf(login).contains(wanted)) {
            throw Problem.notFound();
        }
        var session = signIns.open(login, wanted, via, DeviceCookie.read(request));
        SessionCookie.read(request).ifPresent(signIns::signOut);
        return answers.begin(request, response, session);
    }
}
