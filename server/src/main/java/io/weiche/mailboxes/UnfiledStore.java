package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on messages that became nothing.
@Repository
class UnfiledStore {
    private static final String KEEP = """
            insert into unfiled_email (account_id, email_id, raw, sent_on)
            select :account, w.email_id, w.raw, w.sent_on
            from unnest(cast(:emails as bigint[]), cast(:raws as bytea[]), cast(:sentOn as boolean[]))
                as w (email_id, raw, sent_on)
            on conflict do nothing""";

    private static final String SHOWN = """
            select m.id, b.address as mailbox, m.from_name, m.from_address, m.reply_to, m.forwarded_by, m.to_addresses,
                m.cc_addresses, m.subject, %s as body, m.html is not null as formatted, m.sent_at, u.kept_until
            from unfiled_email u
            join email_message m on m.account_id = :account and m.id = u.email_id
            join mailbox b on b.account_id = :account and b.id = m.mailbox_id
            where u.account_id = :account and u.filed_at is null and u.kept_until > clock_timestamp()""";

    private static final String HTML = """
            select m.html from unfiled_email u
            join email_message m on m.account_id = :account and m.id = u.email_id
            where u.account_id = :account and u.email_id = :id and u.filed_at is null and m.html is not null""";

    /// The message, and what else of its talk became nothing: messages of the same sender that name each other.
    private static final String TALK = """
            select o.id from email_message m
            join email_message o on o.account_id = :account and o.from_address = m.from_address
                and (o.id = m.id or o.message_id = any(m.refs) or m.message_id = any(o.refs) or o.refs && m.refs)
            where m.account_id = :account and m.id = :id""";

    /// Whoever comes second finds nothing.
    private static final String TAKE = """
            with waiting as (
                select email_id from unfiled_email
                where account_id = :account and email_id = any(cast(:ids as bigint[])) and filed_at is null
                order by email_id for update)
            update unfiled_email u set filed_at = clock_timestamp()
            from waiting w join email_message m on m.account_id = :account and m.id = w.email_id
            where u.account_id = :account and u.email_id = w.email_id
            returning u.email_id, m.mailbox_id, u.raw, u.sent_on, m.sent_at""";

    /// Filed by a node that died before their files were kept.
    private static final String LEFT_BEHIND = """
            select u.email_id, m.mailbox_id, u.raw, u.sent_on, m.sent_at from unfiled_email u
            join email_message m on m.account_id = :account and m.id = u.email_id
            where u.account_id = :account and u.filed_at < clock_timestamp() - interval '10 minutes'
            order by u.email_id limit 10""";

    /// That it came stays, so that it does not come again; what it says goes.
    private static final String EMPTY = """
            update email_message set from_name = null, from_address = '', reply_to = null, forwarded_by = null,
                to_addresses = '{}', cc_addresses = '{}', refs = '{}', subject = null, body = '', html = null,
                message_id = message_key || '@forgotten'
            where account_id = :account and id = any(cast(:ids as bigint[]))""";

    private static final String OLD = """
            select email_id from unfiled_email
            where account_id = :account and kept_until <= clock_timestamp() and filed_at is null
            order by kept_until limit 200 for update skip locked""";

    private static final String FORGET =
            "delete from unfiled_email where account_id = :account and email_id = any(cast(:ids as bigint[]))";

    private final JdbcClient sql;

    UnfiledStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static SqlArrayValue numbers(Collection<Long> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }

    void keep(List<Letter> letters) {
        if (!letters.isEmpty()) {
            of(KEEP).param(
                            "emails",
                            numbers(letters.stream().map(letter -> letter.id).toList()))
                    .param(
                            "raws",
                            new SqlArrayValue(
                                    "bytea",
                                    letters.stream().map(letter -> letter.raw).toArray(byte[][]::new)))
                    .param(
                            "sentOn",
                            new SqlArrayValue(
                                    "boolean",
                                    letters.stream()
                                            .map(letter -> letter.sentOn)
                                            .toArray()))
                    .update();
        }
    }

    private static Unfiled shown(ResultSet row, int number) throws SQLException {
        return new Unfiled(
                row.getLong("id"),
                row.getString("mailbox"),
                row.getString("from_name"),
                row.getString("from_address"),
                row.getString("reply_to"),
                row.getString("forwarded_by"),
                texts(row, "to_addresses"),
                texts(row, "cc_addresses"),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("formatted"),
                row.getObject("sent_at", OffsetDateTime.class),
                row.getObject("kept_until", OffsetDateTime.class),
                List.of());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /// The latest first.
    List<Unfiled> list(long before, int limit) {
        return of(SHOWN.formatted("left(m.body, 280)") + " and m.id < :before order by m.id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(UnfiledStore::shown)
                .list();
    }

    int count(int upTo) {
        return of("""
                        select count(*) from (select from unfiled_email where account_id = :account
                            and filed_at is null and kept_until > clock_timestamp() limit :most) found""").param("most", upTo).query(Integer.class).single();
    }

    Optional<Unfiled> find(long id) {
        return of(SHOWN.formatted("m.body") + " and m.id = :id")
                .param("id", id)
                .query(UnfiledStore::shown)
                .optional();
    }

    /// Its cleaned HTML.
    Optional<String> html(long id) {
        return of(HTML).param("id", id).query(String.class).optional();
    }

    byte @Nullable [] raw(long id) {
        return of("select raw from unfiled_email where account_id = :account and email_id = :id and filed_at is null")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElse(null);
    }

    record Held(long id, long mailboxId, byte[] raw, boolean sentOn, Instant sentAt) {}

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getLong("email_id"),
                row.getLong("mailbox_id"),
                row.getBytes("raw"),
                row.getBoolean("sent_on"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant());
    }

    /// Takes messages out of what waits. Whoever comes second waits for the first and gets nothing.
    List<Held> take(Collection<Long> ids) {
        return of(TAKE).param("ids", numbers(ids)).query(UnfiledStore::held).list();
    }

    /// A message and what else of its talk there is.
    List<Long> talk(long id) {
        return of(TALK).param("id", id).query(Long.class).list();
    }

    List<Held> leftBehind() {
        return of(LEFT_BEHIND).query(UnfiledStore::held).list();
    }

    List<Long> old() {
        return of(OLD).query(Long.class).list();
    }

    /// Nobody needs to keep it any longer: it is filed with its files.
    void done(Collection<Long> ids) {
        of(FORGET).param("ids", numbers(ids)).update();
    }

    /// With all that it says.
    void forget(Collection<Long> ids) {
        of(EMPTY).param("ids", numbers(ids)).update();
        done(ids);
    }
}
