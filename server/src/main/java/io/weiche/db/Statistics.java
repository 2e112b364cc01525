package io.weiche.db;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What the database's planner knows about the tables. PostgreSQL renews it by itself, but only some minutes after many
/// rows have changed; work on sets that has just been imported, or is just being made, cannot wait for that.
@Component
public class Statistics {
    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);

    private final JdbcClient sql;
    private final TransactionTemplate apart;

    Statistics(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Renews what has changed a lot; takes milliseconds when nothing has. In a transaction of its own. Where that is
    /// not possible at this moment, because the database itself is at it, work goes on with what is known.
    public void refresh() {
        try {
            apart.executeWithoutResult(_ ->
                    sql.sql("select refresh_statistics()").query(Integer.class).single());
        } catch (DataAccessException e) {
            LOG.info("The statistics are as they were: {}", e.getMessage());
        }
    }
}
