package io.weiche.db;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/// A copy of a data directory with an embedded database, taken while a server works on it. PostgreSQL is told that a
/// copy begins and ends, and the log it wrote in between goes along: the copy becomes whole when it is started, as
/// after
/// a crash (ADR 149).
public final class Backup {
    private static final Pattern NAME = Pattern.compile("weiche-\\d{8}T\\d{6}Z");
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final Pattern FIRST_SEGMENT =
            Pattern.compile("(?m)^START WAL LOCATION: .* \\(file ([0-9A-F]{24})\\)$");
    /// What the server makes anew, or what would mislead a copy.
    private static final Set<String> NOT_OF_DATABASE = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pgsql_tmp");

    private Backup() {}

    /// @param into holds backups, each in a directory of its own named after its moment; made when it is missing
    /// @return where the copy lies now
    /// @throws BadConfig when the database is the operator's own, or something cannot be read or written
    public static Path take(Config config, Path into) {
        if (config.databaseUrl() != null) {
            throw new BadConfig("A PostgreSQL server of your own is backed up with its own tools, such as pg_dump.");
        }
        if (into.toAbsolutePath().startsWith(config.dataDir().toAbsolutePath())) {
            throw new BadConfig("A backup within the data directory would be lost with it.");
        }
        if (!Files.exists(config.dataDir().resolve("postgres"))) {
            throw new BadConfig("There is no data in " + config.dataDir() + ".");
        }
        try (var embedded = EmbeddedPostgres.start(config.dataDir().resolve("postgres"));
                var admin = embedded.connect()) {
            return take(admin, config.dataDir(), into);
        } catch (IOException | SQLException e) {
            throw new BadConfig("The backup failed: " + e.getMessage(), e);
        }
    }

    private static Path take(Connection admin, Path dataDir, Path into) throws IOException, SQLException {
        Files.createDirectories(into);
        var name = "weiche-" + text(admin, """
                select to_char(clock_timestamp() at time zone 'UTC', 'YYYYMMDD"T"HH24MISS"Z"')""");
        var partial = into.resolve(name + ".partial");
        var copy = CheckedCopy.into(partial);
        copyDatabase(admin, dataDir.resolve("postgres/data"), copy.below("postgres/data"));
        // files are there before the rows that name them, and go after them: they are copied last
        copy.tree(dataDir, file -> !isOfServer(dataDir.relativize(file)));
        copy.finish();
        return CheckedCopy.moveWhole(partial, into.resolve(name));
    }

    private static boolean isOfServer(Path file) {
        return file.startsWith("postgres/data")
                || file.startsWith("postgres/programs.partial")
                || file.toString().startsWith("postgres/programs-")
                || file.toString().endsWith(".lock")
                || file.toString().endsWith(".log");
    }

    private static void copyDatabase(Connection admin, Path data, CheckedCopy copy) throws IOException, SQLException {
        // keeps the log until it is copied; goes with the connection
        text(admin, """
                select slot_name from pg_create_physical_replication_slot('weiche_backup_' || pg_backend_pid(), true, true)""");
        text(admin, "select pg_backup_start('weiche backup', true)");
        copy.tree(data, file -> !NOT_OF_DATABASE.contains(file.getFileName().toString()));
        for (var empty : NOT_OF_DATABASE) {
            if (Files.isDirectory(data.resolve(empty))) {
                copy.directory(empty);
            }
        }
        try (var statement = admin.createStatement();
                var end = statement.executeQuery("""
                        select labelfile, coalesce(spcmapfile, ''), pg_walfile_name(lsn) from pg_backup_stop(true)""")) {
            end.next();
            if (!end.getString(2).isBlank()) {
                throw new BadConfig("The database has tablespaces; it is not the embedded one any more.");
            }
            copy.write("backup_label", end.getString(1));
            copyLog(data.resolve("pg_wal"), copy, end.getString(1), end.getString(3));
        }
    }

    private static void copyLog(Path log, CheckedCopy copy, String label, String last) throws IOException {
        var first = FIRST_SEGMENT.matcher(label);
        if (!first.find()) {
            throw new IOException("PostgreSQL does not say where its log begins.");
        }
        copy.directory("pg_wal");
        var segments = new ArrayList<String>();
        try (var all = Files.list(log)) {
            all.map(file -> file.getFileName().toString())
                    .filter(file -> SEGMENT.matcher(file).matches())
                    .filter(file -> file.compareTo(first.group(1)) >= 0 && file.compareTo(last) <= 0)
                    .sorted()
                    .forEach(segments::add);
        }
        if (segments.isEmpty()
                || !segments.getFirst().equals(first.group(1))
                || !segments.getLast().equals(last)) {
            throw new IOException("The log of the database was removed while it was copied.");
        }
        for (var segment : segments) {
            copy.file(log.resolve(segment), "pg_wal/" + segment);
        }
    }

    private static String text(Connection admin, String question) throws SQLException {
        try (var statement = admin.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /// Deletes all but the newest.
    ///
    /// @return those that are gone, the oldest first
    public static List<Path> keepNewest(Path into, int keep) {
        try (var all = Files.list(into)) {
            var backups = all.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
            var old = backups.subList(0, Math.max(0, backups.size() - keep));
            for (var backup : old) {
                FileSystemUtils.deleteRecursively(backup);
            }
            return List.copyOf(old);
        } catch (IOException e) {
            throw new BadConfig("Old backups cannot be deleted: " + e.getMessage(), e);
        }
    }
}
