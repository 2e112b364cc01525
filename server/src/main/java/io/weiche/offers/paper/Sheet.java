package io.weiche.offers.paper;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// The pages of a letter, filled from the top to the bottom. Places are in points from the upper left corner, as
/// people measure paper.
final class Sheet implements AutoCloseable {
    static final float MM = 72 / 25.4f;
    static final float LEFT = 25 * MM;
    static final float RIGHT = PDRectangle.A4.getWidth() - 20 * MM;
    static final float WIDTH = RIGHT - LEFT;
    /// Below it is the foot of the page.
    static final float BOTTOM = PDRectangle.A4.getHeight() - 38 * MM;
    private static final float TOP = 32 * MM;

    static final Color INK = new Color(0x1F, 0x24, 0x2B);
    static final Color GREY = new Color(0x5C, 0x66, 0x70);
    static final Color ACCENT = new Color(0x1C, 0x46, 0x73);
    static final Color RULE = new Color(0xC9, 0xCF, 0xD6);

    private final PDDocument document;
    private @Nullable PDPageContentStream content;
    private float y;

    Sheet(PDDocument document) throws IOException {
        this.document = document;
        begin();
    }

    private void begin() throws IOException {
        close();
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        over(page);
        y = TOP;
    }

    /// Draws on a page that is there already.
    void over(PDPage page) throws IOException {
        close();
        content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true);
    }

    private PDPageContentStream content() {
        if (content == null) {
            throw new IllegalStateException("no page");
        }
        return content;
    }

    float y() {
        return y;
    }

    void goTo(float place) {
        y = place;
    }

    void down(float height) {
        y += height;
    }

    boolean has(float height) {
        return y + height <= BOTTOM;
    }

    /// Goes to the next page when this one has no room for so much.
    ///
    /// @return whether it did
    boolean need(float height) throws IOException {
        if (has(height)) {
            return false;
        }
        begin();
        return true;
    }

    /// @param baseline where the letters stand
    void text(Face face, float size, Color color, float x, float baseline, String text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        content().beginText();
        content().setFont(face.font(), size);
        content().setNonStrokingColor(color);
        content().newLineAtOffset(x, PDRectangle.A4.getHeight() - baseline);
        content().showText(text);
        content().endText();
    }

    /// Ends at `right`.
    void textTo(Face face, float size, Color color, float right, float baseline, String text) throws IOException {
        var shown = face.shown(text);
        text(face, size, color, right - face.width(shown, size), baseline, shown);
    }

    /// Lines of running text from here on, over as many pages as they need.
    void flow(Face face, float size, Color color, List<String> lines, float leading) throws IOException {
        for (var line : lines) {
            need(leading);
            y += leading;
            text(face, size, color, LEFT, y, line);
        }
    }

    void rule(Color color, float thickness, float from, float to, float at) throws IOException {
        content().setStrokingColor(color);
        content().setLineWidth(thickness);
        content().moveTo(from, PDRectangle.A4.getHeight() - at);
        content().lineTo(to, PDRectangle.A4.getHeight() - at);
        content().stroke();
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
