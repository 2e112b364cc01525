package io.weiche.calendar;

import io.weiche.accounts.Language;
import io.weiche.kernel.RecordKind;
import io.weiche.records.RecordDirectory.Head;
import io.weiche.timeline.Activity;
import io.weiche.timeline.Agenda;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Activities as a file that calendars subscribe to. The same activities make the same bytes.
final class CalendarFile {
    /// Of what has a deadline only; anything shorter cannot be hit with a finger.
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final String AGAIN = "PT30M";
    private static final int LONGEST_DESCRIPTION = 2_000;

    private final String publicUrl;
    private final long account;
    private final Language language;

    CalendarFile(String publicUrl, long account, Language language) {
        this.publicUrl = publicUrl;
        this.account = account;
        this.language = language;
    }

    byte[] of(String accountName, List<Agenda.Entry> entries) {
        var lines = new ContentLines()
                .put("BEGIN", "VCALENDAR")
                .put("VERSION", "2.0")
                .put("PRODID", "-//Weiche//Weiche//EN")
                .put("CALSCALE", "GREGORIAN")
                .text("X-WR-CALNAME", "Weiche · " + accountName)
                .put("REFRESH-INTERVAL;VALUE=DURATION", AGAIN)
                .put("X-PUBLISHED-TTL", AGAIN);
        entries.forEach(entry -> write(lines, entry));
        if (entries.isEmpty()) {
            writeNothing(lines);
        }
        return lines.put("END", "VCALENDAR").bytes();
    }

    /// A calendar must have some component (RFC 5545, 3.6), and this one shows nothing.
    private static void writeNothing(ContentLines lines) {
        lines.put("BEGIN", "VTIMEZONE")
                .put("TZID", "Etc/UTC")
                .put("BEGIN", "STANDARD")
                .put("DTSTART", "19700101T000000")
                .put("TZOFFSETFROM", "+0000")
                .put("TZOFFSETTO", "+0000")
                .put("END", "STANDARD")
                .put("END", "VTIMEZONE");
    }

    private void write(ContentLines lines, Agenda.Entry entry) {
        var activity = entry.activity();
        var begin = activity.deadlineAt().toInstant();
        var end = activity.endsAt();
        var changed = activity.updatedAt().toInstant();
        lines.put("BEGIN", "VEVENT")
                .put("UID", "activity-" + account + "-" + activity.id() + "@weiche")
                .put("SEQUENCE", Integer.toString(activity.version()))
                .put("DTSTAMP", changed)
                .put("CREATED", activity.createdAt().toInstant())
                .put("LAST-MODIFIED", changed)
                .put("DTSTART", begin)
                .put("DTEND", end == null ? begin.plus(LENGTH) : end.toInstant())
                .text("SUMMARY", (activity.pending() ? "" : "✓ ") + activity.title())
                .text("DESCRIPTION", description(entry))
                .text("CATEGORIES", word(activity.type()))
                .put("URL", address(entry))
                .put("STATUS", "CONFIRMED")
                .put("TRANSP", takesTime(activity) ? "OPAQUE" : "TRANSPARENT");
        var place = activity.details().place();
        if (place != null) {
            lines.text("LOCATION", place);
        }
        if (activity.pending()) {
            activity.details().reminders().forEach(minutes -> ring(lines, activity, minutes));
        }
        lines.put("END", "VEVENT");
    }

    private static void ring(ContentLines lines, Activity activity, int minutesBefore) {
        lines.put("BEGIN", "VALARM")
                .put("ACTION", "DISPLAY")
                .put("TRIGGER;RELATED=START", minutesBefore == 0 ? "PT0S" : "-PT" + minutesBefore + "M")
                .text("DESCRIPTION", activity.title())
                .put("END", "VALARM");
    }

    /// Whether others should see the person as busy.
    private static boolean takesTime(Activity activity) {
        return activity.pending() && activity.type() == Activity.Type.MEETING;
    }

    /// Not every calendar shows the address an event has, so it stands among the words too.
    private String description(Agenda.Entry entry) {
        var records = entry.records().stream().map(this::named).collect(Collectors.joining("\n"));
        return Stream.of(shortened(entry.activity().description()), records, address(entry))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_DESCRIPTION
                ? Objects.requireNonNullElse(text, "")
                : text.substring(0, LONGEST_DESCRIPTION) + "…";
    }

    private String named(Head record) {
        return word(record.ref().kind()) + ": " + record.name();
    }

    private String address(Agenda.Entry entry) {
        return publicUrl
                + entry.records().stream()
                        .map(Head::ref)
                        .map(ref -> "/" + ref.kind().plural() + "/" + ref.id())
                        .findFirst()
                        .orElse("/activities");
    }

    private String word(Activity.Type type) {
        return switch (type) {
            case TODO -> language.pick("Aufgabe", "To-do");
            case CALL -> language.pick("Anruf", "Call");
            case MEETING -> language.pick("Termin", "Meeting");
            case EMAIL -> language.pick("E-Mail", "E-mail");
        };
    }

    private String word(RecordKind kind) {
        return switch (kind) {
            case LEAD -> "Lead";
            case DEAL -> language.pick("Auftrag", "Deal");
            case CONTACT -> language.pick("Kontakt", "Contact");
            case COMPANY -> language.pick("Unternehmen", "Company");
        };
    }
}
