package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Writes messages that come in, in sets.
@Repository
class EmailStore {
    private static final String INSERT = """
            insert into email_message (account_id, mailbox_id, direction, message_id, message_key, refs, from_name,
                from_address, reply_to, to_addresses, cc_addresses, subject, body, html, state, sent_at, files_kept,
                forwarded_by)
            select :account, :mailbox, 'IN', r.message_id, r.message_key, r.refs, r.from_name, r.from_address,
                r.reply_to, r.to_addresses, r.cc_addresses, r.subject, r.body, r.html, 'RECEIVED', r.sent_at, r.no_files,
                r.forwarded_by
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (place integer, message_id text, message_key text,
                refs text[], from_name text, from_address text, reply_to text, to_addresses text[],
                cc_addresses text[], subject text, body text, html text, sent_at timestamptz, no_files boolean,
                forwarded_by text)
            order by r.place
            on conflict (account_id, mailbox_id, message_key) do nothing
            returning id, message_key""";

    /// Fetched before, and its node died before the files were kept.
    private static final String UNFINISHED = """
            select m.id, m.message_key, r.kind, r.record_id from email_message m
            join email_record r on r.account_id = :account and r.email_id = m.id
            where m.account_id = :account and m.mailbox_id = :mailbox and not m.files_kept
                and m.message_key = any(cast(:keys as text[]))
            order by m.id, r.kind""";

    private static final String SENT_BY_US = """
            select message_id from email_message
            where account_id = :account and direction = 'OUT' and message_id = any(cast(:names as text[]))""";

    private static final String FLOODING = """
            select from_address from email_message
            where account_id = :account and from_address = any(cast(:senders as text[])) and inquiry_id is not null
                and created_at > clock_timestamp() - interval '1 hour'
            group by from_address having count(*) >= :most""";

    private static final String SETTLE = """
            update email_message m set thread_id = w.thread_id, automatic = w.automatic, inquiry_id = w.inquiry_id
            from unnest(cast(:ids as bigint[]), cast(:threads as bigint[]), cast(:automatic as text[]),
                cast(:inquiries as bigint[])) as w (id, thread_id, automatic, inquiry_id)
            where m.account_id = :account and m.id = w.id""";

    private static final String BIND = """
            insert into email_record (account_id, email_id, kind, record_id)
            select :account, w.email_id, w.kind, w.record_id
            from unnest(cast(:emails as bigint[]), cast(:kinds as smallint[]), cast(:records as bigint[]))
                as w (email_id, kind, record_id)
            on conflict do nothing""";

    private static final String BOUNCED = """
            update email_message set state = 'REFUSED', failure = 'BOUNCED'
            where account_id = :account and direction = 'OUT' and state = 'SENT'
                and message_id = any(cast(:names as text[]))""";

    private final JdbcClient sql;
    private final JsonMapper json;

    EmailStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static SqlArrayValue texts(Stream<String> values) {
        return new SqlArrayValue("text", values.toArray());
    }

    private static SqlArrayValue numbers(String type, Stream<? extends Number> values) {
        return new SqlArrayValue(type, values.toArray());
    }

    /// Gives those that are new their numbers.
    ///
    /// @return the new ones
    List<Letter> insert(long mailbox, List<Letter> letters) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var letter : letters) {
            rows.add(row(rows.size(), letter));
        }
        var ids = new HashMap<String, Long>();
        of(INSERT)
                .param("mailbox", mailbox)
                .param("rows", json.writeValueAsString(rows))
                .query(row -> {
                    ids.put(row.getString("message_key"), row.getLong("id"));
                });
        var fresh = new ArrayList<Letter>();
        for (var letter : letters) {
            // the same twice in one set is one
            var id = ids.remove(letter.key);
            if (id != null) {
                letter.id = id;
                fresh.add(letter);
            }
        }
        return fresh;
    }

    private static Map<String, Object> row(int place, Letter letter) {
        var mail = letter.mail;
        var row = new HashMap<String, Object>();
        row.put("place", place);
        row.put("message_id", letter.messageId());
        row.put("message_key", letter.key);
        row.put("refs", mail.references());
        row.put("from_name", mail.from().name());
        row.put("from_address", letter.sender());
        row.put("reply_to", mail.replyTo());
        row.put("to_addresses", mail.to());
        row.put("cc_addresses", mail.cc());
        row.put("subject", mail.subject());
        row.put("body", mail.text());
        row.put("html", mail.html());
        row.put("sent_at", letter.sentAt().toString());
        row.put("forwarded_by", letter.forwardedBy);
        row.put("no_files", mail.attachments().isEmpty());
        return row;
    }

    /// @return of these, what is there already and lacks its files, with its number and its record
    List<Letter> unfinished(long mailbox, Collection<Letter> letters) {
        var found = new HashMap<String, Letter>();
        letters.forEach(letter -> found.putIfAbsent(letter.key, letter));
        var unfinished = new HashSet<Letter>();
        of(UNFINISHED)
                .param("mailbox", mailbox)
                .param("keys", texts(found.keySet().stream()))
                .query(row -> {
                    var letter = found.get(row.getString("message_key"));
                    if (letter != null) {
                        letter.id = row.getLong("id");
                        letter.records.add(
                                new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")));
                        unfinished.add(letter);
                    }
                });
        return List.copyOf(unfinished);
    }

    /// Which of these names we gave ourselves.
    Set<String> sentByUs(Collection<String> names) {
        return of(SENT_BY_US)
                .param("names", texts(names.stream()))
                .query(String.class)
                .set();
    }

    /// Which of these senders have made that many inquiries within an hour.
    Set<String> flooding(Collection<String> senders, int most) {
        return of(FLOODING)
                .param("senders", texts(senders.stream()))
                .param("most", most)
                .query(String.class)
                .set();
    }

    private static short kind(RecordRef record) {
        return (short) record.kind().typeId();
    }

    void settle(List<Letter> letters) {
        of(SETTLE)
                .param("ids", numbers("bigint", letters.stream().map(letter -> letter.id)))
                .param("threads", numbers("bigint", letters.stream().map(letter -> letter.threadId)))
                .param(
                        "automatic",
                        texts(letters.stream()
                                .map(letter -> letter.automatic == null ? null : letter.automatic.name())))
                .param("inquiries", numbers("bigint", letters.stream().map(letter -> letter.inquiryId)))
                .update();
        var bound = letters.stream()
                .flatMap(letter -> letter.records.stream().map(record -> Map.entry(letter.id, record)))
                .toList();
        bind(bound);
    }

    void bind(List<Map.Entry<Long, RecordRef>> bound) {
        of(BIND).param("emails", numbers("bigint", bound.stream().map(Map.Entry::getKey)))
                .param("kinds", numbers("smallint", bound.stream().map(one -> kind(one.getValue()))))
                .param(
                        "records",
                        numbers(
                                "bigint",
                                bound.stream().map(one -> one.getValue().id())))
                .update();
    }

    void bounced(Collection<String> names) {
        if (!names.isEmpty()) {
            of(BOUNCED).param("names", texts(names.stream())).update();
        }
    }
}
