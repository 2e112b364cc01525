package io.weiche.mailboxes.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Messages nobody hopes for (reliability 8.2), by what is wrong with them.
public final class HostileMail {
    private static final String FROM = "From: Erika <erika@kundin.example>\r\n";

    private final Map<String, byte[]> all = new LinkedHashMap<>();

    private HostileMail() {}

    public static Map<String, byte[]> all() {
        var mail = new HostileMail();
        mail.forms();
        mail.kinds();
        mail.encodings();
        mail.addresses();
        mail.names();
        mail.dates();
        mail.bodies();
        mail.attachments();
        return mail.all;
    }

    private void add(String what, String raw) {
        add(what, raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void add(String what, byte[] raw) {
        if (all.put(what, raw) != null) {
            throw new AssertionError(what + " is there twice");
        }
    }

    private void headers(String what, String headers) {
        add(what, FROM + headers + "\r\n\r\nGuten Tag");
    }

    private void forms() {
        add("nothing", "");
        add("one line break", "\r\n");
        add("only a body", "\r\n\r\nGuten Tag");
        add("only headers", FROM + "Subject: x");
        add("no header at all", "Guten Tag, ich bin keine Kopfzeile");
        add("bare line feeds", (FROM + "Subject: x\r\n\r\nGuten\r\nTag").replace("\r", ""));
        add("bare carriage returns", (FROM + "Subject: x\r\n\r\nGuten\r\nTag").replace("\n", ""));
        add("only NUL", new byte[10_000]);
        add("every byte there is", everyByte());
        headers("a header of 10,000 characters", "Subject: " + "x".repeat(10_000));
        headers("a header of a megabyte", "Subject: " + "x".repeat(1_000_000));
        headers("1,000 headers", "X-Header: x\r\n".repeat(1_000) + "Subject: x");
        headers("the subject three times", "Subject: a\r\nSubject: b\r\nSubject: c");
        headers("a header without a name", ": value\r\nSubject: x");
        headers("a header without a colon", "Subject\r\nFoo");
        headers("a header folded 5,000 times", "Subject: a" + "\r\n b".repeat(5_000));
        headers("only folded blanks", "Subject:\r\n \r\n \r\n\t");
        headers("NUL in a header", "Subject: a\0b");
        headers("control characters in a header", "Subject: a\u0001\u0007\u001Bb");
        add("no boundary", multipart("", "--x\r\n\r\nGuten Tag\r\n--x--"));
        add("an empty boundary", multipart("; boundary=\"\"", "--\r\n\r\nGuten Tag\r\n----"));
        add("two boundaries", multipart("; boundary=a; boundary=b", "--a\r\n\r\nGuten\r\n--b\r\n\r\nTag\r\n--a--"));
        add("a boundary of 5,000 characters", multipart("; boundary=" + "b".repeat(5_000), "--" + "b".repeat(5_000)));
        add("a boundary that never comes", multipart("; boundary=x", "Guten Tag"));
        add("a boundary that never ends", multipart("; boundary=x", "--x\r\n\r\nGuten Tag"));
        add("an empty multipart", multipart("; boundary=x", "--x--"));
        add(
                "a boundary within base64",
                multipart(
                        "; boundary=x",
                        "--x\r\nContent-Transfer-Encoding: base64\r\n\r\nR3V0\r\n--x\r\nZW4=\r\n--x--"));
        add("5,000 parts", multipart("; boundary=x", "--x\r\n\r\nTag\r\n".repeat(5_000) + "--x--"));
        for (int depth : new int[] {10, 50, 200, 1_000}) {
            add(depth + " multiparts in each other", nested(depth));
        }
    }

    private static byte[] everyByte() {
        var bytes = new ByteArrayOutputStream();
        IntStream.range(0, 2_560).forEach(bytes::write);
        return bytes.toByteArray();
    }

    private static String multipart(String parameters, String body) {
        return FROM + "Content-Type: multipart/mixed" + parameters + "\r\n\r\n" + body;
    }

    private static String nested(int depth) {
        var open = IntStream.range(0, depth)
                .mapToObj(at -> "Content-Type: multipart/mixed; boundary=b" + at + "\r\n\r\n--b" + at + "\r\n")
                .collect(Collectors.joining());
        return FROM + open + "\r\nGuten Tag\r\n";
    }

    private void kinds() {
        var inner = FROM + "Subject: innen\r\n\r\nGuten Tag\r\n";
        for (int depth : new int[] {1, 5, 50}) {
            var message = inner;
            for (int at = 0; at < depth; at++) {
                message = FROM + "Content-Type: message/rfc822\r\n\r\n" + message;
            }
            add("messages in messages, " + depth + " deep", message);
        }
        kind("winmail.dat", "application/ms-tnef; name=winmail.dat");
        kind("an invitation", "text/calendar; method=REQUEST");
        kind("S/MIME", "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m");
        kind("PGP", "application/pgp-encrypted");
        kind("a type without a subtype", "text");
        kind("a type of nothing", "");
        kind("a type with a slash too many", "text/plain/html");
        kind("a type of 10,000 characters", "text/" + "x".repeat(10_000));
        kind("a type of control characters", "te\u0001xt/pl\0ain");
        kind("1,000 parameters", "text/plain" + "; a=b".repeat(1_000));
        kind("a parameter without an end", "text/plain; name=\"a");
        kind("an unknown type", "foo/bar");
        kind("multipart of nothing", "multipart/");
        kind("text by another name", "TEXT/PLAIN; CHARSET=UTF-8");
        add(
                "a bounce",
                FROM
                        + "Return-Path: <>\r\nContent-Type: multipart/report; boundary=x\r\n\r\n--x\r\n\r\nnicht zustellbar"
                        + "\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nStatus: 5.1.1\r\n--x\r\n"
                        + "Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <a@b.example>\r\n--x--");
        headers("an absence note", "Auto-Submitted: auto-replied\r\nSubject: Abwesend");
        headers("a read receipt", "Content-Type: multipart/report; report-type=disposition-notification; boundary=x");
        headers("a newsletter", "List-Id: <a.b.example>\r\nPrecedence: bulk");
    }

    private void kind(String what, String type) {
        headers(what, "Content-Type: " + type);
    }

    private void encodings() {
        for (var charset : List.of(
                "utf-7",
                "iso-2022-jp",
                "unknown-8bit",
                "gb18030",
                "x-user-defined",
                "utf-16",
                "ebcdic-cp-us",
                "\"\"",
                "utf-8; charset=latin1",
                "../../etc/passwd",
                "%00",
                "a b c",
                "utf8mb4",
                "ansi_x3.110-1983",
                "cp65001",
                "\u00fctf-8")) {
            headers("the charset " + charset, "Content-Type: text/plain; charset=" + charset);
        }
        for (var encoding : List.of(
                "base64",
                "quoted-printable",
                "uuencode",
                "x-unknown",
                "8bit",
                "binary",
                "7bit; x=y",
                "",
                "\"",
                "BASE65")) {
            headers("the encoding " + encoding, "Content-Transfer-Encoding: " + encoding);
        }
        for (var word : List.of(
                "=?utf-8?q?=00?=",
                "=?utf-8?b?!!!?=",
                "=?utf-8?x?a?=",
                "=?unknown?q?a?=",
                "=?utf-8?q?=C3?=",
                "=?utf-8?q?=ED=A0=80?=",
                "=?utf-8?b?" + "QUFB".repeat(5_000) + "?=",
                "=?=?=?=",
                "=?utf-8?q?" + "=E2=80=AE" + "txt.exe?=",
                "=?utf-16?b?2AA=?=")) {
            headers("the encoded word " + word.substring(0, Math.min(30, word.length())), "Subject: " + word);
        }
        add("invalid UTF-8", FROM + "Content-Type: text/plain; charset=utf-8\r\n\r\n\u00C3(\u00ED\u00A0\u0080\u00FF");
        add("NUL within the text", FROM + "Content-Type: text/plain; charset=utf-8\r\n\r\nGuten\0Tag\0");
        add("half of a character", FROM + "Content-Type: text/plain; charset=utf-16be\r\n\r\n\u00D8\0\u00D8\0");
        add("quoted-printable of half a byte", FROM + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=C=3=");
    }

    private void addresses() {
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("none", "");
        addresses.put("nothing but a name", "Erika");
        addresses.put("an encoded word as an address", "=?utf-8?q?a=40b.example?=");
        addresses.put("two domains", "<aaa@bbb.example>ccc@ddd.example");
        addresses.put("a group", "Freunde: a@b.example, c@d.example;");
        addresses.put("a group that never ends", "Freunde: a@b.example");
        addresses.put("comments", "(a (b (c))) a@b.example (d)");
        addresses.put("comments 10,000 deep", "(".repeat(10_000) + "a@b.example");
        addresses.put("a quoted local part", "\"a b@c\"@d.example");
        addresses.put("an IP literal", "a@[127.0.0.1]");
        addresses.put("an IDN", "m\u00FCller@b\u00FCcher.example");
        addresses.put("only an at sign", "@");
        addresses.put("three at signs", "a@b@c@d.example");
        addresses.put("angle brackets", "<<<<>>>>");
        addresses.put("an address of 10,000 characters", "a".repeat(10_000) + "@b.example");
        addresses.put("a name of 10,000 characters", "\"" + "a".repeat(10_000) + "\" <a@b.example>");
        addresses.put("a newline in a name", "\"a\r\n b\" <a@b.example>");
        addresses.put("a header within an address", "a@b.example\\r\\nBcc: c@d.example");
        addresses.put("NUL in an address", "a\0@b.example");
        addresses.put("a script for a name", "\"<script>alert(1)</script>\" <a@b.example>");
        addresses.put("a formula for a name", "\"=cmd|' /C calc'!A0\" <a@b.example>");
        addresses.forEach((what, address) ->
                add("from: " + what, "From: " + address + "\r\nTo: " + address + "\r\n\r\nGuten Tag"));
        headers("500 recipients", "To: " + "a@b.example, ".repeat(500) + "c@d.example");
        headers("5,000 recipients", "To: " + "a@b.example, ".repeat(5_000) + "c@d.example");
        add("several senders", FROM + FROM + FROM + "Subject: x\r\n\r\nGuten Tag");
        headers("another address for answers", "Reply-To: boese@andere.example\r\nReturn-Path: <dritte@x.example>");
        headers("an empty address for answers", "Reply-To: \r\nReturn-Path: ");
    }

    private void names() {
        headers("no name of its own", "Subject: x");
        headers("two names", "Message-ID: <a@b>\r\nMessage-ID: <c@d>");
        headers("a name of 2,000 characters", "Message-ID: <" + "a".repeat(2_000) + "@b>");
        headers("a name without brackets", "Message-ID: abc");
        headers("an empty name", "Message-ID: <>");
        headers("a name of blanks", "Message-ID: <   >");
        headers("a name with NUL", "Message-ID: <a\0b@c>");
        headers("answers itself", "Message-ID: <selbst@x>\r\nIn-Reply-To: <selbst@x>");
        headers("answers 5,000 messages", "References: " + "<a@b> <c@d> ".repeat(2_500));
        headers("answers no name", "References: <<<>>> <\r\n> <> a@b\r\nIn-Reply-To: ???");
        headers("a made-up token", "To: info+w-" + "0".repeat(32) + "@weiche.test");
    }

    private void dates() {
        for (var date : List.of(
                "",
                "Thu, 1 Jan 1970 00:00:00 +0000",
                "Fri, 31 Dec 9999 23:59:59 +0000",
                "31 Feb 2026 10:00:00",
                "Thu, 26 Nov 2026 10:00:00 +9999",
                "gestern",
                "Thu, 26 Nov 2026 25:61:61 CET",
                "-1 -1 -1",
                "1".repeat(1_000),
                "Thu, 26 Nov 999999999999 10:00:00 +0000")) {
            headers("the date " + date.substring(0, Math.min(30, date.length())), "Date: " + date);
        }
    }

    private void bodies() {
        html("a script", "<script>alert(1)</script><p onclick=alert(1)>Guten Tag</p>");
        html("a link that runs", "<a href=\"javascript:alert(1)\">x</a><a href=\"data:text/html,x\">y</a>");
        html("a link that hides", "<a href=\"java\tscript:alert(1)\">x</a><a href=\" vbscript:x\">y</a>");
        html(
                "a picture that runs",
                "<img src=x onerror=alert(1)><img src=\"cid:self\"><img src=\"file:///etc/passwd\">");
        html("a picture of a share", "<img src=\"\\\\\\\\server\\share\\x.png\"><img src=\"smb://server/x\">");
        html("svg and math", "<svg><script>alert(1)</script></svg><math><mtext><style><img src=x onerror=alert(1)>");
        html("noscript and style", "<noscript><style></noscript><img src=x onerror=alert(1)></style></noscript>");
        html("a form", "<form action=https://x.example><input name=password><button>Anmelden</button></form>");
        html("frames", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe><frameset><frame src=x></frameset>");
        html(
                "a base",
                "<base href=\"https://x.example/\"><meta http-equiv=refresh content=\"0;url=https://x.example\">");
        html("a style that fetches", "<p style=\"background:url(https://x.example/a);color:red\">x</p>");
        html("a style over everything", "<div style=\"position:fixed;top:0;width:100%;height:100%\">x</div>");
        html(
                "a style that imports",
                "<style>@import url(https://x.example/a.css);</style><link rel=stylesheet href=x>");
        html("an object", "<object data=x></object><embed src=x><applet code=x></applet>");
        html("100,000 elements in each other", "<div>".repeat(100_000) + "x");
        html("100,000 attributes", "<p " + "a=b ".repeat(100_000) + ">x</p>");
        html("100,000 tables", "<table>".repeat(20_000));
        html("an element that never ends", "<p " + "x".repeat(100_000));
        html("half a comment", "<!-- <script>alert(1)</script>");
        html("conditional comments", "<!--[if gte mso 9]><script>alert(1)</script><![endif]-->Guten Tag");
        html("5 MB", "<p>Guten Tag</p>".repeat(330_000));
        html("a style bomb", "<style>" + "a{b:c}".repeat(100_000) + "</style>x");
        html("NUL within tags", "<scr\0ipt>alert(1)</scr\0ipt>");
        html("entities", "&#60;script&#62;alert(1)&#60;/script&#62; &#0; &#xD800; &#99999999;");
        html("nothing", "");
        add("5 MB of text", FROM + "\r\n\r\n" + "Guten Tag ".repeat(500_000));
        add("one line of 2 MB", FROM + "\r\n\r\n" + "x".repeat(2_000_000));
        add("blank lines", FROM + "\r\n\r\n" + "\r\n".repeat(200_000));
    }

    private void html(String what, String html) {
        add("html: " + what, FROM + "Content-Type: text/html; charset=utf-8\r\n\r\n" + html);
    }

    private void attachments() {
        for (var name : List.of(
                "/etc/passwd",
                "..\\..\\boot.ini",
                "\u00E2\u0080\u008B.htaccess",
                "a\0b.txt",
                "CON",
                "NUL.txt",
                "x".repeat(300) + ".pdf",
                "\u202Etxt.exe",
                ".",
                "..",
                " ",
                "a.svg",
                "a.html",
                "a.js",
                "=?utf-8?q?=00?=",
                "a:b?c*d")) {
            attachment("the name " + name.substring(0, Math.min(20, name.length())), name, "SW5oYWx0");
        }
        attachment("of no bytes", "leer.txt", "");
        attachment("of no base64", "kaputt.bin", "?!?!?!");
        attachment(
                "EICAR",
                "eicar.com",
                Base64.getEncoder()
                        .encodeToString("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
                                .getBytes(StandardCharsets.US_ASCII)));
        attachment("of 8 MB", "gross.bin", "QUFB\r\n".repeat(1_400_000));
        add(
                "the same attachment 60 times",
                multipart(
                        "; boundary=x",
                        ("--x\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nInhalt\r\n").repeat(60)
                                + "--x--"));
        card("a business card", "N:Muster;Max\r\nTEL:030 1\r\nEMAIL:max@x.example\r\nORG:Muster GmbH");
        card("a card of nothing", "");
        card("a card of 50,000 lines", "TEL:1\r\n".repeat(50_000));
        card("a card that never ends", "N:" + "a;".repeat(10_000));
    }

    private void attachment(String what, String name, String base64) {
        add(
                "attachment: " + what,
                multipart(
                        "; boundary=x",
                        "--x\r\n\r\nGuten Tag\r\n--x\r\nContent-Type: application/octet-stream; name=\"" + name
                                + "\"\r\nContent-Disposition: attachment; filename=\"" + name
                                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64 + "\r\n--x--"));
    }

    private void card(String what, String lines) {
        add(
                what,
                multipart(
                        "; boundary=x",
                        "--x\r\nContent-Type: text/vcard; name=karte.vcf\r\n\r\nBEGIN:VCARD\r\n" + lines
                                + "\r\nEND:VCARD\r\n--x--"));
    }
}
