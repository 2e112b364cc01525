package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Reads messages for the cards of records.
@Repository
class EmailList {
    private static final String SHOWN = """
            select m.id, m.mailbox_id, m.direction, m.from_name, m.from_address, m.reply_to, m.forwarded_by, m.to_addresses,
                m.cc_addresses, m.subject, %s as body, m.html is not null as formatted, m.automatic, m.state,
                m.failure, m.author_id, m.sent_at
            from email_message m where m.account_id = :account""";

    private static final String OF_RECORDS = """
            and exists (select from email_record r
                join unnest(cast(:kinds as smallint[]), cast(:records as bigint[])) as w (kind, record_id)
                    on r.kind = w.kind and r.record_id = w.record_id
                where r.account_id = :account and r.email_id = m.id)""";

    private static final String THREAD = """
            select t.id, t.token, m.message_id, m.refs from email_message m
            left join email_thread t on t.account_id = :account and t.id = m.thread_id
            where m.account_id = :account and m.id = :id""";

    private final JdbcClient sql;
    private final EmailFiles files;

    EmailList(JdbcClient sql, EmailFiles files) {
        this.sql = sql;
        this.files = files;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private JdbcClient.StatementSpec ofRecords(String text, Collection<RecordRef> records) {
        return of(text).param(
                        "kinds",
                        new SqlArrayValue(
                                "smallint",
                                records.stream()
                                        .map(record -> (short) record.kind().typeId())
                                        .toArray()))
                .param(
                        "records",
                        new SqlArrayValue(
                                "bigint", records.stream().map(RecordRef::id).toArray()));
    }

    private static Email email(ResultSet row, int number) throws SQLException {
        return new Email(
                row.getLong("id"),
                row.getLong("mailbox_id"),
                Email.Direction.valueOf(row.getString("direction")),
                row.getString("from_name"),
                row.getString("from_address"),
                row.getString("reply_to"),
                row.getString("forwarded_by"),
                texts(row, "to_addresses"),
                texts(row, "cc_addresses"),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("formatted"),
                row.getString("automatic"),
                Email.State.valueOf(row.getString("state")),
                row.getString("failure"),
                row.getObject("author_id", Long.class),
                row.getObject("sent_at", OffsetDateTime.class),
                List.of(),
                List.of(),
                false);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /// The latest of these records, without their words.
    List<Email> list(Collection<RecordRef> records) {
        var found = ofRecords(SHOWN.formatted("''") + "\n" + OF_RECORDS + " order by m.id desc limit 200", records)
                .query(EmailList::email)
                .list();
        var attached = files.list(found.stream().map(Email::id).toList());
        return found.stream()
                .map(one -> one.with(attached.getOrDefault(one.id(), List.of())))
                .toList();
    }

    Optional<Email> find(Collection<RecordRef> records, long id) {
        return ofRecords(SHOWN.formatted("m.body") + "\n" + OF_RECORDS + " and m.id = :id", records)
                .param("id", id)
                .query(EmailList::email)
                .optional()
                .map(one -> one.with(files.list(List.of(id)).getOrDefault(id, List.of())));
    }

    /// Its cleaned HTML.
    Optional<String> html(long id) {
        return of("select html from email_message where account_id = :account and id = :id and html is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /// The talk of a message.
    ///
    /// @param id null: it belongs to none
    record Talk(@Nullable Long id, @Nullable String token, String messageId, List<String> references) {}

    Talk talk(long email) {
        return of(THREAD)
                .param("id", email)
                .query((row, _) -> new Talk(
                        row.getObject("id", Long.class),
                        row.getString("token"),
                        row.getString("message_id"),
                        texts(row, "refs")))
                .single();
    }
}
