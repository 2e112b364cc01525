package io.weiche.imports;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on what columns meant the last time.
@Repository
class MappingStore {
    private final JdbcClient sql;

    MappingStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// By the key of the column's name; null for columns that were left out.
    Map<String, @Nullable String> of(RecordKind kind) {
        var known = new HashMap<String, @Nullable String>();
        sql.sql("select header, target from import_mapping where account_id = :account and kind = :kind")
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .query(row -> {
                    known.put(row.getString(1), row.getString(2));
                });
        return known;
    }

    void remember(RecordKind kind, List<String> columns, List<ImportPlan.Assignment> mapping) {
        var targets = new HashMap<String, @Nullable String>();
        columns.forEach(column -> targets.put(Targets.key(column), null));
        mapping.forEach(one -> targets.put(Targets.key(columns.get(one.column())), one.target()));
        targets.remove("");
        var headers = List.copyOf(targets.keySet());
        sql.sql("""
                        insert into import_mapping (account_id, kind, header, target)
                        select :account, :kind, header, target
                        from unnest(cast(:headers as text[]), cast(:targets as text[])) as m (header, target)
                        on conflict (account_id, kind, header) do update set target = excluded.target""")
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("headers", new SqlArrayValue("text", headers.toArray()))
                .param(
                        "targets",
                        new SqlArrayValue(
                                "text", headers.stream().map(targets::get).toArray()))
                .update();
    }
}
