package io.weiche.forms.web;

import io.weiche.accounts.Language;

/// What the page of a form says.
final class FormTexts {
    private final Language language;

    FormTexts(Language language) {
        this.language = language;
    }

    String send() {
        return language.pick("Absenden", "Send");
    }

    String thanks() {
        return language.pick("Vielen Dank!", "Thank you!");
    }

    String goOn() {
        return language.pick("Weiter", "Continue");
    }

    String choose() {
        return language.pick("Bitte wählen", "Please choose");
    }

    String required() {
        return language.pick("Pflichtangabe", "required");
    }

    String needsScript() {
        return language.pick(
                "Dieses Formular braucht JavaScript, damit es vor Werbung geschützt ist.",
                "This form needs JavaScript, which protects it from spam.");
    }

    String more() {
        return language.pick(
                "Nach Ihren Angaben fehlt noch etwas. Bitte ergänzen Sie die neuen Felder.",
                "After what you entered, something more is needed. Please fill in the new fields.");
    }

    String fileLost() {
        return language.pick(
                "Ihre Datei konnte nicht gespeichert werden. Bitte schicken Sie sie auf anderem Weg.",
                "Your file could not be stored. Please send it in another way.");
    }

    String somethingWrong() {
        return language.pick("Bitte prüfen Sie Ihre Angaben.", "Please check what you entered.");
    }

    /// What is wrong with the whole page.
    String again(String code) {
        return switch (code) {
            case "too-many" ->
                language.pick(
                        "Zu viele Anfragen. Bitte versuchen Sie es in zehn Minuten noch einmal.",
                        "Too many inquiries. Please try again in ten minutes.");
            case "too-large" ->
                language.pick(
                        "Die Dateien sind zu groß. Zusammen dürfen es höchstens 10 MB sein.",
                        "The files are too large. Together they may have at most 10 MB.");
            case "no-work" -> needsScript();
            default ->
                language.pick("Bitte senden Sie das Formular noch einmal ab.", "Please send the form once more.");
        };
    }

    /// What is wrong with one field.
    String error(String code) {
        return switch (code) {
            case "required" -> language.pick("Bitte ausfüllen.", "Please fill this in.");
            case "no-contact-point" ->
                language.pick(
                        "Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.",
                        "Please give an e-mail address or a phone number.");
            case "not-an-email" ->
                language.pick("Diese E-Mail-Adresse ist nicht vollständig.", "This e-mail address is not complete.");
            case "not-a-link" -> language.pick("Bitte geben Sie eine Webadresse ein.", "Please enter a web address.");
            case "not-a-number" -> language.pick("Bitte geben Sie eine Zahl ein.", "Please enter a number.");
            case "not-a-date" -> language.pick("Bitte geben Sie ein Datum ein.", "Please enter a date.");
            case "unknown-option" -> language.pick("Bitte wählen Sie etwas aus.", "Please choose something.");
            case "too-long" -> language.pick("Das ist zu lang.", "This is too long.");
            case "too-many-decimals" -> language.pick("Zu viele Nachkommastellen.", "Too many decimals.");
            case "consent-changed" ->
                language.pick(
                        "Der Text wurde inzwischen geändert. Bitte lesen Sie ihn noch einmal.",
                        "The text has changed meanwhile. Please read it once more.");
            default -> language.pick("Diese Angabe kann nicht gelesen werden.", "This cannot be read.");
        };
    }
}
