package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on mailboxes themselves.
@Repository
class MailboxStore {
    private static final String COLUMNS = """
            select id, address, from_name, signature, imap_host, imap_port, imap_security, smtp_host, smtp_port,
                smtp_security, login, provider, takes_inquiries, keeps_sent, forward_token, state, owner_id, created_at, uid_validity, last_uid, looked_at,
                failures, failing_since, failure, version
            from mailbox where account_id = :account and deleted_at is null""";

    private static final String INSERT = """
            insert into mailbox (account_id, address, from_name, signature, imap_host, imap_port, imap_security,
                smtp_host, smtp_port, smtp_security, login, provider, password, takes_inquiries, keeps_sent, state, owner_id)
            values (:account, :address, :fromName, :signature, :imapHost, :imapPort, :imapSecurity, :smtpHost,
                :smtpPort, :smtpSecurity, :login, :provider, :password, :takes, :keeps, :state, :owner)
            returning id""";

    /// Another server or another name there: what was read of the old one says nothing.
    private static final String CHANGE = """
            update mailbox set address = :address, from_name = :fromName, signature = :signature,
                uid_validity = case when (imap_host, login) = (:imapHost, :login) then uid_validity end,
                imap_host = :imapHost, imap_port = :imapPort, imap_security = :imapSecurity, smtp_host = :smtpHost,
                smtp_port = :smtpPort, smtp_security = :smtpSecurity, login = :login,
                provider = :provider,
                password = coalesce(cast(:password as bytea), password), takes_inquiries = :takes, keeps_sent = :keeps,
                state = :state,
                failures = 0, failing_since = null, failure = null, next_look_at = clock_timestamp(), busy_until = null,
                version = version + 1
            where account_id = :account and id = :id""";

    private static final String NOTE_ACCOUNT = """
            insert into mailbox_account (account_id) values (:account)
            on conflict (account_id) do update set look_at = clock_timestamp()""";

    /// Before anybody works out when to look again: what others have said of it until then is seen, and what they say
    /// from then on comes after.
    private static final String HOLD_ACCOUNT =
            "select account_id from mailbox_account where account_id = :account for update";

    /// When somebody must look again: a mailbox or a message is due.
    private static final String LOOK_AT = """
            update mailbox_account set look_at = least(
                (select min(greatest(next_look_at, busy_until)) from mailbox
                    where account_id = :account and state = 'ACTIVE' and deleted_at is null),
                (select min(next_try_at) from email_message where account_id = :account and %s),
                (select min(copy_due_at) from email_message where account_id = :account and %s),
                clock_timestamp() + interval '1 hour')
            where account_id = :account""".formatted(OutgoingStore.MAY_GO, SentCopyStore.DUE);

    private static final String CLAIM = """
            update mailbox set busy_until = clock_timestamp() + interval '2 minutes'
            where account_id = :account and id in (
                select id from mailbox
                where account_id = :account and state = 'ACTIVE' and deleted_at is null
                    and next_look_at <= clock_timestamp() and coalesce(busy_until, '-infinity') <= clock_timestamp()
                order by next_look_at limit :most for update skip locked)
            returning id""";

    private static final String LOOKED = """
            update mailbox set looked_at = clock_timestamp(), failures = 0, failing_since = null, failure = null,
                busy_until = clock_timestamp() + interval '2 minutes'
            where account_id = :account and id = :id and version = :version and state = 'ACTIVE'
                and deleted_at is null""";

    private static final String HOLDS = """
            select exists (select from mailbox where account_id = :account and id = :id and version = :version
                and state = 'ACTIVE' and deleted_at is null)""";

    private static final String FAILED = """
            update mailbox set failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()),
                failure = :failure, busy_until = null, next_look_at = clock_timestamp()
                    -- servers end connections now and then: once is no failure to wait for
                    + make_interval(secs => case failures when 0 then 3 else least(900, 15 * power(2, least(failures, 10))) end)
            where account_id = :account and id = :id and version = :version""";

    private static final String RELEASE = """
            update mailbox set busy_until = null,
                next_look_at = clock_timestamp() + make_interval(secs => :rest)
            where account_id = :account and id = :id and version = :version""";

    private static final String ADVANCE = """
            update mailbox set uid_validity = :validity, busy_until = clock_timestamp() + interval '2 minutes',
                last_uid = case when uid_validity = :validity then greatest(last_uid, :uid) else :uid end
            where account_id = :account and id = :id and version = :version""";

    private final JdbcClient sql;

    MailboxStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static Mailbox mailbox(ResultSet row, int number) throws SQLException {
        return new Mailbox(
                row.getLong("id"),
                row.getString("address"),
                row.getString("from_name"),
                row.getString("signature"),
                server(row, "imap"),
                server(row, "smtp"),
                row.getString("login"),
                provider(row.getString("provider")),
                row.getBoolean("takes_inquiries"),
                row.getBoolean("keeps_sent"),
                row.getString("forward_token"),
                Mailbox.State.valueOf(row.getString("state")),
                row.getLong("owner_id"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("uid_validity", Long.class),
                row.getLong("last_uid"),
                row.getObject("looked_at", OffsetDateTime.class),
                row.getInt("failures"),
                row.getObject("failing_since", OffsetDateTime.class),
                row.getString("failure"),
                row.getInt("version"));
    }

    private static MailProvider.@Nullable Kind provider(@Nullable String kind) {
        return kind == null ? null : MailProvider.Kind.valueOf(kind);
    }

    private static Mailbox.Server server(ResultSet row, String prefix) throws SQLException {
        return new Mailbox.Server(
                row.getString(prefix + "_host"),
                row.getInt(prefix + "_port"),
                MailSecurity.valueOf(row.getString(prefix + "_security")));
    }

    List<Mailbox> list() {
        return of(COLUMNS + " order by id").query(MailboxStore::mailbox).list();
    }

    /// In small letters.
    Set<String> addresses() {
        return list().stream()
                .map(mailbox -> mailbox.address().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    Optional<Mailbox> find(long id) {
        return of(COLUMNS + " and id = :id")
                .param("id", id)
                .query(MailboxStore::mailbox)
                .optional();
    }

    /// Also one that is read no more.
    Optional<Mailbox> findKnown(long id) {
        return of(COLUMNS.replace(" and deleted_at is null", "") + " and id = :id")
                .param("id", id)
                .query(MailboxStore::mailbox)
                .optional();
    }

    Optional<Mailbox> lock(long id) {
        return of(COLUMNS + " and id = :id for update")
                .param("id", id)
                .query(MailboxStore::mailbox)
                .optional();
    }

    byte[] password(long id) {
        return of("select password from mailbox where account_id = :account and id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    long insert(Mailbox.Draft draft, byte[] password, long owner) {
        var id = filled(INSERT, draft)
                .param("password", password)
                .param("owner", owner)
                .query(Long.class)
                .single();
        lookSoon();
        return id;
    }

    /// @param password null: as it is
    void change(long id, Mailbox.Draft draft, byte @Nullable [] password) {
        filled(CHANGE, draft).param("id", id).param("password", password).update();
        lookSoon();
    }

    private JdbcClient.StatementSpec filled(String statement, Mailbox.Draft draft) {
        return of(statement)
                .param("address", draft.address())
                .param("fromName", draft.fromName())
                .param("signature", draft.signature())
                .param("imapHost", draft.imap().host())
                .param("imapPort", draft.imap().port())
                .param("imapSecurity", draft.imap().security().name())
                .param("smtpHost", draft.smtp().host())
                .param("smtpPort", draft.smtp().port())
                .param("smtpSecurity", draft.smtp().security().name())
                .param("login", draft.login())
                .param(
                        "provider",
                        draft.provider() == null ? null : draft.provider().name())
                .param("takes", draft.takesInquiries())
                .param("keeps", draft.keepsSent())
                .param("state", draft.state().name());
    }

    /// Whoever reads it at this moment begins anew.
    void setForwardToken(long id, String token) {
        of("""
                        update mailbox set forward_token = :token, version = version + 1,
                            next_look_at = clock_timestamp(), busy_until = null
                        where account_id = :account and id = :id""").param("id", id).param("token", token).update();
        lookSoon();
    }

    /// Whoever reads it begins anew, with another key.
    void readAnew(long id) {
        of("""
                        update mailbox set failures = 0, failing_since = null, failure = null, version = version + 1,
                            next_look_at = clock_timestamp(), busy_until = null
                        where account_id = :account and id = :id""").param("id", id).update();
        lookSoon();
    }

    /// Its messages stay; what opens the mailbox goes.
    void delete(long id) {
        of("""
                        update mailbox set deleted_at = clock_timestamp(), password = '', login = '', provider = null,
                            state = 'PAUSED',
                            version = version + 1
                        where account_id = :account and id = :id""").param("id", id).update();
    }

    /// Somebody should look at this account again.
    void lookSoon() {
        of(NOTE_ACCOUNT).update();
    }

    void lookWhenDue() {
        of(HOLD_ACCOUNT).query(Long.class).optional();
        of(LOOK_AT).update();
    }

    /// Mailboxes that are due and nobody else is reading. Whoever claims one reads alone; a claim ends by itself when
    /// its node dies.
    List<Long> claim(int most) {
        return of(CLAIM).param("most", most).query(Long.class).list();
    }

    /// @return false when somebody has changed it meanwhile, or it is to be read no more
    boolean holds(Mailbox mailbox) {
        return is(HOLDS, mailbox).query(Boolean.class).single();
    }

    /// It has been read to its end, and the claim goes on.
    ///
    /// @return false when somebody has changed it meanwhile
    boolean looked(Mailbox mailbox) {
        return is(LOOKED, mailbox).update() > 0;
    }

    void failed(Mailbox mailbox, String failure) {
        is(FAILED, mailbox).param("failure", failure).update();
        lookSoon();
    }

    void release(Mailbox mailbox, Duration rest) {
        is(RELEASE, mailbox).param("rest", (double) rest.toSeconds()).update();
        lookSoon();
    }

    void advance(Mailbox mailbox, long validity, long uid) {
        is(ADVANCE, mailbox).param("validity", validity).param("uid", uid).update();
    }

    private JdbcClient.StatementSpec is(String statement, Mailbox mailbox) {
        return of(statement).param("id", mailbox.id()).param("version", mailbox.version());
    }
}
