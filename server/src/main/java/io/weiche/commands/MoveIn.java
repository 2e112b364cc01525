package io.weiche.commands;

import io.weiche.bitrix24.moving.MovingIn;
import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.kernel.AccountId;
import java.util.List;
import java.util.Set;

/// `import-bitrix24`: copies what a portal has into an account, whether a server runs on the data or not.
final class MoveIn {
    private static final String HELP = """
            import-bitrix24 URL --account NUMBER [--run]

            URL is the address of an incoming webhook of the portal, with the scopes crm, user and department:
            https://portal.example/rest/1/secret/
            Without --run nothing is changed: it says what would come and what cannot. A run that was stopped goes on
            where it was; a second run brings what is new since.""";

    private MoveIn() {}

    static int execute(Config config, List<String> words) {
        if (words.isEmpty() || words.contains("--help")) {
            System.out.println(HELP);
            return 0;
        }
        var url = words.getFirst();
        if (!url.matches("https?://[^/]+/rest/[0-9]+/[a-zA-Z0-9]+/?")) {
            throw new BadConfig("The address of an incoming webhook looks like https://portal.example/rest/1/secret/.");
        }
        var options = Options.of(words.subList(1, words.size()), Set.of("--account"), Set.of("--run"));
        var number = options.require("--account");
        if (!number.matches("[0-9]{1,18}")) {
            throw new BadConfig("--account needs the number of an account; account list shows them.");
        }
        var account = new AccountId(Long.parseLong(number));
        try {
            BesideServer.run(config, beans -> {
                var moving = beans.getBean(MovingIn.class);
                if (options.has("--run")) {
                    moving.run(account, url, System.out::println);
                } else {
                    moving.rehearse(account, url, System.out::println);
                    System.out.println("Nothing has been changed. Begin with --run.");
                }
            });
            return 0;
        } catch (MovingIn.Stopped e) {
            System.err.println("Stopped: " + e.getMessage());
            return 1;
        }
    }
}
