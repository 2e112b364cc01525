package io.weiche.pipelines;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// For whoever puts data in order: a switch of the mode, an import, the undoing of something. Nobody works on the
/// records, so what comes into stages starts no rules (module automation).
@Component
public class QuietStages {
    private final JdbcClient sql;

    QuietStages(JdbcClient sql) {
        this.sql = sql;
    }

    /// From now until the transaction ends.
    public void begin() {
        sql.sql("select set_config('app.automation', 'off', true)")
                .query(String.class)
                .single();
    }
}
