package io.weiche.imports;

import io.weiche.kernel.RecordKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// What a column can mean, beside fields the account has added. The codes are those of lists, so a file that was
/// exported finds its way back.
enum Target {
    /// What a record is called here: whose column it is says so, nobody guesses it from a name like "ID".
    ID("id", "Nummer in Weiche", "Number in Weiche", "", kinds(true, true, true, true)),
    TITLE("title", "Titel", "Title", "Name", kinds(true, true, false, true)),
    NAME(
            "name",
            "Name",
            "Name",
            "Voller Name|Full name|Ansprechpartner|Contact name|Vor- und Nachname",
            kinds(true, false, true, false)),
    HONORIFIC("honorific", "Anrede", "Salutation", "Honorific|Herr/Frau", kinds(true, false, true, false)),
    FIRST_NAME("firstName", "Vorname", "First name", "Given name|Rufname", kinds(true, false, true, false)),
    MIDDLE_NAME("middleName", "Zweiter Vorname", "Middle name", "Additional name", kinds(true, false, true, false)),
    LAST_NAME("lastName", "Nachname", "Last name", "Familienname|Surname|Family name", kinds(true, false, true, false)),
    COMPANY_TITLE(
            "companyTitle",
            "Unternehmensname",
            "Company name",
            "Firma|Firmenname|Company|Unternehmen|Organisation|Organization",
            kinds(true, false, false, false)),
    JOB_TITLE("jobTitle", "Position", "Job title", "Funktion|Rolle|Role|Beruf", kinds(true, false, true, false)),
    BIRTHDATE(
            "birthdate",
            "Geburtsdatum",
            "Date of birth",
            "Geburtstag|Birthday|Birthdate",
            kinds(true, false, true, false)),
    INDUSTRY("industry", "Branche", "Industry", "", kinds(false, false, false, true)),
    AMOUNT("amount", "Betrag", "Amount", "Summe|Wert|Value|Auftragswert|Umsatz", kinds(true, true, false, false)),
    CURRENCY("currency", "Währung", "Currency", "", kinds(true, true, false, false)),
    PIPELINE("pipelineId", "Verkaufspipeline", "Pipeline", "Trichter", kinds(false, true, false, false)),
    STAGE("stageId", "Phase", "Stage", "Status|Stufe", kinds(true, true, false, false)),
    PROBABILITY("probability", "Wahrscheinlichkeit", "Probability", "", kinds(false, true, false, false)),
    BEGIN_ON("beginOn", "Beginn am", "Begin date", "Beginn|Start date|Begins on", kinds(false, true, false, false)),
    CLOSE_ON(
            "closeOn",
            "Abschluss am",
            "Close date",
            "Abschlussdatum|Closes on|Expected close date",
            kinds(false, true, false, false)),
    SOURCE("sourceId", "Quelle", "Source", "Lead source|Herkunft|Kanal", kinds(true, true, true, true)),
    SOURCE_DESCRIPTION(
            "sourceDescription",
            "Zur Quelle",
            "About the source",
            "Source description",
            kinds(true, true, false, false)),
    COMMENTS(
            "comments",
            "Kommentar",
            "Comment",
            "Notiz|Notizen|Note|Notes|Bemerkung|Comments|Nachricht|Message|Beschreibung|Description",
            kinds(true, true, true, true)),
    RESPONSIBLE(
            "responsibleId",
            "Verantwortlich",
            "Responsible",
            "Verantwortlicher|Owner|Zuständig|Bearbeiter|Assigned to",
            kinds(true, true, true, true)),
    COMPANY(
            "companyId",
            "Unternehmen",
            "Company",
            "Firma|Firmenname|Company name|Organisation|Organization|Account|Kunde|Customer",
            kinds(true, true, true, false)),
    CONTACT(
            "contactId",
            "Kontakt",
            "Contact",
            "Ansprechpartner|Person|Kontakte|Contacts",
            kinds(true, true, false, false)),
    PHONE(
            "phone",
            "Telefon",
            "Phone",
            "Telefonnummer|Tel|Tel.|Rufnummer|Phone number|Festnetz|Telephone",
            kinds(true, false, true, true)),
    PHONE_MOBILE(
            "phoneMobile",
            "Mobiltelefon",
            "Mobile phone",
            "Mobil|Handy|Mobile|Cell|Mobilnummer",
            kinds(true, false, true, true)),
    PHONE_HOME("phoneHome", "Telefon privat", "Home phone", "Privat|Telefon (privat)", kinds(true, false, true, false)),
    PHONE_FAX("phoneFax", "Fax", "Fax", "Faxnummer|Telefax", kinds(true, false, true, true)),
    EMAIL(
            "email",
            "E-Mail",
            "E-mail",
            "Email|Mail|E-Mail-Adresse|Email address|E-mail address|E-Mail 1",
            kinds(true, false, true, true)),
    EMAIL_HOME(
            "emailHome",
            "E-Mail privat",
            "Home e-mail",
            "E-Mail 2|Private email|E-Mail (privat)",
            kinds(true, false, true, false)),
    WEBSITE("website", "Website", "Website", "Webseite|Internet|Homepage|URL|Web", kinds(true, false, true, true)),
    MESSENGER("messenger", "Messenger", "Messenger", "Chat|Skype|Telegram", kinds(true, false, true, true)),
    ADDRESS_STREET(
            "addressStreet",
            "Straße",
            "Street",
            "Adresse|Anschrift|Address|Strasse|Straße und Hausnummer|Street address",
            kinds(true, false, true, true)),
    ADDRESS_EXTRA("addressExtra", "Adresszusatz", "Address line 2", "Zusatz", kinds(true, false, true, true)),
    ADDRESS_POSTAL_CODE(
            "addressPostalCode",
            "PLZ",
            "Postal code",
            "Postleitzahl|Zip|Zip code|Postcode",
            kinds(true, false, true, true)),
    ADDRESS_CITY("addressCity", "Ort", "City", "Stadt|Town|Wohnort", kinds(true, false, true, true)),
    ADDRESS_DISTRICT("addressDistrict", "Bezirk", "District", "Kreis|County", kinds(true, false, true, true)),
    ADDRESS_STATE("addressState", "Bundesland", "State", "Region|Province|Kanton", kinds(true, false, true, true)),
    ADDRESS_COUNTRY("addressCountry", "Land", "Country", "Staat", kinds(true, false, true, true)),
    ADDRESS_COUNTRY_CODE(
            "addressCountryCode",
            "Ländercode",
            "Country code",
            "Länderkürzel|ISO country",
            kinds(true, false, true, true)),
    UTM_SOURCE("utmSource", "UTM-Quelle", "UTM source", "utm_source", kinds(true, true, false, false)),
    UTM_MEDIUM("utmMedium", "UTM-Medium", "UTM medium", "utm_medium", kinds(true, true, false, false)),
    UTM_CAMPAIGN("utmCampaign", "UTM-Kampagne", "UTM campaign", "utm_campaign", kinds(true, true, false, false)),
    UTM_CONTENT("utmContent", "UTM-Inhalt", "UTM content", "utm_content", kinds(true, true, false, false)),
    UTM_TERM("utmTerm", "UTM-Begriff", "UTM term", "utm_term", kinds(true, true, false, false));

