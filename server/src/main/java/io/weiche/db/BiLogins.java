package io.weiche.db;

import io.weiche.config.BadConfig;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Database logins for programs that analyse. Each belongs to one account and reads the views of the schema `bi`,
/// which show that account and nothing else; see docs/bi.md.
public final class BiLogins {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> LIMITS = List.of(
            "statement_timeout = '60s'",
            "idle_in_transaction_session_timeout = '60s'",
            "default_transaction_read_only = on",
            "temp_file_limit = '1GB'",
            "search_path = bi");

    private final Connection admin;

    /// @param admin may create roles
    BiLogins(Connection admin) {
        this.admin = admin;
    }

    /// How a program signs in.
    public record BiLogin(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /// @throws BadConfig when there is no such account
    public BiLogin open(long account) throws SQLException {
        if (!exists(account)) {
            throw new BadConfig("There is no account " + account + "; account list shows them.");
        }
        var login = new BiLogin("weiche_bi_" + account + "_" + random(6), random(24));
        admin.setAutoCommit(false);
        execute("create role " + login.user() + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls"
                + " connection limit 10 in role weiche_bi password '" + login.password() + "'");
        for (var limit : LIMITS) {
            limit(login, limit);
        }
        try (var insert = admin.prepareStatement("insert into weiche.bi_login (role, account_id) values (?, ?)")) {
            execute("set local role weiche_owner");
            insert.setString(1, login.user());
            insert.setLong(2, account);
            insert.executeUpdate();
        }
        admin.commit();
        return login;
    }

    /// Some limits only a superuser may set; without them the rest still holds.
    private void limit(BiLogin login, String limit) throws SQLException {
        var before = admin.setSavepoint();
        try {
            execute("alter role " + login.user() + " set " + limit);
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
            admin.rollback(before);
        }
    }

    /// Ends all of an account; what is signed in with them sees nothing more from this moment.
    ///
    /// @return how many there were
    public int close(long account) throws SQLException {
        var roles = new ArrayList<String>();
        admin.setAutoCommit(false);
        execute("set local role weiche_owner");
        try (var delete = admin.prepareStatement("delete from weiche.bi_login where account_id = ? returning role")) {
            delete.setLong(1, account);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    roles.add(rows.getString(1));
                }
            }
        }
        execute("reset role");
        for (var role : roles) {
            execute("drop role if exists " + role);
        }
        admin.commit();
        return roles.size();
    }

    private boolean exists(long account) throws SQLException {
        try (var select = admin.prepareStatement("select from weiche.account where account_id = ?")) {
            admin.setAutoCommit(false);
            execute("set local role weiche_owner");
            select.setLong(1, account);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        } finally {
            admin.rollback();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
