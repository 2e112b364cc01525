package io.weiche.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a file is, from its first bytes and never from its name.
public final class ContentTypes {
    /// How many bytes are looked at.
    static final int HEAD = 512;

    static final String UNKNOWN = "application/octet-stream";

    /// What may be named to a browser. Anything else is bytes to it, above all what could run.
    private static final Set<String> HARMLESS = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/avif",
            "image/heic",
            "image/bmp",
            "application/pdf",
            "application/zip",
            "audio/mpeg",
            "audio/ogg",
            "audio/wav",
            "video/mp4");

    private record Mark(int at, byte[] bytes, String type) {
        static Mark of(int at, String hex, String type) {
            return new Mark(at, HexFormat.of().parseHex(hex), type);
        }

        boolean matches(byte[] head) {
            return head.length >= at + bytes.length
                    && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Mark> MARKS = List.of(
            Mark.of(0, "89504e470d0a1a0a", "image/png"),
            Mark.of(0, "ffd8ff", "image/jpeg"),
            Mark.of(0, "474946383761", "image/gif"),
            Mark.of(0, "474946383961", "image/gif"),
            Mark.of(8, "57454250", "image/webp"),
            Mark.of(4, "6674797061766966", "image/avif"),
            Mark.of(4, "6674797068656963", "image/heic"),
            Mark.of(4, "667479706d696631", "image/heic"),
            Mark.of(4, "66747970", "video/mp4"),
            Mark.of(0, "424d", "image/bmp"),
            Mark.of(0, "255044462d", "application/pdf"),
            Mark.of(0, "504b0304", "application/zip"),
            Mark.of(0, "504b0506", "application/zip"),
            Mark.of(0, "d0cf11e0a1b11ae1", "application/x-ole-storage"),
            Mark.of(0, "1f8b", "application/gzip"),
            Mark.of(0, "377abcaf271c", "application/x-7z-compressed"),
            Mark.of(0, "494433", "audio/mpeg"),
            Mark.of(0, "fffb", "audio/mpeg"),
            Mark.of(0, "fff3", "audio/mpeg"),
            Mark.of(0, "fff2", "audio/mpeg"),
            Mark.of(0, "4f676753", "audio/ogg"),
            Mark.of(8, "57415645", "audio/wav"),
            Mark.of(0, "4d5a", "application/x-msdownload"),
            Mark.of(0, "7f454c46", "application/x-elf"));

    private ContentTypes() {}

    /// @param head the first bytes, [#HEAD] of them if there are as many
    static String of(byte[] head) {
        return MARKS.stream()
                .filter(mark -> mark.matches(head))
                .findFirst()
                .map(Mark::type)
                .orElseGet(() -> ofText(head));
    }

    private static String ofText(byte[] head) {
        if (head.length == 0) {
            return UNKNOWN;
        }
        for (byte one : head) {
            if (one >= 0 && one < 32 && one != '\t' && one != '\n' && one != '\r' && one != '\f') {
                return UNKNOWN;
            }
        }
        var text = text(head).strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        if (text.contains("<svg")) {
            return "image/svg+xml";
        }
        if (text.startsWith("<!doctype html") || text.contains("<html") || text.contains("<script")) {
            return "text/html";
        }
        return text.startsWith("<?xml") ? "application/xml" : "text/plain";
    }

    /// Empty when it is no text. The last character may be cut off.
    private static String text(byte[] head) {
        for (int cut = 0; cut < 4 && cut < head.length; cut++) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(head, 0, head.length - cut))
                        .toString();
            } catch (CharacterCodingException e) {
                // one byte less
            }
        }
        return "";
    }

    /// What a browser is told.
    public static String told(String type) {
        return HARMLESS.contains(type) ? type : UNKNOWN;
    }
}
