const exceptions = {
  title: "Ausnahmeliste",
  intro:
    "E-Mails und Anrufe von diesen Adressen und Nummern legen nichts an. Sie bleiben erhalten und lassen sich wiederherstellen. Formulare und Chats sind nicht betroffen; gelöscht wird nichts.",
  value: "E-Mail-Adresse oder Telefonnummer",
  reason: "Grund",
  add: "Eintragen",
  entries: "Eingetragen",
  remove: "{{name}} von der Liste nehmen",
  held: "Zurückgehalten",
  heldText: "Anfragen, aus denen nichts wurde, weil der Absender auf der Liste steht.",
  restore: "Wiederherstellen",
  restored: "Die Anfrage ist im Eingang",
};
export default exceptions;
