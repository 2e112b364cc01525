package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.access.CurrentUser;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@WeicheTest
class NamesTest {
    private final Names names;
    private final TransactionTemplate transaction;
    private final TestAccounts accounts;

    NamesTest(Names names, TransactionTemplate transaction, TestAccounts accounts) {
        this.names = names;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    private Map<String, String> stages(Api api) {
        return CurrentAccount.callAs(
                api.account(),
                () -> CurrentUser.callAsSystem(() -> transaction.execute(_ -> names.of(Dimension.STAGE))));
    }

    @Test
    void stagesThatAreCalledAlikeSayWhereTheyStand() {
        var api = accounts.openClassic();
        api.post("/pipelines", Json.of("{'name':'Wartung'}")).is(201);
        var lead = api.items("/lead-stages").get(0);
        var name = lead.path("name").asString();
        assertThat(stages(api)).containsEntry(lead.path("id").asString(), name + " (Lead)");
        assertThat(stages(api).values()).doesNotHaveDuplicates().anyMatch(one -> one.endsWith(" (Wartung)"));
    }
}
