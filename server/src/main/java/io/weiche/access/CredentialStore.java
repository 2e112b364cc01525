package io.weiche.access;

import static io.weiche.db.tables.Tables.WEB_SESSION;

import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whom a session or token belongs to, as far as it is still good. Every request begins with one of these statements:
/// they also tell what decides whether the kept rights of its user still hold, and they are written down here once
/// instead of anew for each request.
@Repository
class CredentialStore {
    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(90);

    /// Its use is noted every so often only: whoever reads should not have to write.
    private static final Duration SESSION_NOTED = Duration.ofMinutes(10);

    private static final Duration TOKEN_NOTED = Duration.ofMinutes(1);

    private static final String ACCOUNT_IS_OPEN =
            " and exists (select from account a where a.account_id = :account and a.suspended_at is null)";

    private static final String SESSION = """
            select s.user_id, s.csrf_token, s.via,
                (select r.second_factor from sign_in_rule r where r.account_id = :account) as demand,
                s.last_seen_at < now() - cast(:noted as interval) as to_note,
            """ + KnownRights.state("s.user_id") + """
             from web_session s
            where s.account_id = :account and s.token_hash = :hash
                and s.last_seen_at > now() - cast(:idle as interval)
                and s.created_at > now() - cast(:longest as interval)
            """ + ACCOUNT_IS_OPEN;

    private static final String NOTE_SESSION =
            "update web_session set last_seen_at = now() where account_id = :account and token_hash = :hash";

    private static final String TOKEN = """
            select t.id, t.user_id, t.scopes, t.expires_at is not null as ends,
                t.last_used_at is null or t.last_used_at < now() - cast(:noted as interval) as to_note,
            """ + KnownRights.state("t.user_id") + """
             from api_token t
            where t.account_id = :account and t.token_hash = :hash and t.kind = :kind and t.revoked_at is null
                and (t.expires_at is null or t.expires_at > now())
            """ + ACCOUNT_IS_OPEN;

    private static final String NOTE_TOKEN =
            "update api_token set last_used_at = now() where account_id = :account and id = :id";

    private final JdbcClient sql;

    CredentialStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param demand what the account asks of those who sign in
    /// @param toNote whether it is time to note that it is used
    record WebSession(
            long userId,
            String csrfToken,
            String via,
            @Nullable String demand,
            boolean toNote,
            KnownRights.State rights) {
        @Override
        public String toString() {
            return "WebSession of " + userId;
        }
    }

    /// @param scopes null: everything its user may do
    /// @param ends whether it is good for a while only
    /// @param toNote whether it is time to note that it is used
    record Token(
            long id, long userId, String @Nullable [] scopes, boolean ends, boolean toNote, KnownRights.State rights) {}

    Optional<WebSession> session(AccountKey cookie) {
        return sql.sql(SESSION)
                .param("account", account())
                .param("hash", cookie.hash())
                .param("noted", SESSION_NOTED.toString())
                .param("idle", IDLE.toString())
                .param("longest", LONGEST.toString())
                .query((row, _) -> new WebSession(
                        row.getLong("user_id"),
                        row.getString("csrf_token"),
                        row.getString("via"),
                        row.getString("demand"),
                        row.getBoolean("to_note"),
                        KnownRights.State.of(row)))
                .optional();
    }

    void note(AccountKey cookie) {
        sql.sql(NOTE_SESSION)
                .param("account", account())
                .param("hash", cookie.hash())
                .update();
    }

    Optional<Token> token(AccountKey token, TokenKind kind) {
        return sql.sql(TOKEN)
                .param("account", account())
                .param("hash", token.hash())
                .param("kind", kind.name())
                .param("noted", TOKEN_NOTED.toString())
                .query((row, _) -> new Token(
                        row.getLong("id"),
                        row.getLong("user_id"),
                        words(row),
                        row.getBoolean("ends"),
                        row.getBoolean("to_note"),
                        KnownRights.State.of(row)))
                .optional();
    }

    private static String @Nullable [] words(ResultSet row) throws SQLException {
        var scopes = row.getArray("scopes");
        return scopes == null ? null : (String[]) scopes.getArray();
    }

    void note(Token token) {
        sql.sql(NOTE_TOKEN).param("account", account()).param("id", token.id()).update();
    }

    /// A session that was neither forgotten for too long nor is too old; the same as above.
    static Condition alive() {
        var now = DSL.currentOffsetDateTime();
        return WEB_SESSION
                .LAST_SEEN_AT
                .gt(now.minus(DayToSecond.valueOf(IDLE)))
                .and(WEB_SESSION.CREATED_AT.gt(now.minus(DayToSecond.valueOf(LONGEST))));
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
