package io.weiche.db;

import java.util.Optional;
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

    /// Renews what has changed a lot; takes milliseconds when nothing has. Each table in a transaction of its own.
    /// Where that is not possible at this moment, because the database itself is at it, work goes on with what is
    /// known.
    public void refresh() {
        try {
            var table = Optional.of("");
            while (table.isPresent()) {
                table = refreshAfter(table.get());
            }
        } catch (DataAccessException e) {
            LOG.info("The statistics are as they were: {}", e.getMessage());
        }
    }

    private Optional<String> refreshAfter(String table) {
        var next = apart.execute(_ -> sql.sql("select coalesce(refresh_statistics(:after), '')")
                .param("after", table)
                .query(String.class)
                .single());
        return Optional.ofNullable(next).filter(name -> !name.isEmpty());
    }
}
