package io.weiche.commands;

import io.weiche.WeicheServer;
import io.weiche.access.CurrentUser;
import io.weiche.access.TokenKind;
import io.weiche.access.Tokens;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.config.Config;
import io.weiche.db.Database;
import io.weiche.kernel.CurrentAccount;
import io.weiche.setup.Setup;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/// `warm-up`: starts on a data directory of its own, lives through a short working day and stops, so that the build can
/// record what a start loads, and how the code behaves that people wait for.
final class WarmUp {
    private static final int LEADS = 300;

    private WarmUp() {}

    static int execute(Config config) {
        try (var database = Database.open(config);
                var context = WeicheServer.start(config, database, Map.of("server.port", "0"));
                var day = new WorkingDay(address(context), token(context))) {
            return day.passes() ? 0 : 1;
        } catch (IOException e) {
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static String address(ConfigurableApplicationContext context) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static String token(ConfigurableApplicationContext context) {
        var opened = context.getBean(Setup.class)
                .open(
                        AccountDraft.of("Weiche", "DE", Language.DE, null, null, Plan.PROFESSIONAL),
                        new UserDraft(
                                "Wanda",
                                "Warm",
                                "warm@weiche.example",
                                Language.DE,
                                "vier-worte-reichen-aus",
                                List.of()),
                        LEADS);
        return CurrentAccount.callAs(
                opened.account(),
                () -> CurrentUser.callAsSystem(() -> context.getBean(Tokens.class)
                        .open(opened.administratorId(), TokenKind.API, "warm-up")
                        .secret()));
    }
}
