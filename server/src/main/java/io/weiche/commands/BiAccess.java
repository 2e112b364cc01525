package io.weiche.commands;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.db.Database;
import io.weiche.kernel.AccountId;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// `account bi-login`: a way for programs that analyse into the views of one account.
final class BiAccess {
    private BiAccess() {}

    static int execute(Config config, AccountId account, List<String> words) {
        var revoke = Options.of(words, Set.of(), Set.of("--revoke")).has("--revoke");
        try (var database = Database.open(config)) {
            if (revoke) {
                int ended = database.withBiLogins(logins -> logins.close(account.value()));
                System.out.printf("%d logins ended.%n", ended);
                return 0;
            }
            var login = database.withBiLogins(logins -> logins.open(account.value()));
            System.out.printf(
                    "address   %s%nuser      %s%npassword  %s%n%nThe password is shown this once. The views: docs/bi.md%n",
                    database.jdbcUrl(), login.user(), login.password());
            return 0;
        } catch (SQLException e) {
            throw new BadConfig("The database refuses the login: " + e.getMessage(), e);
        }
    }
}
