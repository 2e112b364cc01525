package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on providers of mailboxes.
@Repository
class MailProviderStore {
    private static final String PLACE = "mail_provider";

    private static final String COLUMNS = """
            select kind, authorize_url, token_url, scopes, client_id, client_secret
            from mail_provider where account_id = :account""";

    private static final String SAVE = """
            insert into mail_provider (account_id, kind, authorize_url, token_url, scopes, client_id, client_secret)
            values (:account, :kind, :authorizeUrl, :tokenUrl, :scopes, :clientId, cast(:clientSecret as bytea))
            on conflict (account_id, kind) do update set authorize_url = excluded.authorize_url,
                token_url = excluded.token_url, scopes = excluded.scopes, client_id = excluded.client_id,
                client_secret = excluded.client_secret""";

    private final JdbcClient sql;
    private final Secrets secrets;

    MailProviderStore(JdbcClient sql, Secrets secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private MailProvider provider(ResultSet row, int number) throws SQLException {
        var sealed = row.getBytes("client_secret");
        return new MailProvider(
                MailProvider.Kind.valueOf(row.getString("kind")),
                row.getString("authorize_url"),
                row.getString("token_url"),
                row.getString("scopes"),
                row.getString("client_id"),
                sealed == null ? null : new String(secrets.open(PLACE, sealed), StandardCharsets.UTF_8));
    }

    List<MailProvider> list() {
        return of(COLUMNS + " order by kind").query(this::provider).list();
    }

    Optional<MailProvider> find(MailProvider.Kind kind) {
        return of(COLUMNS + " and kind = :kind")
                .param("kind", kind.name())
                .query(this::provider)
                .optional();
    }

    void save(MailProvider provider) {
        var secret = provider.clientSecret();
        of(SAVE).param("kind", provider.kind().name())
                .param("authorizeUrl", provider.authorizeUrl())
                .param("tokenUrl", provider.tokenUrl())
                .param("scopes", provider.scopes())
                .param("clientId", provider.clientId())
                .param(
                        "clientSecret",
                        secret == null ? null : secrets.seal(PLACE, secret.getBytes(StandardCharsets.UTF_8)))
                .update();
    }

    void remove(MailProvider.Kind kind) {
        of("delete from mail_provider where account_id = :account and kind = :kind")
                .param("kind", kind.name())
                .update();
    }
}
