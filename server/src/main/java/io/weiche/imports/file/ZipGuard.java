package io.weiche.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Unpacks a workbook once and counts, before anybody holds something of it in memory. What its directory says about
/// sizes is not believed.
final class ZipGuard {
    private static final int BUFFER = 1 << 16;
    private static final int ENTRIES = 10_000;
    private static final int SMALL = 10 * FileLimits.MEGA_BYTE;

    private ZipGuard() {}

    /// @throws io.weiche.kernel.BadInput when it is no workbook, damaged, or made to harm
    static void check(Path file) throws IOException {
        long size = Files.size(file);
        if (size > FileLimits.XLSX_BYTES) {
            throw RefusedFile.TOO_LARGE.asBadInput();
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > ENTRIES) {
                throw RefusedFile.BOMB.asBadInput();
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw RefusedFile.NO_TABLE.asBadInput();
            }
            long all = 0;
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                all += unpacked(zip, entry, Math.max(SMALL, size * FileLimits.UNPACKED_RATIO) - all);
            }
        } catch (IOException e) {
            throw RefusedFile.BROKEN.asBadInput();
        }
    }

    private static long unpacked(ZipFile zip, ZipEntry entry, long atMost) throws IOException {
        var limit = Math.min(atMost, limitOf(entry.getName()));
        var buffer = new byte[BUFFER];
        long count = 0;
        try (var stream = zip.getInputStream(entry)) {
            for (int read = firstOf(stream, entry, buffer); read > 0; read = stream.read(buffer)) {
                count += read;
                if (count > limit) {
                    throw RefusedFile.BOMB.asBadInput();
                }
            }
        }
        return count;
    }

    private static long limitOf(String name) {
        return name.endsWith("sharedStrings.xml") ? FileLimits.SHARED_TEXT_BYTES : FileLimits.UNPACKED_BYTES;
    }

    /// Workbooks declare no types of documents; whoever does wants entities to be expanded.
    private static int firstOf(InputStream stream, ZipEntry entry, byte[] buffer) throws IOException {
        int read = stream.readNBytes(buffer, 0, buffer.length);
        if (entry.getName().endsWith(".xml")
                && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
            throw RefusedFile.BROKEN.asBadInput();
        }
        return read;
    }
}
