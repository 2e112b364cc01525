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
    private final String leads;
    private final String points;
    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final List<String> statements = new ArrayList<>();

    /// @param plan where the leads come from that statements name LEADS, and their contact points named POINTS
    Script(JdbcClient sql, ConversionPlan plan) {
        this(sql, plan.leadsStay() ? "lead" : "passing_lead", plan.leadsStay() ? "contact_point" : "passing_point");
    }

    /// Of leads that are there.
    Script(JdbcClient sql) {
        this(sql, "lead", "contact_point");
    }

    private Script(JdbcClient sql, String leads, String points) {
        this.sql = sql;
        this.leads = leads;
        this.points = points;
    }

    Script with(String name, @Nullable Object value) {
        parameters.put(name, value);
        return this;
    }

    Script then(String statement) {
        statements.add(statement.replace("LEADS", leads).replace("POINTS", points));
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
