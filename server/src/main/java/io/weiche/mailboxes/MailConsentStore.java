package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on consents. Tokens stand sealed.
@Repository
class MailConsentStore {
    private static final String PLACE = "mailbox_consent";

    /// A token that ends while a server is being asked helps nobody.
    private static final String FIND = """
            select refresh_token,
                case when access_until > clock_timestamp() + interval '1 minute' then access_token end as access_token
            from mailbox_consent where account_id = :account and mailbox_id = :mailbox""";

    private static final String CLAIM = """
            update mailbox_consent set renewing_until = clock_timestamp() + interval '20 seconds'
            where account_id = :account and mailbox_id = :mailbox
                and (renewing_until is null or renewing_until <= clock_timestamp())
            returning renewing_until""";

    /// Whoever has connected the mailbox meanwhile has ended the claim: what they brought stays.
    private static final String RENEW = """
            update mailbox_consent set refresh_token = :refresh, access_token = :access,
                access_until = clock_timestamp() + make_interval(secs => :seconds), renewing_until = null
            where account_id = :account and mailbox_id = :mailbox and renewing_until = :claim""";

    private static final String GONE = """
            update mailbox_consent set refresh_token = null, access_token = null, access_until = null,
                renewing_until = null
            where account_id = :account and mailbox_id = :mailbox and renewing_until = :claim""";

    private static final String RELEASE = """
            update mailbox_consent set renewing_until = null
            where account_id = :account and mailbox_id = :mailbox and renewing_until = :claim""";

    private static final String KEEP = """
            insert into mailbox_consent (account_id, mailbox_id, refresh_token, access_token, access_until)
            values (:account, :mailbox, :refresh, :access, clock_timestamp() + make_interval(secs => :seconds))
            on conflict (account_id, mailbox_id) do update set refresh_token = excluded.refresh_token,
                access_token = excluded.access_token, access_until = excluded.access_until, renewing_until = null""";

    private final JdbcClient sql;
    private final Secrets secrets;

    MailConsentStore(JdbcClient sql, Secrets secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    /// @param refresh null: the consent has been taken back
    /// @param access null: none that still holds
    record Consent(@Nullable String refresh, @Nullable String access) {
        @Override
        public String toString() {
            return "Consent";
        }
    }

    private JdbcClient.StatementSpec of(String text, long mailbox) {
        return sql.sql(text).param("account", CurrentAccount.require().value()).param("mailbox", mailbox);
    }

    Optional<Consent> find(long mailbox) {
        return of(FIND, mailbox).query(this::consent).optional();
    }

    private Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(opened(row.getBytes("refresh_token")), opened(row.getBytes("access_token")));
    }

    private @Nullable String opened(byte @Nullable [] sealed) {
        return sealed == null ? null : new String(secrets.open(PLACE, sealed), StandardCharsets.UTF_8);
    }

    private byte[] sealed(String token) {
        return secrets.seal(PLACE, token.getBytes(StandardCharsets.UTF_8));
    }

    /// Many providers take a refresh token once: whoever asks beside somebody else would lose the consent.
    ///
    /// @return the claim; empty when somebody is asking
    Optional<OffsetDateTime> claim(long mailbox) {
        return of(CLAIM, mailbox).query(OffsetDateTime.class).optional();
    }

    void release(long mailbox, OffsetDateTime claim) {
        of(RELEASE, mailbox).param("claim", claim).update();
    }

    void renewed(long mailbox, OffsetDateTime claim, String refresh, String access, Duration life) {
        of(RENEW, mailbox)
                .param("claim", claim)
                .param("refresh", sealed(refresh))
                .param("access", sealed(access))
                .param("seconds", (double) life.toSeconds())
                .update();
    }

    /// Of a mailbox that somebody has just connected.
    void keep(long mailbox, String refresh, String access, Duration life) {
        of(KEEP, mailbox)
                .param("refresh", sealed(refresh))
                .param("access", sealed(access))
                .param("seconds", (double) life.toSeconds())
                .update();
    }

    /// It has been taken back, and will never open anything again.
    void gone(long mailbox, OffsetDateTime claim) {
        of(GONE, mailbox).param("claim", claim).update();
    }

    void remove(long mailbox) {
        of("delete from mailbox_consent where account_id = :account and mailbox_id = :mailbox", mailbox)
                .update();
    }
}
