import io.weiche.access.UserDraft;
import io.weiche.accounts.AccountDraft;
import io.weiche.accounts.Language;
import io.weiche.accounts.Plan;
import io.weiche.kernel.AccountId;
import io.weiche.setup.Setup;
import java.util.List;

/// The one account of a bench with its leads: those that are there already, or demo data.
final class Stock {
    private static final String ADMINISTRATOR = "bench@bench.example";

    private Stock() {}

    static Setup.Opened of(Stage stage, int leads) throws Exception {
        if (stage.number("select count(*) from (select from weiche.lead limit 1) any_lead") > 0) {
            return new Setup.Opened(
                    new AccountId(stage.number("select min(account_id) from weiche.account")),
                    stage.number("select id from weiche.app_user where email = '" + ADMINISTRATOR + "'"));
        }
        return stage.server().getBean(Setup.class)
                .open(
                        AccountDraft.of("Bench GmbH", "DE", Language.DE, null, null, Plan.PROFESSIONAL),
                        new UserDraft("Berta", "Bench", ADMINISTRATOR, Language.DE, "vier-worte-reichen-aus", List.of()),
                        leads);
    }

    /// Whoever reads the words of new records would be measured with the rest.
    static void letTheSearchRead(Stage stage) throws Exception {
        while (stage.number("select count(*) from weiche.search_queue") > 0) {
            Thread.sleep(500);
        }
    }
}
