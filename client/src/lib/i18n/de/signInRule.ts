const signInRule = {
  text: "Ein Code vom Telefon oder ein Passkey. Wer ihn haben muss und noch keinen hat, richtet ihn bei der nächsten Gelegenheit ein.",
  whom: "Wer einen zweiten Faktor haben muss",
  NOBODY: { name: "Niemand", text: "Jede Person entscheidet für sich." },
  SETTINGS: { name: "Wer Einstellungen ändern darf", text: "Administratoren und Rollen mit diesem Recht" },
  EVERYBODY: { name: "Alle", text: "Auch Sie selbst. Programme mit API-Token sind davon nicht betroffen." },
  neededTitle: "Richten Sie einen zweiten Faktor ein",
  neededText:
    "Dieses Konto verlangt nach dem Passwort noch einen Code. Haben Sie einen Passkey, melden Sie sich ab und damit wieder an.",
  removeFactor: "Zweiten Faktor entfernen",
  removeFactorQuestion:
    "Für verlorene Geräte: {{name}} meldet sich danach nur mit dem Passwort an. Auch Passkeys und Wiederherstellungscodes gelten nicht mehr.",
  factorRemoved: "Zweiter Faktor von {{name}} entfernt",
  noFactor: "{{name}} hat keinen zweiten Faktor und keinen Passkey.",
  otherAccounts: "Diese Person gehört auch zu anderen Konten. Dann kann nur der Betreiber helfen.",
};
export default signInRule;
