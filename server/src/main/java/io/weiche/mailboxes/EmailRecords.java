package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// In whose timelines messages stand.
@Repository
class EmailRecords {
    private static final String OF = """
            select kind, record_id from email_record where account_id = :account and email_id = :email
            order by kind, record_id""";

    private final JdbcClient sql;

    EmailRecords(JdbcClient sql) {
        this.sql = sql;
    }

    List<RecordRef> of(long email) {
        return sql.sql(OF)
                .param("account", CurrentAccount.require().value())
                .param("email", email)
                .query((row, _) -> new RecordRef(RecordKind.ofTypeId(row.getInt(1)), row.getLong(2)))
                .list();
    }
}
