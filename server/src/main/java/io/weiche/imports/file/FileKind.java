package io.weiche.imports.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/// What a file is by what is in it; names of files say what people believe.
public enum FileKind {
    TEXT,
    XLSX;

    private static final int HEAD = 8192;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /// @throws io.weiche.kernel.BadInput for everything that is no table
    public static FileKind of(Path file) throws IOException {
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw RefusedFile.EMPTY.asBadInput();
        }
        if (startsWith(head, OLE)) {
            throw (holdsEncryptedPackage(file) ? RefusedFile.PASSWORD : RefusedFile.OLD_EXCEL).asBadInput();
        }
        if (startsWith(head, ZIP)) {
            return XLSX;
        }
        refuseOthers(head);
        return TEXT;
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /// A workbook with a password is wrapped into the old kind of file, under a name every writer uses.
    private static boolean holdsEncryptedPackage(Path file) throws IOException {
        var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        try (var stream = Files.newInputStream(file)) {
            var window = stream.readNBytes(4 * FileLimits.MEGA_BYTE);
            return new String(window, StandardCharsets.ISO_8859_1)
                    .contains(new String(name, StandardCharsets.ISO_8859_1));
        }
    }

    private static void refuseOthers(byte[] head) {
        var start = new String(head, 0, Math.min(head.length, 512), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        var foreign = Stream.of("%pdf", "<!doctype", "<html", "<?xml", "<table", "{\\rtf", "\u0089png", "gif8", "ÿøÿà")
                .anyMatch(start::startsWith);
        if (foreign || !TextEncoding.looksLikeUtf16(head) && binary(head)) {
            throw RefusedFile.NO_TABLE.asBadInput();
        }
    }

    /// Control characters no text holds: some may be a slip, many are something else.
    private static boolean binary(byte[] head) {
        int controls = 0;
        for (var octet : head) {
            if (octet >= 0 && octet < 0x20 && octet != '\t' && octet != '\n' && octet != '\r' && octet != 0x1A) {
                controls++;
            }
        }
        return controls > head.length / 20;
    }
}
