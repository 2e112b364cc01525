package io.weiche.imports.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Counts what is UTF-8 in a file and what cannot be.
record Utf8Count(long sequences, long broken) {
    private static final int BUFFER = 1 << 16;

    static Utf8Count of(Path file) throws IOException {
        long sequences = 0;
        long broken = 0;
        int open = 0;
        var buffer = new byte[BUFFER];
        try (var stream = Files.newInputStream(file)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    int octet = buffer[i] & 0xFF;
                    boolean follows = (octet & 0xC0) == 0x80;
                    if (open > 0 && follows) {
                        open--;
                        sequences += open == 0 ? 1 : 0;
                    } else {
                        broken += open > 0 || follows ? 1 : 0;
                        open = following(octet);
                        if (open < 0) {
                            broken++;
                            open = 0;
                        }
                    }
                }
            }
        }
        return new Utf8Count(sequences, broken + (open > 0 ? 1 : 0));
    }

    /// How many bytes belong to the one that begins a letter; -1 when none can begin so.
    private static int following(int octet) {
        if (octet < 0xC0) {
            return 0;
        }
        if (octet < 0xC2 || octet > 0xF4) {
            return -1;
        }
        return octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
    }

    /// A few broken letters among many whole ones are damage, not another encoding.
    boolean isUtf8() {
        return broken == 0 || sequences > 10 * broken;
    }
}
