package io.weiche.commands;

import io.weiche.access.CurrentUser;
import io.weiche.access.TokenKind;
import io.weiche.access.Tokens;
import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.setup.DemoData;
import io.weiche.setup.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/// `setup`: opens an account with its first administrator, whether a server runs on the data or not.
final class OpenAccount {
    private static final String HELP = """
            setup --account NAME --email E [--password-file F] [--first-name N] [--last-name N] [--plan BASIC|PROFESSIONAL]
                  [--country DE] [--language de|en] [--time-zone Z] [--currency EUR] [--demo] [--demo-leads N]
                  [--print-token]

            The password is needed for somebody who does not sign in here yet.
            --print-token prints one API token and its webhook address as one line of JSON.""";

    private static final Set<String> WITH_VALUE = Set.of(
            "--account",
            "--email",
            "--password-file",
            "--first-name",
            "--last-name",
            "--plan",
            "--country",
            "--language",
            "--time-zone",
            "--currency",
            "--demo-leads");
    private static final Set<String> ALONE = Set.of("--demo", "--print-token", "--help");

    private OpenAccount() {}

    static int execute(Config config, List<String> words) {
        var options = Options.of(words, WITH_VALUE, ALONE);
        if (options.has("--help")) {
            System.out.println(HELP);
            return 0;
        }
        try {
            var language = Language.ofCode("--language", optional(options, "--language", "de"));
            var account = AccountDraft.of(
                    options.require("--account"),
                    options.get("--country"),
                    language,
                    options.get("--time-zone"),
                    options.get("--currency"),
                    Plan.ofWord("--plan", optional(options, "--plan", "PROFESSIONAL")));
            var administrator = new UserDraft(
                    options.get("--first-name"),
                    options.get("--last-name"),
                    UserDraft.requireEmail("--email", options.require("--email")),
                    language,
                    password(options.get("--password-file")),
                    List.of());
            return open(config, account, administrator, demoLeads(options), options.has("--print-token"));
        } catch (BadInput e) {
            throw Options.refused(e);
        }
    }

    private static int open(
            Config config, AccountDraft account, UserDraft administrator, @Nullable Integer demoLeads, boolean token) {
        BesideServer.run(config, beans -> {
            var opened = beans.getBean(Setup.class).open(account, administrator, demoLeads);
            if (token) {
                System.out.println(CurrentAccount.callAs(
                        opened.account(), () -> CurrentUser.callAsSystem(() -> tokens(config, beans, opened))));
            } else {
                System.out.println(
                        "Account " + opened.account() + " is open. Sign in as " + administrator.email() + ".");
            }
        });
        return 0;
    }

    private static String tokens(Config config, BeanFactory beans, Setup.Opened opened) {
        var tokens = beans.getBean(Tokens.class);
        var api = tokens.open(opened.administratorId(), TokenKind.API, "setup");
        var webhook = tokens.open(opened.administratorId(), TokenKind.WEBHOOK, "setup");
        return "{\"token\":\"%s\",\"webhook\":\"%s/rest/%d/%s/\",\"accountId\":%s}"
                .formatted(api.secret(), config.publicUrl(), webhook.userId(), webhook.secret(), opened.account());
    }

    private static String optional(Options options, String name, String otherwise) {
        var value = options.get(name);
        return value == null ? otherwise : value;
    }

    private static @Nullable Integer demoLeads(Options options) {
        var text = options.get("--demo-leads");
        if (text == null) {
            return options.has("--demo") ? DemoData.LEADS : null;
        }
        if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) > DemoData.MOST_LEADS) {
            throw new BadConfig("--demo-leads must be a number up to " + DemoData.MOST_LEADS + ".");
        }
        return Integer.valueOf(text);
    }

    /// The first line of the file, so that no password stands in the list of processes.
    ///
    /// @return null without a file: for somebody who signs in here already
    private static @Nullable String password(@Nullable String file) {
        if (file == null) {
            return null;
        }
        try (var lines = Files.lines(Path.of(file))) {
            return lines.findFirst().orElse("");
        } catch (UncheckedIOException e) {
            // read while a line was looked for
            throw new BadConfig(
                    "The password file " + file
                            + (e.getCause() instanceof CharacterCodingException
                                    ? " is not written in UTF-8."
                                    : " cannot be read."),
                    e);
        } catch (IOException | InvalidPathException e) {
            throw new BadConfig("The password file " + file + " cannot be read.", e);
        }
    }
}
