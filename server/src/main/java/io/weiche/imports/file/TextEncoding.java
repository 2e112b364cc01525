package io.weiche.imports.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the letters of a file are written. The whole file is looked at: its first umlaut may stand in the last row.
public record TextEncoding(Charset charset, int markLength) {
    /// Those somebody may choose by name.
    private static final List<Charset> KNOWN = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-1252"),
            Charset.forName("ISO-8859-15"),
            Charset.forName("windows-1251"),
            Charset.forName("x-MacRoman"));

    private static final int BUFFER = 1 << 16;

    /// @param chosen name of a charset somebody insists on
    /// @throws io.weiche.kernel.BadInput when that is unknown
    public static TextEncoding of(Path file, @Nullable String chosen) throws IOException {
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(4096);
        }
        var marked = byMark(head);
        if (chosen != null) {
            var charset = KNOWN.stream()
                    .filter(known -> known.name().equalsIgnoreCase(chosen.strip()))
                    .findFirst()
                    .orElseThrow(RefusedFile.UNKNOWN_ENCODING::asBadInput);
            return new TextEncoding(
                    charset,
                    marked.filter(found -> found.charset().equals(charset))
                            .map(TextEncoding::markLength)
                            .orElse(0));
        }
        if (marked.isPresent()) {
            return marked.get();
        }
        if (looksLikeUtf16(head)) {
            return new TextEncoding(
                    zerosAt(head, 1) > zerosAt(head, 0) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0);
        }
        return new TextEncoding(
                Utf8Count.of(file).isUtf8() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"), 0);
    }

    private static Optional<TextEncoding> byMark(byte[] head) {
        if (head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_8, 3));
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, 2));
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, 2));
        }
        return Optional.empty();
    }

    /// Western text in UTF-16 has a zero beside nearly every letter.
    static boolean looksLikeUtf16(byte[] head) {
        if (byMark(head).filter(found -> found.markLength() == 2).isPresent()) {
            return true;
        }
        var even = zerosAt(head, 0);
        var odd = zerosAt(head, 1);
        return head.length >= 4 && Math.max(even, odd) > head.length / 4 && Math.min(even, odd) < head.length / 20;
    }

    private static int zerosAt(byte[] head, int parity) {
        int zeros = 0;
        for (int i = parity; i < head.length; i += 2) {
            if (head[i] == 0) {
                zeros++;
            }
        }
        return zeros;
    }

    /// What cannot be decoded becomes U+FFFD, by which a row is recognised as unreadable.
    Reader open(Path file) throws IOException {
        InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        stream.skipNBytes(markLength);
        return new InputStreamReader(
                stream,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    public String name() {
        return charset.name().toUpperCase(Locale.ROOT);
    }
}
