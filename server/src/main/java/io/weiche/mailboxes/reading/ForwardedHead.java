package io.weiche.mailboxes.reading;

import io.weiche.fields.MatchKeys;
import io.weiche.kernel.Texts;
import io.weiche.mailboxes.reading.ReadMail.Who;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The head of a message that mail programs write above what they send on: lines like `Von: Erika Muster
/// <erika@example.com>`, in German or English, quoted or not.
///
/// @param end so many lines of the text are gone when it ends
public record ForwardedHead(Who from, @Nullable String subject, int end) {
    private static final int MOST_LINES = 400;
    private static final int MOST_HEADS = 10;
    /// Long lists of recipients go on in the next lines.
    private static final int MOST_CONTINUED = 5;

    private static final Pattern LINE = Pattern.compile(
            "^[\\s>*_]*(von|from|betreff|subject|an|to|datum|date|gesendet|sent|cc|kopie|antwort an|reply-to)\\s*[*_]*:[*_]*\\s*(.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AROUND_NAME = Pattern.compile("^[\\s\"'*<(\\[]+|[\\s\"'*<(\\[]+$|(?i)mailto:");
    /// `<erika@example.com>`, `[mailto:erika@example.com]` and what Outlook makes of a link,
    /// `<erika@example.com<mailto:erika@example.com>>`.
    private static final Pattern IN_BRACKETS = Pattern.compile(
            "(?i)[<\\[](?:mailto:)?+([\\p{L}\\p{N}._%+\\-=&~!#$/?^{|}]++@[^\\s<>\\[\\]@]++)(?=[<>\\]])");
    private static final Pattern QUOTE = Pattern.compile("^[\\s>]+");

    private enum Part {
        FROM,
        SUBJECT,
        TO,
        DATE,
        OTHER
    }

    private static final Map<String, Part> PARTS = Map.ofEntries(
            Map.entry("von", Part.FROM),
            Map.entry("from", Part.FROM),
            Map.entry("betreff", Part.SUBJECT),
            Map.entry("subject", Part.SUBJECT),
            Map.entry("an", Part.TO),
            Map.entry("to", Part.TO),
            Map.entry("datum", Part.DATE),
            Map.entry("date", Part.DATE),
            Map.entry("gesendet", Part.DATE),
            Map.entry("sent", Part.DATE));

    /// The last one to send it on comes first: whoever sends on what was sent on before sends on the last message.
    /// Where a head names nobody, those below it are of older messages and say nothing.
    static List<ForwardedHead> all(String text) {
        var lines = text.lines().limit(MOST_LINES).toList();
        var heads = new ArrayList<ForwardedHead>();
        var head = new Reading();
        for (int at = 0; at < lines.size() && heads.size() < MOST_HEADS; at++) {
            var line = lines.get(at);
            if (head.endsBefore(line)) {
                var done = head.done();
                if (done.isEmpty()) {
                    return heads;
                }
                heads.add(done.get());
                head = new Reading();
            }
            head.take(line, at);
        }
        head.done().ifPresent(heads::add);
        return heads;
    }

    /// What was sent on, without what others wrote above it.
    ///
    /// @param writer who wrote it
    /// @return empty when no head names the writer
    public static Optional<String> below(String text, String writer) {
        return all(text).stream()
                .filter(head -> head.from().address().equalsIgnoreCase(writer))
                .findFirst()
                .map(head -> text.lines()
                        .skip(head.end())
                        .dropWhile(line -> QUOTE.matcher(line).replaceFirst("").isBlank())
                        .collect(Collectors.joining("\n")));
    }

    /// Lines of a head, as far as they have come.
    private static final class Reading {
        private final Map<Part, String> values = new EnumMap<>(Part.class);
        private @Nullable Part last;
        private int continued;
        private int end;

        boolean complete() {
            return values.containsKey(Part.FROM)
                    && List.of(Part.SUBJECT, Part.TO, Part.DATE).stream()
                                    .filter(values::containsKey)
                                    .count()
                            >= 2;
        }

        boolean endsBefore(String line) {
            return complete()
                    && !LINE.matcher(line).matches()
                    && (QUOTE.matcher(line).replaceFirst("").isBlank() || continued >= MOST_CONTINUED);
        }

        void take(String line, int at) {
            var found = LINE.matcher(line);
            var rest = QUOTE.matcher(line).replaceFirst("").strip();
            if (found.matches()) {
                var part = PARTS.getOrDefault(found.group(1).toLowerCase(Locale.ROOT), Part.OTHER);
                values.putIfAbsent(part, found.group(2).strip());
                last = part;
                continued = 0;
                end = at + 1;
            } else if (last != null && !rest.isEmpty()) {
                goOn(last, rest, at);
            }
        }

        /// What stands below a name belongs to it, if nothing stood beside it; too much of it is no head.
        private void goOn(Part part, String rest, int at) {
            if (++continued > MOST_CONTINUED && !complete()) {
                values.clear();
                last = null;
                continued = 0;
            } else if (values.getOrDefault(part, "").isEmpty()) {
                values.put(part, rest);
                end = at + 1;
            }
        }

        Optional<ForwardedHead> done() {
            if (!complete()) {
                return Optional.empty();
            }
            var subject = MailText.line(values.get(Part.SUBJECT), Texts.TITLE);
            return who(values.getOrDefault(Part.FROM, "")).map(from -> new ForwardedHead(from, subject, end));
        }
    }

    /// `Erika Muster <erika@example.com>`, `"Muster, Erika" [mailto:erika@example.com]` and the like.
    private static Optional<Who> who(String value) {
        var line = MailText.line(value, 1_000);
        if (line == null) {
            return Optional.empty();
        }
        // everybody may call themselves by the address of others; the real one stands behind the name
        var last = IN_BRACKETS.matcher(line).results().reduce((_, next) -> next);
        return last.isPresent()
                ? who(line.substring(0, last.get().start()), last.get().group(1))
                : withoutBrackets(line);
    }

    private static Optional<Who> withoutBrackets(String line) {
        var at = line.indexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        var from = at;
        while (from > 0 && isOfAddress(line.charAt(from - 1))) {
            from--;
        }
        var to = at + 1;
        while (to < line.length() && isOfAddress(line.charAt(to))) {
            to++;
        }
        return who(line.substring(0, from), line.substring(from, to));
    }

    /// @param before what stands before the address
    private static Optional<Who> who(String before, String address) {
        if (address.length() > Texts.EMAIL || MatchKeys.email(address) == null) {
            return Optional.empty();
        }
        var name = before;
        for (var longer = ""; !longer.equals(name); ) {
            longer = name;
            name = AROUND_NAME.matcher(name).replaceAll("");
            if (name.toLowerCase(Locale.ROOT).endsWith("<" + address.toLowerCase(Locale.ROOT))) {
                name = name.substring(0, name.length() - address.length());
            }
        }
        return Optional.of(new Who(name.contains("@") ? null : MailText.line(name, Texts.NAME), address));
    }

    private static boolean isOfAddress(char one) {
        return Character.isLetterOrDigit(one) || "._%+-=&~!#$/?^{|}".indexOf(one) >= 0;
    }
}
