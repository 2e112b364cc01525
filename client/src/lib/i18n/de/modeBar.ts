/** What is read of the mode without opening it: in menus, in the top bar, above the leads. */
const modeBar = {
  title: "CRM-Modus",
  command: "CRM-Modus ändern",
  toReport: "Zum Bericht",
  attentionTitle_one: "Ein Lead braucht Aufmerksamkeit",
  attentionTitle_other: "{{n}} Leads brauchen Aufmerksamkeit",
  attentionText:
    "Sie sind noch offen, weil sie nicht umgewandelt werden konnten oder ihre Umwandlung zurückgenommen wurde.",
  attentionShow: "Anzeigen",
  attentionRetry: "Alle erneut umwandeln",
  pill: "Moduswechsel läuft, {{percent}} %",
  pillText: "Moduswechsel",
  pillPaused: "Moduswechsel angehalten, {{percent}} %",
  pillBack: "Moduswechsel wird zurückgenommen, {{percent}} %",
  pillBackText: "Rücknahme",
};
export default modeBar;
