package io.weiche.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Changing the key that seals. Each test has a key file of its own beside the server's, whose keys it knows.
@WeicheTest
class RekeyingTest {
    /// Hold bytes that are no sealed values: fingerprints, keys of devices, content.
    private static final Set<String> OTHER_BYTES = Set.of(
            "hash",
            "token_hash",
            "request_hash",
            "code_hash",
            "fingerprint",
            "body",
            "cells",
            "seconds",
            "raw",
            "credential",
            "credential_id",
            "challenge",
            "task_data");

    private final TestAccounts accounts;
    private final DSLContext db;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    RekeyingTest(
            TestAccounts accounts, Secrets servers, DSLContext db, JdbcClient sql, TransactionTemplate transaction) {
        // makes the file, whichever test is the first one
        servers.seal("anywhere", new byte[0]);
        this.accounts = accounts;
        this.db = db;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void afterwardsOnlyTheNewKeyIsNeeded(@TempDir Path directory) throws Exception {
        var account = withSecrets();
        var file = copyOfTheServers(directory);
        var secrets = secretsOf(file);
        var rekeying = new Rekeying(secrets, sql, transaction);
        assertThat(rekeying.begin()).isTrue();
        assertThat(Files.readAllLines(file)).hasSize(2);
        var before = sealed(account);
        CurrentAccount.runAs(account.account(), () -> {
            assertThat(rekeying.sealAccount()).isEqualTo(2);
            assertThat(rekeying.sealAccount()).as("a second time").isZero();
        });
        assertThat(sealed(account)).doesNotContainAnyElementsOf(before);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        var newOnly = Files.writeString(
                directory.resolve("new.key"), Files.readAllLines(file).getFirst());
        var password = CurrentAccount.callAs(
                account.account(),
                () -> transaction.execute(
                        _ -> sql.sql("select password from mailbox where account_id = :account and deleted_at is null")
                                .param("account", account.account().value())
                                .query(byte[].class)
                                .single()));
        assertThat(new String(secretsOf(newOnly).open("mailbox", password), StandardCharsets.UTF_8))
                .isEqualTo("geheim");
    }

    @Test
    void whatBelongsToNoAccountIsSealedAnewToo(@TempDir Path directory) throws Exception {
        var user = accounts.open();
        Browser.of(user)
                .post("/me/second-factor", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .is(200);
        var rekeying = new Rekeying(secretsOf(copyOfTheServers(directory)), sql, transaction);
        rekeying.begin();
        CurrentAccount.runAs(
                user.account(),
                () -> transaction.executeWithoutResult(all -> {
                    var before = seed(user);
                    assertThat(rekeying.sealCommon()).isPositive();
                    var sealed = seed(user);
                    assertThat(sealed).isNotEqualTo(before);
                    // what others sealed in the meantime may be sealed anew, this is not
                    rekeying.sealCommon();
                    assertThat(seed(user)).isEqualTo(sealed);
                    // the server and the other tests do not know this key
                    all.setRollbackOnly();
                }));
    }

    private byte[] seed(Api user) {
        return sql.sql("""
                        select t.seed from login_totp t join login_account a using (login_id)
                        where a.account_id = :account and a.user_id = :user""")
                .param("account", user.account().value())
                .param("user", user.userId())
                .query(byte[].class)
                .single();
    }

    @Test
    void anInterruptedChangeGoesOnWithTheSameKey(@TempDir Path directory) throws Exception {
        var file = copyOfTheServers(directory);
        var secrets = secretsOf(file);
        assertThat(secrets.addKey()).isTrue();
        var keys = Files.readAllLines(file);
        assertThat(secretsOf(file).addKey()).isFalse();
        assertThat(Files.readAllLines(file)).isEqualTo(keys);
    }

    @Test
    void aRunningServerTakesTheNewKeyAndOpensWhatTheOldOneSealed(@TempDir Path directory) throws Exception {
        var file = copyOfTheServers(directory);
        var running = secretsOf(file);
        var old = running.seal("here", new byte[] {1});
        secretsOf(file).addKey();
        assertThat(running.open("here", old)).containsExactly(1);
        assertThat(running.isCurrent("here", old)).isFalse();
        assertThat(running.isCurrent("here", running.seal("here", new byte[] {2})))
                .isTrue();
        assertThatThrownBy(() -> running.open("there", old)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileThatHoldsNoKeyIsRefused(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("secret.key"), "0123\n");
        assertThatThrownBy(() -> secretsOf(file).seal("x", new byte[0])).isInstanceOf(BadConfig.class);
    }

    @Test
    void everyColumnOfSealedValuesIsInTheList() {
        var bytes = sql.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'weiche' and data_type = 'bytea'""").query(String.class).stream()
                .filter(column -> !OTHER_BYTES.contains(column.split("\\.")[1]))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(SealedColumn.ALL.stream().map(column -> column.table() + "." + column.column()))
                .containsExactlyInAnyOrderElementsOf(bytes);
    }

    private Api withSecrets() {
        var user = accounts.open();
        user.post(
                        "/webhooks",
                        Json.of("{'name':'W','address':'http://127.0.0.1:9/hook','events':['crm.mode.changed']}"))
                .is(201);
        user.post(
                        "/mailboxes",
                        Json.of("{'address':'v@pruefstand.example','password':'geheim','imapHost':'127.0.0.1',"
                                + "'imapPort':9,'imapSecurity':'NONE','smtpHost':'127.0.0.1','smtpPort':9,"
                                + "'smtpSecurity':'NONE','state':'PAUSED'}"))
                .is(201);
        // nothing is left of its password, and nothing is there to seal
        var gone = user.post(
                        "/mailboxes",
                        Json.of("{'address':'w@pruefstand.example','password':'geheim','imapHost':'127.0.0.1',"
                                + "'imapPort':9,'imapSecurity':'NONE','smtpHost':'127.0.0.1','smtpPort':9,"
                                + "'smtpSecurity':'NONE','state':'PAUSED'}"))
                .is(201)
                .id();
        user.delete("/mailboxes/" + gone).is(204);
        return user;
    }

    private List<String> sealed(Api account) {
        return CurrentAccount.callAs(
                account.account(),
                () -> transaction.execute(_ -> sql.sql("""
                        select encode(secret, 'hex') from webhook where account_id = :account
                        union all
                        select encode(password, 'hex') from mailbox
                            where account_id = :account and deleted_at is null""")
                        .param("account", account.account().value())
                        .query(String.class)
                        .list()));
    }

    private static Path copyOfTheServers(Path directory) throws Exception {
        return Files.copy(TestDatabase.config().secretFile(), directory.resolve("secret.key"));
    }

    private Secrets secretsOf(Path file) {
        var config = TestDatabase.config();
        return new Secrets(
                db,
                new Config(
                        config.port(),
                        config.bind(),
                        config.dataDir(),
                        config.databaseUrl(),
                        config.node(),
                        config.publicUrl(),
                        config.filesQuota(),
                        config.restLimits(),
                        file,
                        config.mail(),
                        config.outbound(),
                        config.telegramUrl(),
                        config.trustedProxies()));
    }
}
