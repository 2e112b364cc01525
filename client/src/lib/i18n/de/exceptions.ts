const exceptions = {
  title: "Ausnahmeliste",
  intro:
    "E-Mails und Anrufe von diesen Adressen und Nummern legen nichts an. Sie bleiben erhalten und lassen sich wiederherstellen. Formulare und Chats sind nicht betroffen; gelöscht wird nichts.",
  value: "E-Mail-Adresse oder Telefonnummer",
  reason: "Grund",
  add: "Eintragen",
  fromCard: "Auf die Ausnahmeliste …",
  pick: "Auf die Ausnahmeliste setzen",
  pickHint: "Neue E-Mails und Anrufe von dort legen nichts mehr an. Gelöscht wird nichts.",
  noValues: "Hier ist weder eine Telefonnummer noch eine E-Mail-Adresse bekannt.",
  added_one: "Steht auf der Ausnahmeliste",
  added_other: "{{count}} Einträge stehen auf der Ausnahmeliste",
  entries: "Eingetragen",
  remove: "{{name}} von der Liste nehmen",
  held: "Zurückgehalten",
  heldText: "Anfragen, aus denen nichts wurde, weil der Absender auf der Liste steht.",
  restore: "Wiederherstellen",
  restored: "Die Anfrage ist im Eingang",
};
export default exceptions;
