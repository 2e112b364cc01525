package io.weiche.duplicates;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Successors;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A record that was merged away lives on in its survivor, or in the survivor of that.
@Component
class MergedInto implements Successors {
    private static final String LAST = """
            with recursive way (id, steps) as (
                select m.survivor_id, 1 from record_merge_member x
                join record_merge m on m.account_id = :account and m.id = x.merge_id and m.undone_at is null
                where x.account_id = :account and x.kind = :kind and x.record_id = :id
                union all
                select m.survivor_id, w.steps + 1 from way w
                join record_merge_member x on x.account_id = :account and x.kind = :kind and x.record_id = w.id
                join record_merge m on m.account_id = :account and m.id = x.merge_id and m.undone_at is null
                where w.steps < 50)
            select id from way order by steps desc limit 1""";

    private final JdbcClient sql;

    MergedInto(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<RecordRef> of(RecordRef gone) {
        return sql.sql(LAST)
                .param("account", CurrentAccount.require().value())
                .param("kind", gone.kind().typeId())
                .param("id", gone.id())
                .query(Long.class)
                .optional()
                .map(id -> new RecordRef(gone.kind(), id));
    }
}
