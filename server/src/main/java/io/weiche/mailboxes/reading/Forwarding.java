package io.weiche.mailboxes.reading;

import io.weiche.fields.MatchKeys;
import io.weiche.kernel.Texts;
import io.weiche.mailboxes.reading.ReadMail.Forward;
import io.weiche.mailboxes.reading.ReadMail.Original;
import io.weiche.mailboxes.reading.ReadMail.Who;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads who wrote a message first that was sent on to a secret address of ours. Whoever typed that address sent it on
/// by hand: then the writer stands in the message. Where it stands on the envelope alone, a server sent it on, and the
/// writer is still its sender.
final class Forwarding {
    private static final List<String> ENVELOPE =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Forwarded-To", "Resent-To");
    private static final Pattern TOKEN = Pattern.compile("\\+f-([0-9a-f]{32})@", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARK = Pattern.compile("(?i)^(?:\\s*(?:fwd?|wg|weitergeleitet)\\s*:)+\\s*");

    private Forwarding() {}

    /// @param from its sender
    /// @param parts what the message is made of
    /// @param text what people read in it
    static @Nullable Forward read(MimeMessage message, Who from, Parts parts, String text, @Nullable String subject)
            throws MessagingException {
        var byHand = tokens(message, List.of("To", "Cc"));
        var byServer = tokens(message, ENVELOPE);
        if (byHand.isEmpty() && byServer.isEmpty()) {
            return null;
        }
        var tokens = Stream.of(byHand, byServer).flatMap(Set::stream).distinct().toList();
        var by = resender(message);
        if (byHand.isEmpty() || by != null) {
            var automatic = Automatic.of(message, from.address(), Automatic.isByRule(message));
            return new Forward(tokens, false, by, List.of(), subject, automatic);
        }
        var heads = ForwardedHead.all(text);
        var enclosed = enclosed(parts);
        var bearsMail = !heads.isEmpty() || enclosed.isPresent() || Automatic.isByRule(message);
        var automatic = Automatic.of(message, from.address(), bearsMail);
        // a message below a head may be a file of whoever wrote the one that was sent on
        var originals = Stream.concat(
                        heads.stream().map(head -> new Original(head.from(), head.subject(), automatic)),
                        enclosed.stream().filter(_ -> automatic == null))
                // whoever sends it on did not write it
                .filter(one -> !one.from().address().equalsIgnoreCase(from.address()))
                .map(one -> new Original(one.from(), unmarked(one.subject()), one.automatic()))
                .toList();
        return new Forward(tokens, true, null, originals, unmarked(subject), automatic);
    }

    private static @Nullable String unmarked(@Nullable String subject) {
        return subject == null ? null : MailText.line(MARK.matcher(subject).replaceFirst(""), Texts.TITLE);
    }

    private static Set<String> tokens(MimeMessage message, List<String> headers) throws MessagingException {
        var all = new LinkedHashSet<String>();
        for (var header : headers) {
            for (var who : Addresses.of(message, header)) {
                TOKEN.matcher(who.address().toLowerCase(Locale.ROOT))
                        .results()
                        .forEach(found -> all.add(found.group(1)));
            }
        }
        return all;
    }

    /// Whose server or program sent it on unchanged.
    private static @Nullable String resender(MimeMessage message) throws MessagingException {
        var resent = Addresses.of(message, "Resent-From").stream().findFirst();
        if (resent.isPresent()) {
            return resent.get().address();
        }
        // two addresses with a blank between them: from whom, and to whom
        var values = message.getHeader("X-Forwarded-For");
        return values == null
                ? null
                : Stream.of(MailText.storable(values[0], 2_000).strip().split("[\\s,]+"))
                        .filter(address -> MatchKeys.email(address) != null && address.length() <= Texts.EMAIL)
                        .findFirst()
                        .orElse(null);
    }

    /// A message that was sent on as a file.
    private static Optional<Original> enclosed(Parts parts) throws MessagingException {
        var inner = parts.enclosed == null ? null : MailReader.message(parts.enclosed);
        if (inner == null) {
            return Optional.empty();
        }
        var from = Addresses.of(inner, "From");
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(new Original(
                        from.getFirst(),
                        MailReader.subject(inner),
                        Automatic.of(inner, from.getFirst().address())));
    }

    /// Without the secret part, which nobody needs to see on a card, whichever mailbox it is of.
    static List<String> plain(List<String> addresses) {
        return addresses.stream()
                .map(address -> TOKEN.matcher(address).replaceAll("@"))
                .distinct()
                .toList();
    }
}
