package io.weiche.conversion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Statements that follow each other with no question in between, sent to the database together: a lead by itself
/// waits for the way there and back more than for the work. They share their parameters; each is planned and prepared
/// as if it came alone.
final class Script {
    private final JdbcClient sql;
    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final List<String> statements = new ArrayList<>();

    Script(JdbcClient sql) {
        this.sql = sql;
    }

    Script with(String name, @Nullable Object value) {
        parameters.put(name, value);
        return this;
    }

    Script then(String statement) {
        statements.add(statement);
        return this;
    }

    /// Runs what has come together since the last time.
    void run() {
        if (!statements.isEmpty()) {
            sql.sql(String.join(";\n", statements)).params(parameters).update();
            statements.clear();
        }
    }
}
