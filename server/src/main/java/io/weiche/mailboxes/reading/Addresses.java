package io.weiche.mailboxes.reading;

import io.weiche.fields.MatchKeys;
import io.weiche.kernel.Texts;
import io.weiche.mailboxes.reading.ReadMail.Who;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses in the headers of a message, as far as they are some.
final class Addresses {
    private static final int MOST = 500;
    private static final int LONGEST_HEADER = 50_000;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}]");

    private Addresses() {}

    static List<Who> of(MimeMessage message, String header) throws MessagingException {
        var found = new ArrayList<Who>();
        var values = message.getHeader(header);
        for (var value : values == null ? new String[0] : values) {
            for (var address : parsed(MailText.storable(value, LONGEST_HEADER))) {
                var who = who(address);
                if (who != null && found.size() < MOST) {
                    found.add(who);
                }
            }
        }
        return found;
    }

    private static InternetAddress[] parsed(String header) {
        try {
            return InternetAddress.parseHeader(header, false);
        } catch (AddressException e) {
            return new InternetAddress[0];
        }
    }

    private static @Nullable Who who(InternetAddress address) {
        var raw = address.getAddress();
        if (raw == null) {
            return null;
        }
        // an invisible character makes two addresses look like one
        var plain = UNSEEN.matcher(MailText.storable(raw, 1_000)).replaceAll("");
        if (plain.length() > Texts.EMAIL || MatchKeys.email(plain) == null) {
            return null;
        }
        return new Who(MailText.line(address.getPersonal(), Texts.NAME), plain);
    }
}
