package io.weiche.secrets;

import io.weiche.config.BadConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the key at hand is the one a database was sealed with, asked before anything starts: a node with another one
/// would fail within somebody's request. A node without any works, all but for what is sealed; nodes need no setting to
/// join a cluster.
public final class KeyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);

    private KeyCheck() {}

    /// @param connection that may read everything
    /// @throws BadConfig when it is another one
    public static void require(Connection connection, Path file) throws SQLException {
        var prints = new ArrayList<byte[]>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select fingerprint from secret_key")) {
            while (rows.next()) {
                prints.add(rows.getBytes(1));
            }
        }
        if (!prints.isEmpty()) {
            require(prints, file);
        }
    }

    private static void require(List<byte[]> prints, Path file) {
        if (Files.notExists(file)) {
            LOG.warn("{}", another(file).getMessage());
            return;
        }
        requireKnown(prints, new KeyFile(file).read().getFirst(), file);
    }

    static void requireKnown(List<byte[]> prints, byte[] key, Path file) {
        var print = Secrets.fingerprint(key);
        if (prints.stream().noneMatch(one -> Arrays.equals(one, print))) {
            throw another(file);
        }
    }

    private static BadConfig another(Path file) {
        return new BadConfig("The key in " + file + " is not the one this database was sealed with, or is missing. Set"
                + " WEICHE_SECRET_FILE to a copy of the first one.");
    }
}
