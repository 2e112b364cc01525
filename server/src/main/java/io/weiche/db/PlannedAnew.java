package io.weiche.db;

import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.postgresql.PGStatement;
import org.springframework.jdbc.UncategorizedSQLException;

/// For questions whose best way depends on what is asked for: a stage that holds half of all leads or five of them, a
/// department of three or of three hundred. A statement that is prepared gets, after some executions, one plan for all
/// values (PostgreSQL's documentation of PREPARE); these are planned each time, which takes some tenths of a
/// millisecond and may save hundreds.
public final class PlannedAnew implements ExecuteListener {
    private static final int NEVER_PREPARE = 0;

    private PlannedAnew() {}

    /// @return the same connections and transactions
    public static DSLContext of(DSLContext db) {
        return DSL.using(db.configuration().deriveAppending(new DefaultExecuteListenerProvider(new PlannedAnew())));
    }

    @Override
    public void prepareEnd(ExecuteContext context) {
        try {
            context.statement().unwrap(PGStatement.class).setPrepareThreshold(NEVER_PREPARE);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("planning anew", context.sql(), e);
        }
    }
}
