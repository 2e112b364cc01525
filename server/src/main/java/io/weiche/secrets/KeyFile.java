package io.weiche.secrets;

import io.weiche.config.BadConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The file with the keys: 64 hexadecimal digits in each line, readable by its owner alone. The first one seals; those
/// below it open what was sealed before. Whoever comes first makes it.
record KeyFile(Path path) {
    private static final int BYTES = 32;

    /// @return at least one
    List<byte[]> read() {
        try {
            if (Files.notExists(path)) {
                make();
            }
            var keys = Files.readString(path)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(HexFormat.of()::parseHex)
                    .toList();
            if (!keys.isEmpty() && keys.stream().allMatch(key -> key.length == BYTES)) {
                return keys;
            }
        } catch (IOException e) {
            throw new BadConfig("The key file " + path + " can be neither read nor made.", e);
        } catch (IllegalArgumentException e) {
            // said below, without what stands there
        }
        throw new BadConfig("Each line of the key file " + path + " must hold 64 hexadecimal digits.");
    }

    /// Another one for each time it was written.
    record Stamp(FileTime writtenAt, @Nullable Object file, long size) {}

    /// Empty for a file that is not there.
    Optional<Stamp> stamp() {
        try {
            var about = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Stamp(about.lastModifiedTime(), about.fileKey(), about.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static byte[] fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /// Takes the place of what stands there, all at once.
    void replace(List<byte[]> keys) {
        try {
            var draft = draft(keys);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BadConfig("The key file " + path + " cannot be written.", e);
        }
    }

    /// Complete before it has its name, so that nobody reads half a key.
    private void make() throws IOException {
        Files.createDirectories(folder());
        var draft = draft(List.of(fresh()));
        try {
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            // somebody else was quicker; theirs counts
        } finally {
            Files.delete(draft);
        }
    }

    private Path draft(List<byte[]> keys) throws IOException {
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(folder(), "key", ".new", own);
        var lines = keys.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining("\n", "", "\n"));
        try (var out = FileChannel.open(draft, EnumSet.of(StandardOpenOption.WRITE))) {
            out.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        return draft;
    }

    private Path folder() {
        var folder = path.toAbsolutePath().getParent();
        return folder == null ? path.toAbsolutePath() : folder;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
