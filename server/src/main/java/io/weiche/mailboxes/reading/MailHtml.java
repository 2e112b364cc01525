package io.weiche.mailboxes.reading;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;

/// HTML of strangers, made harmless: only elements and attributes that show text stay. Addresses of pictures are put
/// aside, so that nothing is fetched before somebody asks. It is shown in a sandbox all the same.
public final class MailHtml {
    /// What is put aside: where a picture lies.
    public static final String ASIDE = "data-src";

    private static final int LONGEST = 1_000_000;
    private static final int DEEPEST = 100;
    private static final Safelist ALLOWED = Safelist.relaxed()
            .addTags("hr", "s", "center", "font", "address", "figure", "figcaption")
            .addAttributes(":all", "style", "align", "dir", "title")
            .addAttributes("font", "color", "size")
            .addAttributes("table", "border", "cellpadding", "cellspacing", "bgcolor")
            .addAttributes("td", "bgcolor", "valign")
            .addAttributes("tr", "bgcolor", "valign")
            .removeProtocols("a", "href", "ftp")
            .removeProtocols("blockquote", "cite", "http", "https")
            .removeAttributes("blockquote", "cite")
            .removeProtocols("q", "cite", "http", "https")
            .removeAttributes("q", "cite");

    /// Looks of text and boxes; nothing that fetches, moves over other things or runs.
    private static final Pattern HARMLESS_STYLE = Pattern.compile(
            "(color|background-color|font(-size|-weight|-style|-family)?|text-(align|decoration)|line-height"
                    + "|(margin|padding|border)(-[a-z-]+)?|width|max-width|vertical-align|white-space)"
                    + "\\s*:\\s*[-a-zA-Z0-9#%., !'\"]*(rgba?\\([0-9., %]+\\))?[-a-zA-Z0-9#%., !'\"]*");

    private static final Pattern BLOCKS =
            Pattern.compile("p|div|br|li|tr|h[1-6]|table|ul|ol|blockquote|pre|hr|address|center|figure");

    private MailHtml() {}

    /// @return what may be shown in a sandbox; empty when nothing is left
    public static String clean(String html) {
        var dirty = parse(html);
        var clean = new Cleaner(ALLOWED).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        clean.select("[style]").forEach(MailHtml::cleanStyle);
        clean.select("img").forEach(MailHtml::putAside);
        clean.select("a[href]")
                .forEach(link -> link.attr("target", "_blank").attr("rel", "noopener noreferrer nofollow"));
        return MailText.block(clean.body().html(), LONGEST);
    }

    private static Document parse(String html) {
        return Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(MailText.storable(html, LONGEST), "");
    }

    private static void cleanStyle(Element element) {
        var kept = Stream.of(element.attr("style").split(";", 100))
                .map(String::strip)
                .filter(declaration -> declaration.length() < 300
                        && HARMLESS_STYLE.matcher(declaration).matches())
                .collect(Collectors.joining("; "));
        if (kept.isEmpty()) {
            element.removeAttr("style");
        } else {
            element.attr("style", kept);
        }
    }

    private static void putAside(Element picture) {
        var source = picture.attr("src");
        picture.removeAttr("src");
        var scheme = source.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("https://") || scheme.startsWith("http://")) {
            picture.attr(ASIDE, source);
        }
    }

    /// Puts the pictures back in their places.
    public static String withPictures(String clean) {
        var document = Jsoup.parseBodyFragment(clean);
        document.outputSettings().prettyPrint(false);
        for (var picture : document.select("img[" + ASIDE + "]")) {
            picture.attr("src", picture.attr(ASIDE)).removeAttr(ASIDE).attr("referrerpolicy", "no-referrer");
        }
        return document.body().html();
    }

    /// What somebody reads who sees no HTML.
    public static String text(String html) {
        var document = parse(html);
        document.select("script, style, head, title, template, noscript").remove();
        var words = new Words();
        document.body().traverse(words);
        return MailText.block(
                words.text
                        .toString()
                        .replaceAll("[ \\t]+", " ")
                        .replaceAll(" ?\\n ?", "\n")
                        .replaceAll("\\n{3,}", "\n\n"),
                LONGEST);
    }

    private static final class Words implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.text());
            } else if (BLOCKS.matcher(node.nodeName()).matches() && !text.isEmpty()) {
                text.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (BLOCKS.matcher(node.nodeName()).matches() && !node.nodeName().equals("br")) {
                text.append('\n');
            }
        }
    }
}
