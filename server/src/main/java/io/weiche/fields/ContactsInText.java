package io.weiche.fields;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import io.weiche.kernel.BadInput;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds e-mail addresses and phone numbers in what somebody wrote, in whatever spelling people use.
public final class ContactsInText {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}[\\p{L}]{2,24}"
                    + "(?![\\p{L}\\p{N}-])");
    /// Whoever writes more than this does not introduce themselves.
    private static final int LONGEST = 10_000;

    private static final int MOST = 5;

    private ContactsInText() {}

    /// In the order of the text, e-mails first; each once.
    ///
    /// @param country numbers without a country code are numbers of this country
    public static ContactPoints find(String text, String country) {
        var folded =
                Normalizer.normalize(text.length() > LONGEST ? text.substring(0, LONGEST) : text, Normalizer.Form.NFKC);
        var found = new ArrayList<ContactPoint>();
        EMAIL.matcher(folded)
                .results()
                .limit(MOST)
                .forEach(hit -> add(found, ContactPoint.Type.EMAIL, hit.group(), country));
        // digits of an address are no number
        var rest = EMAIL.matcher(folded).replaceAll(" ");
        for (var hit : PHONES.findNumbers(rest, country, Leniency.VALID, 500)) {
            add(found, ContactPoint.Type.PHONE, hit.rawString(), country);
        }
        return new ContactPoints(found);
    }

    private static void add(List<ContactPoint> found, ContactPoint.Type type, String value, String country) {
        try {
            var point = ContactPointInput.create("text", null, type, null, value, country);
            var known = point == null
                    || found.stream()
                            .anyMatch(one -> one.value().equals(point.value())
                                    || one.matchKey() != null && one.matchKey().equals(point.matchKey()));
            if (!known && found.size() < 2 * MOST) {
                found.add(point);
            }
        } catch (BadInput e) {
            // looks like one and is none
        }
    }
}
