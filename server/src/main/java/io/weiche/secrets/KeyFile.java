package io.weiche.secrets;

import io.weiche.config.BadConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;

/// The file with the key: 64 hexadecimal digits, readable by its owner alone. Whoever comes first makes it.
record KeyFile(Path path) {
    private static final int BYTES = 32;

    byte[] read() {
        try {
            if (Files.notExists(path)) {
                make();
            }
            var bytes = HexFormat.of().parseHex(Files.readString(path).strip());
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IOException e) {
            throw new BadConfig("The key file " + path + " can be neither read nor made.", e);
        } catch (IllegalArgumentException e) {
            // said below, without what stands there
        }
        throw new BadConfig("The key file " + path + " must hold 64 hexadecimal digits.");
    }

    /// Complete before it has its name, so that nobody reads half a key.
    private void make() throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var draft = Files.createTempFile(folder, "key", ".new", own);
        try {
            try (var out = FileChannel.open(draft, EnumSet.of(StandardOpenOption.WRITE))) {
                out.write(ByteBuffer.wrap((HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            // somebody else was quicker; theirs counts
        } finally {
            Files.delete(draft);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
