package io.weiche.mailboxes.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who wrote what somebody forwards, as the common mail programs say it.
class ForwardedMailTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String OURS = "info+f-" + TOKEN + "@weiche.test";
    private static final Set<String> MAILBOXES = Set.of("info@weiche.test");

    private static ReadMail read(String headers, String text) throws UnreadableMail {
        return MailReader.read(("From: Max Muster <max@weiche.test>\r\n" + headers + "\r\n\r\n" + text)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static ReadMail forwarded(String text) throws UnreadableMail {
        return read("To: " + OURS + "\r\nSubject: Fwd: WG: Angebot\r\nContent-Type: text/plain; charset=utf-8", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Outlook, German and English
                "Zur Info\n\n-----Ursprüngliche Nachricht-----\nVon: Erika Holm <erika@kundin.example> \nGesendet: Montag, 23. November 2026 09:00\nAn: Max Muster <max@weiche.test>\nBetreff: Dach\n\nText",
                "________________________________\nVon: Erika Holm [mailto:erika@kundin.example]\nGesendet: Montag\nAn: 'max@weiche.test'\nCc: a@b.example; c@d.example;\n e@f.example\nBetreff: Dach\n\nText",
                "From: Erika Holm <erika@kundin.example<mailto:erika@kundin.example>>\nSent: Monday, November 23, 2026 9:00 AM\nTo: Max Muster <max@weiche.test>\nSubject: Dach\n\nText",
                // Gmail
                "---------- Forwarded message ---------\nVon: Erika Holm <erika@kundin.example>\nDate: Mo., 23. Nov. 2026 um 09:00 Uhr\nSubject: Dach\nTo: <max@weiche.test>\n\n\nText",
                "FYI\n\n---------- Forwarded message ---------\nFrom: *Erika Holm* <erika@kundin.example>\nDate: Mon, Nov 23, 2026 at 9:00 AM\nSubject: Dach\nTo: <max@weiche.test>\n\nText",
                // Thunderbird
                "-------- Weitergeleitete Nachricht --------\nBetreff: \tDach\nDatum: \tMon, 23 Nov 2026 09:00:00 +0100\nVon: \tErika Holm <erika@kundin.example>\nAn: \tmax@weiche.test\n\nText",
                "-------- Forwarded Message --------\nSubject:\nDach\nDate:\nMon, 23 Nov 2026\nFrom:\nErika Holm <erika@kundin.example>\nTo:\nmax@weiche.test\n\nText",
                // Apple Mail, quoted
                "> Anfang der weitergeleiteten Nachricht:\n> \n> Von: \"Erika Holm\" <erika@kundin.example>\n> Betreff: Dach\n> Datum: 23. November 2026 um 09:00:00 MEZ\n> An: max@weiche.test\n> \n> Text",
                "Begin forwarded message:\n\nFrom: Erika Holm <erika@kundin.example>\nSubject: Dach\nDate: 23. November 2026\nTo: max@weiche.test\n\nText",
                // bold, as some programs make text of HTML
                "*Von:* Erika Holm <erika@kundin.example>\n*Gesendet:* Montag\n*An:* max@weiche.test\n*Betreff:* Dach\n\nText\n\nVon: Wer anders <anders@x.example>\nGesendet: gestern\nAn: Erika\nBetreff: Alt\n\nAlt"
            })
    void theWriterIsFoundInTheHead(String text) throws UnreadableMail {
        var mail = forwarded(text);
        var taken = mail.asWritten(MAILBOXES);
        assertThat(taken.from()).isEqualTo(new ReadMail.Who("Erika Holm", "erika@kundin.example"));
        assertThat(taken.subject()).isEqualTo("Dach");
        assertThat(taken.to()).containsExactly("info@weiche.test");
        assertThat(taken.text()).isEqualTo(mail.text());
        assertThat(mail.forwardedBy(MAILBOXES)).isEqualTo("max@weiche.test");
        assertThat(ForwardedHead.below(mail.text(), "Erika@kundin.example").orElseThrow())
                .matches("(?s)(> )?Text.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nur Text",
                "Von: Erika",
                "Von: erika@kundin.example\n\nBetreff ist mir egal",
                "Von: kein Absender\nAn: max\nBetreff: Dach\nDatum: heute",
                "Von mir aus: gern.\nAn: alle\nBetreff: Urlaub"
            })
    void whereNoHeadStandsWhoeverForwardedCounts(String text) throws UnreadableMail {
        var mail = forwarded(text);
        var taken = mail.asWritten(MAILBOXES);
        assertThat(taken.from().address()).isEqualTo("max@weiche.test");
        assertThat(taken.subject()).isEqualTo("Angebot");
        assertThat(mail.forwardedBy(MAILBOXES)).isNull();
        assertThat(ForwardedHead.below(mail.text(), "max@weiche.test")).isEmpty();
    }

    @Test
    void aMessageTheCustomerAttachedIsAFileOfTheirs() throws UnreadableMail {
        var mail = read(
                "To: " + OURS
                        + "\r\nSubject: WG: Angebot\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b",
                """
                --b\r
                Content-Type: text/plain\r
                \r
                Von: Erika Holm <erika@kundin.example>\r
                Gesendet: gestern\r
                An: Max Muster\r
                Betreff: Dach\r
                \r
                Siehe, was mir die anderen anbieten.\r
                --b\r
                Content-Type: message/rfc822\r
                \r
                From: anna@andere.example\r
                Subject: Unser Preis\r
                \r
                Text\r
                --b--\r
                """);
        var taken = mail.asWritten(MAILBOXES);
        assertThat(taken.from().address()).isEqualTo("erika@kundin.example");
        assertThat(taken.subject()).isEqualTo("Dach");
    }

    @Test
    void whereNoHeadStandsAnAttachedMessageSaysWhoWroteIt() throws UnreadableMail {
        var mail = read(
                "To: " + OURS
                        + "\r\nSubject: WG: Angebot\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b",
                """
                --b\r
                Content-Type: text/plain\r
                \r
                Siehe Anhang\r
                --b\r
                Content-Type: message/rfc822\r
                Content-Disposition: attachment; filename="Angebot.eml"\r
                \r
                From: =?utf-8?q?Erika_M=C3=BCller?= <erika@kundin.example>\r
                Subject: =?utf-8?q?Dach_f=C3=BCr_uns?=\r
                \r
                Text\r
                --b--\r
                """);
        var taken = mail.asWritten(MAILBOXES);
        assertThat(taken.from()).isEqualTo(new ReadMail.Who("Erika Müller", "erika@kundin.example"));
        assertThat(taken.subject()).isEqualTo("Dach für uns");
        assertThat(taken.attachments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ceo@grosskunde.example <someone@evil.example>",
                "\"Chef <ceo@grosskunde.example>\" <someone@evil.example>",
                "ceo@grosskunde.example [mailto:someone@evil.example]",
                "ceo@grosskunde.example <someone@evil.example<mailto:someone@evil.example>>",
                "<someone@evil.example>",
                "someone@evil.example"
            })
    void nobodyIsWhoTheyCallThemselves(String writer) throws UnreadableMail {
        var mail = forwarded("Von: " + writer + "\nGesendet: heute\nAn: Max\nBetreff: Dach\n\nText");
        assertThat(mail.asWritten(MAILBOXES).from()).isEqualTo(new ReadMail.Who(null, "someone@evil.example"));
    }

    @Test
    void noSecretAddressIsShown() throws UnreadableMail {
        var mail = read(
                "To: x@weiche.test, " + OURS.toUpperCase(Locale.ROOT) + "\r\nCc: vertrieb+f-" + "0".repeat(32)
                        + "@weiche.test, info+f-1@weiche.test",
                "Text");
        assertThat(mail.to()).containsExactly("x@weiche.test", "INFO@WEICHE.TEST");
        assertThat(mail.cc()).containsExactly("vertrieb@weiche.test", "info+f-1@weiche.test");
        assertThat(mail.forward()).isNotNull();
        assertThat(mail.forward().tokens()).containsExactly(TOKEN, "0".repeat(32));
    }

    @Test
    void headsOfThoseWhoSentItOnBeforeAreSkipped() throws UnreadableMail {
        var erika =
                "Von: Erika Holm <erika@kundin.example>\nGesendet: gestern\nAn: info@weiche.test\nBetreff: Dach\n\nText";
        for (var before : List.of("Info <Info@weiche.test>", "Max Muster [mailto:MAX@weiche.test]")) {
            var mail = forwarded("Bitte!\n\nVon: " + before
                    + "\nGesendet: heute\nAn: Max Muster\nBetreff: WG: Dach\n\nMachst du das?\n\n" + erika);
            assertThat(mail.asWritten(MAILBOXES).from().address()).isEqualTo("erika@kundin.example");
            assertThat(mail.asWritten(MAILBOXES).subject()).isEqualTo("Dach");
            assertThat(mail.forwardedBy(MAILBOXES)).isEqualTo("max@weiche.test");
            assertThat(ForwardedHead.below(mail.text(), "erika@kundin.example")).contains("Text");
        }
        // who wrote to whoever wrote this nobody knows
        var unnamed = forwarded("Von: Hans\nGesendet: heute\nAn: Max\nBetreff: WG: Dach\n\n" + erika);
        assertThat(unnamed.asWritten(MAILBOXES).from().address()).isEqualTo("max@weiche.test");
    }

    private static @Nullable Automatic automatic(String headers, String text) throws UnreadableMail {
        return read(headers + "\r\nSubject: WG: Dach", text)
                .asWritten(MAILBOXES)
                .automatic();
    }

    @Test
    void whatARuleSendsOnIsNoAnswerOfAMachine() throws UnreadableMail {
        var head = "Von: Erika Holm <erika@kundin.example>\nGesendet: heute\nAn: Max\nBetreff: Dach\n\nText";
        var to = "To: " + OURS + "\r\nAuto-Submitted: ";
        var rule = "\r\nX-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent";
        assertThat(automatic(to + "auto-generated" + rule, head)).isNull();
        assertThat(automatic(to + "auto-generated" + rule, "Text")).isNull();
        assertThat(automatic(to + "auto-generated", head)).isNull();
        assertThat(automatic(
                        "To: x@weiche.test\r\nDelivered-To: " + OURS + "\r\nAuto-Submitted: auto-generated" + rule,
                        "x"))
                .isNull();
        assertThat(automatic(to + "auto-generated", "Text")).isEqualTo(Automatic.REPLY);
        assertThat(automatic(to + "auto-replied" + rule, head)).isEqualTo(Automatic.REPLY);
        assertThat(automatic(to + "no\r\nReturn-Path: <>", head)).isEqualTo(Automatic.REPORT);
        // who does not know the address gets no leave from it
        assertThat(read("To: x@weiche.test\r\nAuto-Submitted: auto-generated" + rule, head)
                        .asWritten(MAILBOXES)
                        .automatic())
                .isEqualTo(Automatic.REPLY);
    }

    @Test
    void anAttachedMessageIsJudgedByItsOwnHead() throws UnreadableMail {
        var headers = "To: " + OURS + "\r\nAuto-Submitted: %s\r\nContent-Type: multipart/mixed; boundary=b";
        var text =
                "--b\r\n\r\nx\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: erika@kundin.example\r\n%s\r\n\r\nText\r\n--b--";
        var person = text.formatted("Subject: Dach");
        assertThat(automatic(headers.formatted("auto-generated"), person)).isNull();
        assertThat(automatic(headers.formatted("auto-replied"), person)).isEqualTo(Automatic.REPLY);
        assertThat(automatic(headers.formatted("no"), text.formatted("Auto-Submitted: auto-replied")))
                .isEqualTo(Automatic.REPLY);
        assertThat(automatic(headers.formatted("no"), text.formatted("List-Id: <x>")))
                .isEqualTo(Automatic.LIST);
    }

    @Test
    void whoeverResendsChangesNothing() throws UnreadableMail {
        for (var header : List.of(
                "To: x@weiche.test\r\nDelivered-To: " + OURS,
                "To: " + OURS + "\r\nResent-From: vertreter@weiche.test\r\nResent-To: " + OURS,
                "To: x@weiche.test\r\nX-Original-To: " + OURS + "\r\nX-Forwarded-For: vertreter@weiche.test " + OURS)) {
            var mail = read(
                    header + "\r\nSubject: Fwd: Dach", "From: A <a@b.example>\nSent: x\nTo: y\nSubject: z\n\nText");
            assertThat(mail.asWritten(MAILBOXES).from().address()).isEqualTo("max@weiche.test");
            assertThat(mail.asWritten(MAILBOXES).subject()).isEqualTo("Fwd: Dach");
            assertThat(mail.forwardedBy(MAILBOXES))
                    .isEqualTo(header.contains("vertreter") ? "vertreter@weiche.test" : null);
        }
    }

    @Test
    void hostileHeadsAreReadInTimeAndHarmless() throws UnreadableMail {
        for (var text : List.of(
                "Von:".repeat(100_000),
                "Von: " + "a".repeat(200_000) + "@\nAn: x\nBetreff: y",
                ("Von: " + "<".repeat(5_000) + "\n").repeat(300),
                "Von: \u0000\uD800 <a@b.example>\nAn: x\nBetreff: \u0000",
                "> ".repeat(200_000) + "Von: x",
                "Von: a@b.example, Betreff\n".repeat(5_000))) {
            assertThat(forwarded(text).asWritten(MAILBOXES).from().address()).isNotEmpty();
        }
        assertThat(read("To: x@weiche.test", "Von: a@b.example\nAn: x\nBetreff: y")
                        .forward())
                .isNull();
    }
}
