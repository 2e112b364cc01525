package io.weiche.requisites;

import io.weiche.kernel.BadInput;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as authorities and banks give them out, in one normal form: no separators, upper case.
final class PaperNumbers {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-]+");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Pattern ANY_VAT_ID = Pattern.compile("[A-Z0-9]{2,20}");
    private static final int CHECKED = 97;
    private static final int GERMAN_IBAN = 22;

    /// What follows the prefix of a member state.
    private static final Map<String, Pattern> VAT_IDS = vatIds(
            "AT=U[0-9]{8}",
            "BE=[01][0-9]{9}",
            "BG=[0-9]{9,10}",
            "CY=[0-9]{8}[A-Z]",
            "CZ=[0-9]{8,10}",
            "DE=[0-9]{9}",
            "DK=[0-9]{8}",
            "EE=[0-9]{9}",
            "EL=[0-9]{9}",
            "ES=[A-Z0-9][0-9]{7}[A-Z0-9]",
            "FI=[0-9]{8}",
            "FR=[A-Z0-9]{2}[0-9]{9}",
            "HR=[0-9]{11}",
            "HU=[0-9]{8}",
            "IE=[A-Z0-9]{8,9}",
            "IT=[0-9]{11}",
            "LT=[0-9]{9}([0-9]{3})?",
            "LU=[0-9]{8}",
            "LV=[0-9]{11}",
            "MT=[0-9]{8}",
            "NL=[A-Z0-9]{12}",
            "PL=[0-9]{10}",
            "PT=[0-9]{9}",
            "RO=[0-9]{2,10}",
            "SE=[0-9]{12}",
            "SI=[0-9]{8}",
            "SK=[0-9]{10}",
            "XI=[A-Z0-9]{5,12}");

    private PaperNumbers() {}

    private static Map<String, Pattern> vatIds(String... lines) {
        var patterns = new HashMap<String, Pattern>();
        for (var line : lines) {
            patterns.put(line.substring(0, 2), Pattern.compile(line.substring(3)));
        }
        return Map.copyOf(patterns);
    }

    private static String normal(String typed) {
        return SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    static String iban(String field, String typed) {
        var iban = normal(typed);
        if (!IBAN.matcher(iban).matches() || iban.startsWith("DE") && iban.length() != GERMAN_IBAN) {
            throw BadInput.of(field, "not-an-iban", "This is not an IBAN like DE89 3704 0044 0532 0130 00.");
        }
        if (remainder(iban.substring(4) + iban.substring(0, 4)) != 1) {
            throw BadInput.of(field, "wrong-checksum", "The check digits do not fit: something is mistyped.");
        }
        return iban;
    }

    /// ISO 7064, 97-10: letters count from ten.
    private static int remainder(String text) {
        int rest = 0;
        for (int at = 0; at < text.length(); at++) {
            int value = Character.digit(text.charAt(at), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % CHECKED;
        }
        return rest;
    }

    static @Nullable String bic(String field, @Nullable String typed) {
        if (typed == null) {
            return null;
        }
        var bic = normal(typed);
        if (!BIC.matcher(bic).matches()) {
            throw BadInput.of(field, "not-a-bic", "A BIC has 8 or 11 letters and digits, like COBADEFFXXX.");
        }
        return bic;
    }

    /// Those of countries we do not know are taken as they are.
    static @Nullable String vatId(String field, @Nullable String typed) {
        if (typed == null) {
            return null;
        }
        var id = normal(typed);
        var form = id.length() < 2 ? null : VAT_IDS.get(id.substring(0, 2));
        if (!ANY_VAT_ID.matcher(id).matches()
                || form != null && !form.matcher(id.substring(2)).matches()) {
            throw BadInput.of(field, "not-a-vat-id", "This is not a VAT id of its country, like DE123456789.");
        }
        return id;
    }
}
