package io.weiche.db;

import io.weiche.config.BadConfig;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The roles of a database. `weiche_owner` owns the tables and runs migrations; `weiche_app` is what a node may do;
/// `weiche_check` reads everything for checks; `weiche_bi` is what logins of an account may do. None of them can sign
/// in: a node signs in as a member of `weiche_app`
/// of its own database, whose password stands where only the role that created it can read.
final class Roles {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connection admin;

    Roles(Connection admin) {
        this.admin = admin;
    }

    /// How a node signs in.
    record NodeLogin(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /// Makes roles, schema and rights what they must be. May run any number of times.
    NodeLogin establish(String database) throws SQLException {
        createRole("weiche_owner", "nologin", true);
        createRole("weiche_app", "nologin", false);
        createRole("weiche_check", "nologin", true);
        createRole("weiche_bi", "nologin", false);
        execute("grant weiche_owner, weiche_check to current_user");
        execute("grant create, temporary on database " + identifier(database) + " to weiche_owner");
        execute("grant temporary on database " + identifier(database) + " to weiche_app");
        execute("create schema if not exists weiche authorization weiche_owner");
        execute("grant usage on schema weiche to weiche_app, weiche_check");
        execute("alter default privileges for role weiche_owner in schema weiche"
                + " grant usage, select on sequences to weiche_app");
        execute("alter default privileges for role weiche_owner in schema weiche"
                + " grant select on tables to weiche_check");
        return nodeLogin(database);
    }

    /// Roles are shared by all databases of a server; somebody else may create the same one at this moment.
    private void createRole(String role, String options, boolean bypassesFences) throws SQLException {
        if (exists("select from pg_roles where rolname = ?", role)) {
            return;
        }
        execute("create role " + role + " " + options);
        if (bypassesFences) {
            try {
                execute("alter role " + role + " bypassrls");
            } catch (SQLException e) {
                throw new BadConfig(
                        "The role in WEICHE_DATABASE_URL may not give the role " + role
                                + " the right BYPASSRLS, which migrations and checks need. Use a superuser, or run as one:"
                                + " alter role " + role + " bypassrls;",
                        e);
            }
        }
    }

    private NodeLogin nodeLogin(String database) throws SQLException {
        execute("create schema if not exists weiche_bootstrap");
        execute("create table if not exists weiche_bootstrap.node_login (database text primary key, role text not null,"
                + " password text not null)");
        var known = stored(database);
        var login = known == null ? new NodeLogin(roleName(database), newPassword()) : known;
        if (!exists("select from pg_roles where rolname = ?", login.user())) {
            // also of a database that was restored on another server: roles are not part of a database
            execute("create role " + identifier(login.user()) + " login in role weiche_app password '"
                    + login.password() + "'");
        }
        if (known == null) {
            try (var insert = admin.prepareStatement("insert into weiche_bootstrap.node_login values (?, ?, ?)")) {
                insert.setString(1, database);
                insert.setString(2, login.user());
                insert.setString(3, login.password());
                insert.executeUpdate();
            }
        }
        return login;
    }

    private @Nullable NodeLogin stored(String database) throws SQLException {
        try (var select =
                admin.prepareStatement("select role, password from weiche_bootstrap.node_login where database = ?")) {
            select.setString(1, database);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new NodeLogin(row.getString(1), row.getString(2)) : null;
            }
        }
    }

    /// A name of its own for every database, so that two installations on one server do not change each other's
    /// password. At most 63 bytes, as PostgreSQL allows.
    private static String roleName(String database) {
        var bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        var readable = database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return "weiche_node_" + readable.substring(0, Math.min(30, readable.length())) + "_"
                + HexFormat.of().formatHex(bytes);
    }

    private static String newPassword() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// @throws BadConfig when the node's role could pass the fences between accounts
    static void refuseStrongRole(Connection node) throws SQLException {
        try (PreparedStatement select = node.prepareStatement(
                        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
                var row = select.executeQuery()) {
            if (!row.next() || row.getBoolean(1)) {
                throw new BadConfig("The server's database role may pass row level security; it must not."
                        + " Take SUPERUSER and BYPASSRLS from it.");
            }
        }
    }

    private boolean exists(String sql, String value) throws SQLException {
        try (var select = admin.prepareStatement(sql)) {
            select.setString(1, value);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
