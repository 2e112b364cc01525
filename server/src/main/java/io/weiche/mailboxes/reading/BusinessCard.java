package io.weiche.mailboxes.reading;

import io.weiche.kernel.Texts;
import io.weiche.mailboxes.reading.ReadMail.Card;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the first person of a business card (vCard 2.1 to 4.0), as far as a contact holds it.
final class BusinessCard {
    private static final int MOST_BYTES = 100_000;
    private static final int MOST_POINTS = 10;

    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String shownName;
    private @Nullable String company;
    private @Nullable String jobTitle;
    private final List<String> phones = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();

    private BusinessCard() {}

    static Optional<Card> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        // long lines go on in the next one, after a blank
        var text = new String(bytes, StandardCharsets.UTF_8).replaceAll("\\r?\\n[ \\t]", "");
        var card = new BusinessCard();
        for (var line : text.split("\\r?\\n", 2_000)) {
            if (line.strip().equalsIgnoreCase("END:VCARD")) {
                break;
            }
            card.take(line);
        }
        return card.result();
    }

    private void take(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            return;
        }
        var name = line.substring(0, colon).split(";", 2)[0].toUpperCase(Locale.ROOT);
        // a property may stand in a group: item1.EMAIL
        name = name.substring(name.lastIndexOf('.') + 1);
        var value = line.substring(colon + 1);
        switch (name) {
            case "N" -> {
                var parts = value.split(";", 4);
                lastName = shown(parts[0]);
                firstName = parts.length > 1 ? shown(parts[1]) : null;
            }
            case "FN" -> shownName = shown(value);
            case "ORG" -> company = shown(value.split(";", 2)[0]);
            case "TITLE" -> jobTitle = shown(value);
            case "TEL" -> add(phones, value.replaceFirst("^tel:", ""));
            case "EMAIL" -> add(emails, value.replaceFirst("^mailto:", ""));
            default -> {
                // nothing a contact holds
            }
        }
    }

    private static @Nullable String shown(String value) {
        var plain = value.replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\n", " ")
                .replace("\\\\", "\\");
        return MailText.line(plain, Texts.NAME);
    }

    private static void add(List<String> points, String value) {
        var point = MailText.line(value, Texts.EMAIL);
        if (point != null && points.size() < MOST_POINTS) {
            points.add(point);
        }
    }

    private Optional<Card> result() {
        var last = lastName == null && firstName == null ? shownName : lastName;
        if (last == null && firstName == null && emails.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Card(firstName, last, company, jobTitle, phones, emails));
    }
}
