package io.weiche.commands;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.db.Database;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.secrets.Rekeying;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;

/// `rekey`: seals all secrets with a new key, whether a server runs on the data or not.
final class Rekey {
    private static final String HELP = """
            rekey             make a new key and seal everything anew with it; the old key stays in the file below it.
                              Interrupted, it goes on when called again. A running server takes the new file at once;
                              servers on other machines need a copy of it.
            rekey --finish    the same, and then take the old key out of the file, into one that ends in .before. Keep
                              that one as long as you keep backups from before.""";

    private Rekey() {}

    static int execute(Config config, List<String> words) {
        if (words.contains("--help")) {
            System.out.println(HELP);
            return 0;
        }
        var finish = Options.of(words, Set.of(), Set.of("--finish")).has("--finish");
        BesideServer.run(config, beans -> run(beans, finish));
        return 0;
    }

    private static void run(BeanFactory beans, boolean finish) {
        var rekeying = beans.getBean(Rekeying.class);
        if (!finish) {
            System.out.println(rekeying.begin() ? "A new key seals from now on." : "A change of the key goes on.");
        }
        var sealed = rekeying.sealCommon();
        for (var account : accounts(beans.getBean(Database.class))) {
            sealed += CurrentAccount.callAs(account, rekeying::sealAccount);
        }
        System.out.println(sealed + " values were sealed anew.");
        if (finish) {
            rekeying.finish();
            System.out.println("The key file holds the new key only.");
        }
    }

    private static List<AccountId> accounts(Database database) {
        try (var connection = database.openForCheck();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select account_id from account order by account_id")) {
            var accounts = new ArrayList<AccountId>();
            while (rows.next()) {
                accounts.add(new AccountId(rows.getLong(1)));
            }
            return accounts;
        } catch (SQLException e) {
            throw new BadConfig("The accounts cannot be read: " + e.getMessage(), e);
        }
    }
}
