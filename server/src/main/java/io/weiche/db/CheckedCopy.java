package io.weiche.db;

import io.weiche.config.BadConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.util.FileSystemUtils;

/// A copy of files that knows their sums: it is on the disk when it is finished, and can say later whether it still is
/// what it was. Only its owner may read it; it holds everything.
final class CheckedCopy {
    /// As `sha256sum --check` reads it.
    static final String SUMS = "SHA256SUMS";

    private final Path root;
    private final String below;
    private final Map<String, String> sums;

    private CheckedCopy(Path root, String below, Map<String, String> sums) {
        this.root = root;
        this.below = below;
        this.sums = sums;
    }

    /// @param root what lies there from an attempt that failed is deleted
    static CheckedCopy into(Path root) throws IOException {
        FileSystemUtils.deleteRecursively(root);
        makeDirectories(root);
        return new CheckedCopy(root, "", new TreeMap<>());
    }

    /// The same copy, for files of one of its directories.
    CheckedCopy below(String directory) {
        return new CheckedCopy(root, below + directory + "/", sums);
    }

    private static void makeDirectories(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    void directory(String name) throws IOException {
        makeDirectories(root.resolve(below + name));
    }

    /// Everything below a directory; what goes away meanwhile was not needed.
    ///
    /// @param wanted asked for directories too
    void tree(Path from, Predicate<Path> wanted) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (!directory.equals(from) && !wanted.test(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                directory(from.relativize(directory).toString());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && wanted.test(file)) {
                    copyIfThere(file, from.relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
                if (reason instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw reason;
            }
        });
    }

    private void copyIfThere(Path file, String name) throws IOException {
        InputStream source;
        try {
            source = Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            return;
        }
        try (source) {
            write(name, source);
        }
    }

    void file(Path from, String name) throws IOException {
        try (var source = Files.newInputStream(from)) {
            write(name, source);
        }
    }

    void write(String name, String content) throws IOException {
        write(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private void write(String name, InputStream source) throws IOException {
        var sum = DigestUtils.getSha256Digest();
        var target = root.resolve(below + name);
        makeDirectories(Objects.requireNonNull(target.getParent()));
        try (var channel = FileChannel.open(
                target,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            new DigestInputStream(source, sum).transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        sums.put(below + name, HexFormat.of().formatHex(sum.digest()));
    }

    /// Writes down the sums.
    void finish() throws IOException {
        var lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        var whole = new CheckedCopy(root, "", new TreeMap<>());
        whole.write(SUMS, lines.toString());
    }

    /// A copy has its name only when it is whole.
    static Path moveWhole(Path partial, Path whole) throws IOException {
        Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        try (var directory =
                FileChannel.open(Objects.requireNonNull(whole.toAbsolutePath().getParent()))) {
            directory.force(true);
        }
        return whole;
    }

    /// The files of a copy with their sums, as they were written down.
    ///
    /// @throws BadConfig when there is no copy, or a file is missing or another one
    static Map<String, String> verify(Path copy) throws IOException {
        if (!Files.isRegularFile(copy.resolve(SUMS))) {
            throw new BadConfig("There is no backup in " + copy + ": " + SUMS + " is missing.");
        }
        var known = new TreeMap<String, String>();
        for (var line : Files.readAllLines(copy.resolve(SUMS))) {
            var parts = line.split(" {2}", 2);
            var file = parts.length == 2 ? copy.resolve(parts[1]).normalize() : copy;
            if (!file.startsWith(copy.normalize()) || parts.length < 2) {
                throw new BadConfig("The list of files of the backup is damaged: " + line);
            }
            if (!Files.isRegularFile(file) || !sumOf(file).equals(parts[0])) {
                throw new BadConfig("The backup is damaged: " + parts[1] + ".");
            }
            known.put(parts[1], parts[0]);
        }
        return known;
    }

    private static String sumOf(Path file) throws IOException {
        try (var source = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(source);
        }
    }
}
