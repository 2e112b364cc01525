package io.weiche.records;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Records that are older than they are here: they came from elsewhere and keep the day they were opened.
@Component
public class Backdating {
    private static final String OPENED = """
            update KIND r set created_at = o.at
            from unnest(cast(:ids as bigint[]), cast(:times as timestamptz[])) as o (id, at)
            where r.account_id = :account and r.id = o.id""";

    private final JdbcClient sql;

    Backdating(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param opened when, by number
    public void opened(RecordKind kind, Map<Long, OffsetDateTime> opened) {
        if (!opened.isEmpty()) {
            sql.sql(OPENED.replace("KIND", kind.name().toLowerCase(Locale.ROOT)))
                    .param("account", CurrentAccount.require().value())
                    .param("ids", new SqlArrayValue("bigint", opened.keySet().toArray()))
                    .param(
                            "times",
                            new SqlArrayValue(
                                    "timestamptz",
                                    opened.values().stream()
                                            .map(OffsetDateTime::toString)
                                            .toArray()))
                    .update();
        }
    }
}
