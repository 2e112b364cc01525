package io.weiche.offers.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// One cut of the typeface within one document. What it has no sign for is shown as a box: nothing gets lost unseen.
final class Face {
    private static final int BOX = 0x25A1;

    private final PDFont font;
    private final TrueTypeFont shapes;
    private final CmapLookup signs;
    private final Map<Integer, Float> widths = new HashMap<>();

    private Face(PDFont font, TrueTypeFont shapes) throws IOException {
        this.font = font;
        this.shapes = shapes;
        this.signs = shapes.getUnicodeCmapLookup();
    }

    static Face load(PDDocument document, String name) throws IOException {
        try (var bytes = Objects.requireNonNull(Face.class.getResourceAsStream("/liberation/" + name + ".ttf"))) {
            var shapes = new TTFParser().parse(new RandomAccessReadBuffer(bytes.readAllBytes()));
            // or two letters become one sign, and words cannot be found in the paper
            shapes.setEnableGsub(false);
            return new Face(PDType0Font.load(document, shapes, true), shapes);
        }
    }

    PDFont font() {
        return font;
    }

    /// A text as it can be shown.
    String shown(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().filter(Face::isVisible).forEach(point -> shown.appendCodePoint(known(point)));
        return shown.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.CONTROL -> Character.isWhitespace(point);
            default -> point < 0xFE00 || point > 0xFE0F;
        };
    }

    private int known(int point) {
        if (Character.isWhitespace(point)) {
            return ' ';
        }
        return signs.getGlyphId(point) == 0 ? BOX : point;
    }

    /// @param text as [#shown] makes it
    float width(String text, float size) {
        var width = 0f;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            width += width(text.codePointAt(at));
        }
        return width * size;
    }

    private float width(int point) {
        return widths.computeIfAbsent(point, this::read);
    }

    private float read(int point) {
        try {
            return shapes.getAdvanceWidth(signs.getGlyphId(point)) / (float) shapes.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Breaks a text into lines at blanks, and within words that are longer than a line.
    List<String> lines(String text, float size, float room) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\n", -1)) {
            wrap(shown(paragraph.strip()), size, room, lines);
        }
        return lines;
    }

    private void wrap(String paragraph, float size, float room, List<String> lines) {
        var line = new StringBuilder();
        var used = 0f;
        var blank = width(" ", size);
        for (var word : paragraph.split(" +")) {
            var needed = width(word, size);
            if (!line.isEmpty() && used + blank + needed > room) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (!line.isEmpty()) {
                line.append(' ');
                used += blank;
            }
            for (int at = 0; at < word.length(); ) {
                var point = word.codePointAt(at);
                var one = width(point) * size;
                if (used + one > room && !line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(point);
                used += one;
                at += Character.charCount(point);
            }
        }
        lines.add(line.toString());
    }
}
