package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on talks: messages that answer each other.
@Repository
class TalkStore {
    /// Threads by the names of their messages and by tokens. Names that others gave count for people of that talk only.
    private static final String THREADS = """
            select distinct on (place) place, id, kind, record_id, activity_id from (
                select w.place, w.rank, t.id, t.kind, t.record_id, t.activity_id
                from unnest(cast(:places as integer[]), cast(:ranks as integer[]), cast(:names as text[]),
                    cast(:senders as text[])) as w (place, rank, name, sender)
                join email_message m on m.account_id = :account and m.message_id = w.name
                    and (m.direction = 'OUT' or lower(m.from_address) = w.sender or w.sender = any(m.to_addresses)
                        or w.sender = any(m.cc_addresses))
                join email_thread t on t.account_id = :account and t.id = m.thread_id
                union all
                select w.place, 0, t.id, t.kind, t.record_id, t.activity_id
                from unnest(cast(:tokenPlaces as integer[]), cast(:tokens as text[])) as w (place, token)
                join email_thread t on t.account_id = :account and t.token = w.token) found
            where record_id is not null
            order by place, rank desc""";

    private static final String CUSTOMERS = """
            select distinct m.thread_id, r.kind, r.record_id from email_message m
            join email_record r on r.account_id = :account and r.email_id = m.id
            where m.account_id = :account and m.thread_id = any(cast(:threads as bigint[])) and r.kind in (3, 4)""";

    private static final String OPEN_THREADS = """
            insert into email_thread (account_id, token, kind, record_id)
            select :account, w.token, w.kind, w.record_id
            from unnest(cast(:tokens as text[]), cast(:kinds as smallint[]), cast(:records as bigint[]))
                as w (token, kind, record_id)
            returning id, token""";

    private static final String ASK = """
            update email_thread t set activity_id = w.activity_id
            from unnest(cast(:threads as bigint[]), cast(:activities as bigint[])) as w (id, activity_id)
            where t.account_id = :account and t.id = w.id""";

    private final JdbcClient sql;

    TalkStore(JdbcClient sql) {
        this.sql = sql;
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

    /// Finds the talk each belongs to.
    void find(List<Letter> letters) {
        var places = new ArrayList<Integer>();
        var ranks = new ArrayList<Integer>();
        var names = new ArrayList<String>();
        var senders = new ArrayList<String>();
        var tokenPlaces = new ArrayList<Integer>();
        var tokens = new ArrayList<String>();
        for (int place = 0; place < letters.size(); place++) {
            var letter = letters.get(place);
            for (var name : letter.related()) {
                places.add(place);
                ranks.add(names.size() + 1);
                names.add(name);
                senders.add(letter.sender());
            }
            for (var token : letter.mail.tokens()) {
                tokenPlaces.add(place);
                tokens.add(token);
            }
        }
        if (names.isEmpty() && tokens.isEmpty()) {
            return;
        }
        of(THREADS)
                .param("places", numbers("integer", places.stream()))
                .param("ranks", numbers("integer", ranks.stream()))
                .param("names", texts(names.stream()))
                .param("senders", texts(senders.stream()))
                .param("tokenPlaces", numbers("integer", tokenPlaces.stream()))
                .param("tokens", texts(tokens.stream()))
                .query(row -> {
                    var letter = letters.get(row.getInt("place"));
                    letter.threadId = row.getLong("id");
                    letter.activityId = row.getObject("activity_id", Long.class);
                    letter.records.add(
                            new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")));
                });
    }

    /// Contacts and companies that earlier messages of these threads belong to.
    Map<Long, List<RecordRef>> customers(Collection<Long> threads) {
        var customers = new HashMap<Long, List<RecordRef>>();
        of(CUSTOMERS).param("threads", numbers("bigint", threads.stream())).query(row -> {
            customers
                    .computeIfAbsent(row.getLong("thread_id"), _ -> new ArrayList<>())
                    .add(new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")));
        });
        return customers;
    }

    /// @return their numbers, by token
    Map<String, Long> open(List<String> tokens, List<RecordRef> records) {
        var ids = new HashMap<String, Long>();
        of(OPEN_THREADS)
                .param("tokens", texts(tokens.stream()))
                .param("kinds", numbers("smallint", records.stream().map(TalkStore::kind)))
                .param("records", numbers("bigint", records.stream().map(RecordRef::id)))
                .query(row -> {
                    ids.put(row.getString("token"), row.getLong("id"));
                });
        return ids;
    }

    private static short kind(RecordRef record) {
        return (short) record.kind().typeId();
    }

    /// Somebody is asked to answer.
    ///
    /// @param activities which ask for it, in the order of the threads
    void ask(List<Long> threads, List<Long> activities) {
        of(ASK).param("threads", numbers("bigint", threads.stream()))
                .param("activities", numbers("bigint", activities.stream()))
                .update();
    }
}
