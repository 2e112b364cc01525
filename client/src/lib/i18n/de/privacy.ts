const privacy = {
  title: "Datenschutz",
  export: "Auskunft",
  exportText:
    "Alles, was über diese Person gespeichert ist: Kontakt und Leads, Kommentare, Aktivitäten, Verlauf, Anfragen und die Namen der Dateien.",
  download: "Als Datei herunterladen",
  erase: "Endgültig löschen",
  eraseText: "Die Person wird überall gelöscht. Das lässt sich nicht zurücknehmen.",
  goes: "Kontakt, Leads, Anfragen im Wortlaut, Kommentare, Aktivitäten, Dateien und Verlauf werden gelöscht.",
  stays: "Aufträge bleiben mit Betrag und Phase für Ihre Auswertungen, aber ohne Titel, Texte und Kunden.",
  backups: "In Sicherungen bleibt die Person, bis diese überschrieben werden.",
  typeName: "Tippen Sie zur Bestätigung den Namen: {{name}}",
  otherName: "Das ist nicht der Name dieser Person.",
  eraseNow: "Person löschen",
  erased: "Person gelöscht",
};
export default privacy;
