package io.weiche.fields;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.weiche.kernel.Texts;
import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The forms in which contact points are compared (crm.md 12.3).
///
/// Phones: E.164 in the account's country, extensions dropped; what cannot be read is compared by its digits.
/// E-mails: Unicode-folded. Keys of different types never collide: `+49…`, `d:…`, `…@…`, `m:…`.
public final class MatchKeys {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final int MAX_PHONE_LENGTH = 100;
    private static final int MIN_DIGITS = 5;
    private static final int MAX_KEY_LENGTH = 254;

    private MatchKeys() {}

    public static @Nullable String of(ContactPoint.Type type, String value, String country) {
        return switch (type) {
            case PHONE -> phone(value, country);
            case EMAIL -> email(value);
            case MESSENGER -> limited("m:" + Texts.matchKey(value));
            case WEBSITE -> null;
        };
    }

    /// @return E.164, `d:` and digits when the number cannot be read, or null when nothing can be compared
    public static @Nullable String phone(String value, String country) {
        if (value.length() > MAX_PHONE_LENGTH) {
            return null;
        }
        try {
            var number = PHONES.parse(value, country);
            // 110 and the like belong to nobody
            if (Long.toString(number.getNationalNumber()).length() < MIN_DIGITS) {
                return null;
            }
            if (PHONES.isPossibleNumber(number)) {
                return PHONES.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            // not a number libphonenumber can read: its digits have to do
        }
        var digits = value.codePoints()
                .filter(Character::isDigit)
                .map(Character::getNumericValue)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append);
        return digits.length() < MIN_DIGITS ? null : "d:" + digits;
    }

    /// True when the key is a full international number.
    public static boolean isNormalisedPhone(@Nullable String key) {
        return key != null && key.startsWith("+");
    }

    public static @Nullable String email(String value) {
        var folded = Texts.matchKey(value);
        int at = folded.lastIndexOf('@');
        if (at < 1 || at == folded.length() - 1) {
            return null;
        }
        return limited(folded.substring(0, at + 1) + domain(folded.substring(at + 1)));
    }

    private static String domain(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    private static @Nullable String limited(String key) {
        return key.length() > MAX_KEY_LENGTH ? null : key;
    }
}
