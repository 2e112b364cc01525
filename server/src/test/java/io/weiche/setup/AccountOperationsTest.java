package io.weiche.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.access.UserDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.BadInput;
import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an operator does with accounts, and people who belong to several.
@WeicheTest
class AccountOperationsTest {
    private final TestAccounts accounts;
    private final AccountOperations operations;

    AccountOperationsTest(TestAccounts accounts, AccountOperations accountOperations) {
        this.accounts = accounts;
        this.operations = accountOperations;
    }

    private static UserDraft person(Api user) {
        return new UserDraft("Petra", null, user.email(), Language.DE, null, List.of());
    }

    @Test
    void aSuspendedAccountLetsNobodyInAndLosesNothing() {
        var user = accounts.openDemo(10);
        var browser = Browser.of(user);
        var form = user.items("/forms").get(0).path("url").asString().replace("http://weiche.test", user.server());
        Api.raw("GET", form, null, Map.of()).is(200);
        operations.suspend(user.account(), "unbezahlt");
        assertThat(browser.signedIn()).isFalse();
        user.get("/deals").isProblem(401, "not-signed-in");
        Api.raw("GET", user.server() + "/rest/" + user.userId() + "/" + user.webhook() + "/profile", null, Map.of())
                .is(401);
        browser.signIn(user.email(), TestAccounts.PASSWORD, null).isProblem(401, "wrong-credentials");
        Api.raw("GET", form, null, Map.of()).is(404);
        operations.resume(user.account());
        assertThat(browser.signIn(user.email(), TestAccounts.PASSWORD, null).status())
                .isEqualTo(200);
        assertThat(user.items("/deals").isEmpty()).isFalse();
    }

    @Test
    void whoeverBelongsToSeveralAccountsGoesFromOneToTheOther() {
        var one = accounts.open();
        var other = accounts.open();
        operations.join(other.account(), person(one), "MANAGER");
        var browser = Browser.of(one);
        assertThat(browser.get("/me/accounts").is(200).json().path("items").size())
                .isEqualTo(2);
        var before = browser.cookie("weiche_session");
        var answer = browser.post("/me/account", Json.of("{'id':" + other.account() + "}"))
                .is(200);
        browser.adopt(answer.json().path("csrfToken").asString());
        assertThat(answer.json().path("account").path("id").longValue())
                .isEqualTo(other.account().value());
        assertThat(answer.json().path("permissions").path("administrator").booleanValue())
                .isFalse();
        assertThat(browser.cookie("weiche_session")).isNotEqualTo(before);
        var stolen =
                Api.raw("GET", one.server() + "/api/v1/session", null, Map.of("Cookie", "weiche_session=" + before));
        assertThat(stolen.json().path("signedIn").booleanValue()).isFalse();
        browser.delete("/session").is(204);
        browser.signIn(one.email(), TestAccounts.PASSWORD, null).is(200);
        assertThat(browser.get("/session").json().path("account").path("id").longValue())
                .as("where they worked last")
                .isEqualTo(other.account().value());
        browser.post("/me/account", Json.of("{'id':" + accounts.open().account() + "}"))
                .isProblem(404, "not-found");
    }

    @Test
    void whenOneAccountIsSuspendedASignInLeadsToAnother() {
        var one = accounts.open();
        var other = accounts.open();
        operations.join(other.account(), person(one), "MANAGER");
        operations.suspend(one.account(), "Umzug");
        var browser = Browser.of(one);
        assertThat(browser.get("/session").json().path("account").path("id").longValue())
                .isEqualTo(other.account().value());
    }

    @Test
    void anAccountOrRoleThatDoesNotExistIsAMistakeAndNoCrash() {
        var user = accounts.open();
        assertThatThrownBy(() -> operations.book(new AccountId(4_000_000_000L), Plan.BASIC))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> operations.join(accounts.open().account(), person(user), "KING"))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> operations.join(user.account(), person(user), "MANAGER"))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void anotherPlanIsBookedAndLeavesATrace() {
        var user = accounts.open();
        operations.book(user.account(), Plan.BASIC);
        assertThat(user.get("/account").json().path("plan").asString()).isEqualTo("BASIC");
    }
}
