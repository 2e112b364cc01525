package io.weiche.commands;

import io.weiche.access.UserDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.db.Database;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.BadInput;
import io.weiche.setup.AccountOperations;
import io.weiche.signin.SecondFactors;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;

/// `account`: what an operator does with accounts, whether a server runs on the data or not.
final class ManageAccounts {
    private static final String HELP = """
            account list                            all accounts: number, state, plan, people, name
            account create ...                      the same as setup; without --password-file for somebody who signs in
                                                    here already
            account plan NUMBER BASIC|PROFESSIONAL  book another plan; nothing is converted by itself
            account suspend NUMBER --reason TEXT    let nobody in; everything stays as it is
            account resume NUMBER                   let everybody in again
            account join NUMBER --email E [--role ADMINISTRATOR|MANAGER] [--first-name N] [--last-name N]
                                                    let somebody in who signs in to another account already
            account bi-login NUMBER [--revoke]      a database login that reads the account's views and nothing else, or the
                                                    end of all it has; see docs/bi.md
            account reset-second-factor --email E   for a person who has lost phone and recovery codes""";

    private ManageAccounts() {}

    static int execute(Config config, List<String> words) {
        if (words.isEmpty() || words.getFirst().equals("--help")) {
            System.out.println(HELP);
            return 0;
        }
        var rest = words.subList(1, words.size());
        try {
            return switch (words.getFirst()) {
                case "list" -> list(config, rest);
                case "create" -> OpenAccount.execute(config, rest);
                case "plan" -> plan(config, rest);
                case "suspend" -> suspend(config, rest);
                case "resume" -> resume(config, rest);
                case "join" -> join(config, rest);
                case "bi-login" -> BiAccess.execute(config, account(rest), rest.subList(1, rest.size()));
                case "reset-second-factor" -> resetSecondFactor(config, rest);
                default -> throw new BadConfig("There is no command account " + words.getFirst() + ".\n" + HELP);
            };
        } catch (BadInput e) {
            throw Options.refused(e);
        }
    }

    private static int list(Config config, List<String> rest) {
        Options.of(rest, Set.of(), Set.of());
        try (var database = Database.open(config);
                var connection = database.openForCheck();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select account_id, plan, name, suspended_reason, suspended_at is not null as suspended,
                            (select count(*) from app_user u where u.account_id = a.account_id and u.active) as people
                        from account a order by account_id""")) {
            while (rows.next()) {
                System.out.printf(
                        "%6d  %-9s  %-12s  %5d  %s%s%n",
                        rows.getLong("account_id"),
                        rows.getBoolean("suspended") ? "suspended" : "open",
                        rows.getString("plan"),
                        rows.getLong("people"),
                        rows.getString("name"),
                        rows.getBoolean("suspended") ? " (" + rows.getString("suspended_reason") + ")" : "");
            }
            return 0;
        } catch (SQLException e) {
            throw new BadConfig("The accounts cannot be read: " + e.getMessage(), e);
        }
    }

    private static int plan(Config config, List<String> rest) {
        if (rest.size() != 2) {
            throw new BadConfig("account plan needs a number and a plan.");
        }
        var account = account(rest.getFirst());
        var plan = Plan.ofWord("plan", rest.getLast());
        return with(config, beans -> beans.getBean(AccountOperations.class).book(account, plan));
    }

    private static int suspend(Config config, List<String> rest) {
        var account = account(rest);
        var reason = Options.of(rest.subList(1, rest.size()), Set.of("--reason"), Set.of())
                .require("--reason");
        return with(config, beans -> beans.getBean(AccountOperations.class).suspend(account, reason));
    }

    private static int resume(Config config, List<String> rest) {
        var account = account(rest);
        Options.of(rest.subList(1, rest.size()), Set.of(), Set.of());
        return with(config, beans -> beans.getBean(AccountOperations.class).resume(account));
    }

    private static int join(Config config, List<String> rest) {
        var account = account(rest);
        var options = Options.of(
                rest.subList(1, rest.size()), Set.of("--email", "--role", "--first-name", "--last-name"), Set.of());
        var role = options.get("--role");
        var person = new UserDraft(
                options.get("--first-name"),
                options.get("--last-name"),
                UserDraft.requireEmail("--email", options.require("--email")),
                Language.DE,
                null,
                List.of());
        return with(
                config,
                beans -> beans.getBean(AccountOperations.class).join(account, person, role == null ? "MANAGER" : role));
    }

    private static int resetSecondFactor(Config config, List<String> rest) {
        var email = UserDraft.requireEmail(
                "--email", Options.of(rest, Set.of("--email"), Set.of()).require("--email"));
        return with(config, beans -> {
            if (!beans.getBean(SecondFactors.class).removeOfLogin(email)) {
                throw BadInput.of("--email", "unknown", "Nobody with this address has a second factor.");
            }
        });
    }

    private static AccountId account(List<String> rest) {
        return account(rest.isEmpty() ? "" : rest.getFirst());
    }

    private static AccountId account(String word) {
        if (!word.matches("[0-9]{1,18}")) {
            throw new BadConfig("The number of an account is needed; account list shows them.");
        }
        return new AccountId(Long.parseLong(word));
    }

    private static int with(Config config, Consumer<BeanFactory> work) {
        BesideServer.run(config, work);
        System.out.println("Done.");
        return 0;
    }
}
