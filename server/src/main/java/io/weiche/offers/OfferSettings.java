package io.weiche.offers;

import io.weiche.accounts.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How an account writes its offers.
///
/// @param numberPrefix stands before year and number: `A` makes A-2026-0007
/// @param validDays for how many days an offer holds
/// @param texts of each language
public record OfferSettings(int version, String numberPrefix, int validDays, Map<Language, Words> texts) {
    public OfferSettings {
        texts = Map.copyOf(texts);
    }

    /// @param opening stands before the positions
    /// @param closing stands behind the sums
    /// @param taxNote stands below the sums
    public record Words(
            @Nullable String opening,
            @Nullable String closing,
            @Nullable String taxNote) {}

    private static final Words GERMAN = new Words("""
            Sehr geehrte Damen und Herren,

            vielen Dank für Ihr Interesse. Gern bieten wir Ihnen an:""", """
            Haben Sie Fragen, sind wir gern für Sie da. Wir freuen uns auf Ihren Auftrag.

            Mit freundlichen Grüßen""", null);

    private static final Words ENGLISH = new Words("""
            Dear Sir or Madam,

            Thank you for your interest. We are pleased to offer you the following:""", """
            If you have any questions, we are happy to help. We look forward to your order.

            Kind regards""", null);

    /// What an account begins with.
    static final OfferSettings BEGINNING = new OfferSettings(0, "A", 30, both(GERMAN, ENGLISH));

    private static Map<Language, Words> both(Words german, Words english) {
        return new EnumMap<>(Map.of(Language.DE, german, Language.EN, english));
    }

    public Words words(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    String number(int year, int serial) {
        return "%s-%d-%04d".formatted(numberPrefix, year, serial);
    }
}
