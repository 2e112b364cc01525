package io.weiche.mailboxes.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever somebody writes into a message, it is read or refused, soon, and never harms anybody.
class MailReaderTest {
    private static ReadMail read(String raw) throws UnreadableMail {
        return MailReader.read(raw.getBytes(StandardCharsets.UTF_8));
    }

    private static ReadMail html(String html) throws UnreadableMail {
        return read("From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html);
    }

    /// Each hostile message as it was read; those that were refused are absent.
    private static final Map<String, ReadMail> HOSTILE = new LinkedHashMap<>();

    private static final Map<String, String> REFUSED = new LinkedHashMap<>();
    private static final List<String> SLOW = new ArrayList<>();

    @BeforeAll
    static void readHostileMail() {
        HostileMail.all().forEach((what, raw) -> {
            var began = System.nanoTime();
            try {
                HOSTILE.put(what, MailReader.read(raw));
            } catch (UnreadableMail e) {
                REFUSED.put(what, e.reason());
            } catch (Throwable e) {
                throw new AssertionError(what, e);
            }
            if (System.nanoTime() - began > Duration.ofSeconds(10).toNanos()) {
                SLOW.add(what);
            }
        });
    }

    @Test
    void everyHostileMessageIsReadInTimeOrRefused() {
        assertThat(HOSTILE.size() + REFUSED.size()).isGreaterThanOrEqualTo(150);
        assertThat(SLOW).isEmpty();
        assertThat(REFUSED).hasSizeLessThan(10);
        HOSTILE.values().forEach(MailReaderTest::storable);
    }

    /// What PostgreSQL takes, and no more than anybody reads.
    private static void storable(ReadMail mail) {
        Stream.of(
                        mail.messageId(),
                        mail.subject(),
                        mail.text(),
                        mail.html(),
                        mail.from().name(),
                        mail.from().address(),
                        mail.replyTo(),
                        String.join(" ", mail.references()),
                        String.join(" ", mail.to()))
                .forEach(MailReaderTest::storable);
        assertThat(mail.attachments()).hasSizeLessThanOrEqualTo(50).allSatisfy(file -> {
            storable(file.name());
            assertThat(file.name()).doesNotContain("/", "\\").isNotBlank().hasSizeLessThanOrEqualTo(200);
        });
    }

    private static void storable(@Nullable String text) {
        if (text != null) {
            assertThat(text.indexOf('\0')).isNegative();
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
            assertThat(text.length()).isLessThanOrEqualTo(1_000_000);
        }
    }

    @Test
    void nothingOfHtmlRunsFetchesOrCoversThePage() {
        HOSTILE.forEach((what, mail) -> {
            if (mail.html() != null) {
                assertThat(mail.html().toLowerCase(Locale.ROOT))
                        .as(what)
                        .doesNotContain(
                                "<script",
                                "<iframe",
                                "<form",
                                "<object",
                                "<svg",
                                "<style",
                                "<link",
                                "<base",
                                "<meta",
                                "onerror",
                                "onclick",
                                "javascript:",
                                "vbscript:",
                                "url(",
                                "position",
                                " src=");
            }
        });
    }

    @Test
    void picturesWaitUntilSomebodyAsks() throws UnreadableMail {
        var clean =
                html("<p>Logo <img src='https://x.example/a.png' width=10></p>").html();
        assertThat(clean).contains("data-src=\"https://x.example/a.png\"").doesNotContain(" src=");
        assertThat(MailHtml.withPictures(clean)).contains(" src=\"https://x.example/a.png\"");
    }

    @Test
    void htmlIsAlsoReadAsText() throws UnreadableMail {
        var mail = html("<style>p{}</style><p>Guten&nbsp;Tag,</p><ul><li>Dach</li><li>Keller</li></ul>bis <b>bald</b>");
        assertThat(mail.text()).isEqualToNormalizingWhitespace("Guten Tag, Dach Keller bis bald");
        assertThat(mail.text().lines().toList()).contains("Dach", "Keller");
    }

    @Test
    void umlautsOfEveryKindAreReadable() throws UnreadableMail {
        var mail = MailReader.read(("From: =?iso-8859-1?q?J=FCrgen_Gro=DF?= <j@x.example>\r\n"
                        + "Subject: =?utf-8?b?R3LDvMOfZQ==?=\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\n"
                        + "Grüße")
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(mail.from().name()).isEqualTo("Jürgen Groß");
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.text()).isEqualTo("Grüße");
    }

    @Test
    void machinesAreRecognised() throws UnreadableMail {
        for (var header : List.of(
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (rejected)",
                "Precedence: bulk",
                "Precedence: auto_reply",
                "List-Id: <liste.example>",
                "List-Unsubscribe: <mailto:x@y.example>",
                "Feedback-ID: 1:2:3:x",
                "Return-Path: <>",
                "X-Autoreply: yes",
                "Content-Type: multipart/report; boundary=x")) {
            assertThat(read("From: a@b.example\r\n" + header + "\r\n\r\nx").automatic())
                    .as(header)
                    .isNotNull();
        }
        assertThat(read("From: MAILER-DAEMON@b.example\r\n\r\nx").automatic()).isEqualTo(Automatic.REPORT);
        assertThat(read("From: a@b.example\r\nAuto-Submitted: no\r\nReturn-Path: <a@b.example>\r\n\r\nx")
                        .automatic())
                .isNull();
    }

    @Test
    void aBusinessCardIsRead() {
        var card = HOSTILE.get("a business card").attachments().getFirst().card();
        assertThat(card)
                .isEqualTo(new ReadMail.Card(
                        "Max", "Muster", "Muster GmbH", null, List.of("030 1"), List.of("max@x.example")));
    }

    @Test
    void aBounceNamesWhatCameBack() {
        assertThat(HOSTILE.get("a bounce").bounced()).containsExactly("a@b.example");
    }
}
