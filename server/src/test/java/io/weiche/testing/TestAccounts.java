package io.weiche.testing;

import io.weiche.access.CurrentUser;
import io.weiche.access.TokenKind;
import io.weiche.access.Tokens;
import io.weiche.access.UserDraft;
import io.weiche.access.Users;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.setup.Setup;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Opens accounts for tests, each with an administrator who speaks HTTP.
public final class TestAccounts {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long RUN = System.nanoTime();
    public static final String PASSWORD = "korrekt-pferd-batterie";

    private final ConfigurableApplicationContext context;

    TestAccounts(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// An account that may use classic mode; it begins in simple mode.
    public Api open() {
        return open(Plan.PROFESSIONAL);
    }

    public Api open(Plan plan) {
        return open(plan, null);
    }

    private Api open(Plan plan, @Nullable Integer demoLeads) {
        var email = email();
        var opened = context.getBean(Setup.class)
                .open(
                        AccountDraft.of("Prüfstand GmbH", "DE", Language.DE, null, null, plan),
                        new UserDraft("Petra", "Prüfer", email, Language.DE, PASSWORD, List.of()),
                        demoLeads);
        return api(opened.account(), opened.administratorId(), email);
    }

    /// An account in classic mode.
    public Api openClassic() {
        var api = open();
        var epoch = api.get("/crm-mode").json().path("epoch").intValue();
        api.post("/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + epoch + "}")
                .is(200);
        return api;
    }

    /// An account in classic mode with believable data.
    public Api openDemo(int leads) {
        return open(Plan.PROFESSIONAL, leads);
    }

    /// Books another plan for an account, as its operator may.
    public void book(Api api, Plan plan) {
        CurrentAccount.runAs(
                api.account(), () -> context.getBean(Accounts.class).book(plan));
    }

    /// A colleague with the role Manager in the account of somebody else.
    public Api manager(Api administrator) {
        return CurrentAccount.callAs(
                administrator.account(),
                () -> CurrentUser.callAsSystem(() -> {
                    var users = context.getBean(Users.class);
                    var role = users.roles().stream()
                            .filter(known -> "MANAGER".equals(known.code()))
                            .findFirst()
                            .orElseThrow();
                    var email = email();
                    var user = users.open(
                            new UserDraft("Max", "Manager", email, Language.DE, PASSWORD, List.of(role.id())));
                    return api(administrator.account(), user.id(), email);
                }));
    }

    /// A colleague who sees every record and may do nothing with any.
    public Api reader(Api administrator) {
        var user = manager(administrator);
        var role = administrator.post("/roles", "{\"name\":\"Lesen\"}").is(201).id();
        for (var area : List.of("LEAD", "DEAL", "CONTACT", "COMPANY")) {
            administrator
                    .patch(
                            "/access/matrix",
                            "{\"changes\":[{\"roleId\":" + role + ",\"area\":\"" + area
                                    + "\",\"action\":\"READ\",\"scope\":\"ALL\"}]}")
                    .is(200);
        }
        administrator
                .patch("/users/" + user.userId(), "{\"roleIds\":[" + role + "]}")
                .is(200);
        return user;
    }

    /// Somebody of the account of somebody else who has left.
    public Api gone(Api administrator) {
        var user = manager(administrator);
        administrator.patch("/users/" + user.userId(), "{\"active\":false}").is(200);
        return user;
    }

    /// A user whose token has been revoked.
    public Api revoked(Api administrator) {
        var user = manager(administrator);
        user.get("/tokens").is(200).json().path("items").forEach(token -> {
            if (token.path("kind").asString().equals("API")) {
                user.delete("/tokens/" + token.path("id").longValue()).is(204);
            }
        });
        return user;
    }

    /// The secret of a one-time link, as if nobody had been here yet.
    public String setupLink() {
        var token = "setup" + System.nanoTime();
        context.getBean(JdbcClient.class)
                .sql("insert into setup_link (token_hash) values (sha256(convert_to(?, 'UTF8')))")
                .param(token)
                .update();
        return token;
    }

    private Api api(AccountId account, long userId, String email) {
        var tokens = context.getBean(Tokens.class);
        return CurrentAccount.callAs(
                account,
                () -> CurrentUser.callAsSystem(() -> {
                    var token = tokens.open(userId, TokenKind.API, "test").secret();
                    var webhook = tokens.open(userId, TokenKind.WEBHOOK, "test").secret();
                    var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
                    return new Api("http://127.0.0.1:" + port, account, userId, email, token, webhook);
                }));
    }

    private static String email() {
        return "p" + RUN + "-" + NUMBER.incrementAndGet() + "@pruefstand.example";
    }
}
