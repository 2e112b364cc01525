package io.weiche.offers.paper;

import io.weiche.accounts.Language;
import io.weiche.kernel.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words and numbers of a paper in its language.
record Wording(Language language, String currency) {
    private String pick(String german, String english) {
        return language.pick(german, english);
    }

    private Locale locale() {
        return language.locale();
    }

    String title(@Nullable String number) {
        return number == null ? pick("Angebot (Entwurf)", "Offer (draft)") : pick("Angebot ", "Offer ") + number;
    }

    String number() {
        return pick("Angebotsnummer", "Offer number");
    }

    String draft() {
        return pick("Entwurf", "Draft");
    }

    String date() {
        return pick("Datum", "Date");
    }

    String validUntil() {
        return pick("Gültig bis", "Valid until");
    }

    String replaces() {
        return pick("Ersetzt Angebot", "Replaces offer");
    }

    String position() {
        return pick("Pos.", "No.");
    }

    String name() {
        return pick("Bezeichnung", "Description");
    }

    String quantity() {
        return pick("Menge", "Quantity");
    }

    String price() {
        return pick("Einzelpreis", "Unit price");
    }

    String discount() {
        return pick("Rabatt", "Discount");
    }

    String tax() {
        return pick("USt.", "VAT");
    }

    /// @param gross with the tax in it
    String amount(boolean gross) {
        return gross ? pick("Brutto " + currency, "Gross " + currency) : pick("Netto " + currency, "Net " + currency);
    }

    String taxIncluded() {
        return pick("inkl. USt.", "incl. VAT");
    }

    String net() {
        return pick("Summe netto", "Net total");
    }

    String taxOf(BigDecimal rate, BigDecimal net) {
        return pick("USt. %s auf %s", "VAT %s on %s").formatted(percent(rate), plain(net));
    }

    String total() {
        return pick("Gesamtbetrag", "Total");
    }

    String page(int page, int pages) {
        return pick("Seite %d von %d", "Page %d of %d").formatted(page, pages);
    }

    String bank() {
        return pick("Bankverbindung", "Bank details");
    }

    String registered(String name) {
        return switch (name) {
            case "VAT_ID" -> pick("USt-IdNr.", "VAT ID");
            case "TAX_NUMBER" -> pick("Steuernr.", "Tax number");
            case "REGISTER" -> pick("Register", "Register");
            case "COURT" -> pick("Registergericht", "Court of registry");
            default -> name;
        };
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(pick("dd.MM.yyyy", "d MMMM yyyy"), locale())
                .format(day);
    }

    /// An amount without its currency, with the decimals the currency has.
    String plain(BigDecimal amount) {
        return decimals(Money.decimals(currency), Money.decimals(currency)).format(amount);
    }

    String money(BigDecimal amount) {
        return plain(amount) + "\u00A0" + currency;
    }

    String count(BigDecimal quantity) {
        return decimals(0, 4).format(quantity);
    }

    String percent(BigDecimal percent) {
        return decimals(0, 4).format(percent) + pick("\u00A0%", "%");
    }

    private NumberFormat decimals(int least, int most) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setParseBigDecimal(true);
        return format;
    }
}
