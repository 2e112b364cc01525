package io.weiche.db;

import io.weiche.config.BadConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The files of the embedded server: programs, data, settings, its superuser's password.
final class EmbeddedFiles {
    /// Part of a directory's name: another version unpacks beside the old one.
    private static final String VERSION = "18.6.0";

    private static final int MEBIBYTE = 1 << 20;

    private final Path directory;
    private final Unprivileged user;

    EmbeddedFiles(Path directory, Unprivileged user) {
        this.directory = directory;
        this.user = user;
    }

    Path directory() {
        return directory;
    }

    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    String program(String name) {
        return programs().resolve("bin").resolve(name).toString();
    }

    private Path programs() {
        return directory.resolve("programs-" + VERSION);
    }

    private Path passwordFile() {
        return directory.resolve("superuser.password");
    }

    boolean initialised() {
        // written when initdb has succeeded, so that a first start that was killed begins anew
        return Files.exists(directory.resolve("initialised"));
    }

    /// Unpacks the programs beside their place and moves them there when complete.
    void unpack() throws IOException {
        user.give(directory);
        if (Files.isDirectory(programs())) {
            return;
        }
        var partial = directory.resolve("programs.partial");
        FileSystemUtils.deleteRecursively(partial);
        try (var archive = EmbeddedFiles.class.getResourceAsStream("/" + archiveName())) {
            if (archive == null) {
                throw new BadConfig("There is no embedded PostgreSQL for this machine (" + architecture()
                        + "). Set WEICHE_DATABASE_URL to a PostgreSQL server.");
            }
            untar(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, MEBIBYTE))), partial);
        }
        Files.move(partial, programs(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String archiveName() {
        return "postgres-linux-" + architecture() + ".txz";
    }

    private static String architecture() {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return arch.equals("aarch64") ? "arm_64" : "x86_64";
    }

    private static void untar(TarArchiveInputStream tar, Path target) throws IOException {
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
            var file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException("a file outside of the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(file.getParent());
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(tar, file);
                var mode = (entry.getMode() & 0111) != 0 ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            }
        }
    }

    /// Prepares an empty place for the data and the file initdb reads the password from.
    Path createSuperuserPassword() throws IOException {
        FileSystemUtils.deleteRecursively(data());
        Files.createDirectory(data());
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
        user.give(data());
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(bytes));
        user.give(passwordFile());
        return passwordFile();
    }

    String superuserPassword() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /// Settings of every start. Memory follows the machine: a quarter for the database's own cache.
    void writeSettings(int port) throws IOException {
        var memory = physicalMemory() / MEBIBYTE;
        var cache = Math.clamp(memory / 8, 128, 2048);
        var settings = String.join(
                "\n",
                "listen_addresses = '127.0.0.1'",
                "port = " + port,
                "unix_socket_directories = ''",
                "max_connections = 100",
                // a batch of a conversion holds one advisory lock for every phone and e-mail in it
                "max_locks_per_transaction = 1024",
                "shared_buffers = " + cache + "MB",
                "effective_cache_size = " + Math.max(256, memory / 2) + "MB",
                "work_mem = 16MB",
                "maintenance_work_mem = 256MB",
                "max_wal_size = 4GB",
                "checkpoint_timeout = 15min",
                "wal_compression = on",
                "random_page_cost = 1.1",
                "jit = off",
                "tcp_keepalives_idle = 30",
                "logging_collector = off",
                "log_min_messages = warning",
                "log_line_prefix = '%m [%p] '",
                "");
        var file = data().resolve("weiche.conf");
        Files.writeString(file, settings);
        user.give(file);
        var main = data().resolve("postgresql.conf");
        var include = "include 'weiche.conf'";
        var text = Files.readString(main);
        if (!text.contains(include)) {
            Files.writeString(main, text + "\n" + include + "\n");
        }
        Files.writeString(directory.resolve("initialised"), VERSION + "\n");
        if (Files.notExists(log())) {
            Files.createFile(log());
        }
        user.give(log());
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 4L * 1024 * MEBIBYTE;
    }

    /// From the file the server writes while it runs: process id, data, start, port, …
    Optional<Integer> postmasterPort() throws IOException {
        var lines = postmaster();
        return lines.size() > 3 && lines.get(3).matches("[0-9]+")
                ? Optional.of(Integer.valueOf(lines.get(3)))
                : Optional.empty();
    }

    boolean postmasterAlive() throws IOException {
        var lines = postmaster();
        return !lines.isEmpty()
                && lines.getFirst().matches("[0-9]+")
                && ProcessHandle.of(Long.parseLong(lines.getFirst()))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
    }

    private List<String> postmaster() throws IOException {
        var file = data().resolve("postmaster.pid");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
