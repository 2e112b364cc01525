package io.weiche.db;

import io.weiche.config.BadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// PostgreSQL refuses to run as root. Started by root, its programs run as an unprivileged user; started by anybody
/// else, as that person.
///
/// @param prefix what stands before every command
/// @param owner whom the data belongs to, null for the person who started us
record Unprivileged(List<String> prefix, @Nullable UserPrincipal owner) {
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));

    static Unprivileged choose(Path directory) throws IOException {
        if (!runningAsRoot()) {
            return new Unprivileged(List.of(), null);
        }
        var setpriv = PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new BadConfig("PostgreSQL does not run as root, and setpriv (package util-linux),"
                        + " which would start it as another user, is missing. Install it or start as another user."));
        var account = account();
        var owner = directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(account[0]);
        var command = Stream.of(setpriv.toString(), "--reuid=" + account[2], "--regid=" + account[3], "--clear-groups");
        // in a home directory that only root may enter, the server still has to find its own files: it keeps the one
        // capability to pass directories, and the bit that makes access(2) respect it
        var reach = reachable(directory)
                ? Stream.<String>of()
                : Stream.of(
                        "--securebits=+no_setuid_fixup",
                        "--inh-caps=-all,+dac_read_search",
                        "--ambient-caps=-all,+dac_read_search",
                        "--bounding-set=-all,+dac_read_search");
        return new Unprivileged(Stream.concat(command, reach).toList(), owner);
    }

    private static boolean runningAsRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    /// The fields of the first candidate's line: name, -, user number, group number, …
    private static String[] account() throws IOException {
        var accounts = Files.readAllLines(Path.of("/etc/passwd"));
        return CANDIDATES.stream()
                .flatMap(name -> accounts.stream().filter(line -> line.startsWith(name + ":")))
                .map(line -> line.split(":", -1))
                .findFirst()
                .orElseThrow(() -> new BadConfig("PostgreSQL does not run as root, and there is neither a user postgres"
                        + " nor nobody. Create one or start as another user."));
    }

    private static boolean reachable(Path directory) throws IOException {
        for (var parent = directory.getParent(); parent != null; parent = parent.getParent()) {
            if (!Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    void give(Path file) throws IOException {
        if (owner != null) {
            Files.setOwner(file, owner);
        }
    }
}