    private static final Set<Target> SEVERAL =
            Set.of(PHONE, PHONE_MOBILE, PHONE_HOME, PHONE_FAX, EMAIL, EMAIL_HOME, WEBSITE, MESSENGER);

    private final String code;
    private final String german;
    private final String english;
    private final String aliases;
    private final Set<RecordKind> kinds;

    Target(String code, String german, String english, String aliases, Set<RecordKind> kinds) {
        this.code = code;
        this.german = german;
        this.english = english;
        this.aliases = aliases;
        this.kinds = kinds;
    }

    private static Set<RecordKind> kinds(boolean lead, boolean deal, boolean contact, boolean company) {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> switch (kind) {
                    case LEAD -> lead;
                    case DEAL -> deal;
                    case CONTACT -> contact;
                    case COMPANY -> company;
                })
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    static Optional<Target> of(RecordKind kind, String code) {
        return Arrays.stream(values())
                .filter(target -> target.code.equals(code) && target.kinds.contains(kind))
                .findFirst();
    }

    boolean fits(RecordKind kind) {
        return kinds.contains(kind);
    }

    /// Several columns may mean it: a person has more than one phone.
    boolean several() {
        return SEVERAL.contains(this);
    }

    /// Whether a column is taken for it by its name alone: numbers of other programs have the same names.
    boolean guessed() {
        return this != ID;
    }

    String code() {
        return code;
    }

    String german() {
        return german;
    }

    String english() {
        return english;
    }

    /// Other names people give it, parted by bars.
    String aliases() {
        return aliases;
    }
}
