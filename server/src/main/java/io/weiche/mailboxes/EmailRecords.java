package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// In whose timelines messages stand.
@Repository
class EmailRecords {
    private static final String OF = """
            select email_id, kind, record_id from email_record
            where account_id = :account and email_id = any(cast(:emails as bigint[]))
            order by email_id, kind, record_id""";

    private static final String REMOVE = """
            delete from email_record
            where account_id = :account and email_id = :email and kind = :kind and record_id = :record""";

    /// Answers follow a talk to its record, so it goes where its messages are.
    private static final String TALK_FOLLOWS = """
            update email_thread t set kind = :toKind, record_id = :toRecord
            where t.account_id = :account and t.kind = :kind and t.record_id = :record
                and t.id = (select thread_id from email_message where account_id = :account and id = :email)
                and not exists (select from email_message m
                    join email_record r on r.account_id = :account and r.email_id = m.id
                    where m.account_id = :account and m.thread_id = t.id
                        and r.kind = :kind and r.record_id = :record)""";

    private final JdbcClient sql;

    EmailRecords(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    List<RecordRef> of(long email) {
        return of(List.of(email)).getOrDefault(email, List.of());
    }

    Map<Long, List<RecordRef>> of(Collection<Long> emails) {
        var records = new HashMap<Long, List<RecordRef>>();
        statement(OF)
                .param("emails", new SqlArrayValue("bigint", emails.toArray()))
                .query(row -> {
                    records.computeIfAbsent(row.getLong("email_id"), _ -> new ArrayList<>())
                            .add(new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")));
                });
        return records;
    }

    /// Nobody else files it or takes it off until the transaction ends.
    void lock(long email) {
        statement("select id from email_message where account_id = :account and id = :email for no key update")
                .param("email", email)
                .query(Long.class)
                .optional();
    }

    /// @param next where answers to the talk go, when none of it is left here
    void remove(long email, RecordRef record, RecordRef next) {
        about(REMOVE, email, record).update();
        about(TALK_FOLLOWS, email, record)
                .param("toKind", next.kind().typeId())
                .param("toRecord", next.id())
                .update();
    }

    private JdbcClient.StatementSpec about(String text, long email, RecordRef record) {
        return statement(text)
                .param("email", email)
                .param("kind", record.kind().typeId())
                .param("record", record.id());
    }
}
