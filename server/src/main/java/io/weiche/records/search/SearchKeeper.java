package io.weiche.records.search;

import io.weiche.jobs.Keeper;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks twice a second whether records of some account wait to be read. What waits stands in the database, so nothing
/// is lost with the process; several nodes share the accounts.
@Component
class SearchKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(SearchKeeper.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(5);
    /// Then it is the next account's turn.
    private static final int BATCHES = 20;

    private static final String ACCOUNTS = """
            select distinct account_id from search_queue order by account_id limit 1000""";

    private final SearchReader reader;
    private final JdbcClient sql;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    SearchKeeper(SearchReader reader, DataSource pool, @Value("${weiche.jobs:on}") String switchedOn) {
        super("search", Duration.ofSeconds(10), switchedOn);
        this.reader = reader;
        this.sql = JdbcClient.create(pool);
    }

    @Override
    protected Duration round() {
        try {
            waiting().forEach(this::read);
            return PAUSE;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Words of records could not be read and are tried again: {}", e.getMessage());
            return PAUSE_AFTER_TROUBLE;
        }
    }

    private List<Long> waiting() {
        return sql.sql(ACCOUNTS).query(Long.class).list();
    }

    private void read(long account) {
        CurrentAccount.runAs(new AccountId(account), () -> {
            for (int batch = 0; batch < BATCHES && goesOn() && reader.read(); batch++) {
                // until nothing waits
            }
        });
    }
}
