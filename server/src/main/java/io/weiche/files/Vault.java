package io.weiche.files;

import io.weiche.config.Config;
import io.weiche.kernel.AccountId;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Bytes on the disk: `files/<account>/<two digits>/<sha256>` in the data directory. A file is there whole or not at
/// all, whatever dies: it is written into `files/<account>/incoming`, forced to the disk and then renamed.
@Component
class Vault {
    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final int BUFFER = 64 * 1024;
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path root;

    Vault(Config config) {
        this.root = config.dataDir().resolve("files");
    }

    /// Bytes that are on the disk, but do not belong to anybody yet.
    ///
    /// @param head the first of them
    record Received(Path path, String sha256, long size, byte[] head) {}

    /// Takes bytes in, a piece at a time.
    ///
    /// @throws Problem payload-too-large as soon as there are more than allowed, unavailable when the disk is full
    Received receive(AccountId account, InputStream bytes, long limit) throws IOException {
        var path = prepared(account).resolve(UUID.randomUUID().toString());
        try {
            return receive(bytes, limit, path);
        } catch (IOException | RuntimeException e) {
            discard(path);
            throw e;
        }
    }

    private Path own(AccountId account) {
        return root.resolve(Long.toString(account.value()));
    }

    private Path aside(AccountId account) {
        return own(account).resolve("incoming");
    }

    private Path prepared(AccountId account) {
        try {
            return Files.createDirectories(aside(account));
        } catch (IOException e) {
            LOG.error("The directory for files cannot be made", e);
            throw new Problem(ProblemType.UNAVAILABLE, "The server cannot store files at this moment.");
        }
    }

    private static Received receive(InputStream bytes, long limit, Path path) throws IOException {
        var digest = DigestUtils.getSha256Digest();
        var head = new byte[ContentTypes.HEAD];
        int headLength = 0;
        long size = 0;
        try (var channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var stream = new DigestInputStream(bytes, digest);
            var buffer = new byte[BUFFER];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                int begin = Math.min(read, head.length - headLength);
                System.arraycopy(buffer, 0, head, headLength, begin);
                headLength += begin;
                size += read;
                if (size > limit) {
                    throw tooLarge(limit);
                }
                write(channel, ByteBuffer.wrap(buffer, 0, read));
            }
            force(channel);
        }
        return new Received(path, HexFormat.of().formatHex(digest.digest()), size, Arrays.copyOf(head, headLength));
    }

    static Problem tooLarge(long limit) {
        return new Problem(ProblemType.PAYLOAD_TOO_LARGE, "A file may have at most " + (limit >> 20) + " MB.")
                .with("limit", limit);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw full(e);
        }
    }

    private static void force(FileChannel channel) {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw full(e);
        }
    }

    private static Problem full(IOException e) {
        LOG.error("A file could not be written", e);
        return new Problem(ProblemType.UNAVAILABLE, "The server cannot store files at this moment.");
    }

    Path path(AccountId account, String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("no hash");
        }
        return own(account).resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /// Gives them their place; bytes that are there already are the same. Called while the row of the content is held.
    void place(AccountId account, Received received) {
        var target = path(account, received.sha256());
        try {
            if (Files.exists(target)) {
                return;
            }
            var directory = Files.createDirectories(target.getParent());
            Files.move(received.path(), target, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(directory);
            forceDirectory(directory.resolveSibling("."));
        } catch (IOException e) {
            throw full(e);
        }
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("A file that nobody needs could not be removed: {}", path, e);
        }
    }

    void remove(AccountId account, String sha256) {
        discard(path(account, sha256));
    }

    /// The content there is on the disk for an account, in one of 256 parts.
    List<String> held(AccountId account, int part) {
        var directory = own(account).resolve("%02x".formatted(part));
        return names(directory).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> SHA256.matcher(name).matches())
                .toList();
    }

    private static List<Path> names(Path directory) {
        var names = new ArrayList<Path>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                entries.forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    /// Removes what was being taken in when a node died. Ages are compared by the clock of the disk.
    void removeAbandoned(AccountId account) {
        var clock = prepared(account).resolve("clock-" + UUID.randomUUID());
        try {
            var now = Files.getLastModifiedTime(Files.createFile(clock)).toInstant();
            for (var path : names(aside(account))) {
                if (lastWritten(path).isBefore(now.minus(ABANDONED))) {
                    discard(path);
                }
            }
        } catch (IOException e) {
            LOG.warn("What was left of broken uploads could not be removed", e);
        } finally {
            discard(clock);
        }
    }

    /// An upload that ends at this moment takes its file away under our eyes.
    private static Instant lastWritten(Path path) throws IOException {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.MAX;
        }
    }
}
