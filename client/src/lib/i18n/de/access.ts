const access = {
  signIn: "Anmelden",
  signInTo: "Bei Weiche anmelden",
  email: "E-Mail",
  password: "Passwort",
  emailInvalid: "Bitte geben Sie eine E-Mail-Adresse ein",
  setupNeeded:
    "Hier ist noch kein Konto eingerichtet. Öffnen Sie den Einrichtungslink, den der Server beim ersten Start ausgegeben hat.",
  setupTitle: "Weiche einrichten",
  setupIntro: "In einer Minute bereit. Alles lässt sich später in den Einstellungen ändern.",
  toLogin: "Zur Anmeldung",
  setupInvalidTitle: "Dieser Link gilt nicht mehr",
  setupInvalidText:
    "Einrichtungslinks gelten nur einmal. Einen neuen gibt der Server beim Start aus, solange noch kein Konto besteht.",
  account: "Konto",
  accountName: "Name Ihres Unternehmens",
  country: "Land",
  language: "Sprache",
  timeZone: "Zeitzone",
  currency: "Währung",
  administrator: "Administrator",
  firstName: "Vorname",
  lastName: "Nachname",
  passwordHint: "Mindestens {{shortest}} Zeichen",
  demo: "Mit Beispieldaten füllen",
  demoHint: "Leads, Aufträge und Kontakte zum Ausprobieren",
  finish: "Einrichten und loslegen",
};
export default access;
